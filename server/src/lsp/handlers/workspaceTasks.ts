import { type WorkspaceTasksJson, workspaceTasksJson } from '../../reports/tasksJson.ts';
import type { WorkspaceTasksParams } from '../protocol.ts';
import type { Session } from '../session.ts';
import { taskSources } from '../taskSources.ts';

/** Answers `workpoints/workspaceTasks`; documents are named by URI. */
export async function workspaceTasks(
  session: Session,
  { uri, unit }: WorkspaceTasksParams,
): Promise<WorkspaceTasksJson> {
  const sources = await taskSources(session, uri ?? null);
  return workspaceTasksJson(sources, { language: session.client.language, unit: unit ?? null });
}
