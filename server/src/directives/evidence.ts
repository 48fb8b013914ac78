import { keySpan } from '../text/key.ts';
import type { ClauseIndex, IndexedClause } from './clauseIndex.ts';
import type { TaskFrame } from './frames.ts';
import { framesOf, runLength } from './targets.ts';
import type { TermHit } from './terms.ts';
import { pairAt, pairWeight } from './termWeights.ts';
import type { Evidence } from './trace.ts';

/** Most phrases that explain a link. */
const mostEvidence = 8;
/** Weight of its pairs that a carried-over phrase must have to explain anything. */
const tellingPhrase = 1.5;

interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly parentStart: number;
  readonly parentEnd: number;
  readonly weight: number;
}

function weigh(text: string, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at + 1 < end; at++) sum += pairWeight(pairAt(text, at)) ** 2;
  return sum;
}

function carriedPhrases(
  child: ClauseIndex,
  frames: readonly TaskFrame[],
  parent: ClauseIndex,
  parentFrames: readonly TaskFrame[],
): readonly Phrase[] {
  const places = new Map<string, { readonly at: number; readonly end: number }>();
  for (const frame of parentFrames) {
    for (let at = frame.start; at + runLength <= frame.end; at++) {
      const run = parent.key.text.slice(at, at + runLength);
      if (!places.has(run)) places.set(run, { at, end: frame.end });
    }
  }
  const phrases: Phrase[] = [];
  for (const frame of frames) {
    let at = frame.start;
    while (at + runLength <= frame.end) {
      const place = places.get(child.key.text.slice(at, at + runLength));
      if (!place) {
        at++;
        continue;
      }
      let length = runLength;
      while (
        at + length < frame.end &&
        place.at + length < place.end &&
        child.key.text[at + length] === parent.key.text[place.at + length]
      ) {
        length++;
      }
      const weight = weigh(child.key.text, at, at + length);
      phrases.push({ start: at, end: at + length, parentStart: place.at, parentEnd: place.at + length, weight });
      at += length;
    }
  }
  return phrases.filter(({ weight }) => weight >= tellingPhrase);
}

function termsByFamily(frames: readonly TaskFrame[]): ReadonlyMap<number, TermHit> {
  const first = new Map<number, TermHit>();
  for (const frame of frames) {
    for (const term of frame.terms) {
      const known = first.get(term.family);
      if (!known || term.strength > known.strength) first.set(term.family, term);
    }
  }
  return first;
}

/** What a pair of words of one family is worth beside carried-over phrases. */
const termWeight = 3;

function sameTasks(frames: readonly TaskFrame[], parentFrames: readonly TaskFrame[]): readonly Phrase[] {
  const own = termsByFamily(frames);
  const theirs = termsByFamily(parentFrames);
  const phrases: Phrase[] = [];
  for (const [family, term] of own) {
    const other = theirs.get(family);
    if (!other) continue;
    const weight = termWeight * Math.min(term.strength, other.strength);
    phrases.push({ start: term.start, end: term.end, parentStart: other.start, parentEnd: other.end, weight });
  }
  return phrases;
}

/** The end of a frame without its closing mark. */
function wordsOf(frame: TaskFrame, text: string): { readonly start: number; readonly end: number } {
  const last = text[frame.end - 1];
  return { start: frame.start, end: last === '。' || last === ';' ? frame.end - 1 : frame.end };
}

/**
 * The phrases that made a link, in both texts: wording carried over, and words that name the same task. The most telling ones, in the order
 * of the draft, disjoint in the draft; the headings where nothing else is common.
 */
export function findEvidence(
  child: ClauseIndex,
  clause: IndexedClause,
  parent: ClauseIndex,
  target: IndexedClause,
): readonly Evidence[] {
  const frames = framesOf(clause);
  const parentFrames = framesOf(target);
  const candidates = [...carriedPhrases(child, frames, parent, parentFrames), ...sameTasks(frames, parentFrames)];
  candidates.sort((one, other) => other.weight - one.weight || one.start - other.start);
  const chosen: Phrase[] = [];
  for (const phrase of candidates) {
    if (chosen.length === mostEvidence) break;
    if (chosen.some(({ start, end }) => phrase.start < end && start < phrase.end)) continue;
    chosen.push(phrase);
  }
  if (chosen.length === 0 && frames[0] && parentFrames[0]) {
    const own = wordsOf(frames[0], child.key.text);
    const theirs = wordsOf(parentFrames[0], parent.key.text);
    chosen.push({ ...own, parentStart: theirs.start, parentEnd: theirs.end, weight: 0 });
  }
  chosen.sort((one, other) => one.start - other.start);
  return chosen.map(({ start, end, parentStart, parentEnd }) => ({
    child: keySpan(child.key, start, end),
    parent: keySpan(parent.key, parentStart, parentEnd),
  }));
}
