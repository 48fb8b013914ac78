import type { DidOpenTextDocumentParams } from 'vscode-languageserver';
import { canonicalUri } from '../../workspace/uri.ts';
import type { Session } from '../session.ts';

/** Takes over a document from the editor and checks it at once, and with it the drafts that depend on it. */
export function didOpen({ documents, service, scheduler }: Session, { textDocument }: DidOpenTextDocumentParams): void {
  const uri = canonicalUri(textDocument.uri);
  const opened = documents.open(textDocument.uri, textDocument.languageId, textDocument.version, textDocument.text);
  if (!opened.isDraft) return;
  service.update(textDocument.uri, opened.text);
  scheduler.opened(uri);
}
