import type { DidChangeTextDocumentParams } from 'vscode-languageserver';
import { canonicalUri } from '../../workspace/uri.ts';
import type { Session } from '../session.ts';

/** Follows the edits of an open document; edits of one that is not open are left alone. */
export function didChange({ documents, service, scheduler }: Session, params: DidChangeTextDocumentParams): void {
  const { textDocument, contentChanges } = params;
  const uri = canonicalUri(textDocument.uri);
  const affected = service.dependents(uri).map(canonicalUri);
  const changed = documents.change(uri, textDocument.version, contentChanges);
  if (!changed?.isDraft) return;
  service.update(changed.uri, changed.text);
  scheduler.edited(uri, affected);
}
