import type { DidChangeWorkspaceFoldersParams } from 'vscode-languageserver';
import { canonicalUri } from '../../workspace/uri.ts';
import type { Session } from '../session.ts';

/** Folders joined or left the workspace: project files are looked for anew. */
export function didChangeWorkspaceFolders(session: Session, { event }: DidChangeWorkspaceFoldersParams): void {
  const removed = new Set(event.removed.map((folder) => canonicalUri(folder.uri)));
  const added = event.added.map((folder) => canonicalUri(folder.uri));
  session.folders = [...new Set([...session.folders.filter((folder) => !removed.has(folder)), ...added])];
  session.service.configure({ folders: session.folders });
  session.scheduler.recheckAll();
}
