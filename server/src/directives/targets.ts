import { keyOf } from '../text/key.ts';
import type { ClauseContent, ClauseIndex, IndexedClause } from './clauseIndex.ts';
import type { Shares, TaskFrame } from './frames.ts';
import { clauseStrengths } from './shares.ts';
import { pairAt, pairRarity, pairWeight } from './termWeights.ts';

/** Shortest run of characters that counts as carried over. */
export const runLength = 5;

/** A clause of a parent, ready to be compared with. */
export interface Target {
  readonly indexed: IndexedClause;
  /** How much the clause asks for each family. */
  readonly strengths: Shares;
  /** Weight of all its pairs of characters. */
  readonly mass: number;
}

/** The clauses of a parent, found by what stands in them. */
export interface Targets {
  readonly index: ClauseIndex;
  readonly targets: readonly Target[];
  /** Pair of characters → the targets that have it, in order. */
  readonly pairs: ReadonlyMap<number, readonly number[]>;
  /** Run of characters → the targets that have it, in order. */
  readonly runs: ReadonlyMap<string, readonly number[]>;
  /** Family → how much it tells one target from another, 0 to 1: little where most clauses ask for it (教育 in the points of a school office). */
  readonly specificity: Shares;
  /** How far the parent is about making things public, 0 to 1. */
  readonly openness: number;
}

/** Heading and sentences of a clause. */
export function framesOf(clause: ClauseContent): readonly TaskFrame[] {
  const frames = clause.sentences.map(({ frame }) => frame);
  return clause.heading ? [clause.heading, ...frames] : frames;
}

function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Whether two Chinese characters stand at `at`. */
export function hasPair(text: string, at: number): boolean {
  return isIdeograph(text.charCodeAt(at)) && isIdeograph(text.charCodeAt(at + 1));
}

function note<Key>(postings: Map<Key, number[]>, key: Key, target: number): void {
  const list = postings.get(key);
  if (!list) postings.set(key, [target]);
  else if (list.at(-1) !== target) list.push(target);
}

/** What is left of a pair that is as common as can be in Chinese of every kind. */
const leastRarity = 0.3;

/**
 * How much a pair tells of one target and not of another: its weight, less where many targets have it.
 * `clauses` counts the targets that have the pair, `count` all of them.
 */
export function tellingWeight(pair: number, clauses: number, count: number): number {
  const weight = pairWeight(pair) * (leastRarity + (1 - leastRarity) * pairRarity(pair));
  const rarity = clauses === 0 ? 1 : Math.log(1 + count / clauses) / Math.log(1 + count);
  return weight * weight * rarity;
}

/** Strength from which on a clause asks for a family. */
const asks = 0.3;
/** Share of the clauses, besides the first two, up to which a family tells them apart, and from which on it does not. */
const specificUpTo = 0.2;
const commonFrom = 0.5;
/** What is left of a family that most clauses ask for. */
const leastSpecificity = 0.1;

function findSpecificity(strengths: readonly Shares[]): Shares {
  const asking = new Map<number, number>();
  for (const own of strengths) {
    for (const [family, strength] of own) if (strength >= asks) asking.set(family, (asking.get(family) ?? 0) + 1);
  }
  const specificity = new Map<number, number>();
  for (const [family, count] of asking) {
    const share = (count - 2) / strengths.length;
    const common = Math.max(0, Math.min(1, (share - specificUpTo) / (commonFrom - specificUpTo)));
    specificity.set(family, 1 - (1 - leastSpecificity) * common);
  }
  return specificity;
}

/**
 * How far a draft is about making things public (公开), 0 to 1: wholly if its title says so, else the share of its clauses that do,
 * preamble and closing aside.
 */
export function opennessOf(index: ClauseIndex): number {
  if (keyOf(index.draft.title).includes('公开')) return 1;
  const tasks = index.clauses.filter(({ clause }) => clause.role === 'task');
  const open = tasks.filter((clause) => framesOf(clause).some(({ text }) => text.includes('公开')));
  return tasks.length === 0 ? 0 : open.length / tasks.length;
}

/** Makes the clauses of a parent ready to be compared with. Costs some milliseconds; depends on the index alone, so a caller may keep it. */
export function prepareTargets(index: ClauseIndex): Targets {
  const pairs = new Map<number, number[]>();
  const runs = new Map<string, number[]>();
  index.clauses.forEach((clause, target) => {
    for (const { text } of framesOf(clause)) {
      for (let at = 0; at + 1 < text.length; at++) {
        if (hasPair(text, at)) note(pairs, pairAt(text, at), target);
        if (at + runLength <= text.length) note(runs, text.slice(at, at + runLength), target);
      }
    }
  });
  const masses = new Float64Array(index.clauses.length);
  for (const [pair, having] of pairs) {
    const weight = tellingWeight(pair, having.length, masses.length);
    for (const target of having) masses[target]! += weight;
  }
  const targets = index.clauses.map((indexed, target) => ({
    indexed,
    strengths: clauseStrengths(indexed),
    mass: masses[target]!,
  }));
  return {
    index,
    targets,
    pairs,
    runs,
    specificity: findSpecificity(targets.map(({ strengths }) => strengths)),
    openness: opennessOf(index),
  };
}
