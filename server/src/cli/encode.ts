import iconv from 'iconv-lite';
import { type Localized, type Message, message } from '../text/message.ts';
import { byteOrderMark, type DecodedText, decodeText, type EncodingName } from '../workspace/encoding.ts';

const wordings = {
  lost: {
    'zh-cn': '没有写回：修正后的文字中有 {0} 编码里没有的字符',
    'zh-tw': '沒有寫回：修正後的文字中有 {0} 編碼裡沒有的字元',
    en: 'not written: the mended text has characters that {0} does not have',
  },
  different: {
    'zh-cn': '没有写回：原文件的字节不能按 {0} 原样写出',
    'zh-tw': '沒有寫回：原檔案的位元組不能按 {0} 原樣寫出',
    en: 'not written: the bytes of the file cannot be written back as they are in {0}',
  },
} satisfies { readonly [name: string]: Localized };

const codecs: { readonly [encoding in EncodingName]: string } = {
  'utf-8': 'utf8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  big5: 'big5',
};

function bytesOf(text: string, encoding: EncodingName, mark: boolean): Uint8Array {
  const body = iconv.encode(text, codecs[encoding], { addBOM: false });
  const start = mark ? byteOrderMark(encoding) : [];
  const bytes = new Uint8Array(start.length + body.length);
  bytes.set(start);
  bytes.set(body, start.length);
  return bytes;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** The text, or `null` where the bytes are none. */
function textOf(bytes: Uint8Array, encoding: EncodingName): string | null {
  try {
    return decodeText(bytes, encoding).text;
  } catch {
    return null;
  }
}

/**
 * The bytes of a new text in the encoding of the file that it replaces, with its byte order mark where it had one; or why that
 * cannot be: a character would be lost, or what was not edited would come out differently.
 */
export function encodeLike(original: Uint8Array, read: DecodedText, text: string): Uint8Array | Message {
  const { encoding, mark } = read;
  const name = encoding.toUpperCase();
  if (!sameBytes(bytesOf(read.text, encoding, mark), original)) return message(wordings.different, name);
  const bytes = bytesOf(text, encoding, mark);
  return textOf(bytes, encoding) === text ? bytes : message(wordings.lost, name);
}
