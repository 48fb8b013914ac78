import type { ClauseRole } from '../model/draft.ts';
import type { ClauseContent } from './clauseIndex.ts';
import type { Shares } from './frames.ts';
import { taskLikeness, type Vocabulary, wordingLikeness } from './likeness.ts';
import { clauseShares, frameWeight } from './shares.ts';
import { framesOf, type Target, type Targets } from './targets.ts';

/** A clause of the draft compared with every target. Scores are raw, 0 to 1, by index of the target. */
export interface Comparison {
  /** Before section and order have their say. */
  readonly scores: Float64Array;
  /** For each sentence of the clause. */
  readonly sentences: readonly Float64Array[];
  /** For each sentence: share of its telling wording that stands in the target. */
  readonly carried: readonly Float64Array[];
}

/** Either way of knowing a link is enough: the same task in other words, or the same words. */
function either(one: number, other: number): number {
  return 1 - (1 - one) * (1 - other);
}

function within(value: number): number {
  return Math.max(0, Math.min(1, value));
}

/** Openness from which on both documents are about open government, whose tasks the families name, and up to which they are not. */
const aboutOpenness = 0.5;
const aboutOther = 0.2;

/** How far the families can be relied on: 1 between two documents on open government, 0 where one is on something else. */
export function reliance(openness: number, all: Targets): number {
  return within((Math.min(openness, all.openness) - aboutOther) / (aboutOpenness - aboutOther));
}

/** What an agreement of families is worth between documents on other subjects. */
const unreliedTask = 0.3;

/** Vocabulary that two clauses of one kind of document have in common anyway. */
const commonVocabulary = 0.1;
/** A carried-over sentence of fewer telling pairs says less. */
const fullSentence = 12;
/** Cosine that makes a vocabulary in common convincing where no other clause comes near. */
const convincingVocabulary = 0.085;
/** Weight of pairs in common, some four rare ones, below which a vocabulary in common may be chance. */
const tellingVocabulary = 2;

/**
 * What a vocabulary in common says by itself, 0 to 1, by index of the target: more where the next best target is far behind.
 * It is all there is where the families do not know what a clause is about.
 */
function vocabularyScores({ common, cosine: cosines }: Vocabulary, suits: readonly boolean[]): Float64Array {
  let [best, second] = [0, 0];
  cosines.forEach((cosine, target) => {
    if (!suits[target]) return;
    if (cosine > best) [best, second] = [cosine, best];
    else if (cosine > second) second = cosine;
  });
  return cosines.map((cosine, target) => {
    if (cosine === 0 || !suits[target]) return 0;
    const rival = cosine === best ? second : best;
    const clear = cosine * Math.max(0, 1 - (0.5 * rival) / cosine) * within(common[target]! / tellingVocabulary);
    return 1 - Math.exp(-((clear / convincingVocabulary) ** 1.3));
  });
}

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
  wording: { readonly carried: number; readonly best: number; readonly vocabulary: number },
): number {
  const carried = either(within(1.1 * wording.carried), 0.8 * wording.best);
  const words = within(carried + 0.5 * Math.max(0, wording.vocabulary - commonVocabulary));
  const agreed = 0.95 * task * (0.7 + 0.3 * within(1.3 * votes));
  return either(agreed, 0.85 * words * (0.5 + 0.5 * within(1.5 * votes)));
}

/** A preamble sets no tasks: it is carried over in its words or not at all. */
const carriedPreamble = 0.22;

function isAround(role: ClauseRole): boolean {
  return role === 'preamble' || role === 'general';
}

/** A closing without a heading says how all tasks are to be carried out: words in common with a task are chance. */
function isBareClosing({ role, heading }: ClauseContent): boolean {
  return role === 'closing' && heading === null;
}

/** What the vote of a heading counts for against that of a sentence. */
const headingVote = 1;
/** Sharpness of a vote: how much a target must be better than the next to get nearly all of it. */
const sharpness = 4;

/** What is left of an agreement of the sentences where the heading names a task that the target does not ask for. */
const foreignHeading = 0.6;
/** Agreement of the heading from which on it is no longer foreign. */
const fittingHeading = 0.4;

function headingFit(clause: ClauseContent, target: Target, all: Targets, mentions: Shares): number {
  const { heading } = clause;
  if (!heading || heading.clarity === 0) return 1;
  const agreed = within(taskLikeness(heading.shares, target, all.specificity, mentions) / fittingHeading);
  return 1 - heading.clarity * (1 - foreignHeading) * (1 - agreed);
}

/** What is left of an agreement with a parent clause on a field that the clause does not mention: 执法公开 is not 产品质量监管执法公开. */
const foreignField = 0.7;

function fieldFit(shares: Shares, { indexed: { heading } }: Target): number {
  if (!heading || heading.fields.size === 0) return 1;
  for (const family of heading.fields) if (shares.has(family)) return 1;
  return foreignField;
}

/** How much of a clause the families understand, in a way that tells the targets apart. */
function understood(shares: Shares, all: Targets): number {
  let sum = 0;
  for (const [family, share] of shares) sum += share * (all.specificity.get(family) ?? 1);
  return within(sum);
}

/** Most that section and order together add to a score that can go either way. */
const strongestPrior = 0.12;
/** What the same place in the order says beside a section on the same task. */
const orderShare = 0.3;

/** How far sections on the same task and the same place in the order speak for a target, 0 to 1. */
function placeLikeness(clause: ClauseContent, order: number, target: Target, targetOrder: number): number {
  const [own, other] = [clause.sections[0], target.indexed.sections[0]];
  let common = 0;
  if (own && other) for (const [family, share] of own.shares) common += Math.min(share, other.shares.get(family) ?? 0);
  return (1 - orderShare) * common + orderShare * (1 - Math.abs(order - targetOrder));
}

/** Votes of the sentences and the heading of a clause for the targets. */
interface Votes {
  readonly sums: Float64Array;
  voters: number;
}

function vote(votes: Votes, scores: ArrayLike<number>, weight: number): void {
  let [best, sum] = [0, 0];
  for (let target = 0; target < scores.length; target++) {
    best = Math.max(best, scores[target]!);
    sum += scores[target]! ** sharpness;
  }
  votes.voters += weight;
  if (sum === 0) return;
  for (let target = 0; target < scores.length; target++) {
    votes.sums[target]! += (weight * best * scores[target]! ** sharpness) / sum;
  }
}

/**
 * The scores of a clause that stands at `order` of its draft, 0 to 1: its place and its section are a weak prior. Apart from the comparison,
 * which knows nothing of the place, so that a new clause in front costs no other clause anything.
 */
export function scoresAt(scores: Float64Array, clause: ClauseContent, all: Targets, order: number): Float64Array {
  const count = all.targets.length;
  return scores.map((score, target) => {
    if (score === 0) return 0;
    const prior = placeLikeness(clause, order, all.targets[target]!, target / count);
    return score + strongestPrior * prior * score * (1 - score);
  });
}

/**
 * Compares a clause with every target. `relied` is how far the families can be relied on: what they do not understand, or where they
 * cannot be relied on, the vocabulary decides. Reads nothing but the content of the clause.
 */
export function compareClause(clause: ClauseContent, all: Targets, relied: number): Comparison {
  const count = all.targets.length;
  const frames = framesOf(clause);
  const wording = wordingLikeness(frames, all);
  const shares = clauseShares(clause);
  const around = isAround(clause.role);
  const first = clause.heading ? 1 : 0;
  const suits = all.targets.map(({ indexed }) => isAround(indexed.role) === around);
  const speaks = all.targets.map(
    ({ indexed }, target) => suits[target]! && isBareClosing(indexed) === isBareClosing(clause),
  );
  const taskWeight = around ? 0 : unreliedTask + (1 - unreliedTask) * relied;

  const votes: Votes = { sums: new Float64Array(count), voters: 0 };
  const sentences = clause.sentences.map(({ frame }, index) => {
    const scores = new Float64Array(count);
    const vocabulary = wording.vocabulary[index + first]!;
    const byVocabulary = vocabularyScores(vocabulary, speaks);
    const open = around ? 0 : 1 - relied * understood(frame.shares, all) * frame.clarity;
    for (let target = 0; target < count; target++) {
      if (!suits[target]) continue;
      const task = taskWeight * taskLikeness(frame.shares, all.targets[target]!, all.specificity) * frame.clarity;
      const known = sentenceScore(task, wording.carried[index + first]![target]!, vocabulary.cosine[target]!);
      scores[target] = either(known, (1 - relied) * open * byVocabulary[target]!);
    }
    vote(votes, scores, frameWeight(frame));
    return scores;
  });
  if (clause.heading && !around) {
    const { heading } = clause;
    const weight = Math.max(frameWeight(heading), votes.voters / Math.max(1, sentences.length));
    const agreed = all.targets.map((target, index) =>
      suits[index] ? taskLikeness(heading.shares, target, all.specificity, shares) : 0,
    );
    vote(votes, agreed, headingVote * heading.clarity * weight * relied);
  }

  const mass = wording.masses.reduce((sum, each) => sum + each, 0) || 1;
  const byVocabulary = vocabularyScores(wording.wholeVocabulary, speaks);
  const open = around ? 0 : 1 - relied * understood(shares, all);
  const scores = new Float64Array(count);
  for (let target = 0; target < count; target++) {
    if (!suits[target]) continue;
    let [carried, best, vocabulary] = [0, 0, 0];
    frames.forEach((_, frame) => {
      const share = wording.carried[frame]![target]!;
      carried += (share * wording.masses[frame]!) / mass;
      if (frame >= first) best = Math.max(best, share * within(wording.masses[frame]! / fullSentence));
      vocabulary += (wording.vocabulary[frame]!.cosine[target]! * wording.masses[frame]!) / mass;
    });
    if (around && carried < carriedPreamble) continue;
    const fits = headingFit(clause, all.targets[target]!, all, shares) * fieldFit(shares, all.targets[target]!);
    const fit = 1 - relied * (1 - fits);
    const task = taskWeight * fit * taskLikeness(shares, all.targets[target]!, all.specificity);
    const share = around || votes.voters === 0 ? 1 : votes.sums[target]! / votes.voters;
    scores[target] = either(clauseScore(task, share, { carried, best, vocabulary }), open * byVocabulary[target]!);
  }
  return { scores, sentences, carried: wording.carried.slice(first) };
}
