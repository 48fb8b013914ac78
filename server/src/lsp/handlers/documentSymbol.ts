import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { documentSymbols } from '../../features/documentSymbols.ts';
import { toDocumentSymbol, toSymbolInformation } from '../proto.ts';
import { clientUri, draftOf, type Session } from '../session.ts';

/** Answers `textDocument/documentSymbol`: a tree, or a list for clients that know no tree. */
export async function documentSymbol(
  session: Session,
  { textDocument }: DocumentSymbolParams,
): Promise<DocumentSymbol[] | SymbolInformation[]> {
  const draft = await draftOf(session, textDocument.uri);
  const entries = documentSymbols(draft);
  if (session.client.hierarchicalSymbols) return entries.map((entry) => toDocumentSymbol(draft.lines, entry));
  const uri = clientUri(session, textDocument.uri);
  return entries.flatMap((entry) => toSymbolInformation(uri, draft.lines, entry));
}
