import { isDemandedInFull } from '../directives/demands.ts';
import type { Coverage } from '../directives/trace.ts';
import { type Localized, message } from '../text/message.ts';
import { headOf } from './clause-head.ts';
import type { Rule } from './rule.ts';

const some: Localized = {
  'zh-cn': '上位文件《{0}》有 {1} 条在本稿中没有落实：{2}。',
  'zh-tw': '上位文件《{0}》有 {1} 條在本稿中沒有落實：{2}。',
  en: '{1} clauses of the directive 《{0}》 are not implemented in this draft: {2}.',
};
const more: Localized = {
  'zh-cn': '上位文件《{0}》有 {1} 条在本稿中没有落实：{2}等。',
  'zh-tw': '上位文件《{0}》有 {1} 條在本稿中沒有落實：{2}等。',
  en: '{1} clauses of the directive 《{0}》 are not implemented in this draft: {2} and others.',
};
const clauseAbove: Localized = { 'zh-cn': '没有落实：{0}', 'zh-tw': '沒有落實：{0}', en: 'Not implemented: {0}' };

/** So many clauses are named in the message; all of them are named as related places. */
const named = 3;
const longestTitle = 20;

function titleOf({ parent }: Coverage): string {
  return parent.title.length <= longestTitle ? parent.title : `${parent.title.slice(0, longestTitle)}…`;
}

/** The clauses of each parent that no clause of the draft implements: one finding for each parent, at the draft's title. */
export const rule: Rule = {
  meta: {
    code: 'directive/uncovered',
    title: {
      'zh-cn': '上位文件有条目没有落实',
      'zh-tw': '上位文件有條目沒有落實',
      en: 'Clauses of a directive that nothing implements',
    },
    severity: 'info',
    reads: 'library',
    fix: 'none',
    basis: '工作要点逐级分解落实的惯例',
    since: '0.1.0',
  },
  *check(draft, { trace }) {
    if (!trace) return;
    const first = draft.clauses[0];
    const span = draft.titleSpan ?? (first ? headOf(first) : { start: 0, end: 0 });
    for (const { directive } of trace.parents.filter((parent) => isDemandedInFull(draft, parent, trace.parents))) {
      const open = trace.coverage.filter(
        (each) => each.directive === directive && each.status === 'none' && each.parent.role === 'task',
      );
      if (open.length === 0) continue;
      const titles = open.slice(0, named).map(titleOf).join('；');
      yield {
        span,
        message: message(open.length > named ? more : some, directive.draft.title, open.length, titles),
        related: open.map((each) => ({
          uri: directive.uri,
          span: headOf(each.parent),
          message: message(clauseAbove, each.parent.title),
        })),
      };
    }
  },
};
