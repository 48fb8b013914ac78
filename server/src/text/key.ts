import type { Fact } from './knownWords.ts';
import { lazily } from './lazily.ts';
import { mayBeginRow, mayConvert, simplifiedUnit, stringOfUnits, toSimplified } from './script.ts';
import type { Span } from './span.ts';

/**
 * A text as a key for comparing: two spellings of the same words have the same key.
 * `starts[i]` and `ends[i]` are the place in the original text that the i-th UTF-16 unit of the key stands for.
 */
export interface TextKey {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Characters that one script conversion keeps apart and another does not, and spellings of the same word: 著力 and 着力, 賬 and 帳. */
const foldedCharacters: ReadonlyMap<string, string> = new Map([
  ['著', '着'],
  ['帐', '账'],
  ['馀', '余'],
  ['佈', '布'],
  ['衞', '卫'],
  ['○', '〇'],
  ['◯', '〇'],
  ['〈', '《'],
  ['〉', '》'],
  ['<', '《'],
  ['>', '》'],
  ['﹤', '《'],
  ['﹥', '》'],
  ['〔', '('],
  ['〕', ')'],
  ['﹝', '('],
  ['﹞', ')'],
  ['[', '('],
  [']', ')'],
  ['【', '('],
  ['】', ')'],
  ['〖', '('],
  ['〗', ')'],
  ['—', '-'],
  ['–', '-'],
  ['―', '-'],
  ['─', '-'],
  ['•', '·'],
  ['・', '·'],
  ['‧', '·'],
]);

/** Quotation marks of every kind: copies change them, so a key has none. */
const quotes = '"\'“”‘’「」『』﹁﹂﹃﹄„‟′″`';

/**
 * Words that a Taiwan word list puts in place of the Mainland's, in Simplified characters, and what they stand for.
 * Copies on Taiwan and mirror sites have them (最佳化營商環境 for 优化营商环境). Both sides of a comparison go through the table.
 */
const taiwanWords: readonly (readonly [taiwan: string, mainland: string])[] = [
  ['登出', '注销'],
  ['档案', '文件'],
  // Archives are 档案 on both sides.
  ['档案局', '档案局'],
  ['档案馆', '档案馆'],
  ['档案室', '档案室'],
  ['档案目录', '档案目录'],
  ['历史档案', '历史档案'],
  ['人事档案', '人事档案'],
  ['学籍档案', '学籍档案'],
  ['健康档案', '健康档案'],
  ['最佳化', '优化'],
  ['民众', '群众'],
  ['网际网路', '互联网'],
  ['网路', '网络'],
  ['入口网站', '门户网站'],
  ['回响', '响应'],
  ['资讯', '信息'],
  ['专案', '项目'],
  ['品质', '质量'],
  ['水准', '水平'],
  ['软体', '软件'],
  ['硬体', '硬件'],
  ['伺服器', '服务器'],
  ['程式', '程序'],
  ['程式码', '代码'],
  ['线上访谈', '在线访谈'],
  ['使用者', '用户'],
  ['人工智慧', '人工智能'],
  ['视讯', '视频'],
  ['影片', '视频'],
  ['简讯', '短信'],
  ['许可权', '权限'],
  ['视窗', '窗口'],
  ['社群', '社区'],
  ['搜寻', '搜索'],
  ['连结', '链接'],
  ['释出', '发布'],
  ['模组', '模块'],
  ['计程车', '出租车'],
  ['萤幕', '屏幕'],
  ['联络', '联系'],
  ['介面', '接口'],
  ['讯号', '信号'],
  ['音讯', '音频'],
  ['稽核', '审核'],
  ['智慧财产权', '知识产权'],
  ['资料库', '数据库'],
  ['资料资源', '数据资源'],
  ['公共资料', '公共数据'],
  ['资料开放', '数据开放'],
  ['资料共享', '数据共享'],
  // What a conversion from Taiwan's words makes of 文件 that was the Mainland's all along.
  ['文档', '文件'],
];

/** Unit → the words that begin with it, the longest first. */
const taiwanWordsByStart: ReadonlyMap<number, readonly (readonly [string, string])[]> = groupByStart();

/** Unit → 1 where one of these words begins with it. */
const taiwanStarts: Uint8Array = startTable();

function startTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const first of taiwanWordsByStart.keys()) table[first] = 1;
  return table;
}

function groupByStart(): ReadonlyMap<number, readonly (readonly [string, string])[]> {
  const groups = new Map<number, (readonly [string, string])[]>();
  for (const row of taiwanWords) {
    const first = row[0].charCodeAt(0);
    const group = groups.get(first) ?? [];
    group.push(row);
    group.sort((one, other) => other[0].length - one[0].length);
    groups.set(first, group);
  }
  return groups;
}

function isIdeograph(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff)
  );
}

/** Space of every kind, marks of no width, and what stands for nothing: a lone replacement character. */
function isSpace(code: number): boolean {
  return (
    code <= 0x20 ||
    (code >= 0x7f && code <= 0xa0) ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f) ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0xfffd
  );
}

/** Longest syllable of pinyin: zhuang, chuang, shuang; one more for a tone mark that stands alone. */
const longestSyllable = 7;

const openingBracket = 0x28;

function isPinyinLetter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xe0 && code <= 0xfc) ||
    (code >= 0x100 && code <= 0x1dc) ||
    (code >= 0x300 && code <= 0x30c)
  );
}

/** Where pinyin in brackets that begins at `at` ends: 5 behind `(zhí)`; `at` where there is none. */
function pinyinEnd(text: string, at: number): number {
  const opening = text.charCodeAt(at);
  if (opening !== 0x28 && opening !== 0xff08) return at;
  let end = at + 1;
  while (end < text.length && end - at <= longestSyllable && isPinyinLetter(text.charCodeAt(end))) end++;
  const closing = text.charCodeAt(end);
  return end > at + 1 && (closing === 0x29 || closing === 0xff09) ? end + 1 : at;
}

const foldedCodes: ReadonlyMap<number, number> = new Map(
  Array.from(foldedCharacters, ([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)] as const),
);
const quoteCodes: ReadonlySet<number> = new Set(Array.from(quotes, (mark) => mark.charCodeAt(0)));

function foldCode(code: number): number {
  const folded = foldedCodes.get(code);
  if (folded !== undefined) return folded;
  if (code >= 0x3000 && code < 0xff00) return code;
  const narrow = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  const again = foldedCodes.get(narrow);
  if (again !== undefined) return again;
  const lower = String.fromCharCode(narrow).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : narrow;
}

/** What each unit is in a key. */
interface Folding {
  readonly units: Uint16Array;
  /** 1 where a key has nothing for the unit. */
  readonly dropped: Uint8Array;
  /** 1 where a key has the unit itself, whatever stands beside it. */
  readonly plain: Uint8Array;
  /** What a key has for the unit where it stands in no word of a table: 0 for nothing, `depends` where that cannot be told alone. */
  readonly alone: Uint16Array;
}

const depends = 0xffff;

/** Worked out once for every unit: a key is made of each text and each clause. */
const folding = lazily((): Folding => {
  const units = new Uint16Array(0x10000);
  const dropped = new Uint8Array(0x10000);
  const plain = new Uint8Array(0x10000);
  const alone = new Uint16Array(0x10000);
  for (let code = 0; code < units.length; code++) units[code] = foldCode(code);
  for (let code = 0; code < units.length; code++) {
    const simplified = simplifiedUnit(code);
    alone[code] = simplified === 0 ? depends : units[simplified]!;
    if (isSpace(code) || quoteCodes.has(code)) {
      dropped[code] = 1;
      alone[code] = 0;
    } else if (units[code] === code && code !== openingBracket && !mayConvert(code) && !taiwanWordsByStart.has(code)) {
      plain[code] = 1;
    }
  }
  return { units, dropped, plain, alone };
});

/** Units of a key in the making, with their places; a key is never longer than its text. */
interface Units {
  readonly codes: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  length: number;
}

function roomFor(length: number): Units {
  return { codes: new Uint16Array(length), starts: new Int32Array(length), ends: new Int32Array(length), length: 0 };
}

/** Longest text whose key is made in room that is used again: keys of names and sentences are made by the thousand. */
const shortText = 1024;
const shortRoom = lazily(() => roomFor(shortText));

function push(units: Units, code: number, start: number, end: number): void {
  const at = units.length++;
  units.codes[at] = code;
  units.starts[at] = start;
  units.ends[at] = end;
}

/**
 * The key of a text: half width, Simplified characters, Mainland words for Taiwan's, lower case, every bracket `()` and every title mark `《》`,
 * no white space, no quotation marks, no pinyin in brackets behind a character (`執(zhí)行` is `执行`).
 * The text itself is not changed; `keySpan` leads from the key back to what the author typed.
 */
export function normaliseKey(text: string): TextKey {
  const units = makeUnits(text);
  const { starts, ends, length } = units;
  return { text: textOfUnits(units), starts: starts.slice(0, length), ends: ends.slice(0, length) };
}

/** The key of a text as a string, for where nobody asks for places. */
export function keyOf(text: string): string {
  if (isPlain(text)) return text;
  return textOfUnits((text.length <= shortText ? unitsAlone(text) : null) ?? makeUnits(text));
}

/** The key of words that are met again and again; see `keyOf`. */
export const keyOfWords: Fact<string> = ({ text }) => keyOf(text);

/** The units of a short text without their places, where each can be told alone: in most texts; `null` in others. They hold until the next call. */
function unitsAlone(text: string): Units | null {
  const { alone } = folding();
  const units = shortRoom();
  const { codes } = units;
  let length = 0;
  let hasTaiwan = false;
  for (let at = 0; at < text.length; at++) {
    const typed = text.charCodeAt(at);
    const unit = alone[typed]!;
    if (unit === 0) continue;
    if (
      unit === depends ||
      mayBeginRow(typed, text.charCodeAt(at + 1)) ||
      (unit === openingBracket && pinyinEnd(text, at) > at)
    )
      return null;
    codes[length++] = unit;
    hasTaiwan ||= taiwanStarts[unit] === 1;
  }
  units.length = length;
  if (hasTaiwan) replaceTaiwanWords(units);
  return units;
}

function isPlain(text: string): boolean {
  const { plain } = folding();
  for (let at = 0; at < text.length; at++) if (plain[text.charCodeAt(at)] === 0) return false;
  return true;
}

function textOfUnits({ codes, length }: Units): string {
  return stringOfUnits(codes.subarray(0, length));
}

/** The units hold until the next call. */
function makeUnits(text: string): Units {
  const simplified = toSimplified(text);
  const { units: folded, dropped } = folding();
  const most = Math.max(text.length, simplified.length);
  const units = most <= shortText ? shortRoom() : roomFor(most);
  units.length = 0;
  let from = 0;
  let converted = 0;
  let afterIdeograph = false;
  while (from < text.length) {
    const code = text.codePointAt(from)!;
    const width = code > 0xffff ? 2 : 1;
    const convertedCode = simplified.codePointAt(converted)!;
    const convertedWidth = convertedCode > 0xffff ? 2 : 1;
    const skipTo = afterIdeograph ? pinyinEnd(text, from) : from;
    if (skipTo > from) {
      // Latin letters and brackets are one unit wide in both texts.
      converted += skipTo - from;
      from = skipTo;
      continue;
    }
    if (code > 0xffff || dropped[code] === 0) {
      if (convertedWidth === 1) push(units, folded[convertedCode]!, from, from + width);
      else {
        push(units, simplified.charCodeAt(converted), from, from + width);
        push(units, simplified.charCodeAt(converted + 1), from, from + width);
      }
      afterIdeograph = isIdeograph(code);
    }
    from += width;
    converted += convertedWidth;
  }
  replaceTaiwanWords(units);
  return units;
}

function standsAt(units: Units, word: string, at: number): boolean {
  if (at + word.length > units.length) return false;
  for (let unit = 0; unit < word.length; unit++) if (units.codes[at + unit] !== word.charCodeAt(unit)) return false;
  return true;
}

/** Puts the Mainland's words in place of Taiwan's, which are never shorter: what is written never overtakes what is still to be read. */
function replaceTaiwanWords(units: Units): void {
  const { codes, starts, ends, length } = units;
  let written = 0;
  let at = 0;
  while (at < length) {
    const word =
      taiwanStarts[codes[at]!] === 0
        ? undefined
        : taiwanWordsByStart.get(codes[at]!)!.find(([taiwan]) => standsAt(units, taiwan, at));
    const start = starts[at]!;
    if (word) {
      const [taiwan, mainland] = word;
      const end = ends[at + taiwan.length - 1]!;
      for (let unit = 0; unit < mainland.length; unit++) {
        codes[written] = mainland.charCodeAt(unit);
        starts[written] = start;
        ends[written++] = end;
      }
      at += taiwan.length;
      continue;
    }
    if (written !== at) {
      codes[written] = codes[at]!;
      starts[written] = start;
      ends[written] = ends[at]!;
    }
    written++;
    at++;
  }
  units.length = written;
}

/** What `key.text.slice(start, end)` stands for in the original text; the empty stretch stands at its own place. */
export function keySpan(key: TextKey, start: number, end: number): Span {
  if (end <= start) {
    const place = key.starts[start] ?? key.ends.at(-1) ?? 0;
    return { start: place, end: place };
  }
  return { start: key.starts[start]!, end: key.ends[end - 1]! };
}
