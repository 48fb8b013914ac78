import { type Message, message } from '../text/message.ts';

/** The encodings that a draft can have, by the names that the command line takes and prints. */
export const encodingNames = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;

/** One of the encodings that a draft can have. */
export type EncodingName = (typeof encodingNames)[number];

/** The text of a file and how its bytes were read. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: EncodingName;
  /** A byte order mark stood in front of the text; it is not part of `text`. */
  readonly mark: boolean;
}

/** Bytes that are no text in the encoding wanted or in any that is looked for. */
export class EncodingError extends Error {
  /** What is wrong, for the user. */
  readonly explanation: Message;

  constructor(explanation: Message) {
    super(explanation.wording.en);
    this.name = 'EncodingError';
    this.explanation = explanation;
  }
}

/** Byte order marks, the longer ones first where one begins like another. */
const marks: readonly { readonly encoding: EncodingName; readonly bytes: readonly number[] }[] = [
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Other names under which an encoding is asked for. GB2312 and GBK are parts of GB18030. */
const otherNames: { readonly [name: string]: EncodingName } = {
  utf8: 'utf-8',
  'utf-8-bom': 'utf-8',
  utf8bom: 'utf-8',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'big5-hkscs': 'big5',
};

const notText = {
  'zh-cn': '不是文本文件（含有空字节）',
  'zh-tw': '不是文字檔（含有空位元組）',
  en: 'not a text file (it holds NUL bytes)',
};

const notIn = {
  'zh-cn': '不能按 {0} 读出：第 {1} 个字节处不是该编码的字符',
  'zh-tw': '不能按 {0} 讀出：第 {1} 個位元組處不是該編碼的字元',
  en: 'cannot be read as {0}: byte {1} is no character of that encoding',
};

const cutOff = {
  'zh-cn': '不能按 {0} 读出：末尾的字符不完整，文件可能被截断',
  'zh-tw': '不能按 {0} 讀出：末尾的字元不完整，檔案可能被截斷',
  en: 'cannot be read as {0}: its last character is incomplete, the file may have been cut off',
};

const notInAny = {
  'zh-cn': '认不出编码：既不是 UTF-8，也不是 GB18030',
  'zh-tw': '認不出編碼：既不是 UTF-8，也不是 GB18030',
  en: 'unknown encoding: neither UTF-8 nor GB18030',
};

const perhapsBig5 = {
  'zh-cn': '认不出编码：不是 UTF-8，按 GB18030 读又不成文字；如果是 Big5，请另存为 UTF-8 或指明编码',
  'zh-tw': '認不出編碼：不是 UTF-8，按 GB18030 讀又不成文字；如果是 Big5，請另存為 UTF-8 或指明編碼',
  en: 'unknown encoding: not UTF-8, and no sensible text as GB18030; if it is Big5, save it as UTF-8 or name the encoding',
};

/** The encoding that a name asks for, `null` for a name that is none. Case does not matter. */
export function encodingOf(name: string): EncodingName | null {
  const wanted = name.trim().toLowerCase();
  return encodingNames.find((known) => known === wanted) ?? otherNames[wanted] ?? null;
}

/** The bytes that mark an encoding at the start of a file; empty for one that has none. */
export function byteOrderMark(encoding: EncodingName): readonly number[] {
  return marks.find((mark) => mark.encoding === encoding)?.bytes ?? [];
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.length > 0 && start.every((byte, at) => bytes[at] === byte);
}

/** The text, or `null` where a byte is none of the encoding. */
function strictly(bytes: Uint8Array, encoding: EncodingName): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * How many bytes of the front can be read, found by halving. Only asked for when reading failed; every prefix of a
 * readable text that ends inside a character counts as readable, because decoding it as a stream does not fail.
 */
function readableLength(bytes: Uint8Array, encoding: EncodingName): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}

/**
 * Whether bytes that are not UTF-8 throughout are a damaged UTF-8 file rather than a file in another encoding:
 * more whole characters of several bytes than bytes that fit nowhere. Chinese text in GB18030 has hardly any of the former.
 */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let stray = 0;
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at]!;
    const length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length === 1) {
      at++;
      continue;
    }
    let good = first >= 0xc2 && first < 0xf5;
    for (let next = 1; good && next < length; next++) good = (bytes[at + next]! & 0xc0) === 0x80;
    if (good) {
      whole++;
      at += length;
    } else {
      stray++;
      at++;
    }
  }
  return whole > stray;
}

/**
 * Whether text read as GB18030 is nonsense: one character in two hundred from the private use area, where GB18030 puts
 * bytes that mean nothing. Text in Big5, which nearly always can be read as GB18030, has several times as many.
 */
function isNonsense(text: string): boolean {
  let unassigned = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xe000 && unit <= 0xf8ff) unassigned++;
  }
  return unassigned * 200 > text.length;
}

function decoded(bytes: Uint8Array, encoding: EncodingName): DecodedText {
  const start = byteOrderMark(encoding);
  const mark = startsWith(bytes, start);
  const text = strictly(mark ? bytes.subarray(start.length) : bytes, encoding);
  if (text === null) {
    const length = readableLength(bytes, encoding);
    const name = encoding.toUpperCase();
    throw new EncodingError(length === bytes.length ? message(cutOff, name) : message(notIn, name, length + 1));
  }
  if (text.includes('\0')) throw new EncodingError(message(notText));
  return { text, encoding, mark };
}

/**
 * Reads the bytes of a file as text. Without a name the encoding is found: a byte order mark tells it, else UTF-8 where all bytes are,
 * else GB18030. Throws an EncodingError for a file that is no text, that is damaged, or that is in none of these encodings.
 */
export function decodeText(bytes: Uint8Array, forced: EncodingName | null = null): DecodedText {
  if (forced) return decoded(bytes, forced);
  const marked = marks.find((mark) => startsWith(bytes, mark.bytes));
  if (marked) return decoded(bytes, marked.encoding);
  if (bytes.includes(0)) throw new EncodingError(message(notText));
  const text = strictly(bytes, 'utf-8');
  if (text !== null) return { text, encoding: 'utf-8', mark: false };
  if (looksLikeUtf8(bytes)) return decoded(bytes, 'utf-8');
  const chinese = strictly(bytes, 'gb18030');
  if (chinese === null) throw new EncodingError(message(notInAny));
  if (isNonsense(chinese)) throw new EncodingError(message(perhapsBig5));
  return { text: chinese, encoding: 'gb18030', mark: false };
}
