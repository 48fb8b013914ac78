import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import { documentHighlights } from '../../features/documentHighlights.ts';
import { unitHighlights } from '../../features/unitPlaces.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { fromPosition, toRange } from '../proto.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/documentHighlight`. */
export async function documentHighlight(
  session: Session,
  { textDocument, position }: DocumentHighlightParams,
): Promise<DocumentHighlight[]> {
  const units = await session.service.unitsOf(canonicalUri(textDocument.uri));
  const { draft } = units;
  const offset = fromPosition(draft.lines, position);
  const spans = unitHighlights(units, offset) ?? documentHighlights(draft, offset);
  return spans.map((span) => ({ range: toRange(draft.lines, span), kind: DocumentHighlightKind.Text }));
}
