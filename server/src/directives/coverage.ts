import type { Draft, DraftClause } from '../model/draft.ts';
import { isNational } from '../model/issuers.ts';
import type { ClauseIndex, IndexedClause, SentenceFrame } from './clauseIndex.ts';
import { nameDraft } from './documentName.ts';
import { bindsOnlyAbove } from './duties.ts';
import type { Shares, TaskFrame } from './frames.ts';
import { levelOf } from './levels.ts';
import { clauseStrengths, frameWeight } from './shares.ts';
import type { Coverage, Directive, Match, SentenceCoverage } from './trace.ts';

/** How much of what a parent's sentence asks for the children must ask for, too. */
const coveredSentence = 0.4;
/** Share of a parent clause's sentences, by weight, from which on it is implemented in full. */
const fullShare = 0.7;

function agreed(frame: TaskFrame, strengths: readonly Shares[]): number {
  let sum = 0;
  for (const [family, share] of frame.shares) {
    sum += share * Math.max(0, ...strengths.map((own) => own.get(family) ?? 0));
  }
  return sum;
}

/** Which clauses of the draft implement a sentence: those that ask for enough of it alone, or all together. */
function coverSentence(
  { sentence, frame }: SentenceFrame,
  isAsked: boolean,
  by: readonly DraftClause[],
  strengths: readonly Shares[],
): SentenceCoverage {
  if (!isAsked) return { sentence, status: 'exempt', by: [] };
  // Where nothing is understood of a sentence, the link of its clause speaks for it.
  const isCovered = by.length > 0 && (frame.shares.size === 0 || agreed(frame, strengths) >= coveredSentence);
  if (!isCovered) return { sentence, status: 'open', by: [] };
  const alone = by.filter((_, at) => agreed(frame, [strengths[at]!]) >= coveredSentence);
  return { sentence, status: 'covered', by: alone.length > 0 ? alone : by };
}

/** How far a clause is implemented, by the weight of its sentences; a heading stands for a clause without sentences. */
function statusOf(
  clause: IndexedClause,
  sentences: readonly SentenceCoverage[],
  by: readonly DraftClause[],
): Coverage['status'] {
  if (by.length === 0) return 'none';
  let [done, total] = [0, 0];
  clause.sentences.forEach(({ frame }, at) => {
    const { status } = sentences[at]!;
    if (status === 'exempt') return;
    total += frameWeight(frame);
    if (status === 'covered') done += frameWeight(frame);
  });
  return total === 0 || done / total >= fullShare ? 'full' : 'part';
}

/**
 * How far each clause of a parent is implemented by the draft, and by which of its clauses: in full where most of its sentences have their
 * like in the clauses that are linked to it. Preambles and general clauses ask for nothing; what binds only bodies
 * above the draft's own, such as the State Council's departments, is not asked of it. In the order of the parent.
 */
export function findCoverage(
  draft: Draft,
  child: ClauseIndex,
  directive: Directive,
  parent: ClauseIndex,
  links: Match['links'],
): readonly Coverage[] {
  const byParent = new Map<DraftClause, DraftClause[]>();
  for (const { clause, parent: target } of links) byParent.set(target, [...(byParent.get(target) ?? []), clause]);
  const indexed = new Map(child.clauses.map((clause) => [clause.clause, clause]));
  const level = levelOf(nameDraft(draft).body);
  const isByCentre = isNational(directive.draft);
  const isExempt = ({ text }: TaskFrame): boolean => !isNational(draft) && bindsOnlyAbove(text, isByCentre, level);
  const found: Coverage[] = [];
  for (const clause of parent.clauses) {
    if (clause.clause.role !== 'task' && clause.clause.role !== 'closing') continue;
    const exempt = clause.sentences.map(({ frame }) => isExempt(frame));
    const by = byParent.get(clause.clause) ?? [];
    // What is not asked is no gap; where the draft does it all the same, it is shown with the rest.
    if (by.length === 0 && exempt.length > 0 && !exempt.includes(false)) continue;
    // A clause that a person linked may hold others by now: it is named, and its own words say nothing.
    const strengths = by.map((each): Shares => {
      const own = indexed.get(each);
      return own ? clauseStrengths(own) : new Map();
    });
    const sentences = clause.sentences.map((each, at) => coverSentence(each, !exempt[at], by, strengths));
    found.push({ directive, parent: clause.clause, status: statusOf(clause, sentences, by), by, sentences });
  }
  return found;
}
