import { type Localized, message } from '../text/message.ts';
import { findDatedDeadlines } from './deadlines.ts';
import { planYear } from './plan-year.ts';
import type { Rule } from './rule.ts';

const past: Localized = {
  'zh-cn': '完成时限“{0}”（{1}）早于成文日期 {2}。',
  'zh-tw': '完成時限「{0}」（{1}）早於成文日期 {2}。',
  en: 'The deadline “{0}” ({1}) lies before the date of issue, {2}.',
};
const issued: Localized = { 'zh-cn': '成文日期', 'zh-tw': '成文日期', en: 'The date of issue' };

/** No deadline lies before the day of issue. One left over from an earlier year's text is the matter of `document/year`. */
export const rule: Rule = {
  meta: {
    code: 'deadline/past',
    title: {
      'zh-cn': '完成时限早于成文日期',
      'zh-tw': '完成時限早於成文日期',
      en: 'A deadline before the date of issue',
    },
    severity: 'warning',
    reads: 'draft',
    fix: 'none',
    basis: '完成时限应在成文日期之后、计划年度之内',
    since: '0.1.0',
  },
  *check(draft) {
    const { date, text } = draft;
    if (!date) return;
    const year = planYear(draft);
    for (const { start, end, by } of findDatedDeadlines(draft)) {
      if (by! >= date.iso || (year !== null && Number(by!.slice(0, 4)) < year)) continue;
      yield {
        span: { start, end },
        message: message(past, text.slice(start, end), by!, date.iso),
        related: [{ uri: null, span: { start: date.start, end: date.end }, message: message(issued) }],
      };
    }
  },
};
