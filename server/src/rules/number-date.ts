import { dates } from './data/numbers.ts';
import { isDateOfIssue, isOlderThanStandards } from './issued.ts';
import type { Rule } from './rule.ts';
import { reportWords } from './word-reports.ts';
import { wordFinder } from './words.ts';

const find = wordFinder(dates);

/** Dates in the text: four-digit years, no padded zero, no dots, one kind of numerals, 〇 for zero (GB/T 9704—2012, GB/T 15835—2011). */
export const rule: Rule = {
  meta: {
    code: 'number/date',
    title: { 'zh-cn': '日期写法不对', 'zh-tw': '日期寫法不對', en: 'A date in the wrong form' },
    severity: 'error',
    reads: 'draft',
    fix: 'safe',
    basis: 'GB/T 9704—2012 §7.3.5.4；GB/T 15835—2011',
    since: '0.1.0',
  },
  *check(draft) {
    if (isOlderThanStandards(draft)) return;
    const inText = find(draft).filter(({ start }) => !isDateOfIssue(draft, start) && !isDated(draft.text, start));
    yield* reportWords(draft, inText);
  },
};

/** `发布日期：2018年03月27日`: a line of the web page that the copy was taken from. */
function isDated(text: string, offset: number): boolean {
  return /(?:日期|时间|時間)\s?[：:]\s?$/.test(text.slice(Math.max(0, offset - 6), offset));
}
