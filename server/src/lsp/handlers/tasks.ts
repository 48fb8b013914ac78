import { type TasksFileJson, tasksFileJson } from '../../reports/tasksJson.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { clientUri, draftOf, type Session } from '../session.ts';

/** Answers `workpoints/tasks`; the document is named by URI. */
export async function tasks(session: Session, { uri }: { readonly uri: string }): Promise<TasksFileJson> {
  return tasksFileJson(clientUri(session, canonicalUri(uri)), await draftOf(session, uri));
}
