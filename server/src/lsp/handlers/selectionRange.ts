import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRanges } from '../../features/selectionRanges.ts';
import { fromPosition, toSelectionRange } from '../proto.ts';
import { draftOf, type Session } from '../session.ts';

/** Answers `textDocument/selectionRange`: one chain of ranges for each place asked for. */
export async function selectionRange(
  session: Session,
  { textDocument, positions }: SelectionRangeParams,
): Promise<SelectionRange[]> {
  const draft = await draftOf(session, textDocument.uri);
  return positions.map((position) => {
    const spans = selectionRanges(draft, fromPosition(draft.lines, position));
    return toSelectionRange(draft.lines, spans) ?? { range: { start: position, end: position } };
  });
}
