import type { Fact, KnownWords, WordsSource } from '../text/knownWords.ts';
import type { Span } from '../text/span.ts';
import { isFullStop, isLineEnd, isNothing, isPageMark, trim } from './characters.ts';
import { type LabelCandidate, labelAt, moveLabel } from './labels.ts';
import { withoutMarkup } from './markup.ts';
import { findTables, type Line } from './tables.ts';
import type { Damage, LabelStyle } from './tree.ts';

/** A paragraph before anything is known of its place: one line, several that a copy broke, or a part of one that a copy joined. */
export interface Paragraph extends Line {}

/** The paragraphs of a text and what had to be mended to find them. Together the paragraphs are the whole text. */
export interface Paragraphs {
  readonly paragraphs: readonly Paragraph[];
  readonly damages: readonly Damage[];
}

/** Cuts a text into paragraphs. */
export function findParagraphs(text: string, source: WordsSource): Paragraphs {
  const damages: Damage[] = [];
  const lines = findTables(text, findLines(text, damages, source), damages, source);
  const joined = joinWrapped(text, lines, damages, source);
  return { paragraphs: splitJoined(text, joined, source), damages };
}

/** A line: `start` to `end` with its line end. */
function findLines(text: string, damages: Damage[], source: WordsSource): Paragraph[] {
  const lines: Paragraph[] = [];
  let start = 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    const stop = end;
    if (end < text.length) end += text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1;
    let content = trim(text, { start, end: stop });
    if (text.startsWith('??', content.start) && content.end > content.start + 2) {
      damages.push({ kind: 'lost-character', start: content.start, end: content.start + 2, probably: '　　' });
      content = trim(text, { start: content.start + 2, end: content.end });
    }
    content = withoutMarkup(text, { start, end: stop }, content, damages);
    const candidate = labelAt(text, content.start, content.end);
    lines.push({ start, end, content, candidate, words: wordsOf(text, content, source), row: null });
    start = end;
  }
  return lines;
}

function wordsOf(text: string, { start, end }: Span, source: WordsSource): KnownWords {
  return source.of(text.slice(start, end));
}

/** How many lines must look alike before the line breaks are blamed on a page width and not on the author. */
const fewestWrappedLines = 6;
/** In columns. */
const widestPage = 60;
/** A page has 28 characters a line (GB/T 9704—2012 §5.2.3); shorter lines are headings and names. */
const narrowestPage = 20;
const raggedEdge = 4;
/** Which share of the lines has the page width without an end mark where the width broke them; fewer will do where these go on below. */
const wrappedShare = 0.5;
const wrappedShareGoingOn = 0.35;
/** Which share of those goes on in the line below: notes, headings and the last lines of paragraphs do not. */
const goingOnShare = 0.6;

/** Joins the lines that a fixed page width broke inside sentences. Only where many lines of the text end at one width without an end mark. */
function joinWrapped(
  text: string,
  lines: readonly Paragraph[],
  damages: Damage[],
  source: WordsSource,
): readonly Paragraph[] {
  const lengths = lines.map(({ content }) => content.end - content.start);
  const counted = lengths.filter((length) => length > 8);
  const longest = longestOf(counted);
  if (counted.length < fewestWrappedLines || longest > widestPage * 2) return lines;
  const widths = lines.map(({ content }) => columnsOf(text, content));
  const widest = longestOf(widths.filter((width) => width > 8));
  if (widest > widestPage || widest < narrowestPage) return lines;
  // A page breaks lines by columns, a program by characters.
  const isFull = (index: number): boolean => {
    const { row, content } = lines[index]!;
    const reaches = widths[index]! >= widest - raggedEdge || lengths[index]! >= longest - raggedEdge;
    return !row && reaches && !isFullStop(text.charCodeAt(content.end - 1));
  };
  const goesOn = (index: number): boolean => {
    const line = lines[index]!;
    const next = lines[lineBehind(text, lines, index)];
    return (
      isFull(index) &&
      next !== undefined &&
      next.content.end > next.content.start &&
      !startsClause(next) &&
      !next.row &&
      indentOf(next) <= indentOf(line)
    );
  };
  const ofWidth = lines.filter((_, index) => isFull(index)).length;
  if (ofWidth < counted.length * wrappedShareGoingOn) return lines;
  const goingOn = lines.filter((_, index) => goesOn(index)).length;
  const goOn = goingOn >= fewestWrappedLines && goingOn >= ofWidth * goingOnShare;
  if (ofWidth < counted.length * wrappedShare && !goOn) return lines;
  const joined: Paragraph[] = [];
  let first: Paragraph | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const opening: Paragraph = first ?? line;
    if (goesOn(index)) {
      const behind = lineBehind(text, lines, index);
      damages.push({ kind: 'line-break', start: line.content.end, end: lines[behind]!.content.start, probably: null });
      first = opening;
      index = behind - 1;
      continue;
    }
    const content = { start: opening.content.start, end: line.content.end };
    joined.push({
      start: opening.start,
      end: line.end,
      content,
      candidate: opening.candidate,
      words: opening === line ? line.words : wordsOf(text, content, source),
      row: opening.row,
    });
    first = null;
  }
  return joined;
}

/** The length that nearly all have at most: a few longer ones are no page width. */
function longestOf(lengths: readonly number[]): number {
  const sorted = [...lengths].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
}

/** How many columns of a page a stretch takes: a Latin letter or a digit takes half of one. */
function columnsOf(text: string, { start, end }: Span): number {
  let halves = 0;
  for (let at = start; at < end; at++) halves += text.charCodeAt(at) < 0x2000 ? 1 : 2;
  return halves / 2;
}

/** Most lines that stand between two pages: the number of the page and blanks around it. */
const mostBetweenPages = 5;

/** The line that may go on with a line: the next one, or the first one of the next page. */
function lineBehind(text: string, lines: readonly Paragraph[], index: number): number {
  let hasMark = false;
  for (let at = index + 1; at < Math.min(lines.length, index + mostBetweenPages + 2); at++) {
    const { content } = lines[at]!;
    const isMark = isPageMark(text, content);
    if (!isMark && content.end > content.start) return hasMark ? at : index + 1;
    hasMark ||= isMark;
  }
  return index + 1;
}

/** A line that stands further in than the one above begins a paragraph. */
function indentOf(line: Paragraph): number {
  return line.content.start - line.start;
}

function startsClause(line: Paragraph): boolean {
  return line.candidate?.certainty === 'certain';
}

/** Styles that may stand in the middle of a line where a copy lost its line ends; （1） and ① are lists inside sentences there. */
const splitStyles: ReadonlySet<LabelStyle> = new Set(['chinese', 'chinese-bracket', 'arabic']);

/**
 * Splits lines that hold several clauses: a label right behind the end of a sentence or a bracket, with the next number of
 * its style; a first number only where the same line holds the second.
 */
function splitJoined(text: string, lines: readonly Paragraph[], source: WordsSource): Paragraph[] {
  const parts: Paragraph[] = [];
  const last = new Map<LabelStyle, number>();
  for (const line of lines) {
    if (line.candidate) last.set(line.candidate.label.style, line.candidate.label.number);
    const inside = line.row ? [] : labelsInside(line);
    if (inside.length === 0) {
      parts.push(line);
      continue;
    }
    let rest: Paragraph = line;
    for (const [index, found] of inside.entries()) {
      const { style, number } = found.label;
      const follows = last.get(style) === number - 1;
      const opens = number === 1 && inside.slice(index + 1, index + 30).some(isSecondOf(style));
      if (!follows && !opens) continue;
      const candidate = { ...found, label: moveLabel(found.label, line.content.start) };
      const at = candidate.label.start;
      const part = trim(text, { start: rest.content.start, end: at });
      parts.push({ ...rest, end: at, content: part, words: wordsOf(text, part, source) });
      const content = { start: at, end: line.content.end };
      rest = { start: at, end: line.end, content, candidate, words: line.words, row: null };
      last.set(style, number);
    }
    parts.push(rest.start === line.start ? rest : { ...rest, words: wordsOf(text, rest.content, source) });
  }
  return parts;
}

function isSecondOf(style: LabelStyle): (candidate: LabelCandidate) => boolean {
  return ({ label }) => label.style === style && label.number === 2;
}

/** The labels in a line, behind the one that it begins with, that stand where a clause could begin, with offsets of the line. */
function labelsInside({ candidate, content, words }: Paragraph): readonly LabelCandidate[] {
  return words.ask(labelsBehind, candidate ? candidate.label.end - content.start : 0);
}

const labelsBehind: Fact<readonly LabelCandidate[]> = ({ text }, from) => {
  const found: LabelCandidate[] = [];
  for (let at = from + 1; at < text.length; at++) {
    if (!mayEndClause(text.charCodeAt(at - 1)) && !isBracketedOne(text, at)) continue;
    const candidate = labelAt(text, skipSpaces(text, at, text.length), text.length);
    if (candidate?.certainty !== 'certain' || !splitStyles.has(candidate.label.style)) continue;
    if (candidate.label.damaged || isReference(text, candidate.label.end)) continue;
    found.push(candidate);
    at = candidate.label.end;
  }
  return found;
};

/** `推进公开（一）推进决策公开。`: the first of several may follow a heading without an end mark. */
function isBracketedOne(text: string, at: number): boolean {
  return isOpeningBracket(text.charCodeAt(at)) && text[at + 1] === '一' && '）)'.includes(text[at + 2] ?? ' ');
}

function isOpeningBracket(unit: number): boolean {
  return unit === 0x28 || unit === 0xff08;
}

/** Whether what stands behind a number in brackets makes it a mention of a clause: `（二）至（五）`, `（三）项`. */
function isReference(text: string, at: number): boolean {
  return /^(?:[至到、和及][（(]|[项項](?![目]))/.test(text.slice(at, at + 3));
}

/** Whether a UTF-16 unit can be the last one of a clause: 。 ） ) ！ ” 〕. */
function mayEndClause(unit: number): boolean {
  return unit === 0x3002 || unit === 0xff09 || unit === 0x29 || unit === 0xff01 || unit === 0x201d || unit === 0x3015;
}

function skipSpaces(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && next - at < 4 && isNothing(text.charCodeAt(next))) next++;
  return next;
}
