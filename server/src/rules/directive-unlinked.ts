import { type Localized, message } from '../text/message.ts';
import { headOf } from './clause-head.ts';
import type { Rule } from './rule.ts';

const unlinked: Localized = {
  'zh-cn': '在上位文件《{0}》中没有找到本条所落实的条目；如系本地新增任务，可予标明。',
  'zh-tw': '在上位文件《{0}》中沒有找到本條所落實的條目；如係本地新增任務，可予標明。',
  en: 'No clause of the directive 《{0}》 was found that this clause implements; if the task is local, mark it so.',
};
const markLocal: Localized = { 'zh-cn': '标明为本地任务', 'zh-tw': '標明為本地任務', en: 'Mark as a local task' };

/** A task clause that no clause of the parents asks for. It may well be local, so this is information only. */
export const rule: Rule = {
  meta: {
    code: 'directive/unlinked',
    title: { 'zh-cn': '条目没有上位依据', 'zh-tw': '條目沒有上位依據', en: 'A clause without a parent clause' },
    severity: 'info',
    reads: 'library',
    fix: 'review',
    basis: '工作要点逐级分解落实的惯例',
    since: '0.1.0',
  },
  *check(_draft, { trace }) {
    const parent = trace?.parents[0];
    if (!trace || !parent) return;
    for (const clause of trace.unlinked) {
      yield {
        span: headOf(clause),
        message: message(unlinked, parent.directive.draft.title),
        fixes: [{ title: message(markLocal), safety: 'review', edits: [], decision: { kind: 'local', clause } }],
      };
    }
  },
};
