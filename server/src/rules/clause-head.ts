import type { DraftClause } from '../model/draft.ts';
import type { Span } from '../text/span.ts';

/** Label and heading of a clause, or its first sentence where it has no heading. */
export function headOf(clause: DraftClause): Span {
  const { label, heading, sentences, start, end } = clause.syntax;
  return { start: label?.start ?? start, end: heading?.end ?? sentences[0]?.end ?? end };
}
