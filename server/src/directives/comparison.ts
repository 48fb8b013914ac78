import { diffArrays } from 'diff';
import { appendAll } from '../text/append.ts';
import { keySpan, normaliseKey, type TextKey } from '../text/key.ts';
import type { Span } from '../text/span.ts';

/** What two texts have in common; spans are offsets of the text that they are listed under, in its order, disjoint. */
export interface Comparison {
  /** Wording of the parent that the child carries over. */
  readonly kept: readonly Span[];
  /** Wording of the parent that the child does not have. */
  readonly dropped: readonly Span[];
  /** Wording of the child that the parent does not have. */
  readonly added: readonly Span[];
  /** Only the beginning of one of the texts was compared: they are longer than what is answered at once. */
  readonly cut: boolean;
}

/** How many characters of each text are compared: the work grows with the product of length and difference. */
const LONGEST = 800;
/** Fewer characters than these in a row are no wording: 公开 stands in every clause. */
const SHORTEST_RUN = 4;
/** A shorter run counts beside carried-over wording: this close to it in one of the texts, and in the other not far: 优化[本市]营商环境. */
const CLOSE = 3;
const NOT_FAR = 6;
const SHORTEST_CLOSE_RUN = 2;
/** Fewer characters than these in a row are not taken for wording that moved to another place. */
const SHORTEST_MOVED = 6;
/** New words inside an old phrase that are worth naming. */
const SHORTEST_ADDED = 3;

/** A part of the child's text that a reader takes in at once: a phrase that is new for the greater part, or the new words in an old one. */
export function addedPhrases(child: string, added: readonly Span[]): readonly Span[] {
  const phrases: Span[] = [];
  let next = 0;
  for (const phrase of phrasesOf(child)) {
    const inside: Span[] = [];
    while (next < added.length && added[next]!.start < phrase.end) {
      const { start, end } = added[next]!;
      inside.push({ start: Math.max(start, phrase.start), end: Math.min(end, phrase.end) });
      if (end > phrase.end) break;
      next++;
    }
    const words = inside.map((span) => ({ span, count: countWording(child, span) }));
    const isNew = words.reduce((sum, { count }) => sum + count, 0) * 2 > countWording(child, phrase);
    if (isNew) phrases.push(trimmed(child, phrase));
    else
      appendAll(
        phrases,
        words.filter(({ count }) => count >= SHORTEST_ADDED).map(({ span }) => span),
      );
  }
  return phrases;
}

/** The stretches between the marks that divide sentences. */
function* phrasesOf(text: string): Generator<Span> {
  let start = 0;
  for (const mark of text.matchAll(/[，,。；;：:！？\n\r]/g)) {
    if (mark.index > start) yield { start, end: mark.index };
    start = mark.index + 1;
  }
  if (start < text.length) yield { start, end: text.length };
}

function countWording(text: string, span: Span): number {
  let count = 0;
  for (let at = span.start; at < span.end; at++) if (isWording(text[at]!)) count++;
  return count;
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (start < end && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}

interface Wording {
  readonly characters: readonly string[];
  /** Where each character stands in the key. */
  readonly at: readonly number[];
  readonly key: TextKey;
}

interface Run {
  readonly child: number;
  readonly parent: number;
  readonly length: number;
}

/**
 * Compares a clause with its parent's text as a reader would: script, width, spaces, quotation marks and punctuation do not count,
 * and wording counts as kept from four characters in a row.
 */
export function compareTexts(child: string, parent: string): Comparison {
  const childWords = wordsOf(child);
  const parentWords = wordsOf(parent);
  const childCharacters = childWords.characters.slice(0, LONGEST);
  const parentCharacters = parentWords.characters.slice(0, LONGEST);
  const inOrder = commonRuns(childCharacters, parentCharacters);
  const runs = [...inOrder, ...movedRuns(childCharacters, parentCharacters, inOrder)];
  const keptParent = inPlace(runs.map((run) => ({ start: run.parent, end: run.parent + run.length })));
  const keptChild = inPlace(runs.map((run) => ({ start: run.child, end: run.child + run.length })));
  return {
    kept: keptParent.map((run) => spanOf(parentWords, run)),
    dropped: between(keptParent, Math.min(LONGEST, parentWords.at.length)).map((run) => spanOf(parentWords, run)),
    added: between(keptChild, Math.min(LONGEST, childWords.at.length)).map((run) => spanOf(childWords, run)),
    cut: childWords.at.length > LONGEST || parentWords.at.length > LONGEST,
  };
}

function wordsOf(text: string): Wording {
  const key = normaliseKey(text);
  const characters: string[] = [];
  const at: number[] = [];
  for (let index = 0; index < key.text.length; index++) {
    const character = key.text[index]!;
    if (!isWording(character)) continue;
    characters.push(character);
    at.push(index);
  }
  return { characters, at, key };
}

/** Letters, digits, ideographs; of a character outside the BMP both halves. */
function isWording(unit: string): boolean {
  return /[\p{L}\p{N}\ud800-\udfff]/u.test(unit);
}

function commonRuns(child: string[], parent: string[]): readonly Run[] {
  const runs: Run[] = [];
  let inChild = 0;
  let inParent = 0;
  for (const change of diffArrays(parent, child)) {
    if (change.added) inChild += change.count;
    else if (change.removed) inParent += change.count;
    else {
      runs.push({ child: inChild, parent: inParent, length: change.count });
      inChild += change.count;
      inParent += change.count;
    }
  }
  return wording(runs);
}

/** The runs that are wording: the long ones, and short ones that stand close to another one that is. */
function wording(runs: readonly Run[]): readonly Run[] {
  const counts = runs.map((run) => run.length >= SHORTEST_RUN);
  const join = (index: number, neighbour: number) => {
    const [run, other] = [runs[index]!, runs[neighbour]];
    if (!counts[neighbour] || !other || run.length < SHORTEST_CLOSE_RUN) return;
    if (isClose(other, run)) counts[index] = true;
  };
  for (let index = 0; index < runs.length; index++) join(index, index - 1);
  for (let index = runs.length - 1; index >= 0; index--) join(index, index + 1);
  return runs.filter((_, index) => counts[index]);
}

function isClose(one: Run, other: Run): boolean {
  const [first, second] = one.parent < other.parent ? [one, other] : [other, one];
  const childGap = second.child - first.child - first.length;
  const parentGap = second.parent - first.parent - first.length;
  return Math.min(childGap, parentGap) <= CLOSE && Math.max(childGap, parentGap) <= NOT_FAR;
}

/** Wording that the child carries over at another place: the differences in order cannot show it. */
function movedRuns(child: readonly string[], parent: readonly string[], inOrder: readonly Run[]): readonly Run[] {
  const openInParent = new Uint8Array(parent.length).fill(1);
  const openInChild = new Uint8Array(child.length).fill(1);
  for (const run of inOrder) {
    openInParent.fill(0, run.parent, run.parent + run.length);
    openInChild.fill(0, run.child, run.child + run.length);
  }
  const places = new Map<string, number>();
  for (let at = 0; at + SHORTEST_MOVED <= parent.length; at++) {
    const words = parent.slice(at, at + SHORTEST_MOVED).join('');
    if (!openInParent.subarray(at, at + SHORTEST_MOVED).includes(0) && !places.has(words)) places.set(words, at);
  }
  const moved: Run[] = [];
  let at = 0;
  while (at + SHORTEST_MOVED <= child.length) {
    const place = places.get(child.slice(at, at + SHORTEST_MOVED).join(''));
    let length = 0;
    if (place !== undefined) {
      while (
        openInChild[at + length] === 1 &&
        openInParent[place + length] === 1 &&
        child[at + length] === parent[place + length]
      ) {
        length++;
      }
    }
    if (place === undefined || length < SHORTEST_MOVED) {
      at++;
      continue;
    }
    moved.push({ child: at, parent: place, length });
    openInParent.fill(0, place, place + length);
    at += length;
  }
  return moved;
}

/** Runs in the order of their places; those that touch as one. */
function inPlace(unsorted: readonly Span[]): readonly Span[] {
  const runs = [...unsorted].sort((one, other) => one.start - other.start);
  const found: Span[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last?.end === run.start) found[found.length - 1] = { start: last.start, end: run.end };
    else found.push(run);
  }
  return found;
}

function between(kept: readonly Span[], length: number): readonly Span[] {
  const gaps: Span[] = [];
  let from = 0;
  for (const run of [...kept, { start: length, end: length }]) {
    if (run.start > from) gaps.push({ start: from, end: run.start });
    from = run.end;
  }
  return gaps;
}

function spanOf(words: Wording, run: Span): Span {
  return keySpan(words.key, words.at[run.start]!, words.at[run.end - 1]! + 1);
}
