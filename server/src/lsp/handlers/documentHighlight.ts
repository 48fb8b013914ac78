import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import { documentHighlights } from '../../features/documentHighlights.ts';
import { fromPosition, toRange } from '../proto.ts';
import { draftOf, type Session } from '../session.ts';

/** Answers `textDocument/documentHighlight`. */
export async function documentHighlight(
  session: Session,
  { textDocument, position }: DocumentHighlightParams,
): Promise<DocumentHighlight[]> {
  const draft = await draftOf(session, textDocument.uri);
  const spans = documentHighlights(draft, fromPosition(draft.lines, position));
  return spans.map((span) => ({ range: toRange(draft.lines, span), kind: DocumentHighlightKind.Text }));
}
