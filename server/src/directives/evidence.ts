import { keySpan } from '../text/key.ts';
import type { Span } from '../text/span.ts';
import type { ClauseContent, FramePlace, IndexedClause } from './clauseIndex.ts';
import { tellingWords } from './formulae.ts';
import type { TaskFrame } from './frames.ts';
import { clauseShares, clauseStrengths } from './shares.ts';
import { framesOf, hasPair, runLength } from './targets.ts';
import type { TermHit } from './terms.ts';
import { pairAt, pairRarity, pairWeight } from './termWeights.ts';
import type { Evidence } from './trace.ts';

/** Most phrases that explain a link. */
const mostEvidence = 8;
/** Weight of its pairs that a carried-over phrase must have to explain anything. */
const tellingPhrase = 1.5;
/** Weight of its pairs that a word of two to four characters must have: such a word is rare. */
const tellingWord = 0.6;

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

/** Places of a pair of characters that are looked at; more would not find a longer phrase but for a text made to do so. */
const mostPlaces = 6;

interface Place {
  readonly frame: number;
  readonly at: number;
}

function placesOfPairs(frames: readonly TaskFrame[]): ReadonlyMap<number, readonly Place[]> {
  const places = new Map<number, Place[]>();
  frames.forEach(({ text }, frame) => {
    for (let at = 0; at + 1 < text.length; at++) {
      if (!hasPair(text, at)) continue;
      const pair = pairAt(text, at);
      const known = places.get(pair);
      if (!known) places.set(pair, [{ frame, at }]);
      else if (known.length < mostPlaces) known.push({ frame, at });
    }
  });
  return places;
}

/** Most characters that one phrase shows. */
const longestPhrase = 80;

function commonLength(text: string, at: number, other: string, otherAt: number): number {
  let length = 0;
  while (length < longestPhrase && at + length < text.length && text[at + length] === other[otherAt + length]) length++;
  return length;
}

/** Words that join or lead: none stands at the end of a phrase that explains anything. */
const particles = new Set('的和与及等要将各并对在为以或由其');

function isMark(text: string, at: number): boolean {
  return particles.has(text[at]!) || !/[\p{L}\p{N}%]/u.test(text[at]!);
}

function rarityAt(text: string, at: number): number {
  const pair = pairAt(text, at);
  return pairWeight(pair) * pairRarity(pair);
}

/** Whether a word ends and the next begins at `at`: the two characters there are no commoner a pair than those at `inside`. */
function isBorder(text: string, at: number, inside: number): boolean {
  if (at === 0 || at === text.length || !hasPair(text, at - 1)) return true;
  return rarityAt(text, at - 1) >= rarityAt(text, inside);
}

/** The word that a place lies inside of; words are in order and disjoint, and there may be as many as places that are asked for. */
function termAcross(terms: readonly TermHit[], place: number): TermHit | null {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle]!.end <= place) low = middle + 1;
    else high = middle;
  }
  const term = terms[low];
  return term && term.start < place ? term : null;
}

/** A stretch without half words, particles and marks at its ends; empty where nothing is left. */
function trimPhrase({ text, terms }: TaskFrame, start: number, end: number): Span {
  let from = termAcross(terms, start)?.end ?? start;
  let to = termAcross(terms, end)?.start ?? end;
  if (to <= from) return { start, end: start };
  if (!isBorder(text, from, from)) from++;
  if (to - from > 1 && !isBorder(text, to, to - 2)) to--;
  // What a mark cuts off is a word or nothing: 改革、压 is 改革.
  if (to - from > 2 && isMark(text, to - 2) && to < text.length && !isMark(text, to)) to--;
  if (to - from > 2 && isMark(text, from + 1) && from > 0 && !isMark(text, from - 1)) from++;
  while (from < to && isMark(text, from)) from++;
  while (to > from && isMark(text, to - 1)) to--;
  return { start: from, end: to };
}

/** How much words in common say: a long phrase by what its pairs tell in such documents, a short one only by words that are rare anywhere. */
function weigh(text: string, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at + 1 < end; at++) {
    if (!hasPair(text, at)) continue;
    sum += (end - start >= runLength ? pairWeight(pairAt(text, at)) : rarityAt(text, at)) ** 2;
  }
  return sum;
}

/** Whether words in common say anything: formulae do not, and a short word only where it is rare. */
function tells(text: string, { start, end }: Span): boolean {
  if (tellingWords(text.slice(start, end)).length < 2) return false;
  return weigh(text, start, end) >= (end - start >= runLength ? tellingPhrase : tellingWord);
}

function carriedPhrases(frames: readonly TaskFrame[], parentFrames: readonly TaskFrame[]): readonly Phrase[] {
  const places = placesOfPairs(parentFrames);
  const phrases: Phrase[] = [];
  frames.forEach((own, frame) => {
    const { text } = own;
    let at = 0;
    while (at + 1 < text.length) {
      let [length, best]: [number, Place | null] = [0, null];
      for (const place of (hasPair(text, at) && places.get(pairAt(text, at))) || []) {
        const common = commonLength(text, at, parentFrames[place.frame]!.text, place.at);
        if (common > length) [length, best] = [common, place];
      }
      if (!best) {
        at++;
        continue;
      }
      const { start, end } = trimPhrase(own, at, at + length);
      if (tells(text, { start, end })) {
        const parentStart = best.at + start - at;
        phrases.push({
          child: { frame, start, end },
          parent: { frame: best.frame, start: parentStart, end: parentStart + end - start },
          weight: weigh(text, start, end),
        });
      }
      at += Math.max(1, length - 1);
    }
  });
  return phrases;
}

/** A word of a family and the frame in which it stands. */
interface PlacedTerm extends TermHit {
  readonly frame: number;
  readonly word: string;
}

/** Different words of a family that are looked at in one clause. */
const mostTerms = 8;

function termsByFamily(frames: readonly TaskFrame[]): ReadonlyMap<number, readonly PlacedTerm[]> {
  const all = new Map<number, PlacedTerm[]>();
  frames.forEach(({ terms, text }, frame) => {
    for (const term of terms) {
      const known = all.get(term.family) ?? [];
      const word = text.slice(term.start, term.end);
      if (known.length >= mostTerms || known.some((other) => other.word === word)) continue;
      all.set(term.family, [...known, { ...term, frame, word }]);
    }
  });
  return all;
}

function spanOf({ frame, start, end }: PlacedTerm): FrameSpan {
  return { frame, start, end };
}

function likeWords(one: string, other: string): number {
  let common = 0;
  for (const character of new Set(one)) if (other.includes(character)) common++;
  return common / Math.max(one.length, other.length);
}

/** What a pair of words of one family is worth beside carried-over phrases. */
const termWeight = 1.5;
/** What a task must have had to do with a link, against the one that had most. */
const leastPart = 0.2;

/** Words that name the same task, for each task that the link rests on: those most like each other. */
function sameTasks(clause: ClauseContent, target: ClauseContent): readonly Phrase[] {
  const own = termsByFamily(framesOf(clause));
  const theirs = termsByFamily(framesOf(target));
  const strengths = clauseStrengths(target);
  const parts = new Map(
    Array.from(clauseShares(clause), ([family, share]) => [family, share * (strengths.get(family) ?? 0)] as const),
  );
  const most = Math.max(0, ...parts.values());
  const phrases: Phrase[] = [];
  for (const [family, terms] of own) {
    if ((parts.get(family) ?? 0) < leastPart * most) continue;
    let best: Phrase | null = null;
    for (const term of terms) {
      for (const other of theirs.get(family) ?? []) {
        const strength = Math.min(term.strength, other.strength);
        const weight = termWeight * strength * (1 + likeWords(term.word, other.word));
        if (!best || weight > best.weight) best = { child: spanOf(term), parent: spanOf(other), weight };
      }
    }
    if (best) phrases.push(best);
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
  const candidates = [...carriedPhrases(frames, parentFrames), ...sameTasks(clause, target)];
  candidates.sort((one, other) => other.weight - one.weight || inOrder(one, other));
  const chosen: Phrase[] = [];
  const wordsOf = ({ frame, start, end }: FrameSpan): string => frames[frame]!.text.slice(start, end);
  for (const phrase of candidates) {
    if (chosen.length === mostEvidence) break;
    const told = chosen.some(({ child }) => overlap(child, phrase.child) || wordsOf(child) === wordsOf(phrase.child));
    if (!told) chosen.push(phrase);
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
