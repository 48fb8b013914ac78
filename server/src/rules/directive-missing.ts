import { clauseAt } from '../model/draft.ts';
import { type Localized, message } from '../text/message.ts';
import type { Rule } from './rule.ts';

const absent: Localized = {
  'zh-cn': '这份文件是本稿的依据，上位文件库里没有，不能逐条对照。',
  'zh-tw': '這份文件是本稿的依據，上位文件庫裡沒有，不能逐條對照。',
  en: 'This document is a basis of the draft and not in the library, so the draft cannot be compared with it.',
};
const locate: Localized = { 'zh-cn': '找到这份文件…', 'zh-tw': '找到這份文件…', en: 'Locate this document…' };

/** A document that the draft cites as its basis and the library does not hold. Where there is no library nothing is missing from it. */
export const rule: Rule = {
  meta: {
    code: 'directive/missing',
    title: {
      'zh-cn': '作为依据的文件不在上位文件库中',
      'zh-tw': '作為依據的文件不在上位文件庫中',
      en: 'A cited basis that is not in the library',
    },
    severity: 'info',
    reads: 'library',
    fix: 'review',
    basis: '逐条对照须有上位文件的全文',
    since: '0.1.0',
  },
  *check(draft, { trace }) {
    if (!trace?.hasLibrary) return;
    for (const citation of trace.missing) {
      // What a single task rests on is no parent of the draft.
      if (clauseAt(draft, citation.start)?.role === 'task') continue;
      yield {
        span: citation,
        message: message(absent),
        fixes: [{ title: message(locate), safety: 'review', edits: [], decision: { kind: 'locate', citation } }],
      };
    }
  },
};
