import { families } from './families.ts';
import type { Shares, TaskFrame } from './frames.ts';
import { hasPair, runLength, type Target, type Targets, tellingWeight } from './targets.ts';
import { pairAt, pairWeight } from './termWeights.ts';

/** How like the wording of some frames is to that of each target, 0 to 1, by index of the target. */
export interface WordingLikeness {
  /** For each frame: share of its telling pairs that stand in the target in runs of several characters. */
  readonly carried: readonly Float64Array[];
  /** Weight of each frame's telling pairs. */
  readonly masses: readonly number[];
  /** For each frame alone. */
  readonly vocabulary: readonly Vocabulary[];
  /** For all frames together. */
  readonly wholeVocabulary: Vocabulary;
}

/** What telling pairs of characters two texts have in common, by index of the target. */
export interface Vocabulary {
  /** Weight of the pairs in common. */
  readonly common: Float64Array;
  readonly cosine: Float64Array;
}

function cosineOf(common: Float64Array, own: number, all: Targets): Vocabulary {
  const cosine = common.map((weight, target) => {
    const norm = Math.sqrt(own * all.targets[target]!.mass);
    return norm > 0 ? weight / norm : 0;
  });
  return { common, cosine };
}

const groupHeads: ReadonlyMap<string, number> = new Map(
  families.flatMap((family, index) => (family.group === family.id ? [[family.id, index] as const] : [])),
);

/** Share of a heading from which on it names a whole group of tasks: 重点民生领域. */
const namesGroup = 0.3;
/** A task that is mentioned under the heading of its group is meant, and more so than its share tells. */
const mentioned = 0.2;
const mentionBonus = 0.35;
/** A task of a group that the clause does not mention: 社会救助 under 重点民生领域. */
const unnamedMember = 0.4;

/** What a task of a group stands for the whole group: 大气污染防治 under 三大攻坚战. */
const memberForGroup = 0.8;

/** How strongly the target asks for one of the tasks of a group that are in `mentions`. */
function memberStrength(group: string, mentions: Shares, target: Target): number {
  let most = 0;
  for (const [family] of mentions) {
    if (families[family]!.group === group) most = Math.max(most, target.strengths.get(family) ?? 0);
  }
  return most;
}

/**
 * How far the tasks in `shares` are tasks of the target, 0 to 1; families that do not tell the targets apart count for little. A parent clause
 * on a whole group asks for its tasks, and a clause on a whole group asks for those that it mentions: they are in `mentions`.
 */
export function taskLikeness(shares: Shares, target: Target, specificity: Shares, mentions: Shares = shares): number {
  let agreed = 0;
  for (const [family, share] of shares) {
    let strength = target.strengths.get(family) ?? 0;
    if (groupHeads.get(families[family]!.id) === family) {
      strength = Math.max(strength, memberForGroup * memberStrength(families[family]!.id, mentions, target));
    }
    const { group } = families[family]!;
    const head = group === null ? undefined : groupHeads.get(group);
    if (head !== undefined && (target.indexed.heading?.shares.get(head) ?? 0) > namesGroup) {
      strength = strength >= mentioned ? Math.min(1, strength + mentionBonus) : Math.max(strength, unnamedMember);
    }
    agreed += share * strength * (specificity.get(family) ?? 1);
  }
  return agreed;
}

/** Compares the wording of frames with all targets in one pass over each frame. */
export function wordingLikeness(frames: readonly TaskFrame[], all: Targets): WordingLikeness {
  const count = all.targets.length;
  const carried: Float64Array[] = [];
  const vocabulary: Vocabulary[] = [];
  const masses: number[] = [];
  const none: readonly number[] = [];
  const seenAnywhere = new Set<number>();
  const wholeCommon = new Float64Array(count);
  let wholeMass = 0;
  for (const { text } of frames) {
    const covered = new Float64Array(count);
    const common = new Float64Array(count);
    const coveredTo = new Int32Array(count);
    const seen = new Set<number>();
    let mass = 0;
    let own = 0;
    for (let at = 0; at + 1 < text.length; at++) {
      if (at + runLength <= text.length) {
        for (const target of all.runs.get(text.slice(at, at + runLength)) ?? none) coveredTo[target] = at + runLength;
      }
      if (!hasPair(text, at)) continue;
      const pair = pairAt(text, at);
      const weight = pairWeight(pair) ** 2;
      mass += weight;
      const having = all.pairs.get(pair) ?? none;
      for (const target of having) if (at + 2 <= coveredTo[target]!) covered[target]! += weight;
      if (seen.has(pair)) continue;
      seen.add(pair);
      const telling = tellingWeight(pair, having.length, count);
      own += telling;
      for (const target of having) common[target]! += telling;
      if (seenAnywhere.has(pair)) continue;
      seenAnywhere.add(pair);
      wholeMass += telling;
      for (const target of having) wholeCommon[target]! += telling;
    }
    if (mass > 0) for (let target = 0; target < count; target++) covered[target]! /= mass;
    carried.push(covered);
    vocabulary.push(cosineOf(common, own, all));
    masses.push(mass);
  }
  return { carried, masses, vocabulary, wholeVocabulary: cosineOf(wholeCommon, wholeMass, all) };
}
