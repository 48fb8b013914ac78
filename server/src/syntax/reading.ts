import { appendAll } from '../text/append.ts';
import type { Span } from '../text/span.ts';
import { halfWidthUnit } from '../text/width.ts';
import { isBoldMark, isHan, isInvisible, isLineEnd, isSpace, pageMarkEnd } from './characters.ts';

/**
 * A stretch of text as grammar rules want to see it: half width, without white space and without pinyin in brackets, the Traditional
 * characters of the grammar's words in their Simplified form. Every character knows where it stands in the text.
 */
export interface Reading {
  /** One UTF-16 unit for each unit of the text that counts. */
  readonly keys: string;
  /** Where the unit begins in the text. */
  readonly starts: readonly number[];
  /** Where the unit ends, pinyin behind it included: `衛(wèi)` is one unit wide and eight long. */
  readonly ends: readonly number[];
  /** Units with blanks in front of them that the author typed inside a line. */
  readonly afterBlank: ReadonlySet<number>;
  /** Units that begin a line. */
  readonly afterBreak: ReadonlySet<number>;
}

/**
 * Characters of unit names, labels, verbs, dates and document numbers whose forms differ between the scripts, each Traditional one
 * followed by its Simplified form. A table of the grammar's own words, so that reading a note does not need those of whole languages.
 */
const scriptPairs =
  '責责單单門门負负牽牵頭头別别職职參参與与協协導导實实執执進进動动續续長长堅坚時时間间規规據据處处廳厅辦办會会隊队關关聯联團团縣县鄉乡鎮镇館馆廠厂臺台區区黨党總总統统籌筹監监檢检審审組组織织環环國国務务機机構构級级屬属領领開开發发號号簡简稱称電电許许資资訊讯農农業业質质衛卫員员後后為为廣广鐵铁銀银證证險险馬马場场園园點点應应內内終终兩两個个條条項项從从無无見见詳详並并極极議议標标報报專专設设備备術术學学綜综則则視视經经產产財财劃划轉转貫贯徹彻於于對对將将轄辖適适範范圍围結结節节調调給给積积匯汇體体試试醫医療疗稅税';

const keyUnits = keyTable();

/** The unit of the key for each UTF-16 unit of the text. */
function keyTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = halfWidthUnit(unit);
  for (let at = 0; at < scriptPairs.length; at += 2) table[scriptPairs.charCodeAt(at)] = scriptPairs.charCodeAt(at + 1);
  return table;
}

/** Longest syllable of pinyin (zhuang) and a tone mark that stands alone. */
const longestSyllable = 7;
/** Tone marks are read apart from their vowels, so that `ā` counts in both its Unicode forms. */
const syllable = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouvɑê]{1,4}(?:ng|ɡ|nɡ|n|r)?$/;
const toneMarks = /[\u0300-\u030c]/g;

/** Where pinyin in brackets that a font converter put behind a character ends: behind the `)` of `區(qū)`; `at` where there is none. */
export function pinyinEnd(text: string, at: number, limit: number): number {
  const opening = text.charCodeAt(at);
  if ((opening !== 0x28 && opening !== 0xff08) || at === 0 || !isHan(text.charCodeAt(at - 1))) return at;
  const farthest = Math.min(limit, at + longestSyllable + 2);
  let end = at + 1;
  while (end < farthest && text[end] !== ')' && text[end] !== '）') {
    if (isHan(text.charCodeAt(end))) return at;
    end++;
  }
  if (end === farthest) return at;
  const letters = text
    .slice(at + 1, end)
    .normalize('NFD')
    .replace(toneMarks, '');
  return syllable.test(letters) ? end + 1 : at;
}

const none: ReadonlySet<number> = new Set();
/** How many units are made into a string at once: more would not fit the call stack. */
const chunk = 4096;

const asterisk = 0x2a;

/** Whether the marks `**` of a stretch come in pairs, as those around bold words do; one alone marks a unit. */
function isInPairs(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).split('**').length % 2 === 1;
}

/** Reads a stretch of text for the grammars of notes and citations. */
export function read(text: string, span: Span): Reading {
  const units: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let afterBlank: Set<number> | null = null;
  let afterBreak: Set<number> | null = null;
  let isBold: boolean | null = null;
  let at = span.start;
  while (at < span.end) {
    const unit = text.charCodeAt(at);
    const isBracket = unit === 0x28 || unit === 0xff08;
    const behind = isBracket ? pinyinEnd(text, at, span.end) : at;
    if (behind > at) {
      if (ends.length > 0) ends[ends.length - 1] = behind;
      at = behind;
      continue;
    }
    if (unit === asterisk && isBoldMark(text, at)) {
      isBold ??= isInPairs(text, span);
      if (isBold) {
        at += 2;
        continue;
      }
    }
    if (isLineEnd(unit)) {
      afterBreak ??= new Set();
      afterBreak.add(units.length);
      const nextPage = pageMarkEnd(text, at, span.end);
      if (nextPage > at) {
        at = nextPage;
        continue;
      }
    } else if (isSpace(unit)) {
      afterBlank ??= new Set();
      afterBlank.add(units.length);
    } else if (!isInvisible(unit)) {
      units.push(keyUnits[unit]!);
      starts.push(at);
      ends.push(at + 1);
    }
    at++;
  }
  return { keys: stringOf(units), starts, ends, afterBlank: afterBlank ?? none, afterBreak: afterBreak ?? none };
}

function stringOf(units: readonly number[]): string {
  if (units.length <= chunk) return String.fromCharCode(...units);
  let string = '';
  for (let at = 0; at < units.length; at += chunk) string += String.fromCharCode(...units.slice(at, at + chunk));
  return string;
}

/** Lines as one reading, `;` between them. */
export function joinLines(lines: readonly Reading[]): Reading {
  const starts: number[] = [];
  const ends: number[] = [];
  let keys = '';
  for (const line of lines) {
    if (keys !== '') {
      const at = ends.at(-1)!;
      keys += ';';
      starts.push(at);
      ends.push(at);
    }
    keys += line.keys;
    appendAll(starts, line.starts);
    appendAll(ends, line.ends);
  }
  return { keys, starts, ends, afterBlank: none, afterBreak: none };
}

/** The first `length` units of a reading. */
export function beginningOf(reading: Reading, length: number): Reading {
  return { ...reading, keys: reading.keys.slice(0, length) };
}

/** A stretch of a reading as one of its own; blanks and line ends are forgotten. */
export function sliceOf({ keys, starts, ends }: Reading, start: number, end: number): Reading {
  return {
    keys: keys.slice(start, end),
    starts: starts.slice(start, end),
    ends: ends.slice(start, end),
    afterBlank: none,
    afterBreak: none,
  };
}

/** The place in the text of `keys.slice(start, end)`; the end of the reading where there is nothing. */
export function placeOf(reading: Reading, start: number, end: number): Span {
  const from = reading.starts[start] ?? reading.ends.at(-1) ?? 0;
  return end > start ? { start: from, end: reading.ends[end - 1]! } : { start: from, end: from };
}

/** The author's characters behind `keys.slice(start, end)`, without white space and pinyin. */
export function wordsOf(text: string, reading: Reading, start: number, end: number): string {
  let words = '';
  for (let index = start; index < end; index++) words += text[reading.starts[index]!]!;
  return words;
}
