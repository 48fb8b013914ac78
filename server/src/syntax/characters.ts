import type { Span } from '../text/span.ts';

/** Whether a UTF-16 unit is white space in these documents: ASCII blanks, tabs, line ends, U+00A0, U+3000, U+FEFF. */
export function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff;
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

/** The span without the white space at both its ends; empty at its start where there is nothing else. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** The text without any white space in it: how titles and short lines are compared. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u3000\u00a0\ufeff]+/g, '');
}

/** Whether a UTF-16 unit ends a sentence: 。！？ and ；, because each of its parts is a duty of its own. */
export function endsSentence(unit: number): boolean {
  return isFullStop(unit) || unit === 0xff1b || unit === 0x3b;
}

/** Whether a UTF-16 unit ends a heading or a paragraph: a full stop, an exclamation or a question mark. */
export function isFullStop(unit: number): boolean {
  return unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0x21 || unit === 0x3f;
}
