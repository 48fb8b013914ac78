import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { render } from '../../server/src/text/message.ts';
import { decodeText, EncodingError, encodingOf } from '../../server/src/workspace/encoding.ts';

const draft = '2019年政务公开工作要点\r\n一、推进决策公开。（市政府办公厅负责）\r\n㐂𠮷——“公开”';

function explanation(bytes: Uint8Array): string {
  try {
    decodeText(bytes);
  } catch (error) {
    if (error instanceof EncodingError) return render(error.explanation, 'zh-cn');
    throw error;
  }
  throw new Error('was read');
}

describe('decodeText finds the encoding', () => {
  it.each([
    ['utf-8', false, Buffer.from(draft)],
    ['utf-8', true, Buffer.from(`\ufeff${draft}`)],
    ['utf-16le', true, iconv.encode(draft, 'utf16le', { addBOM: true })],
    ['utf-16be', true, iconv.encode(draft, 'utf16be', { addBOM: true })],
    ['gb18030', false, iconv.encode(draft, 'gb18030')],
    ['gb18030', true, iconv.encode(`\ufeff${draft}`, 'gb18030')],
  ] as const)('%s, byte order mark: %s', (encoding, mark, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: draft, encoding, mark });
  });

  it('reads Traditional text in GB18030', () => {
    const text = '二、著眼穩定預期，加強解讀回應。';
    expect(decodeText(iconv.encode(text, 'gb18030'))).toMatchObject({ text, encoding: 'gb18030' });
  });

  it('takes plain ASCII and the empty file for UTF-8', () => {
    expect(decodeText(Buffer.from('1. abc'))).toEqual({ text: '1. abc', encoding: 'utf-8', mark: false });
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', mark: false });
  });

  it('keeps a second byte order mark as a character', () => {
    expect(decodeText(Buffer.from('\ufeff\ufeff要点')).text).toBe('\ufeff要点');
  });
});

describe('decodeText refuses what is no text', () => {
  it('NUL bytes', () => {
    expect(explanation(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toContain('不是文本文件');
    expect(explanation(iconv.encode(draft, 'utf32le', { addBOM: true }))).toContain('不是文本文件');
  });

  it('a UTF-8 file with a broken byte, naming the byte, instead of guessing GB18030', () => {
    const bytes = Buffer.from(draft);
    bytes[8] = 0x41;
    expect(explanation(bytes)).toMatch(/UTF-8.*第 9 个字节/);
  });

  it('a UTF-8 file cut in the middle of a character', () => {
    const bytes = Buffer.from('推进决策公开，加强政策解读');
    for (const missing of [1, 2]) {
      expect(explanation(bytes.subarray(0, bytes.length - missing))).toMatch(/UTF-8.*截断/);
    }
  });

  it('bytes of no known encoding', () => {
    expect(explanation(new Uint8Array([0x41, 0xff, 0xff, 0x80, 0x20]))).toContain('认不出编码');
  });

  it('Big5, which could be read as GB18030 but makes no sense', () => {
    const text =
      '一、著眼穩定預期，加強解讀回應。做好國家發展規劃、國土空間規劃等資訊公開，加強規劃解讀和輿論引導。'.repeat(9);
    const bytes = iconv.encode(text, 'big5');
    expect(explanation(bytes)).toContain('Big5');
    expect(decodeText(bytes, 'big5')).toEqual({ text, encoding: 'big5', mark: false });
  });

  it('an odd byte at the end of UTF-16', () => {
    const bytes = iconv.encode(draft, 'utf16le', { addBOM: true });
    expect(explanation(bytes.subarray(0, bytes.length - 1))).toContain('UTF-16LE');
  });

  it('a megabyte of stray bytes in good time', () => {
    expect(explanation(new Uint8Array(1_000_000).fill(0xff))).toContain('认不出编码');
  });
});

describe('a forced encoding', () => {
  it('is used where another would have been found', () => {
    expect(decodeText(iconv.encode(draft, 'utf16le'), 'utf-16le')).toEqual({
      text: draft,
      encoding: 'utf-16le',
      mark: false,
    });
  });

  it('fails on bytes that it does not have', () => {
    expect(() => decodeText(iconv.encode(draft, 'gb18030'), 'utf-8')).toThrow(EncodingError);
  });

  it('goes by its usual names', () => {
    expect(encodingOf('GBK')).toBe('gb18030');
    expect(encodingOf(' UTF8 ')).toBe('utf-8');
    expect(encodingOf('utf-16')).toBe('utf-16le');
    expect(encodingOf('latin1')).toBeNull();
  });
});
