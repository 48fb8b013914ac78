import { toSimplified } from './script.ts';
import type { Span } from './span.ts';

/**
 * A text as a key for comparing: two spellings of the same words have the same key.
 * `starts[i]` and `ends[i]` are the place in the original text that the i-th UTF-16 unit of the key stands for.
 */
export interface TextKey {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Characters that one script conversion keeps apart and another does not, and spellings of the same word: 著力 and 着力, 賬 and 帳. */
const foldedCharacters: ReadonlyMap<string, string> = new Map([
  ['著', '着'],
  ['帐', '账'],
  ['馀', '余'],
  ['佈', '布'],
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
];

const taiwanWordsByStart: ReadonlyMap<string, readonly (readonly [string, string])[]> = groupByStart();

function groupByStart(): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  const groups = new Map<string, (readonly [string, string])[]>();
  for (const row of taiwanWords) {
    const group = groups.get(row[0][0]!) ?? [];
    group.push(row);
    group.sort((one, other) => other[0].length - one[0].length);
    groups.set(row[0][0]!, group);
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

function foldCharacter(character: string): string {
  const folded = foldedCharacters.get(character);
  if (folded !== undefined) return folded;
  const code = character.charCodeAt(0);
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
  return foldedCharacters.get(narrow) ?? narrow.toLowerCase();
}

/**
 * The key of a text: half width, Simplified characters, Mainland words for Taiwan's, lower case, every bracket `()` and every title mark `《》`,
 * no white space, no quotation marks, no pinyin in brackets behind a character (`執(zhí)行` is `执行`).
 * The text itself is not changed; `keySpan` leads from the key back to what the author typed.
 */
export function normaliseKey(text: string): TextKey {
  const simplified = toSimplified(text);
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let from = 0;
  let converted = 0;
  let afterIdeograph = false;
  while (from < text.length) {
    const code = text.codePointAt(from)!;
    const width = code > 0xffff ? 2 : 1;
    const convertedWidth = simplified.codePointAt(converted)! > 0xffff ? 2 : 1;
    const skipTo = afterIdeograph ? pinyinEnd(text, from) : from;
    if (skipTo > from) {
      // Latin letters and brackets are one unit wide in both texts.
      converted += skipTo - from;
      from = skipTo;
      continue;
    }
    if (!isSpace(code) && !quotes.includes(text[from]!)) {
      const folded = foldCharacter(simplified.slice(converted, converted + convertedWidth));
      for (let unit = 0; unit < folded.length; unit++) {
        characters.push(folded[unit]!);
        starts.push(from);
        ends.push(from + width);
      }
      afterIdeograph = isIdeograph(code);
    }
    from += width;
    converted += convertedWidth;
  }
  return replaceTaiwanWords({ text: characters.join(''), starts, ends });
}

function replaceTaiwanWords(key: TextKey): TextKey {
  const { text } = key;
  let changed = false;
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < text.length) {
    const word = taiwanWordsByStart.get(text[at]!)?.find(([taiwan]) => text.startsWith(taiwan, at));
    if (!word) {
      characters.push(text[at]!);
      starts.push(key.starts[at]!);
      ends.push(key.ends[at]!);
      at++;
      continue;
    }
    changed = true;
    const [taiwan, mainland] = word;
    for (const character of mainland) {
      characters.push(character);
      starts.push(key.starts[at]!);
      ends.push(key.ends[at + taiwan.length - 1]!);
    }
    at += taiwan.length;
  }
  return changed ? { text: characters.join(''), starts, ends } : key;
}

/** The key of a text as a string, for where nobody asks for places. */
export function keyOf(text: string): string {
  return normaliseKey(text).text;
}

/** What `key.text.slice(start, end)` stands for in the original text; the empty stretch stands at its own place. */
export function keySpan(key: TextKey, start: number, end: number): Span {
  if (end <= start) {
    const place = key.starts[start] ?? key.ends.at(-1) ?? 0;
    return { start: place, end: place };
  }
  return { start: key.starts[start]!, end: key.ends[end - 1]! };
}
