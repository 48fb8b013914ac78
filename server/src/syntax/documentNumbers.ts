import { parseNumeral } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';
import { isDigit, isHan, isSpace } from './characters.ts';
import { placeOf, type Reading, read, wordsOf } from './reading.ts';

/**
 * A document number (发文字号, GB/T 9704—2012 §7.2.5) as typed: `国办发〔2019〕14号`; or the number of an order: `国务院令第711号`.
 * The parser takes every form met in print; what is wrong about one, rules see from its parts.
 */
export interface DocumentNumber extends Span {
  readonly kind: 'number' | 'order';
  /** `国办发`, for an order its issuer without 令: `国务院`. Without white space and pinyin; empty where the number has none. */
  readonly issuerCode: string;
  readonly code: Span;
  /** `null` for an order, and where the year was lost. */
  readonly year: number | null;
  /** The digits of the year: two of them in `〔19〕`. */
  readonly yearSpan: Span | null;
  /** `null` where it is larger than a number can be. */
  readonly serial: number | null;
  readonly serialSpan: Span;
  /** The brackets around the year as typed: `〔〕`, `[]`, `（）`; one of them, or none, where copies lost them. */
  readonly brackets: string;
  /** Brackets, 号 or the year were lost on the way: `201835号`, `?2018?35号`, `【202038号`, `〔〕33号`. */
  readonly damaged: boolean;
}

/** How far in front of 号 a number is looked for. */
const farthestStart = 60;
/** Longest issuer code with the issuer's whole name in an order: 新疆维吾尔自治区人民政府. */
const longestCode = 24;

// All patterns see Simplified, half-width text without white space and end where the number does; the code stands in front of them.
const year = '(?:19|20)\\d{2}';
const numeral = '[〇○零一二三四五六七八九十百廿卅]{1,5}';
const standard = new RegExp(
  `(?<open>[([])(?<year>\\d{4}|\\d{2}|)(?<close>[)\\]])(?:字?第|字)?(?<serial>\\d{1,6}|${numeral})号$`,
);
const lostBracket = new RegExp(
  `(?:(?<open>[([])(?<year>${year})(?<serial>\\d{1,4})|(?<year2>${year})(?<close>[)\\]])第?(?<serial2>\\d{1,5}))号$`,
);
const lostBrackets = new RegExp(`(?<year>${year})(?<serial>\\d{1,4})号$`);
/** Marks that stand where the brackets were: `国办发?2019?14号` from a copy of another character set, `国办发<2019>14号`, `国办发「2019」14号`. */
const foreign = '[?\uFFFD{}<>〈〉「」『』〖〗]{1,2}';
const foreignBrackets = new RegExp(`${foreign}(?<year>${year})${foreign}第?(?<serial>\\d{1,5})号$`);
/** `国办发2020年第17号`, typed as it is spoken; behind other words than these the year is a year: 市府办2020年17号. */
const spoken = new RegExp(`(?<=[发函字])(?<year>${year})年第?(?<serial>\\d{1,4})号$`);
const lostEnd = new RegExp(`(?<open>\\[)(?<year>${year})(?<serial>\\d{1,4})$`);
const order = new RegExp(`令\\(?第?(?<serial>\\d{1,4}|${numeral})号$`);
const orderBehind = new RegExp(`第?(?<serial>\\d{1,4}|${numeral})号令$`);
const announcement = /公告(?<year>\d{4})年第(?<serial>\d{1,4})号$/;

/** What the code of a number ends with, where nothing else shows that digits are one. */
const codeEnding = /[发函字办政秘综电规党令文府厅委运]$/;
/** Words of the sentence in front of a code. */
const wordsBefore =
  /^.*(?:根据|依据|按照|依照|遵照|参照|对照|贯彻|落实|执行|转发|印发|下发|文件|精神|通知|字号|文号|编号|替代|代替|废止|以及|关于|已经|[年月日]|和|及|与|或|按|见|在|对|将|把|以|由|为|是|的|了|即|称)(?=.{2,})/su;
const nameBefore = /^.*(?:办公厅|办公室|人民政府|委员会|国务院|[厅局部])(?=.{2,7}$)/su;
/** Codes longer than this hold the issuer's name in front of them. */
const longestPlainCode = 8;
/** What follows 号 where it counts houses and lines. */
const otherCount = /^[\s　]{0,3}(?:楼|樓|院|线|線|门|門|地块|地塊|机组|機組|公馆|店|井|库|庫)/;

/** The document numbers in a stretch of text, in order and disjoint. Linear: no character is looked at twice. */
export function findDocumentNumbers(text: string, span: Span): readonly DocumentNumber[] {
  const found: DocumentNumber[] = [];
  let from = span.start;
  for (let at = span.start; at < span.end; at++) {
    const character = text[at]!;
    const isEnd = character === '号' || character === '號';
    if (!isEnd && !isLostEnd(text, at, span.end)) continue;
    if (isEnd && !followsNumber(text, from, at)) {
      from = at + 1;
      continue;
    }
    const end = isEnd && /[令]/.test(text[at + 1] ?? '') && at + 1 < span.end ? at + 2 : at + 1;
    const one = readNumber(text, { start: Math.max(from, at - farthestStart), end });
    if (one && !otherCount.test(text.slice(one.end, Math.min(span.end, one.end + 6)))) found.push(one);
    if (isEnd || one) from = one?.end ?? at + 1;
  }
  return found;
}

/** Whether a digit or a Chinese numeral stands in front of 号, white space aside. */
function followsNumber(text: string, from: number, at: number): boolean {
  let before = at - 1;
  const nearest = Math.max(from, at - 4);
  while (before >= nearest && isSpace(text.charCodeAt(before))) before--;
  if (before < from) return false;
  return isDigit(text.charCodeAt(before)) || '〇○零一二三四五六七八九十百廿卅'.includes(text[before]!);
}

/** Whether the text goes on here without 号 behind digits that stand behind an opening square bracket: `六政〔201760`. */
function isLostEnd(text: string, at: number, end: number): boolean {
  if (!isDigit(text.charCodeAt(at)) || (at + 1 < end && /[\d０-９\]〕］﹞】)）号號年\s]/.test(text[at + 1]!)))
    return false;
  let first = at;
  while (at - first < 8 && first > 0 && isDigit(text.charCodeAt(first - 1))) first--;
  return at - first >= 4 && /[〔[［﹝【]/.test(text[first - 1] ?? '');
}

function readNumber(text: string, window: Span): DocumentNumber | null {
  const reading = read(text, window);
  const { keys } = reading;
  const plain = standard.exec(keys);
  if (plain) {
    const digits = plain.groups!.year!;
    if (plain.groups!.open === '(' && digits.length !== 4) return null;
    return build(text, reading, plain, { kind: 'number', damaged: digits === '' });
  }
  const found = keys.includes('令') ? (order.exec(keys) ?? orderBehind.exec(keys)) : null;
  if (found) return build(text, reading, found, { kind: 'order', damaged: false });
  const announced = announcement.exec(keys);
  if (announced) return build(text, reading, announced, { kind: 'number', damaged: false });
  const lost = lostBracket.exec(keys) ?? lostEnd.exec(keys);
  if (lost) return build(text, reading, lost, { kind: 'number', damaged: true });
  const bare = lostBrackets.exec(keys) ?? foreignBrackets.exec(keys) ?? spoken.exec(keys);
  if (!bare || !codeEnding.test(keys.slice(0, bare.index))) return null;
  return build(text, reading, bare, { kind: 'number', damaged: true });
}

function build(
  text: string,
  reading: Reading,
  found: RegExpExecArray,
  what: { readonly kind: DocumentNumber['kind']; readonly damaged: boolean },
): DocumentNumber | null {
  const { keys } = reading;
  const groups = found.groups!;
  const codeEnd = found.index;
  const codeStart = codeStartIn(reading, codeEnd);
  if (codeStart === codeEnd && (what.kind === 'order' || what.damaged || !isSixSided(text, reading, codeEnd)))
    return null;
  const serialWords = groups.serial ?? groups.serial2!;
  const yearWords = groups.year ?? groups.year2 ?? '';
  const serialStart = keys.lastIndexOf(serialWords);
  const yearStart = yearWords === '' ? -1 : keys.indexOf(yearWords, codeEnd);
  const open = groups.open === undefined ? '' : text[reading.starts[codeEnd]!]!;
  const closeAt = groups.close === undefined ? -1 : keys.indexOf(groups.close, codeEnd + 1);
  return {
    start: reading.starts[codeStart]!,
    end: reading.ends[keys.length - 1]!,
    kind: what.kind,
    issuerCode: wordsOf(text, reading, codeStart, codeEnd),
    code: placeOf(reading, codeStart, codeEnd),
    year: yearStart < 0 ? null : fullYear(yearWords),
    yearSpan: yearStart < 0 ? null : placeOf(reading, yearStart, yearStart + yearWords.length),
    serial: serialOf(serialWords),
    serialSpan: placeOf(reading, serialStart, serialStart + serialWords.length),
    brackets: open + (closeAt < 0 ? '' : text[reading.starts[closeAt]!]!),
    damaged: what.damaged,
  };
}

/** `〔` tells a number even where its code is missing; other brackets do not. */
function isSixSided(text: string, reading: Reading, at: number): boolean {
  return '〔﹝'.includes(text[reading.starts[at]!] ?? ' ');
}

/** Where the code begins: behind the words of the sentence, behind a blank or a line end, behind the issuer's name. */
function codeStartIn(reading: Reading, end: number): number {
  const { keys, afterBlank, afterBreak } = reading;
  let from = end;
  while (from > 0 && end - from < longestCode && isHan(keys.charCodeAt(from - 1))) {
    from--;
    if (end - from < 2) continue;
    // A spaced-out code has blanks between all its characters; else a blank stands in front of it.
    if (afterBreak.has(from) || (afterBlank.has(from) && !afterBlank.has(from + 1))) break;
  }
  const words = keys.slice(from, end);
  const before = wordsBefore.exec(words)?.[0].length ?? 0;
  const rest = words.slice(before);
  const isName = rest.length > longestPlainCode && keys[end] !== '令' && !keys.endsWith('令');
  return from + before + (isName ? (nameBefore.exec(rest)?.[0].length ?? 0) : 0);
}

function fullYear(words: string): number {
  const value = Number(words);
  if (words.length === 4) return value;
  return value > 50 ? 1900 + value : 2000 + value;
}

function serialOf(words: string): number | null {
  return /^\d/.test(words) ? Number(words) : parseNumeral(words);
}
