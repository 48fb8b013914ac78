import { parseNumeral } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';
import { toHalfWidth } from '../text/width.ts';
import { trim } from './characters.ts';

/** A day as written in a text: `2019年4月17日`, `二〇一九年四月十七日`, `2019-04-17`, or `2024327` where 年月日 were lost. */
export interface WrittenDate extends Span {
  /** `2019-04-17`. */
  readonly iso: string;
  /** 年, 月 and 日 were lost on the way; the day is the only one that the digits can mean. */
  readonly damaged: boolean;
}

/** A date as written that may name a day that does not exist: `2019年2月30日`. */
export interface DateReading extends Span {
  /** `2019-04-17`; `null` where there is no such day. */
  readonly iso: string | null;
}

const space = '[ \\t\\r\\n]{0,3}';
const chineseDigit = '[〇○零Oo0一二三四五六七八九]';
const chineseNumber = '[一二三四五六七八九十廿卅]{1,3}';

const datePattern = new RegExp(
  [
    `(?<!\\d)(?<year>\\d(?: ?\\d){3}|${chineseDigit}{4})${space}年`,
    `${space}(?<month>\\d{1,2}|${chineseNumber})${space}月`,
    `${space}(?<day>\\d{1,2}|${chineseNumber})${space}[日号號]`,
    `|(?<!\\d)(?<plainYear>(?:19|20)\\d{2})(?<mark>[-/.])(?<plainMonth>\\d{1,2})\\k<mark>(?<plainDay>\\d{1,2})(?!\\d)`,
  ].join(''),
  'gu',
);

/**
 * Every date in a stretch of text that gives year, month and day, in order: Arabic or Chinese digits of both widths, white space inside
 * allowed, `〇○0零` all read as zero; also `2019-04-17`, `2019/4/17` and `2019.4.17` with the same mark twice.
 */
export function findDates(text: string, span: Span): readonly DateReading[] {
  const key = toHalfWidth(text.slice(span.start, span.end));
  return Array.from(key.matchAll(datePattern), (found) => {
    const groups = found.groups!;
    const start = span.start + found.index;
    const year = readYear(groups.year ?? groups.plainYear!);
    const month = readNumber(groups.month ?? groups.plainMonth!);
    const day = readNumber(groups.day ?? groups.plainDay!);
    return { start, end: start + found[0].length, iso: isoDay(year, month, day) };
  });
}

/**
 * The first date in a stretch of text that names a day which exists, or `null`.
 * Digits without 年月日 (`2024327`) count only where the stretch holds nothing else, as on a signing line.
 */
export function findDate(text: string, span: Span): WrittenDate | null {
  const [found] = findDates(text, span).flatMap(existing);
  return found ?? readLostMarks(text, span);
}

/** The date that a stretch of text is, white space around it aside, or `null` where it is none or more than one. */
export function parseDate(text: string, span: Span): WrittenDate | null {
  const whole = trim(text, span);
  const found = findDate(text, whole);
  return found && found.start === whole.start && found.end === whole.end ? found : null;
}

function existing(date: DateReading): readonly WrittenDate[] {
  return date.iso === null ? [] : [{ start: date.start, end: date.end, iso: date.iso, damaged: false }];
}

/** `2024327` is 2024年3月27日: the only way to cut it. `2021111` could be two days, so it is none. */
function readLostMarks(text: string, span: Span): WrittenDate | null {
  const whole = trim(text, span);
  if (whole.end - whole.start > 8) return null;
  const found = /^((?:19|20)\d{2})(\d{3,4})$/.exec(toHalfWidth(text.slice(whole.start, whole.end)));
  if (!found) return null;
  const [, year, rest] = found as unknown as [string, string, string];
  const days = [1, 2]
    .filter((cut) => cut < rest.length)
    .map((cut) => [rest.slice(0, cut), rest.slice(cut)] as const)
    .filter(([month, day]) => day.length <= 2 && (rest.length === 4 || !(month.startsWith('0') || day.startsWith('0'))))
    .map(([month, day]) => isoDay(Number(year), Number(month), Number(day)))
    .filter((iso) => iso !== null);
  return days.length === 1 ? { ...whole, iso: days[0]!, damaged: true } : null;
}

/** A year in four Arabic or Chinese digits, white space between them aside. */
export function readYear(words: string): number {
  const digits = Array.from(words.replaceAll(' ', ''), (digit) =>
    /[0-9]/.test(digit) ? digit : (parseNumeral(digit) ?? 0),
  );
  return Number(digits.join(''));
}

/** A month, a day or another number up to 999 in Arabic or Chinese digits. */
export function readNumber(words: string): number {
  return /^\d+$/.test(words) ? Number(words) : (parseNumeral(words) ?? Number.NaN);
}

/** The day in ISO form, `null` where the calendar has none such. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (!Number.isInteger(year) || !(month >= 1 && month <= 12) || !(day >= 1 && day <= lastDay(year, month)))
    return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** How many days a month has. */
export function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
