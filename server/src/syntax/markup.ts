import type { Span } from '../text/span.ts';
import { trim } from './characters.ts';
import { labelAt } from './labels.ts';
import type { Damage } from './tree.ts';

/** `## ` in front of a heading, `> ` in front of a quotation. */
const lineMark = /(?:#{1,6}|>)[ \t]+/y;

/** `- ` in front of an item of a list. */
const itemMark = /[-*+•][ \t]+/y;

/**
 * What is left of a line, `一、推进公开`, without the marks of a plain-text format around it, `## **一、推进公开**`, which come along when text is
 * copied from a program that writes such. What they are goes to `damages`.
 */
export function withoutMarkup(text: string, line: Span, content: Span, damages: Damage[]): Span {
  const bold = boldMarks(text, line);
  for (const start of bold) damages.push({ kind: 'markup', start, end: start + 2, probably: '' });
  const mark = markAt(lineMark, text, content) ?? markOfLabelled(text, content);
  if (!mark) return content;
  damages.push({ kind: 'markup', ...trim(text, mark), probably: '' });
  return trim(text, { start: mark.end, end: content.end });
}

function markAt(pattern: RegExp, text: string, { start, end }: Span): Span | null {
  pattern.lastIndex = start;
  return pattern.test(text) && pattern.lastIndex < end ? { start, end: pattern.lastIndex } : null;
}

/** The mark of a list item in front of a number: the number says what the item is. */
function markOfLabelled(text: string, content: Span): Span | null {
  const mark = markAt(itemMark, text, content);
  return mark && labelAt(text, mark.end, content.end) ? mark : null;
}

/** Where the marks of bold text stand in a line; none where they are no pairs. */
function boldMarks(text: string, { start, end }: Span): readonly number[] {
  const line = text.slice(start, end);
  const found: number[] = [];
  for (let at = line.indexOf('**'); at >= 0; at = line.indexOf('**', at + 2)) found.push(start + at);
  return found.length % 2 === 0 ? found : [];
}
