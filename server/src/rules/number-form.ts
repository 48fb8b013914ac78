import { numbers } from './data/numbers.ts';
import type { Rule } from './rule.ts';
import { reportWords } from './word-reports.ts';
import { wordFinder } from './words.ts';

const find = wordFinder(numbers);

/** Numbers as GB/T 15835—2011 writes them: rough numbers and sessions in Chinese, units at both ends of a range, no 3千人, no full-width digits. */
export const rule: Rule = {
  meta: {
    code: 'number/form',
    title: { 'zh-cn': '数字写法不对', 'zh-tw': '數字寫法不對', en: 'A number in the wrong form' },
    severity: 'error',
    reads: 'draft',
    fix: 'safe',
    basis: 'GB/T 15835—2011',
    since: '0.1.0',
  },
  *check(draft) {
    yield* reportWords(draft, find(draft));
  },
};
