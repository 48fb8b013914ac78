import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import { foldings } from '../../features/folding.ts';
import { toFoldingRange } from '../proto.ts';
import { draftOf, type Session } from '../session.ts';

/** Answers `textDocument/foldingRange`, with no more ranges than the client wants. */
export async function foldingRange(session: Session, { textDocument }: FoldingRangeParams): Promise<FoldingRange[]> {
  const draft = await draftOf(session, textDocument.uri);
  return foldings(draft).slice(0, session.client.foldLimit).map(toFoldingRange);
}
