import type { ClauseRole } from '../model/draft.ts';
import type { IndexedClause } from './clauseIndex.ts';
import { taskLikeness, wordingLikeness } from './likeness.ts';
import { clauseShares, frameWeight } from './shares.ts';
import { framesOf, type Target, type Targets } from './targets.ts';

/** A clause of the draft compared with every target. Scores are raw, 0 to 1, by index of the target. */
export interface Comparison {
  readonly scores: Float64Array;
  /** For each sentence of the clause. */
  readonly sentences: readonly Float64Array[];
}

/** Either way of knowing a link is enough: the same task in other words, or the same words. */
function either(one: number, other: number): number {
  return 1 - (1 - one) * (1 - other);
}

function within(value: number): number {
  return Math.max(0, Math.min(1, value));
}

/** Vocabulary that two clauses of one kind of document have in common anyway. */
const commonVocabulary = 0.1;
/** A carried-over sentence of fewer telling pairs says less. */
const fullSentence = 12;

/**
 * How far a sentence is the same as something in a target: `task` the families agree, `carried` share of carried-over wording,
 * `vocabulary` cosine of the telling pairs.
 */
function sentenceScore(task: number, carried: number, vocabulary: number): number {
  return either(0.9 * task, either(0.8 * within(1.1 * carried), within(1.2 * (vocabulary - commonVocabulary))));
}

function clauseScore(
  task: number,
  votes: number,
  wording: { readonly all: number; readonly best: number; readonly vocabulary: number },
): number {
  const carried = either(within(1.1 * wording.all), 0.8 * wording.best);
  const words = within(carried + 0.5 * Math.max(0, wording.vocabulary - commonVocabulary));
  const agreed = 0.95 * task * (0.7 + 0.3 * within(1.3 * votes));
  return either(agreed, 0.85 * words * (0.5 + 0.5 * within(1.5 * votes)));
}

/** A preamble sets no tasks: it is carried over in its words or not at all. */
const carriedPreamble = 0.22;

function isAround(role: ClauseRole): boolean {
  return role === 'preamble' || role === 'general';
}

/** What the vote of a heading counts for against that of a sentence. */
const headingVote = 1;
/** Sharpness of the vote of a sentence: how much a target must be better than the next to get nearly all of it. */
const sharpness = 4;

/** What is left of an agreement of the sentences where the heading names a task that the target does not ask for. */
const foreignHeading = 0.6;
/** Agreement of the heading from which on it is no longer foreign. */
const fittingHeading = 0.4;

function headingFit(clause: IndexedClause, target: Target): number {
  const { heading } = clause;
  if (!heading || heading.clarity === 0) return 1;
  const agreed = within(taskLikeness(heading.shares, target) / fittingHeading);
  return 1 - heading.clarity * (1 - foreignHeading) * (1 - agreed);
}

/** Compares a clause with every target. */
export function compareClause(text: string, clause: IndexedClause, all: Targets): Comparison {
  const count = all.targets.length;
  const frames = framesOf(clause);
  const wording = wordingLikeness(text, frames, all);
  const shares = clauseShares(clause);
  const around = isAround(clause.clause.role);
  const first = clause.heading ? 1 : 0;
  const suits = all.targets.map(({ indexed }) => isAround(indexed.clause.role) === around);

  const votes = new Float64Array(count);
  let voters = 0;
  const sentences = clause.sentences.map(({ frame }, index) => {
    const scores = new Float64Array(count);
    let best = 0;
    let sum = 0;
    for (let target = 0; target < count; target++) {
      if (!suits[target]) continue;
      const task = around ? 0 : taskLikeness(frame.shares, all.targets[target]!) * frame.clarity;
      const carried = wording.carried[index + first]![target]!;
      const score = sentenceScore(task, carried, wording.vocabulary[index + first]![target]!);
      scores[target] = score;
      best = Math.max(best, score);
      sum += score ** sharpness;
    }
    const weight = frameWeight(frame);
    voters += weight;
    if (sum > 0) {
      for (let target = 0; target < count; target++)
        votes[target]! += (weight * best * scores[target]! ** sharpness) / sum;
    }
    return scores;
  });

  if (clause.heading && !around) {
    const weight =
      headingVote *
      clause.heading.clarity *
      Math.max(frameWeight(clause.heading), voters / Math.max(1, sentences.length));
    const agreed = all.targets.map((target, index) =>
      suits[index] ? taskLikeness(clause.heading!.shares, target) : 0,
    );
    const best = Math.max(0, ...agreed);
    const sum = agreed.reduce((total, each) => total + each ** sharpness, 0);
    voters += weight;
    if (sum > 0) {
      for (let target = 0; target < count; target++)
        votes[target]! += (weight * best * agreed[target]! ** sharpness) / sum;
    }
  }

  const mass = wording.masses.reduce((sum, each) => sum + each, 0);
  const scores = new Float64Array(count);
  for (let target = 0; target < count; target++) {
    if (!suits[target]) continue;
    let carried = 0;
    let best = 0;
    let vocabulary = 0;
    frames.forEach((_, frame) => {
      const share = wording.carried[frame]![target]!;
      carried += share * wording.masses[frame]!;
      if (frame >= first) best = Math.max(best, share * within(wording.masses[frame]! / fullSentence));
      vocabulary += (wording.vocabulary[frame]![target]! * wording.masses[frame]!) / (mass || 1);
    });
    const all_ = carried / (mass || 1);
    if (around && all_ < carriedPreamble) continue;
    const task = around ? 0 : taskLikeness(shares, all.targets[target]!) * headingFit(clause, all.targets[target]!);
    const vote = around ? 1 : voters > 0 ? votes[target]! / voters : 1;
    scores[target] = clauseScore(task, vote, { all: all_, best, vocabulary });
  }
  return { scores, sentences };
}
