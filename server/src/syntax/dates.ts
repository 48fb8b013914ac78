import type { Span } from '../text/span.ts';

/** The first day in a stretch of text. First version: `2019年4月17日` only. */
export function findDate(text: string, span: Span): { start: number; end: number; iso: string } | null {
  const found = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text.slice(span.start, span.end));
  if (!found) return null;
  const iso = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
  return { start: span.start + found.index, end: span.start + found.index + found[0].length, iso };
}
