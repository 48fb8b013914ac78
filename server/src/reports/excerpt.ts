import type { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { characterWidth, displayWidth, printable } from './displayWidth.ts';

/** The line of a finding cut to a width, and the marks that stand under what is meant. */
export interface Excerpt {
  readonly line: string;
  readonly underline: string;
}

/** How many columns are shown in front of what is meant, at least, where the line is cut. */
const columnsBefore = 16;

/**
 * The part of a line around a span that fits a width, and an underline of the same display width as what it marks.
 * Of a span over several lines the first is shown. A cut end is shown as `…`.
 */
export function excerptOf(text: string, lines: LineIndex, span: Span, width: number): Excerpt {
  const { line } = lines.position(span.start);
  const start = lines.start(line);
  const end = lines.end(line);
  const marked = {
    start: Math.min(span.start, end),
    end: Math.max(Math.min(span.end, end), Math.min(span.start, end)),
  };

  let from = marked.start;
  let before = 0;
  const markedWidth = displayWidth(text.slice(marked.start, Math.min(marked.end, marked.start + width)));
  const room = Math.max(columnsBefore, width - markedWidth - 4);
  while (from > start) {
    const previous = text.codePointAt(from - 2) ?? 0;
    const length = from - 2 >= start && previous > 0xffff ? 2 : 1;
    const columns = characterWidth(text.slice(from - length, from));
    if (before + columns > room) break;
    before += columns;
    from -= length;
  }

  let to = from;
  let used = from > start ? 1 : 0;
  while (to < end) {
    const length = (text.codePointAt(to) ?? 0) > 0xffff ? 2 : 1;
    const columns = characterWidth(text.slice(to, to + length));
    if (used + columns > width - 1) break;
    used += columns;
    to += length;
  }

  const head = `${from > start ? '…' : ''}${printable(text.slice(from, marked.start))}`;
  const middle = printable(text.slice(marked.start, Math.min(marked.end, to)));
  const tail = `${printable(text.slice(Math.min(marked.end, to), to))}${to < end ? '…' : ''}`;
  return {
    line: head + middle + tail,
    underline: ' '.repeat(displayWidth(head)) + '^'.repeat(Math.max(1, displayWidth(middle))),
  };
}
