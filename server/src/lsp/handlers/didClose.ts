import type { DidCloseTextDocumentParams } from 'vscode-languageserver';
import { isDraftName } from '../../workspace/names.ts';
import { canonicalUri, nameOf, relativePath } from '../../workspace/uri.ts';
import type { Session } from '../session.ts';

/** Gives a document back to the host. Its findings stay only where the workspace holds it and its name makes it a draft. */
export function didClose(
  { documents, service, scheduler, folders }: Session,
  { textDocument }: DidCloseTextDocumentParams,
): void {
  const uri = canonicalUri(textDocument.uri);
  const open = documents.get(uri);
  if (!open) return;
  documents.close(uri);
  if (!open.isDraft) return;
  const before = service.dependents(uri);
  service.release(open.uri);
  const inWorkspace = folders.some((folder) => relativePath(folder, uri) !== null);
  const affected = [...before, ...service.dependents(uri)].map(canonicalUri);
  scheduler.closed(uri, affected, inWorkspace && isDraftName(nameOf(uri)));
}
