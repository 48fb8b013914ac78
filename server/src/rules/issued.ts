import { blockAt, type Draft } from '../model/draft.ts';

/** From here on GB/T 9704—2012 holds, and with it GB/T 15835—2011: dates in Arabic digits. */
const standardsSince = '2012-07-01';

/** Whether a document was issued before the standards of 2011 and 2012; one without a date counts by its year, one without both is new. */
export function isOlderThanStandards(draft: Draft): boolean {
  if (draft.date) return draft.date.iso < standardsSince;
  return draft.year !== null && draft.year < Number(standardsSince.slice(0, 4));
}

/** Whether a place lies on the line of the date of issue (成文日期). */
export function isDateOfIssue(draft: Draft, offset: number): boolean {
  return blockAt(draft, offset)?.kind === 'date';
}

/** The year in which a document was issued: of its date, else the year that it plans; `null` where neither is known. */
export function yearOfIssue(draft: Draft): number | null {
  return draft.date ? Number(draft.date.iso.slice(0, 4)) : draft.year;
}
