import { clauseName } from '../../features/documentSymbols.ts';
import { findClauses } from '../../features/findClauses.ts';
import { nameSpan, ownText } from '../../features/place.ts';
import { clauseWords } from '../../features/wordCount.ts';
import { fromPosition, toPosition } from '../proto.ts';
import type { ClausesParams, FoundClauseJson } from '../protocol.ts';
import { draftOf, type Session } from '../session.ts';

/** Answers `workpoints/clauses`. */
export async function clauses(session: Session, { uri, typed, position }: ClausesParams): Promise<FoundClauseJson[]> {
  const draft = await draftOf(session, uri);
  const offset = position ? fromPosition(draft.lines, position) : 0;
  return findClauses(draft, typeof typed === 'string' ? typed : '', offset).map((clause) => ({
    name: clauseName(draft, clause),
    path: clause.path,
    level: clause.syntax.level,
    words: clauseWords(draft, clause),
    position: toPosition(draft.lines, (nameSpan(clause) ?? ownText(clause)).start),
  }));
}
