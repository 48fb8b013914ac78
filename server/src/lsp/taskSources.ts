import type { TaskSource } from '../reports/taskTable.ts';
import { canonicalUri, nameOf, relativePath } from '../workspace/uri.ts';
import { clientUri, type Session } from './session.ts';

/** A draft with its links and its registry, named by URI as the client spells it. */
export async function taskSource(session: Session, given: string): Promise<TaskSource> {
  const { service } = session;
  const uri = canonicalUri(given);
  const { draft } = await service.document(uri);
  return { path: clientUri(session, uri), draft, trace: await service.trace(uri), organs: await service.organs(uri) };
}

/** The drafts of the workspace that a document belongs to, `null` for all folders; named by URI. */
export async function taskSources(session: Session, uri: string | null): Promise<readonly TaskSource[]> {
  const drafts = await session.service.drafts(uri === null ? null : canonicalUri(uri));
  return Promise.all(drafts.map((document) => taskSource(session, document.uri)));
}

/** The same named as people do: by the path from the workspace folder. */
export function withPaths(session: Session, sources: readonly TaskSource[]): readonly TaskSource[] {
  return sources.map((source) => {
    const paths = session.folders.flatMap((folder) => relativePath(folder, source.path) ?? []);
    return { ...source, path: paths[0] ?? nameOf(source.path) };
  });
}
