import type { Draft } from '../model/draft.ts';
import { findDates, parseDate, type WrittenDate } from '../syntax/dates.ts';
import type { Block } from '../syntax/tree.ts';
import { type Localized, message } from '../text/message.ts';
import { type Span, textOf } from '../text/span.ts';
import { toHalfWidth } from '../text/width.ts';
import { isOlderThanStandards } from './issued.ts';
import type { Fix, Rule, RuleFinding } from './rule.ts';

const form: Localized = {
  'zh-cn': '成文日期应写作“{0}”，实为“{1}”。',
  'zh-tw': '成文日期應寫作「{0}」，實為「{1}」。',
  en: 'The date of issue should be written “{0}”, it is “{1}”.',
};
const invalid: Localized = {
  'zh-cn': '成文日期“{0}”不存在。',
  'zh-tw': '成文日期「{0}」不存在。',
  en: 'The date of issue, “{0}”, does not exist.',
};
const incomplete: Localized = {
  'zh-cn': '成文日期“{0}”不完整，应写明年、月、日。',
  'zh-tw': '成文日期「{0}」不完整，應寫明年、月、日。',
  en: 'The date of issue, “{0}”, is not complete; it has year, month and day.',
};
const damaged: Localized = {
  'zh-cn': '成文日期“{1}”丢了年、月、日，原来多半是“{0}”。',
  'zh-tw': '成文日期「{1}」丟了年、月、日，原來多半是「{0}」。',
  en: 'The date of issue, “{1}”, lost its 年, 月, 日; it probably was “{0}”.',
};
const otherYear: Localized = {
  'zh-cn': '文号是{0}年的，成文日期是{1}年的。',
  'zh-tw': '文號是{0}年的，成文日期是{1}年的。',
  en: 'The document number is of {0}, the date of issue of {1}.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** A date under a signature that lacks something; `2026年×月×日` and `2026年  月  日` wait to be filled in. */
const partialDate =
  /^(?:\d{2}|(?:19|20)\d{2}|[〇○零一二三四五六七八九]{4})年[ \u3000]{0,8}(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[×xX*＊_]{0,3})[ \u3000]{0,8}月[ \u3000]{0,8}(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[×xX*＊_]{0,3})[ \u3000]{0,8}[日号號]?)?)?$/;

/** The date of issue (成文日期): year, month and day complete, in Arabic digits, no padded zero (GB/T 9704—2012 §7.3.5.4). */
export const rule: Rule = {
  meta: {
    code: 'document/date',
    title: { 'zh-cn': '成文日期写法不对', 'zh-tw': '成文日期寫法不對', en: 'The date of issue in the wrong form' },
    severity: 'error',
    reads: 'draft',
    fix: 'safe',
    basis: 'GB/T 9704—2012 §7.3.5.4',
    since: '0.1.0',
  },
  *check(draft) {
    for (const block of signingLines(draft)) {
      const finding = judge(draft, block.content);
      if (finding) yield finding;
    }
    yield* numberOfAnotherYear(draft);
  },
};

/** The lines of dates, and the line under each signature. */
function signingLines(draft: Draft): readonly Block[] {
  const lines: Block[] = [];
  let isUnderSignature = false;
  for (const block of draft.tree.blocks) {
    if (block.kind === 'blank') continue;
    if (block.kind === 'date' || (isUnderSignature && !block.label)) lines.push(block);
    isUnderSignature = block.kind === 'signature';
  }
  return lines;
}

/** Longest line that can be a date. */
const longestDate = 40;

function judge(draft: Draft, line: Span): RuleFinding | null {
  if (line.end - line.start > longestDate) return null;
  const typed = textOf(draft.text, line);
  const date = parseDate(draft.text, line);
  if (!date) return withoutDate(draft, line, typed);
  const right = rightForm(date.iso);
  if (date.damaged) return { ...report(damaged, line, right, typed, 'review'), atMost: 'info' };
  if (isRight(draft, typed, date)) return null;
  return report(form, line, right, typed, 'safe');
}

function withoutDate(draft: Draft, line: Span, typed: string): RuleFinding | null {
  const impossible = findDates(draft.text, line).find(({ iso }) => iso === null);
  if (impossible) return { span: line, message: message(invalid, typed) };
  return partialDate.test(toHalfWidth(typed)) ? { span: line, message: message(incomplete, typed) } : null;
}

function rightForm(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** Chinese numerals were right until the standard of 2012; blanks that spread a date over its line are no matter of form. */
function isRight(draft: Draft, typed: string, date: WrittenDate): boolean {
  const plain = typed.replace(/[\s\u3000]+/g, '');
  return plain === rightForm(date.iso) || isOlderThanStandards(draft);
}

function report(wording: Localized, span: Span, right: string, typed: string, safety: Fix['safety']): RuleFinding {
  return {
    span,
    message: message(wording, right, typed),
    fixes: [{ title: message(change, right), safety, edits: [{ span, newText: right }] }],
  };
}

/** A number is given in the year of the date; at the turn of the year the two may differ by one. */
function* numberOfAnotherYear(draft: Draft): Iterable<RuleFinding> {
  const { date, number } = draft;
  const told = /(?:19|20)\d{2}(?=[〕\]）)])/.exec(number ?? '')?.[0];
  if (!date || told === undefined) return;
  const year = Number(date.iso.slice(0, 4));
  const difference = year - Number(told);
  const isTurn = Math.abs(difference) === 1 && /-(?:12|01|02)-/.test(date.iso);
  if (difference === 0 || isTurn) return;
  yield {
    span: { start: date.start, end: date.end },
    message: message(otherYear, told, year),
    atMost: 'warning',
  };
}
