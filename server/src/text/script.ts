import { Locale } from 'opencc-js/t2cn';
import { lazily } from './lazily.ts';

/** Characters that only Simplified text has, and in the same order those that only Traditional text has. */
const simplifiedOnly =
  '国务办关发开实现规进设给为经济会业点个这说对时来过还应见质师组织导级单环节产领体总书议认权责评获满审监众紧围绕听报从与长东门问间';
const traditionalOnly =
  '國務辦關發開實現規進設給為經濟會業點個這說對時來過還應見質師組織導級單環節產領體總書議認權責評獲滿審監眾緊圍繞聽報從與長東門問間';

/** How many characters of a text are looked at to tell its script; more would not change the answer. */
const sampleLength = 20_000;

/** Unit → 1 for a Simplified character, -1 for a Traditional one. */
const scriptMarks = lazily((): Int8Array => {
  const signs = new Int8Array(0x10000);
  for (const character of simplifiedOnly) signs[character.charCodeAt(0)] = 1;
  for (const character of traditionalOnly) signs[character.charCodeAt(0)] = -1;
  return signs;
});

/**
 * `hans` or `hant`: the script that more characters of the text belong to.
 * Text without characters that tell (a number, a short name) counts as `hans`.
 */
export function detectScript(text: string): 'hans' | 'hant' {
  const signs = scriptMarks();
  let balance = 0;
  const end = Math.min(text.length, sampleLength);
  for (let at = 0; at < end; at++) balance += signs[text.charCodeAt(at)]!;
  return balance < 0 ? 'hant' : 'hans';
}

/** What stands for a word or a single character in the other script. */
type Row = readonly [from: string, to: string];

/** A table of OpenCC, ready for one pass over a text. */
interface Conversion {
  /** Unit → what it is converted to where it stands for itself; 0 for a unit that no row begins with. */
  readonly alone: Uint16Array;
  /** Unit → the rows of more than one unit that begin with it, the longest first. */
  readonly longer: ReadonlyMap<number, readonly Row[]>;
  /** 1 for the units that `longer` has. */
  readonly hasLonger: Uint8Array;
}

/** OpenCC's own converter walks a map of maps and takes ten times as long; the tables are the same. A test compares the two. */
const conversions = lazily((): readonly Conversion[] => {
  // The types of the package do not know the compatibility characters, which are made plain before anything else.
  const { normalizationChain, conversionChain } = Locale.configs!.t2s as unknown as Chains;
  return [...normalizationChain, ...conversionChain].map(readTables);
});

interface Chains {
  readonly normalizationChain: readonly (readonly string[])[];
  readonly conversionChain: readonly (readonly string[])[];
}

/** Of two rows that begin alike the one of the earlier table counts. */
function readTables(tables: readonly string[]): Conversion {
  const alone = new Uint16Array(0x10000);
  const longer = new Map<number, Row[]>();
  const hasLonger = new Uint8Array(0x10000);
  const rows = tables.toReversed().flatMap((table) => table.split('|'));
  for (const row of rows) {
    const [from, to] = row.split(' ') as [string, string];
    const first = from.charCodeAt(0);
    if (from.length === 1 && to.length === 1) {
      alone[first] = to.charCodeAt(0);
      continue;
    }
    const others = longer.get(first) ?? [];
    if (others.length === 0) longer.set(first, others);
    others.push([from, to]);
  }
  for (const [first, others] of longer) {
    others.sort((one, other) => other[0].length - one[0].length);
    alone[first] ||= first;
    hasLonger[first] = 1;
  }
  return { alone, longer, hasLonger };
}

/** How many units are made into a string at once: more would not fit the call stack. */
const chunk = 8192;

/** A string of UTF-16 units. */
export function stringOfUnits(units: Uint16Array): string {
  // `apply` takes the array as it is, a spread would walk it; the types know only arrays of the language.
  const piece = (from: number): string =>
    String.fromCharCode.apply(null, units.subarray(from, from + chunk) as unknown as number[]);
  if (units.length <= chunk) return piece(0);
  let text = '';
  for (let at = 0; at < units.length; at += chunk) text += piece(at);
  return text;
}

function convert(text: string, { alone, longer, hasLonger }: Conversion): string {
  /** What was converted so far; `null` while nothing had to be. */
  let units: Uint16Array | null = null;
  let length = 0;
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const single = alone[unit]!;
    const row = hasLonger[unit] === 0 ? undefined : longer.get(unit)!.find(([from]) => text.startsWith(from, at));
    const width = row ? row[0].length : 1;
    if (!units && (row ? row[0] !== row[1] : single !== 0 && single !== unit)) {
      // A row may put two units in the place of one.
      units = new Uint16Array(2 * text.length);
      for (; length < at; length++) units[length] = text.charCodeAt(length);
    }
    if (units && row) for (let index = 0; index < row[1].length; index++) units[length++] = row[1].charCodeAt(index);
    else if (units) units[length++] = single || unit;
    at += width;
  }
  return units ? stringOfUnits(units.subarray(0, length)) : text;
}

/**
 * The text in Simplified characters, with as many code points as before, so that the n-th answers to the n-th.
 * For keys, and for a parent's words that are shown or taken over in a Simplified draft; what offsets are reported for stays as typed.
 * Words are not changed (檔案 becomes 档案).
 */
export function toSimplified(text: string): string {
  return hasIdeographs(text) ? conversions().reduce(convert, text) : text;
}

/** How units are converted one by one. */
interface UnitConversion {
  /** Unit → what it becomes unless a row of several begins with it; 0 where it cannot be told alone. */
  readonly units: Uint16Array;
  /** 1 for the units that begin rows of several. */
  readonly beginsRow: Uint8Array;
  /** The first two units of each row. */
  readonly pairs: ReadonlySet<number>;
}

function pairOf(first: number, second: number): number {
  return first * 0x10000 + second;
}

const unitConversion = lazily((): UnitConversion => {
  const before = conversions().slice(0, -1);
  const last = conversions().at(-1)!;
  const units = new Uint16Array(0x10000);
  const beginsRow = new Uint8Array(0x10000);
  const pairs = new Set<number>();
  const isSeveral = new Uint8Array(0x10000);
  for (const [first, rows] of conversions().flatMap(({ longer }) => [...longer])) {
    for (const [from] of rows) {
      if (from.length === 1) isSeveral[first] = 1;
      else {
        beginsRow[first] = 1;
        pairs.add(pairOf(first, from.charCodeAt(1)));
      }
    }
  }
  for (let unit = 0; unit < units.length; unit++) {
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    // What an earlier table changes may then begin a row of the last one.
    if (isHalf || isSeveral[unit] === 1 || before.some(({ alone }) => alone[unit] !== 0)) continue;
    units[unit] = last.alone[unit]! || unit;
  }
  return { units, beginsRow, pairs };
});

/** What a unit becomes in Simplified characters where no row begins with it and the next one; 0 where it cannot be told alone. */
export function simplifiedUnit(unit: number): number {
  return unitConversion().units[unit]!;
}

/** Whether a row of several units may begin with two units; then neither can be converted alone. */
export function mayBeginRow(first: number, second: number): boolean {
  const { beginsRow, pairs } = unitConversion();
  return beginsRow[first] === 1 && pairs.has(pairOf(first, second));
}

/** Whether a unit, or a word that begins with it, may become another one in Simplified characters. */
export function mayConvert(unit: number): boolean {
  return conversions().some(({ alone }) => alone[unit] !== 0);
}

/** Whether the text has a character that could need converting: ideographs lie at U+2E80 and above. */
function hasIdeographs(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x2e80 && (unit < 0xff00 || unit > 0xffef)) return true;
  }
  return false;
}
