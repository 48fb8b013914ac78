import { keySpan } from '../text/key.ts';
import type { Span } from '../text/span.ts';
import type { ClauseContent, FramePlace, IndexedClause } from './clauseIndex.ts';
import type { TaskFrame } from './frames.ts';
import { framesOf, runLength } from './targets.ts';
import type { TermHit } from './terms.ts';
import { pairAt, pairWeight } from './termWeights.ts';
import type { Evidence } from './trace.ts';

/** Most phrases that explain a link. */
const mostEvidence = 8;
/** Weight of its pairs that a carried-over phrase must have to explain anything. */
const tellingPhrase = 1.5;

/** A stretch of the key of one frame of a clause. */
interface FrameSpan extends Span {
  /** Index among the frames of the clause. */
  readonly frame: number;
}

/** A phrase that made a link, in the keys of both clauses. */
export interface Phrase {
  readonly child: FrameSpan;
  readonly parent: FrameSpan;
  readonly weight: number;
}

function weigh(text: string, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at + 1 < end; at++) sum += pairWeight(pairAt(text, at)) ** 2;
  return sum;
}

function carriedPhrases(frames: readonly TaskFrame[], parentFrames: readonly TaskFrame[]): readonly Phrase[] {
  const places = new Map<string, { readonly frame: number; readonly at: number }>();
  parentFrames.forEach(({ text }, frame) => {
    for (let at = 0; at + runLength <= text.length; at++) {
      const run = text.slice(at, at + runLength);
      if (!places.has(run)) places.set(run, { frame, at });
    }
  });
  const phrases: Phrase[] = [];
  frames.forEach(({ text }, frame) => {
    let at = 0;
    while (at + runLength <= text.length) {
      const place = places.get(text.slice(at, at + runLength));
      if (!place) {
        at++;
        continue;
      }
      const parentText = parentFrames[place.frame]!.text;
      let length = runLength;
      while (at + length < text.length && text[at + length] === parentText[place.at + length]) length++;
      phrases.push({
        child: { frame, start: at, end: at + length },
        parent: { frame: place.frame, start: place.at, end: place.at + length },
        weight: weigh(text, at, at + length),
      });
      at += length;
    }
  });
  return phrases.filter(({ weight }) => weight >= tellingPhrase);
}

/** A word of a family and the frame in which it stands. */
interface PlacedTerm extends TermHit {
  readonly frame: number;
}

function termsByFamily(frames: readonly TaskFrame[]): ReadonlyMap<number, PlacedTerm> {
  const first = new Map<number, PlacedTerm>();
  frames.forEach(({ terms }, frame) => {
    for (const term of terms) {
      const known = first.get(term.family);
      if (!known || term.strength > known.strength) first.set(term.family, { ...term, frame });
    }
  });
  return first;
}

function spanOf({ frame, start, end }: PlacedTerm): FrameSpan {
  return { frame, start, end };
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
    phrases.push({ child: spanOf(term), parent: spanOf(other), weight });
  }
  return phrases;
}

/** The first frame without its closing mark. */
function firstWords({ text }: TaskFrame): FrameSpan {
  return { frame: 0, start: 0, end: text.endsWith('。') || text.endsWith(';') ? text.length - 1 : text.length };
}

function inOrder(one: Phrase, other: Phrase): number {
  return one.child.frame - other.child.frame || one.child.start - other.child.start;
}

function overlap(one: FrameSpan, other: FrameSpan): boolean {
  return one.frame === other.frame && one.start < other.end && other.start < one.end;
}

/**
 * The phrases that made a link, in both texts: wording carried over, and words that name the same task. The most telling ones, in the order
 * of the draft, disjoint in the draft; the headings where nothing else is common.
 */
export function findEvidence(clause: ClauseContent, target: ClauseContent): readonly Phrase[] {
  const frames = framesOf(clause);
  const parentFrames = framesOf(target);
  const candidates = [...carriedPhrases(frames, parentFrames), ...sameTasks(frames, parentFrames)];
  candidates.sort((one, other) => other.weight - one.weight || inOrder(one, other));
  const chosen: Phrase[] = [];
  for (const phrase of candidates) {
    if (chosen.length === mostEvidence) break;
    if (!chosen.some(({ child }) => overlap(child, phrase.child))) chosen.push(phrase);
  }
  if (chosen.length === 0 && frames[0] && parentFrames[0]) {
    chosen.push({ child: firstWords(frames[0]), parent: firstWords(parentFrames[0]), weight: 0 });
  }
  return chosen.sort(inOrder);
}

function inText(places: readonly FramePlace[], { frame, start, end }: FrameSpan): Span {
  const place = places[frame]!;
  const span = keySpan(place.key, start, end);
  return { start: place.start + span.start, end: place.start + span.end };
}

/** The phrases of a link as places in the two documents. */
export function placeEvidence(
  phrases: readonly Phrase[],
  clause: IndexedClause,
  target: IndexedClause,
): readonly Evidence[] {
  return phrases.map(({ child, parent }) => ({
    child: inText(clause.places, child),
    parent: inText(target.places, parent),
  }));
}
