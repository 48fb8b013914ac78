import { moveSpan, type Span } from '../text/span.ts';
import { isFullStop, trim } from './characters.ts';
import { nesting } from './sentences.ts';

/** How the line behind a label divides: `heading` without its end mark, `text` behind it; either may be missing. */
export interface Heading {
  readonly heading: Span | null;
  readonly text: Span | null;
  readonly ownLine: boolean;
}

/** The division as many characters further on. */
export function moveHeading({ heading, text, ownLine }: Heading, by: number): Heading {
  return { heading: heading && moveSpan(heading, by), text: text && moveSpan(text, by), ownLine };
}

/** What decides whether a line is a heading besides the line itself. */
export interface HeadingContext {
  /** Clauses or paragraphs follow that belong to this clause. */
  readonly holdsMore: boolean;
  /** The responsibility notes in the line. */
  readonly notes: readonly Span[];
}

/** Headings of published documents: up to 28 characters with commas, up to 36 without; a little more is allowed. */
const longestHeading = 32;
const longestWithoutComma = 40;
const longestOwnLine = 80;

/** Divides the line behind a label, `推进决策公开。健全…机制。` → `推进决策公开` and `健全…机制。`. */
export function divideHeading(text: string, line: Span, context: HeadingContext): Heading {
  const span = trim(text, line);
  if (span.start === span.end) return { heading: null, text: null, ownLine: true };
  const stop = firstStop(text, span);
  if (stop === null) {
    const isListItem = '；;，,'.includes(text[span.end - 1]!);
    const fits = span.end - span.start <= longestOwnLine && context.notes.length === 0 && !isListItem;
    if (!fits || (!context.holdsMore && span.end - span.start > longestWithoutComma)) return plain(span);
    return { heading: withoutMark(text, span), text: null, ownLine: true };
  }
  const heading = trim(text, { start: span.start, end: stop });
  const rest = trim(text, { start: stop + 1, end: span.end });
  if (rest.start === rest.end) {
    const isHeading = context.holdsMore && isShort(text, heading);
    return isHeading ? { heading, text: null, ownLine: true } : plain(span);
  }
  const note = context.notes.find((each) => each.start === rest.start);
  if (note && note.end === rest.end && context.holdsMore && isShort(text, heading)) {
    return { heading, text: rest, ownLine: true };
  }
  if (note || text[stop] !== '。' || !isShort(text, heading)) return plain(span);
  return { heading, text: rest, ownLine: false };
}

function plain(span: Span): Heading {
  return { heading: null, text: span, ownLine: false };
}

function isShort(text: string, heading: Span): boolean {
  const length = heading.end - heading.start;
  if (length <= longestHeading) return true;
  return length <= longestWithoutComma && !/[，,]/.test(text.slice(heading.start, heading.end));
}

/** Without a colon, or the bar of a table row that a copy put on a line of its own: `一、深化政务公开 |`. */
function withoutMark(text: string, { start, end }: Span): Span {
  if ('：:'.includes(text[end - 1]!)) return { start, end: end - 1 };
  let last = end;
  while (last > start + 1 && '|｜'.includes(text[last - 1]!)) last--;
  return last === end ? { start, end } : trim(text, { start, end: last });
}

/** Where the first full stop outside of brackets and quotes stands, looked for as far as a heading can reach. */
function firstStop(text: string, span: Span): number | null {
  const reach = { start: span.start, end: Math.min(span.end, span.start + longestOwnLine * 2) };
  const inside = nesting(text, reach);
  for (let at = reach.start; at < reach.end; at++) {
    if (isFullStop(text.charCodeAt(at)) && !inside[at - reach.start]) return at;
  }
  return null;
}
