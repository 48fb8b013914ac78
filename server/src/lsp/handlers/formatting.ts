import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import { formatEdits, formatEditsIn } from '../../features/formatting.ts';
import { typingEdits } from '../../features/typing.ts';
import type { Draft } from '../../model/draft.ts';
import type { TextEdit as DraftEdit } from '../../rules/rule.ts';
import { fromPosition, fromRange, toEdits } from '../proto.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/formatting`. */
export function formatting(session: Session, { textDocument }: DocumentFormattingParams): Promise<TextEdit[]> {
  return editsFor(session, textDocument.uri, formatEdits);
}

/** Answers `textDocument/rangeFormatting`: the lines of the range. */
export function rangeFormatting(
  session: Session,
  { textDocument, range }: DocumentRangeFormattingParams,
): Promise<TextEdit[]> {
  return editsFor(session, textDocument.uri, (draft) => formatEditsIn(draft, fromRange(draft.lines, range)));
}

/** Answers `textDocument/onTypeFormatting`; the position is behind the character. */
export function onTypeFormatting(
  session: Session,
  { textDocument, position, ch }: DocumentOnTypeFormattingParams,
): Promise<TextEdit[]> {
  return editsFor(session, textDocument.uri, (draft) => typingEdits(draft, fromPosition(draft.lines, position), ch));
}

/** Nothing for what is not open as a draft, or was changed meanwhile. */
async function editsFor(
  session: Session,
  uri: string,
  edit: (draft: Draft) => readonly DraftEdit[],
): Promise<TextEdit[]> {
  const open = session.documents.get(uri);
  if (!open?.isDraft) return [];
  const { draft } = await session.service.document(open.uri);
  const edits = toEdits(draft.lines, edit(draft));
  return session.documents.get(uri)?.version === open.version ? edits : [];
}
