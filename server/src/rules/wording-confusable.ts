import { terms } from './data/terms.ts';
import type { Rule } from './rule.ts';
import { reportWords } from './word-reports.ts';
import { wordFinder } from './words.ts';

const find = wordFinder(terms);

/** Words that are often misspelt or mistaken for each other: 截止 and 截至, 权利清单 and 权力清单. Titles between 《》 are quoted as they are. */
export const rule: Rule = {
  meta: {
    code: 'wording/confusable',
    title: { 'zh-cn': '错别字和易混词', 'zh-tw': '錯別字和易混詞', en: 'A misspelt or confused word' },
    severity: 'error',
    reads: 'draft',
    fix: 'review',
    basis: 'GF 1001—2001；《通用规范汉字表》；公文用语惯例',
    since: '0.1.0',
  },
  *check(draft) {
    yield* reportWords(draft, find(draft));
  },
};
