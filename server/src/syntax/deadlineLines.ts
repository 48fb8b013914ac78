import type { Span } from '../text/span.ts';
import { trim } from './characters.ts';
import { findDeadlines, parseDeadline } from './deadlines.ts';
import { labelAt } from './noteWords.ts';
import { read } from './reading.ts';
import type { Deadline, Note } from './tree.ts';

/** Longest statement of a deadline with its label. */
const longest = 80;
const opening = '（(〔[［【';
const closing = '）)〕]］】';
const ends = '。；;\n\r';

/**
 * The deadline that a stretch of text begins with, as it stands beside a note and not in it: `完成时限：6月底前`, with brackets or without;
 * in brackets also a time without a label. `null` where something else stands there.
 */
export function deadlineAt(text: string, span: Span, year: number | null): Deadline | null {
  const { start, end } = trim(text, { start: span.start, end: Math.min(span.end, span.start + longest) });
  if (start >= end) return null;
  const isBracket = opening.includes(text[start]!);
  let at = start + (isBracket ? 1 : 0);
  const from = at;
  while (at < end && !(isBracket ? closing : ends).includes(text[at]!)) at++;
  if (isBracket && at === end) return null;
  return statedDeadline(text, { start: from, end: at }, isBracket, year);
}

function statedDeadline(text: string, span: Span, isAlone: boolean, year: number | null): Deadline | null {
  const reading = read(text, span);
  const label = labelAt(reading.keys, 0);
  if (!label) return isAlone ? parseDeadline(text, span, year) : null;
  if (label.kind !== 'deadline' || label.length >= reading.keys.length) return null;
  const time = trim(text, { start: reading.starts[label.length]!, end: span.end });
  return parseDeadline(text, time, year) ?? findDeadlines(text, time, year)[0] ?? { ...time, by: null };
}

const bracketWithMore = /[）)〕\]］】]\s*[^\s。；;]/;

/** Whether a sentence says nothing but the deadline of a note in front of it. */
export function statesDeadline(text: string, sentence: Span, { end, deadline }: Note): boolean {
  if (deadline === null || end > sentence.start) return false;
  if (deadline.start < sentence.start || deadline.end > sentence.end) return false;
  return !bracketWithMore.test(text.slice(deadline.end, Math.min(sentence.end, deadline.end + longest)));
}
