import type { Draft, DraftClause } from '../model/draft.ts';
import { isNational } from '../model/issuers.ts';
import type { ClauseIndex, IndexedClause } from './clauseIndex.ts';
import type { Shares, TaskFrame } from './frames.ts';
import { bindsOnlyCentralDepartments, clauseStrengths, frameWeight } from './shares.ts';
import type { Coverage, Directive, Match } from './trace.ts';

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

/** The share of a parent clause, by weight of its sentences, that some clauses implement; a heading stands for a clause without sentences. */
function sharesDone(frames: readonly TaskFrame[], strengths: readonly Shares[]): number {
  const total = frames.reduce((sum, frame) => sum + frameWeight(frame), 0);
  if (total === 0) return 1;
  const done = frames.filter((frame) => frame.shares.size === 0 || agreed(frame, strengths) >= coveredSentence);
  return done.reduce((sum, frame) => sum + frameWeight(frame), 0) / total;
}

function demanded(clause: IndexedClause, draft: Draft): readonly TaskFrame[] | null {
  const frames = clause.sentences.map(({ frame }) => frame);
  if (frames.length === 0 || isNational(draft)) return frames;
  const own = frames.filter((frame) => !bindsOnlyCentralDepartments(frame));
  return own.length > 0 ? own : null;
}

/**
 * How far each clause of a parent is implemented by the draft, and by which of its clauses: in full where most of its sentences have their
 * like in the clauses that are linked to it. Preambles and general clauses ask for nothing; clauses that bind only the State Council's
 * departments are not asked of anybody else. In the order of the parent.
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
  const found: Coverage[] = [];
  for (const clause of parent.clauses) {
    if (clause.clause.role !== 'task' && clause.clause.role !== 'closing') continue;
    const frames = demanded(clause, draft);
    if (!frames) continue;
    const by = byParent.get(clause.clause) ?? [];
    const strengths = by.map((each) => clauseStrengths(indexed.get(each)!));
    const status = by.length === 0 ? 'none' : sharesDone(frames, strengths) >= fullShare ? 'full' : 'part';
    found.push({ directive, parent: clause.clause, status, by });
  }
  return found;
}
