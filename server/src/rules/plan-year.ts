import type { Draft } from '../model/draft.ts';

/** A year or a range of years in a title: `2019年`, `2021—2025年`. */
const yearsInTitle = /((?:19|20)\d{2})年?(?:度)?(?<range>[-—－–~～至到]{1,2}(?:(?:19|20)\d{2})?)?/g;

/** The one year that the title of a document plans: 2019 of `2019年政务公开工作要点`; `null` for a plan of several years and for a title without year. */
export function planYear(draft: Draft): number | null {
  const years = new Set<number>();
  for (const found of draft.title.matchAll(yearsInTitle)) {
    if (found.groups!.range) return null;
    if (found[0].includes('年')) years.add(Number(found[1]));
  }
  const [year] = years;
  return years.size === 1 ? year! : null;
}
