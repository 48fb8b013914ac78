import { lazily } from '../text/lazily.ts';
import type { Span } from '../text/span.ts';
import { endsSentence, isDigit, isHan, isSpace, trim } from './characters.ts';
import type { Sentence } from './tree.ts';

const closers: ReadonlyMap<string, string> = new Map([
  ['（', '）'],
  ['(', ')'],
  ['〔', '〕'],
  ['[', ']'],
  ['《', '》'],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
]);
const widened: ReadonlyMap<string, string> = new Map([
  ['）', ')'],
  ['］', ']'],
]);

/** Unit → 1 for a mark that opens or closes something. */
const bracketMarks = lazily((): Uint8Array => {
  const marks = new Uint8Array(0x10000);
  for (const pair of [...closers, ...widened]) for (const mark of pair) marks[mark.charCodeAt(0)] = 1;
  return marks;
});

/** How deep a bracket may nest before the rest is read as plain text. */
const deepest = 32;

/**
 * For each place in a paragraph whether it lies inside a pair of brackets or quotes that is closed in the same paragraph.
 * `result[i]` is about the character `span.start + i`; an opening mark without its closing mark hides nothing.
 */
export function nesting(text: string, span: Span): Uint8Array {
  const inside = new Uint8Array(span.end - span.start);
  const marks = bracketMarks();
  const open: { readonly mark: string; readonly at: number }[] = [];
  for (let at = span.start; at < span.end; at++) {
    if (marks[text.charCodeAt(at)] === 0) continue;
    const character = text[at]!;
    if (closers.has(character)) {
      if (open.length < deepest) open.push({ mark: character, at });
      continue;
    }
    const closing = widened.get(character) ?? character;
    if (closing !== ')' && closing !== ']' && !'〕》”’」』】'.includes(closing)) continue;
    let depth = open.length - 1;
    while (depth >= 0 && plain(closers.get(open[depth]!.mark)!) !== closing) depth--;
    if (depth < 0) continue;
    const from = open[depth]!.at;
    open.length = depth;
    if (depth === 0) inside.fill(1, from - span.start, at - span.start);
  }
  return inside;
}

function plain(mark: string): string {
  return widened.get(mark) ?? mark;
}

/** Cuts a paragraph into sentences, leaving out what `holes` cover (responsibility notes). In order, disjoint, without outer white space. */
export function findSentences(text: string, paragraph: Span, holes: readonly Span[]): Sentence[] {
  const inside = nesting(text, paragraph);
  const sentences: Sentence[] = [];
  let start = paragraph.start;
  let nextHole = 0;
  const close = (end: number): void => {
    const span = trim(text, { start, end });
    if (saysSomething(text, span)) sentences.push(span);
    start = end;
  };
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const hole = holes[nextHole];
    if (hole && at >= hole.start) {
      close(hole.start);
      nextHole++;
      start = hole.end;
      at = Math.max(at, hole.end - 1);
      continue;
    }
    if (inside[at - paragraph.start] || !endsSentence(text.charCodeAt(at))) continue;
    let end = at + 1;
    while (end < paragraph.end && '”’）)」』。！？!?'.includes(text[end]!) && !(hole && end >= hole.start)) end++;
    close(end);
    at = end - 1;
  }
  close(paragraph.end);
  return sentences;
}

function saysSomething(text: string, span: Span): boolean {
  for (let at = span.start; at < span.end; at++) {
    const unit = text.charCodeAt(at);
    if (isHan(unit) || isDigit(unit) || unit >= 0xd800) return true;
    if (unit < 128 && !isSpace(unit) && /[A-Za-z]/.test(text[at]!)) return true;
  }
  return false;
}
