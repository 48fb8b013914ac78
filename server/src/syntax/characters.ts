import type { Span } from '../text/span.ts';

/** Whether a UTF-16 unit is white space in these documents: ASCII blanks, tabs, line ends, U+00A0, U+2028, U+2029, U+3000, U+FEFF. */
export function isSpace(unit: number): boolean {
  if (unit < 0xa0) return unit === 32 || (unit >= 9 && unit <= 13);
  return unit === 0xa0 || unit === 0x3000 || unit === 0xfeff || unit === 0x2028 || unit === 0x2029;
}

/** Whether a UTF-16 unit ends a line: LF, CR, or the line and paragraph separators that page layout programs put into a copy. */
export function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029;
}

/** Whether a UTF-16 unit shows nothing and takes no room: what web pages and office programs leave in a copy (U+200B, U+2060, soft hyphens). */
export function isInvisible(unit: number): boolean {
  return unit === 0xad || (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x2060 && unit <= 0x2064);
}

/** Whether a UTF-16 unit stands for nothing that the author wrote: white space or invisible. */
export function isNothing(unit: number): boolean {
  return isSpace(unit) || isInvisible(unit);
}

/** Whether a UTF-16 unit is a digit, half or full width. */
export function isDigit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 0xff10 && unit <= 0xff19);
}

/** The value of a digit, half or full width. */
export function digitValue(unit: number): number {
  return unit >= 0xff10 ? unit - 0xff10 : unit - 48;
}

/** Whether a UTF-16 unit is a common Han character. */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007;
}

/** Whether the mark `**` stands at an offset, which plain-text formats set around bold words. */
export function isBoldMark(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x2a && text.charCodeAt(at + 1) === 0x2a;
}

/** The span without the white space and the marks of bold text at both its ends; empty at its start where there is nothing else. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end) {
    if (isNothing(text.charCodeAt(start))) start++;
    else if (start + 1 < end && isBoldMark(text, start)) start += 2;
    else break;
  }
  while (end > start) {
    if (isNothing(text.charCodeAt(end - 1))) end--;
    else if (end - 2 >= start && isBoldMark(text, end - 2)) end -= 2;
    else break;
  }
  return { start, end };
}

const pageMark = /^(?:[-—–―－][ \t\u3000]?){1,3}\d{1,4}[ \t\u3000]?(?:[-—–―－][ \t\u3000]?){1,3}$/;
const longestPageMark = 16;
/** Most blanks and line ends in front of a page mark. */
const longestGap = 40;

/** Whether the span is the number of a page as printed, `— 2 —` (GB/T 9704—2012 §7.5), which a copy of the pages leaves between lines. */
export function isPageMark(text: string, { start, end }: Span): boolean {
  return end - start >= 3 && end - start <= longestPageMark && pageMark.test(text.slice(start, end));
}

/** Where the line behind a page mark begins, the mark and blank lines around it left out, if a line break stands at `at`; else `at`. */
export function pageMarkEnd(text: string, at: number, limit: number): number {
  let start = at;
  const farthest = Math.min(limit, at + longestGap);
  while (start < farthest && isSpace(text.charCodeAt(start))) start++;
  if (start === limit || !'-—–―－'.includes(text[start]!)) return at;
  let end = start;
  while (end < limit && end - start <= longestPageMark && !isLineEnd(text.charCodeAt(end))) end++;
  if (end === limit || !isPageMark(text, trim(text, { start, end }))) return at;
  while (end < limit && isSpace(text.charCodeAt(end))) end++;
  return end;
}

/** What a span covers on one line: line ends, the white space around them, page marks between them and marks of bold text go. */
export function onOneLine(text: string, { start, end }: Span): string {
  const lines = text
    .slice(start, end)
    .split(/[\r\n\u2028\u2029]/)
    .map((line) => line.trim());
  return lines
    .filter((line, at) => at === 0 || at === lines.length - 1 || !isPageMark(line, { start: 0, end: line.length }))
    .join('')
    .replaceAll('**', '');
}

/** The text without any white space in it: how titles and short lines are compared. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00ad\u200b-\u200f\u2060-\u2064]+/g, '');
}

/** Whether a UTF-16 unit ends a sentence: 。！？ and ；, because each of its parts is a duty of its own. */
export function endsSentence(unit: number): boolean {
  return isFullStop(unit) || unit === 0xff1b || unit === 0x3b;
}

/** Whether a UTF-16 unit ends a heading or a paragraph: a full stop, an exclamation or a question mark. */
export function isFullStop(unit: number): boolean {
  return unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0x21 || unit === 0x3f;
}
