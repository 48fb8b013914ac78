import { isSpace } from '../../syntax/characters.ts';
import type { Span } from '../../text/span.ts';
import { cannotBegin, cannotEnd, halfCells, isAttached, isJoint, isWordCharacter } from './cells.ts';

/** One printed line: stretches of the text in its order, without the line ends that a copy put into a paragraph. */
export interface Line {
  readonly spans: readonly Span[];
  /** What it takes of the grid, in half cells, without the spaces at its end. */
  readonly width: number;
}

/** How wide lines may be, in half cells: the first of a paragraph, and those that follow. */
export interface Measure {
  readonly first: number;
  readonly rest: number;
}

/** Characters between which no line is broken, unless they are wider than a line. */
export interface Atom extends Span {
  readonly width: number;
  /** Only white space, which may hang over the end of a line. */
  readonly blank: boolean;
}

/** The paragraph in stretches without line ends, each without the white space round it; a copy may have broken one paragraph over lines. */
export function stretches(text: string, content: Span): readonly Span[] {
  const found: Span[] = [];
  let start = content.start;
  const close = (end: number) => {
    let [first, last] = [start, end];
    while (first < last && isSpace(text.charCodeAt(first))) first++;
    while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
    if (last > first) found.push({ start: first, end: last });
  };
  for (let at = content.start; at < content.end; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 10 && unit !== 13) continue;
    close(at);
    start = at + 1;
  }
  close(content.end);
  return found;
}

/**
 * The paragraph in lines, as full as they can be: closing marks begin no line and opening ones end none, words, numbers and years stay whole,
 * and so do dashes and dots of omission (GB/T 15834—2011, 5.1). What would be broken goes to the next line; nothing hangs over the edge.
 */
export function breakLines(text: string, content: Span, measure: Measure): readonly Line[] {
  const filler = fillLines(measure);
  for (const atom of atomsOf(text, content, measure)) filler.add(atom);
  return filler.end();
}

function fillLines(measure: Measure) {
  const lines: Line[] = [];
  let spans: Span[] = [];
  let used = 0;
  let inked = 0;
  const limit = () => (lines.length === 0 ? measure.first : measure.rest);
  const close = () => {
    lines.push({ spans, width: inked });
    spans = [];
    used = 0;
    inked = 0;
  };
  return {
    add(atom: Atom): void {
      if (!atom.blank && used + atom.width > limit() && spans.length > 0) close();
      const last = spans.at(-1);
      if (last?.end === atom.start) spans[spans.length - 1] = { start: last.start, end: atom.end };
      else spans.push({ start: atom.start, end: atom.end });
      used = atom.blank ? Math.min(limit(), used + atom.width) : used + atom.width;
      if (!atom.blank) inked = used;
    },
    end(): readonly Line[] {
      if (spans.length > 0) close();
      return lines;
    },
  };
}

/** A word or number goes on, a mark stands in one that may go on, or neither. */
type WordState = 'none' | 'word' | 'joint';

/** A year in Chinese numerals. */
const chineseYear = /[〇○零一二三四五六七八九]{4}年/y;

/** The paragraph in pieces that lines are made of, none wider than the narrower of them. */
export function* atomsOf(text: string, content: Span, { first, rest }: Measure): Generator<Atom> {
  const widest = Math.max(2, Math.min(first, rest));
  for (const part of stretches(text, content)) {
    let start = part.start;
    let width = 0;
    let before = '';
    let state: WordState = 'none';
    let wholeUntil = 0;
    for (let at = part.start; at < part.end; ) {
      const character = text.slice(at, at + (isPair(text, at, part.end) ? 2 : 1));
      const blank = isSpace(character.charCodeAt(0));
      const own = halfCells(character);
      const wasBlank = before !== '' && isSpace(before.charCodeAt(0));
      const glued =
        isAttached(character) ||
        at < wholeUntil ||
        (!blank && !wasBlank && isGlued(text, at, before, character, state));
      if (before !== '' && (!glued || width + own > widest)) {
        yield { start, end: at, width, blank: wasBlank };
        start = at;
        width = 0;
      }
      if (at >= wholeUntil && startsYear(text, at)) wholeUntil = at + 5;
      state = isWordCharacter(character) ? 'word' : state === 'word' && isJoint(character) ? 'joint' : 'none';
      if (!isAttached(character)) before = character;
      else before ||= character;
      width += own;
      at += character.length;
    }
    if (start < part.end) yield { start, end: part.end, width, blank: isSpace(text.charCodeAt(start)) };
  }
}

function isPair(text: string, at: number, end: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff || at + 1 >= end) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

function startsYear(text: string, at: number): boolean {
  chineseYear.lastIndex = at;
  return chineseYear.test(text);
}

function isGlued(text: string, at: number, before: string, character: string, state: WordState): boolean {
  if (before === '') return false;
  if (character === '—' || character === '…') return before === character || isSingleDash(text, at, character);
  if (cannotBegin(character) || cannotEnd(before)) return true;
  if (isWordCharacter(character)) return state !== 'none';
  return character === '年' && isDigitCharacter(before);
}

/** One dash joins what stands around it and begins no line; two of them are a mark of their own. */
function isSingleDash(text: string, at: number, character: string): boolean {
  return character === '—' && text[at + 1] !== '—';
}

function isDigitCharacter(character: string): boolean {
  return /^[0-9０-９]$/.test(character);
}
