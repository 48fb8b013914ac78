import { residue } from './data/residue.ts';
import type { Rule } from './rule.ts';
import { reportWords } from './word-reports.ts';
import { wordFinder } from './words.ts';

const find = wordFinder(residue);

/**
 * Words that a conversion between Simplified and Traditional left behind (著力, 登出; 係統, 體製). A word that the Mainland has too counts only
 * where the draft holds damage that is beyond doubt as well.
 */
export const rule: Rule = {
  meta: {
    code: 'script/residue',
    title: { 'zh-cn': '简繁转换留下的错字', 'zh-tw': '簡繁轉換留下的錯字', en: 'Damage of a script conversion' },
    severity: 'warning',
    reads: 'draft',
    fix: 'review',
    basis: '《通用规范汉字表》；简繁转换实测',
    since: '0.1.0',
  },
  *check(draft) {
    const found = [...find(draft)];
    const hasWords = found.some(({ row }) => row.class === 'always');
    const counted = hasWords ? found : found.filter(({ row }) => row.class !== 'contextual');
    yield* reportWords(draft, counted, 2);
  },
};
