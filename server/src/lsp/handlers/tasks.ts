import { type TasksFileJson, tasksFileJson } from '../../reports/tasksJson.ts';
import type { TasksParams } from '../protocol.ts';
import type { Session } from '../session.ts';
import { taskSource } from '../taskSources.ts';

/** Answers `workpoints/tasks`; the document is named by URI. */
export async function tasks(session: Session, { uri, unit }: TasksParams): Promise<TasksFileJson> {
  return tasksFileJson(await taskSource(session, uri), { language: session.client.language, unit: unit ?? null });
}
