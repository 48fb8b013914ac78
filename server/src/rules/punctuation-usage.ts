import { usage } from './data/usage.ts';
import type { Rule } from './rule.ts';
import { reportWords } from './word-reports.ts';
import { wordFinder } from './words.ts';

const find = wordFinder(usage);

/** Marks where none or another one belongs: 、 before 等 and before a conjunction, behind 一是 and 第一; an ellipsis of three dots (GB/T 15834—2011). */
export const rule: Rule = {
  meta: {
    code: 'punctuation/usage',
    title: { 'zh-cn': '标点用得不对', 'zh-tw': '標點用得不對', en: 'A mark in the wrong place' },
    severity: 'warning',
    reads: 'draft',
    fix: 'safe',
    basis: 'GB/T 15834—2011',
    since: '0.1.0',
  },
  *check(draft) {
    yield* reportWords(draft, find(draft));
  },
};
