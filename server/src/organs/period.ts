import type { Draft } from '../model/draft.ts';

/** The days between which a document was issued; the same day twice where it has a date. */
export interface Period {
  readonly first: string;
  readonly last: string;
}

/** When a draft is issued: on its date, else in its plan year; `null` where neither is known. */
export function periodOf(draft: Draft): Period | null {
  if (draft.date) return { first: draft.date.iso, last: draft.date.iso };
  if (draft.year === null) return null;
  return { first: `${draft.year}-01-01`, last: `${draft.year}-12-31` };
}
