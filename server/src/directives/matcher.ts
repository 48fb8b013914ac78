import type { Draft } from '../model/draft.ts';
import { probability } from './calibration.ts';
import { type ClauseIndex, type IndexedClause, indexClauses } from './clauseIndex.ts';
import { compareClause, reliance } from './compare.ts';
import { findEvidence } from './evidence.ts';
import { frameWeight } from './shares.ts';
import { opennessOf, prepareTargets, type Targets } from './targets.ts';
import type { Match } from './trace.ts';

/** Raw score from which on a clause is taken to implement a parent clause. */
const primaryThreshold = 0.32;
/**
 * Raw scores from which on a sentence carries a link to a clause that is not the primary one: under a heading of its own task it has to say
 * clearly that it is about something else; without a heading each sentence stands for itself.
 */
const secondaryThresholds = { headed: 0.58, alone: 0.42 };
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

function matchClause(
  child: ClauseIndex,
  clause: IndexedClause,
  all: Targets,
  relied: number,
): { links: Link[]; sentences: CarriedSentence[] } {
  const none = { links: [], sentences: [] };
  if (all.targets.length === 0) return none;
  const { scores, sentences } = compareClause(child.key.text, clause, all, relied);
  const primary = indexOfMost(scores);
  if (scores[primary]! < primaryThreshold) return none;

  const total = clause.sentences.reduce((sum, { frame }) => sum + frameWeight(frame), 0);
  const secondary = new Map<number, { score: number; weight: number }>();
  const secondaryThreshold = clause.heading ? secondaryThresholds.headed : secondaryThresholds.alone;
  const carried: { readonly sentence: number; readonly target: number; readonly score: number }[] = [];
  sentences.forEach((own, sentence) => {
    const target = indexOfMost(own);
    const score = own[target]!;
    if (score < (target === primary ? sentenceThreshold : secondaryThreshold)) return;
    carried.push({ sentence, target, score });
    if (target === primary) return;
    const before = secondary.get(target) ?? { score: 0, weight: 0 };
    const weight = before.weight + frameWeight(clause.sentences[sentence]!.frame);
    secondary.set(target, { score: Math.max(before.score, score), weight });
  });

  const linked = new Set([primary]);
  const links: Link[] = [link(child, clause, all, primary, 'primary', probability('primary', scores[primary]!))];
  for (const [target, { score, weight }] of [...secondary].sort(([one], [other]) => one - other)) {
    if (weight < secondaryShare * total) continue;
    linked.add(target);
    links.push(link(child, clause, all, target, 'secondary', probability('secondary', score)));
  }
  return {
    links,
    sentences: carried
      .filter(({ target }) => linked.has(target))
      .map(({ sentence, target, score }) => ({
        clause: clause.clause,
        sentence: clause.sentences[sentence]!.sentence,
        parent: all.targets[target]!.indexed.clause,
        score: probability('sentence', score),
      })),
  };
}

function link(
  child: ClauseIndex,
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
    evidence: findEvidence(child, clause, all.index, parent),
  };
}

/**
 * Finds for each leaf clause of `child` the leaf clauses of a parent that it implements: one primary link or none, secondary links for
 * sentences that carry over another clause, and the sentences that carry the links. In the order of the draft; the primary link first.
 */
export function matchIndexed(child: ClauseIndex, parent: Targets): Match {
  const links: Link[] = [];
  const sentences: CarriedSentence[] = [];
  const relied = reliance(opennessOf(child), parent);
  for (const clause of child.clauses) {
    const found = matchClause(child, clause, parent, relied);
    links.push(...found.links);
    sentences.push(...found.sentences);
  }
  return { links, sentences };
}

/** `matchIndexed` for two drafts that nobody has indexed yet. */
export function match(draft: Draft, parent: Draft): Match {
  return matchIndexed(indexClauses(draft), prepareTargets(indexClauses(parent)));
}
