import type { Draft } from '../model/draft.ts';
import { lastDay } from '../syntax/dates.ts';
import { type Localized, message } from '../text/message.ts';
import { parseNumeral } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';
import { toHalfWidth } from '../text/width.ts';
import { isInTitle, isLabel, isProse } from './prose.ts';
import type { Rule, RuleFinding } from './rule.ts';

const noMonth: Localized = {
  'zh-cn': '“{0}”：没有{1}月。',
  'zh-tw': '「{0}」：沒有{1}月。',
  en: '“{0}”: there is no month {1}.',
};
const noDay: Localized = {
  'zh-cn': '“{0}”：{1}月没有{2}日，最后一天是{3}日。',
  'zh-tw': '「{0}」：{1}月沒有{2}日，最後一天是{3}日。',
  en: '“{0}”: month {1} has no day {2}, its last one is {3}.',
};
const lost: Localized = {
  'zh-cn': '“{0}”漏了“月”字。',
  'zh-tw': '「{0}」漏了「月」字。',
  en: '月 is missing in “{0}”.',
};
const noQuarter: Localized = {
  'zh-cn': '“{0}”：一年只有四个季度。',
  'zh-tw': '「{0}」：一年只有四個季度。',
  en: '“{0}”: a year has four quarters.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

const chinese = '[〇零一二三四五六七八九十廿卅]';
/** What stands in front of 月 and behind it in a date; a bare number of months (满24月) has neither 年 nor 底. */
const inFront = new RegExp(
  `(?:(?<year>\\d{4}|${chinese}{4})年)?(?<month>(?<![\\d〇零一二三四五六七八九十])(?:\\d{1,2}|${chinese}{1,3}))$`,
);
const behind = new RegExp(`^(?:(?<day>\\d{1,2}|${chinese}{1,3})[日号號]|(?<part>[底末初中上下旬份]|前))`);
/** `8底前`, `2022年8底`: 月 was left out. */
const lostMonth =
  /(?<=(?:19|20)\d{2}年)\d{1,2}(?=[底末](?:[，,。；;、）)\s]|前|完成))|(?<![\d年月.])\d{1,2}(?=[底末]前)/g;
const quarter = /第[五六七八九5-9]季度/g;

/** Days, months and quarters that the calendar does not have, anywhere in the text: 2月30日, 13月底, 第五季度; and 8底前 for 8月底前. */
export const rule: Rule = {
  meta: {
    code: 'deadline/invalid',
    title: { 'zh-cn': '日期不存在', 'zh-tw': '日期不存在', en: 'A date that does not exist' },
    severity: 'error',
    reads: 'draft',
    fix: 'review',
    basis: '历法；GB/T 9704—2012 §7.3.5.4',
    since: '0.1.0',
  },
  *check(draft) {
    const { text } = draft;
    for (let at = text.indexOf('月'); at >= 0; at = text.indexOf('月', at + 1)) {
      const finding = readMonth(draft, at);
      if (finding && isOwn(draft, finding.span.start)) yield finding;
    }
    if (text.includes('季度')) yield* findQuarters(draft);
    if (/[底末]/.test(text)) yield* findLostMonths(draft);
  },
};

function isOwn(draft: Draft, offset: number): boolean {
  return isProse(draft, offset) && !isLabel(draft, offset) && !isInTitle(draft.text, offset);
}

function numberOf(words: string): number | null {
  return /^\d+$/.test(words) ? Number(words) : parseNumeral(words);
}

/** Longest `2019年12` in front of 月. */
const longestFront = 12;

function readMonth(draft: Draft, at: number): RuleFinding | null {
  const before = inFront.exec(toHalfWidth(draft.text.slice(Math.max(0, at - longestFront), at)));
  if (!before) return null;
  const after = behind.exec(toHalfWidth(draft.text.slice(at + 1, at + 6)));
  const month = numberOf(before.groups!.month!);
  if (month === null) return null;
  const isDate = after !== null || before.groups!.year !== undefined;
  const span: Span = { start: at - before[0].length, end: at + 1 + (after?.[0].length ?? 0) };
  const typed = draft.text.slice(span.start, span.end);
  if (month < 1 || month > 12) return isDate ? { span, message: message(noMonth, typed, month) } : null;
  const day = after?.groups?.day === undefined ? null : numberOf(after.groups.day);
  if (day === null) return null;
  // Without a year February has 29 days at most.
  const year = before.groups!.year === undefined ? 2000 : yearOf(before.groups!.year);
  const last = lastDay(year, month);
  return day >= 1 && day <= last ? null : { span, message: message(noDay, typed, month, day, last) };
}

function yearOf(words: string): number {
  return Number(Array.from(words, (digit) => numberOf(digit) ?? 0).join(''));
}

function* findQuarters(draft: Draft): Iterable<RuleFinding> {
  for (const { index, 0: words } of draft.text.matchAll(quarter)) {
    if (isOwn(draft, index))
      yield { span: { start: index, end: index + words.length }, message: message(noQuarter, words) };
  }
}

function* findLostMonths(draft: Draft): Iterable<RuleFinding> {
  for (const { index, 0: words } of draft.text.matchAll(lostMonth)) {
    if (Number(words) < 1 || Number(words) > 12 || !isOwn(draft, index)) continue;
    const span = { start: index, end: index + words.length + 1 };
    const typed = draft.text.slice(span.start, span.end);
    const newText = `${words}月${typed.at(-1)}`;
    yield {
      span,
      message: message(lost, typed),
      fixes: [{ title: message(change, newText), safety: 'review', edits: [{ span, newText }] }],
    };
  }
}
