import type { Span } from './span.ts';

/** Marks below the Chinese blocks that a Chinese text counts by themselves, as it does `，`: quotation marks, the dash, the ellipsis, the dot of names. */
const chineseMarks = new Set('‘’“”—…·');

/**
 * How many words a stretch of text has, counted as word processors count 字数 in a Chinese text: every Chinese character and every full-width
 * mark is one, every unbroken run of other characters (`2019`, `WTO`, `1.`) is one, white space is none.
 */
export function countWords(text: string, { start, end }: Span): number {
  let count = 0;
  let inRun = false;
  for (let at = start; at < end; at++) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at++;
    const kind = kindOf(code);
    if (kind === 'chinese' || (kind === 'other' && !inRun)) count++;
    inRun = kind === 'other';
  }
  return count;
}

function kindOf(code: number): 'blank' | 'chinese' | 'other' {
  if (code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0xfeff) return 'blank';
  if (code < 0x2010) return code === 0xb7 ? 'chinese' : 'other';
  if (code < 0x2e80) return chineseMarks.has(String.fromCharCode(code)) || isEnclosed(code) ? 'chinese' : 'other';
  // Ideographs, their marks, full-width forms and the ideographs of the supplementary planes; not half-width katakana.
  const isWide = code <= 0xd7ff || (code >= 0xf900 && code <= 0xff60) || code >= 0x20000;
  return isWide ? 'chinese' : 'other';
}

/** ①, ⑴, ⒈, Ⅰ: one character each, as typed in Chinese text. */
function isEnclosed(code: number): boolean {
  return (code >= 0x2160 && code <= 0x217f) || (code >= 0x2460 && code <= 0x24ff);
}
