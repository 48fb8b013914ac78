import { formatNumeral, parseNumeral } from '../text/numerals.ts';
import { moveSpan } from '../text/span.ts';
import { digitValue, isDigit, isHan, isNothing, isSpace } from './characters.ts';
import type { Label, LabelStyle, Width } from './tree.ts';

/**
 * How sure the characters alone make a label.
 * `certain`: `一、` `（二）` `3.开展` · `likely`: needs neighbours in sequence, `3、` may be a page number, `1　总则` a figure ·
 * `doubtful`: a label only if its number is the next one: digits follow the dot, `11.121人才`, or its mark is wrong or lost, `2，做好` `二 做好` `二）做好`.
 */
export type LabelCertainty = 'certain' | 'likely' | 'doubtful';

/** A label that the characters at one place would make. */
export interface LabelCandidate {
  readonly label: Label;
  readonly certainty: LabelCertainty;
}

const chineseNumerals = new Set('〇零○一二三四五六七八九十百廿卅卌兩两壹贰貳叁參叄肆伍陆陸柒捌玖拾佰ー');
const chapterNouns = new Set('章节節编編篇');
const longestNumeral = 7;
const dots = new Set('.．');

/**
 * What a copy shows for `　　（N）` when one byte of its GB18030 text was lost: every character behind the gap is read
 * half a character off. Computed by dropping the first byte of the encoded text and decoding the rest.
 */
const slippedNumerals: readonly (readonly [string, number])[] = [
  ['ㄒ唬', 1],
  ['ǘ', 2],
  ['ㄈ', 3],
  ['ㄋ模', 4],
  ['ㄎ澹', 5],
  ['﹩', 6],
  ['ㄆ撸', 7],
  ['ò耍', 8],
  ['ň牛', 9],
  ['ㄊ', 10],
];

/** The label that starts at `start`, reading no further than `end`; `null` where the characters make none. */
export function labelAt(text: string, start: number, end: number): LabelCandidate | null {
  const unit = text.charCodeAt(start);
  if (start >= end) return null;
  if (unit === 0x7b2c) return chapterAt(text, start, end);
  if (unit === 0x28 || unit === 0xff08) return bracketedAt(text, start, end);
  if (isDigit(unit)) return arabicAt(text, start, end);
  if (unit >= 0x2460 && unit <= 0x249b) return enclosedAt(start, unit);
  if (unit >= 0x3220 && unit <= 0x3229) return enclosedAt(start, unit);
  if (chineseNumerals.has(text[start]!)) return chineseAt(text, start, end);
  return slippedAt(text, start, end);
}

function make(
  style: LabelStyle,
  numbers: readonly number[],
  span: { readonly start: number; readonly end: number },
  numeral: { readonly start: number; readonly end: number },
  mark: string,
  width: Width,
): Label {
  const { start, end } = span;
  return { start, end, style, numbers, number: numbers[numbers.length - 1]!, numeral, mark, width, damaged: false };
}

/** Where a run of numerals that starts at `start` ends; no longer than a number below 1000 can be. */
function numeralEnd(text: string, start: number, end: number): number {
  let at = start;
  const limit = Math.min(end, start + longestNumeral);
  while (at < limit && chineseNumerals.has(text[at]!)) at++;
  return at;
}

function skipBlanks(text: string, at: number, end: number, most: number): number {
  let next = at;
  while (next < end && next - at < most && isNothing(text.charCodeAt(next))) next++;
  return next;
}

/** `第一章　总则`, `第二编`, `第一部分：整体安排`; 第三条 is a provision of a law and no label here. */
function chapterAt(text: string, start: number, end: number): LabelCandidate | null {
  let at = start + 1;
  let number: number | null = null;
  if (isDigit(text.charCodeAt(at))) {
    number = 0;
    const limit = Math.min(end, at + 3);
    while (at < limit && isDigit(text.charCodeAt(at))) number = number * 10 + digitValue(text.charCodeAt(at++));
  } else {
    const stop = numeralEnd(text, at, end);
    number = parseNumeral(text.slice(at, stop));
    at = stop;
  }
  if (number === null || at >= end) return null;
  const numeral = { start: start + 1, end: at };
  const noun = text[at]!;
  if (chapterNouns.has(noun)) at += 1;
  else if (text.startsWith('部分', at)) at += 2;
  else return null;
  if ('：:'.includes(text[at] ?? '\n') && isChapterTitle(text, at + 1, end)) {
    return {
      label: make('chapter', [number], { start, end: at + 1 }, numeral, text[at]!, 'full'),
      certainty: 'doubtful',
    };
  }
  const isApart = at >= end || isNothing(text.charCodeAt(at));
  if (!isApart && !isChapterTitle(text, at, end)) return null;
  return {
    label: make('chapter', [number], { start, end: at }, numeral, '', 'full'),
    certainty: isApart ? 'certain' : 'doubtful',
  };
}

const longestChapterTitle = 20;

/** Whether the rest of a line may be the title of a chapter that its number runs into: `第一章总则`, but not `第一章规定的，…`. */
function isChapterTitle(text: string, start: number, end: number): boolean {
  return end - start <= longestChapterTitle && /^\p{Script=Han}[\p{Script=Han}、“”]+$/u.test(text.slice(start, end));
}

/** `（一）`, `(3)`, `（ 十二 ）、`. */
function bracketedAt(text: string, start: number, end: number): LabelCandidate | null {
  const width: Width = text.charCodeAt(start) === 0x28 ? 'half' : 'full';
  const from = skipBlanks(text, start + 1, end, 2);
  let to: number;
  let number: number | null;
  let style: LabelStyle;
  if (isDigit(text.charCodeAt(from))) {
    to = from;
    number = 0;
    while (to < end && to - from < 3 && isDigit(text.charCodeAt(to)))
      number = number * 10 + digitValue(text.charCodeAt(to++));
    style = 'arabic-bracket';
  } else {
    to = numeralEnd(text, from, end);
    number = parseNumeral(text.slice(from, to));
    style = 'chinese-bracket';
  }
  if (number === null || to === from) return null;
  const close = skipBlanks(text, to, end, 2);
  if (close >= end) return null;
  if (text[close] !== ')' && text[close] !== '）') return unclosedAt(text, start, to, end, number, width);
  let stop = close + 1;
  // Nothing belongs there: a row of marks is one slip.
  while (stop < end && '、，,.．'.includes(text[stop]!)) stop++;
  const mark = stop > close + 1 ? text[close + 1]! : '';
  return {
    label: make(style, [number], { start, end: stop }, { start: from, end: to }, mark, width),
    certainty: 'certain',
  };
}

/** Within so many characters the closing bracket of other words in brackets stands: `（二季度完成）`. */
const farthestClosing = 30;

/** `（二推进政策解读`: the closing bracket was lost. */
function unclosedAt(
  text: string,
  start: number,
  to: number,
  end: number,
  number: number,
  width: Width,
): LabelCandidate | null {
  const from = text[start + 1]!;
  if (!chineseNumerals.has(from) || !isHan(text.charCodeAt(to))) return null;
  const rest = text.slice(to, Math.min(end, to + farthestClosing));
  if (/^[^（(]*[）)]/.test(rest)) return null;
  const span = { start, end: to };
  const label = make('chinese-bracket', [number], span, { start: start + 1, end: to }, '', width);
  return { label, certainty: 'doubtful' };
}

/** `一、`, `二．`, `十二.`; `ー、` is what a scanner makes of 一、. */
function chineseAt(text: string, start: number, end: number): LabelCandidate | null {
  const to = numeralEnd(text, start, end);
  const number = text.slice(start, to) === 'ー' ? 1 : parseNumeral(text.slice(start, to));
  if (number === null) return null;
  const at = skipBlanks(text, to, end, 2);
  const mark = text[at];
  if (at >= end || mark === undefined) return null;
  const span = { start, end: at + 1 };
  const numeral = { start, end: to };
  if (mark === '）' || mark === ')') {
    const width: Width = mark === '）' ? 'full' : 'half';
    return { label: make('chinese-bracket', [number], span, numeral, '', width), certainty: 'likely' };
  }
  if (at > to && isHan(mark.charCodeAt(0)) && !chineseNumerals.has(mark)) {
    return { label: make('chinese', [number], { start, end: at }, numeral, '', 'full'), certainty: 'doubtful' };
  }
  if (mark === '、') {
    return { label: make('chinese', [number], span, numeral, mark, 'full'), certainty: 'certain' };
  }
  const follows = text.charCodeAt(at + 1);
  if (dots.has(mark) && !isDigit(follows)) {
    const width: Width = mark === '．' ? 'full' : 'half';
    return { label: make('chinese', [number], span, numeral, mark, width), certainty: 'certain' };
  }
  if ((mark === '，' || mark === ',') && number <= 99) {
    const width: Width = mark === '，' ? 'full' : 'half';
    return { label: make('chinese', [number], span, numeral, mark, width), certainty: 'likely' };
  }
  return null;
}

/** `1.`, `2．`, `3、`, `4)`, `1.2.1　` and `1　`; three digits at most, so that 2019年 is none. */
function arabicAt(text: string, start: number, end: number): LabelCandidate | null {
  let at = start;
  let number = 0;
  while (at < end && at - start < 4 && isDigit(text.charCodeAt(at)))
    number = number * 10 + digitValue(text.charCodeAt(at++));
  if (at - start > 3 || at >= end) return null;
  const numeral = { start, end: at };
  const mark = text[at]!;
  if (mark === '、') {
    return { label: make('arabic', [number], { start, end: at + 1 }, numeral, mark, 'full'), certainty: 'likely' };
  }
  if (mark === ')' || mark === '）') {
    const width: Width = mark === ')' ? 'half' : 'full';
    return {
      label: make('arabic-bracket', [number], { start, end: at + 1 }, numeral, mark, width),
      certainty: 'likely',
    };
  }
  if (dots.has(mark)) return dottedAt(text, start, end, number, at);
  if ((mark === '，' || mark === ',') && isHan(text.charCodeAt(at + 1))) {
    const width: Width = mark === '，' ? 'full' : 'half';
    return { label: make('arabic', [number], { start, end: at + 1 }, numeral, mark, width), certainty: 'doubtful' };
  }
  const blanks = skipBlanks(text, at, end, 4) - at;
  if (blanks === 0 || at + blanks >= end || !isHan(text.charCodeAt(at + blanks))) return null;
  return { label: make('decimal', [number], numeral, numeral, '', 'half'), certainty: 'likely' };
}

function dottedAt(text: string, start: number, end: number, first: number, dot: number): LabelCandidate | null {
  const numeral = { start, end: dot };
  const mark = text[dot]!;
  const width: Width = mark === '．' ? 'full' : 'half';
  const label = make('arabic', [first], { start, end: dot + 1 }, numeral, mark, width);
  if (dot + 1 >= end || !isDigit(text.charCodeAt(dot + 1))) return { label, certainty: 'certain' };
  const numbers = [first];
  let at = dot;
  while (numbers.length < 5 && at + 1 < end && dots.has(text[at]!) && isDigit(text.charCodeAt(at + 1))) {
    let part = 0;
    let next = at + 1;
    while (next < end && next - at < 4 && isDigit(text.charCodeAt(next)))
      part = part * 10 + digitValue(text.charCodeAt(next++));
    numbers.push(part);
    at = next;
  }
  const blank = at < end && isSpace(text.charCodeAt(at));
  const after = skipBlanks(text, at, end, 4);
  if (blank && after < end && !isDigit(text.charCodeAt(after))) {
    const span = { start, end: at };
    return { label: make('decimal', numbers, span, span, '', width), certainty: 'likely' };
  }
  return { label, certainty: 'doubtful' };
}

/** One character that is a number in a ring or bracket: ①, ⑴, ⒈, ㈠. */
function enclosedAt(start: number, unit: number): LabelCandidate {
  const span = { start, end: start + 1 };
  const [style, number]: readonly [LabelStyle, number] =
    unit >= 0x3220
      ? ['chinese-bracket', unit - 0x321f]
      : unit >= 0x2488
        ? ['arabic', unit - 0x2487]
        : unit >= 0x2474
          ? ['arabic-bracket', unit - 0x2473]
          : ['circled', unit - 0x245f];
  return { label: make(style, [number], span, span, '', 'full'), certainty: 'certain' };
}

/** `?。ǘ┩`: what is left of `　　（二）` after a lost byte; the number can still be told. */
function slippedAt(text: string, start: number, end: number): LabelCandidate | null {
  let at = start;
  if (text[at] === '?' || text[at] === '？') at++;
  if (text[at] !== '。') return null;
  at++;
  for (const [remains, number] of slippedNumerals) {
    if (!text.startsWith(remains, at)) continue;
    let stop = at + remains.length;
    const box = text.charCodeAt(stop);
    if (box >= 0x2500 && box <= 0x257f) stop++;
    if (stop > end) return null;
    const label = make('chinese-bracket', [number], { start, end: stop }, { start: at, end: stop }, '', 'full');
    return { label: { ...label, damaged: true }, certainty: 'certain' };
  }
  return null;
}

/** The label as many characters further on. */
export function moveLabel(label: Label, by: number): Label {
  const { start, end, style, numbers, number, numeral, mark, width, damaged } = label;
  return {
    start: start + by,
    end: end + by,
    style,
    numbers,
    number,
    numeral: moveSpan(numeral, by),
    mark,
    width,
    damaged,
  };
}

const ranks: { readonly [style in LabelStyle]: number } = {
  chapter: 0,
  chinese: 1,
  'chinese-bracket': 2,
  arabic: 3,
  'arabic-bracket': 4,
  circled: 5,
  decimal: 1,
};

/**
 * How deep a label stands by its style alone; smaller is further out (GB/T 9704—2012 §7.3.3: 一、 > （一） > 1. > （1）).
 * Decimal labels stand as deep as they have numbers, but always above （1）.
 */
export function rankOf(label: Label): number {
  if (label.style !== 'decimal') return ranks[label.style];
  return Math.min(label.numbers.length, 3.5);
}

/** The label as its author would write it with another number: `（三）` for `（二）` and 3, with the same brackets, mark and widths. */
export function relabel(text: string, label: Label, number: number): string {
  const before = text.slice(label.start, label.numeral.start);
  const numeral = text.slice(label.numeral.start, label.numeral.end);
  const behind = text.slice(label.numeral.end, label.end);
  return before + renumeral(numeral, label, number) + behind;
}

function renumeral(numeral: string, label: Label, number: number): string {
  const unit = numeral.charCodeAt(0);
  for (const [first, most] of enclosed) {
    if (unit >= first && unit < first + most)
      return number >= 1 && number <= most ? String.fromCharCode(first + number - 1) : String(number);
  }
  if (label.style === 'decimal') return [...label.numbers.slice(0, -1), number].join('.');
  if (unit >= 0xff10 && unit <= 0xff19)
    return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return isDigit(unit) ? String(number) : formatNumeral(number);
}

/** Rows of characters that are a whole numbered label: the first one and how many follow it. */
const enclosed: readonly (readonly [first: number, most: number])[] = [
  [0x2460, 20],
  [0x2474, 20],
  [0x2488, 20],
  [0x3220, 10],
];
