import type { Draft } from '../model/draft.ts';
import { appendAll } from '../text/append.ts';
import { probability, type ScoreKind } from './calibration.ts';
import { type ClauseContent, type ClauseIndex, type IndexedClause, indexClauses } from './clauseIndex.ts';
import { reliance, scoresAt } from './compare.ts';
import { doubted, doubtOf } from './doubt.ts';
import { placeEvidence } from './evidence.ts';
import type { TaskFrame } from './frames.ts';
import { type ComparedClause, createMatchMemory, type MatchMemory } from './matchMemory.ts';
import { frameWeight } from './shares.ts';
import { opennessOf, prepareTargets, type Target, type Targets } from './targets.ts';
import type { Match } from './trace.ts';

/** Raw score from which on a clause is taken to implement a parent clause. */
const primaryThreshold = 0.32;
/** No link is shown with less, however near the clauses are. */
const leastShown = probability('primary', primaryThreshold);
/** Raw score from which on a sentence of a clause without a heading, where each stands for itself, carries a link of its own. */
const asideThreshold = 0.42;
/**
 * Under a heading of another task a sentence has to be clearer than that, and some of its wording must be carried over:
 * that a subject comes up there makes no link.
 */
const asideUnderHeading = { score: 0.58, carried: 0.2 };
/** Raw score from which on a sentence is shown as carrying the primary link. */
const sentenceThreshold = 0.4;
/** Share of the clause that sentences must have to carry a secondary link. */
const secondaryShare = 0.08;

type Link = Match['links'][number];
type CarriedSentence = Match['sentences'][number];

function indexOfMost(scores: Float64Array): number {
  let most = 0;
  for (let index = 1; index < scores.length; index++) if (scores[index]! > scores[most]!) most = index;
  return most;
}

/** A sentence of a clause and a target that it is about rather than the primary one. */
interface Aside {
  readonly frame: TaskFrame;
  readonly score: number;
  readonly carried: number;
  readonly target: Target;
  readonly primary: Target;
}

/** Whether a sentence is about another parent clause than the rest of its clause. */
function isAside(clause: ClauseContent, aside: Aside): boolean {
  if (!clause.heading) return aside.score >= asideThreshold;
  if (aside.score < asideUnderHeading.score) return false;
  return aside.carried >= asideUnderHeading.carried || isTaskOfAnother(clause.heading, aside);
}

/** Share of a heading from which on a task stands beside another one in it: 加强政府网站和政务新媒体建设. */
const besideAnother = 0.45;
/** Strength from which on a target is about that task, and up to which the primary one is not. */
const aboutTask = 0.7;
const notAboutTask = 0.4;

/** How much more strongly than the primary one a target asks for a task that it is about. */
const clearlyMore = 0.3;
/** Share of a sentence above which a task is what it asks for, and clarity from which on that is certain. */
const mostOfSentence = 0.5;
const clearTask = 0.8;

/** Whether a sentence asks for one task, which is what the target is about, and neither the primary one nor the heading above the sentence. */
function isTaskOfAnother(heading: TaskFrame, { frame, target, primary }: Aside): boolean {
  for (const [family, share] of frame.shares) {
    if (share <= mostOfSentence || frame.clarity < clearTask || heading.shares.has(family)) continue;
    const [own, other] = [target.strengths.get(family) ?? 0, primary.strengths.get(family) ?? 0];
    return own >= aboutTask && own - other >= clearlyMore;
  }
  return false;
}

/** A target for the second of two tasks that a heading names side by side, and how strongly it asks for it. */
function secondOfHeading(
  clause: ClauseContent,
  all: Targets,
  primary: number,
): { target: number; score: number } | null {
  const shares = [...(clause.heading?.shares ?? [])];
  const words = new Set(clause.heading?.terms.map(({ start }) => start));
  if (words.size < 2 || shares.length !== 2 || shares.some(([, share]) => share < besideAnother)) return null;
  for (const [family] of shares) {
    const strengths = Float64Array.from(all.targets, ({ strengths: own }) => own.get(family) ?? 0);
    const target = indexOfMost(strengths);
    if (target !== primary && strengths[target]! >= aboutTask && strengths[primary]! < notAboutTask) {
      return { target, score: strengths[target]! };
    }
  }
  return null;
}

/** A clause and the target that it is nearest to, near enough to be linked unless the whole parent is in doubt. */
interface Candidate {
  readonly compared: ComparedClause;
  readonly primary: number;
  readonly score: number;
}

function findCandidate(
  child: ClauseIndex,
  clause: IndexedClause,
  all: Targets,
  relied: number,
  memory: MatchMemory,
): Candidate | null {
  if (all.targets.length === 0) return null;
  const compared = memory.compare(clause, all, relied);
  const scores = scoresAt(compared.comparison.scores, clause, all, clause.position / child.clauses.length);
  const primary = indexOfMost(scores);
  const score = scores[primary]!;
  return score < primaryThreshold ? null : { compared, primary, score };
}

function matchClause(
  clause: IndexedClause,
  all: Targets,
  relied: number,
  { compared, score: primaryScore, primary }: Candidate,
  doubt: number,
): { links: Link[]; sentences: CarriedSentence[] } {
  const shown = (kind: ScoreKind, score: number): number => doubted(probability(kind, score), doubt);
  if (shown('primary', primaryScore) < leastShown) return { links: [], sentences: [] };
  const { sentences, carried } = compared.comparison;

  const total = clause.sentences.reduce((sum, { frame }) => sum + frameWeight(frame), 0);
  const secondary = new Map<number, { score: number; weight: number }>();
  const chosen: { readonly sentence: number; readonly target: number; readonly score: number }[] = [];
  sentences.forEach((own, sentence) => {
    const target = indexOfMost(own);
    const score = own[target]!;
    const aside = {
      frame: clause.sentences[sentence]!.frame,
      score,
      carried: carried[sentence]![target]!,
      target: all.targets[target]!,
      primary: all.targets[primary]!,
    };
    if (target === primary ? score < sentenceThreshold : !isAside(clause, aside)) return;
    chosen.push({ sentence, target, score });
    if (target === primary) return;
    const before = secondary.get(target) ?? { score: 0, weight: 0 };
    const weight = before.weight + frameWeight(clause.sentences[sentence]!.frame);
    secondary.set(target, { score: Math.max(before.score, score), weight });
  });

  const second = relied === 1 ? secondOfHeading(clause, all, primary) : null;
  if (second && !secondary.has(second.target)) secondary.set(second.target, { score: second.score, weight: total });

  const linked = new Set([primary]);
  const links: Link[] = [link(compared, clause, all, primary, 'primary', shown('primary', primaryScore))];
  for (const [target, { score, weight }] of [...secondary].sort(([one], [other]) => one - other)) {
    if (weight < secondaryShare * total) continue;
    linked.add(target);
    links.push(link(compared, clause, all, target, 'secondary', shown('secondary', score)));
  }
  return {
    links,
    sentences: chosen
      .filter(({ target }) => linked.has(target))
      .map(({ sentence, target, score }) => ({
        clause: clause.clause,
        sentence: clause.sentences[sentence]!.sentence,
        parent: all.targets[target]!.indexed.clause,
        score: shown('sentence', score),
      })),
  };
}

function link(
  compared: ComparedClause,
  clause: IndexedClause,
  all: Targets,
  target: number,
  kind: Link['kind'],
  score: number,
): Link {
  const parent = all.targets[target]!.indexed;
  return {
    clause: clause.clause,
    parent: parent.clause,
    kind,
    score,
    evidence: placeEvidence(compared.evidence(target), clause, parent),
  };
}

/**
 * Finds for each leaf clause of `child` the leaf clauses of a parent that it implements: one primary link or none, secondary links for
 * sentences that carry over another clause, and the sentences that carry the links. In the order of the draft; the primary link first.
 * What `memory` has seen before is not compared again.
 */
export function matchIndexed(child: ClauseIndex, parent: Targets, memory: MatchMemory = createMatchMemory()): Match {
  const links: Link[] = [];
  const sentences: CarriedSentence[] = [];
  const relied = reliance(opennessOf(child), parent);
  const candidates = child.clauses.map((clause) => findCandidate(child, clause, parent, relied, memory));
  // Where the families are relied on, a task in common is one, however few there are.
  const chances = candidates.map((candidate) => (candidate ? probability('primary', candidate.score) : 0));
  const doubt = doubtOf(chances, Math.min(chances.length, parent.targets.length)) ** (1 - relied);
  for (const [at, clause] of child.clauses.entries()) {
    const candidate = candidates[at];
    if (!candidate) continue;
    const found = matchClause(clause, parent, relied, candidate, doubt);
    appendAll(links, found.links);
    appendAll(sentences, found.sentences);
  }
  return { links, sentences };
}

/** `matchIndexed` for two drafts that nobody has indexed yet. */
export function match(draft: Draft, parent: Draft): Match {
  return matchIndexed(indexClauses(draft), prepareTargets(indexClauses(parent)));
}
