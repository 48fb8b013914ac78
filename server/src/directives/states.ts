import type { ClauseDecision, LinkDecision } from '../model/decision.ts';
import type { DraftClause } from '../model/draft.ts';
import { type ClauseFinder, hasChanged } from '../model/remembered.ts';
import type { ClauseLink, Directive, Evidence, Match, SentenceLink } from './trace.ts';

/** A decision with the clauses that it is about, as they are now. */
interface FoundDecision {
  readonly clause: DraftClause;
  readonly parent: DraftClause;
  readonly decision: LinkDecision;
  readonly isChanged: boolean;
}

/** The decisions on links between a draft and one of its parents, with the clauses that they are about; others are left out. */
function findDecided(
  decisions: readonly LinkDecision[],
  find: ClauseFinder,
  parent: Directive,
  findInParent: ClauseFinder,
): readonly FoundDecision[] {
  const found: FoundDecision[] = [];
  for (const decision of decisions) {
    const clause = find(decision);
    const target = findInParent(decision.parent);
    if (!clause || !target) continue;
    if (found.some((other) => other.clause === clause && other.parent === target)) continue;
    found.push({
      clause,
      parent: target,
      decision,
      isChanged: hasChanged(parent.draft, target, decision.parent),
    });
  }
  return found;
}

/** A draft and one of its parents, and the means to find remembered clauses in both. */
export interface Sides {
  readonly directive: Directive;
  readonly find: ClauseFinder;
  readonly findInParent: ClauseFinder;
  /** The phrases that two clauses have in common. */
  readonly evidence: (clause: DraftClause, parent: DraftClause) => readonly Evidence[];
}

function statusOf({ decision, isChanged }: FoundDecision): ClauseLink['status'] {
  if (decision.state === 'rejected') return 'rejected';
  if (isChanged) return 'suspect';
  return decision.state === 'pinned' ? 'pinned' : 'covers';
}

/**
 * What the matcher found, with what people decided: rejected links stay to be seen and count for nothing, links that people made or accepted
 * are there whether or not the matcher finds them. `decisions` are those about this parent. In the order of the draft; of a clause what was pinned
 * first, then the primary link.
 */
export function settle(
  match: Match,
  decisions: readonly LinkDecision[],
  locals: ReadonlyMap<DraftClause, ClauseDecision>,
  sides: Sides,
): { readonly links: readonly ClauseLink[]; readonly sentences: readonly SentenceLink[] } {
  const { directive } = sides;
  const decided = findDecided(decisions, sides.find, directive, sides.findInParent);
  const links: ClauseLink[] = match.links.map((link) => {
    const found = decided.find(({ clause, parent }) => clause === link.clause && parent === link.parent);
    if (!found) return { ...link, directive, status: locals.has(link.clause) ? 'rejected' : 'covers' };
    const score = found.decision.state === 'pinned' ? 1 : link.score;
    return { ...link, score, directive, status: statusOf(found), decision: found.decision };
  });
  for (const found of decided) {
    const { clause, parent, decision } = found;
    if (links.some((link) => link.clause === clause && link.parent === parent)) continue;
    links.push({
      clause,
      parent,
      directive,
      kind: 'secondary',
      status: statusOf(found),
      score: decision.state === 'rejected' ? 0 : 1,
      evidence: sides.evidence(clause, parent),
      decision,
    });
  }
  const rejected = links.filter(({ status }) => status === 'rejected');
  return {
    links: inOrder(links),
    sentences: match.sentences
      .filter(({ clause, parent }) => !rejected.some((link) => link.clause === clause && link.parent === parent))
      .map((sentence) => ({ ...sentence, directive })),
  };
}

function rank({ status, kind, decision }: ClauseLink): number {
  if (status === 'rejected') return 3;
  if (decision?.state === 'pinned') return 0;
  return kind === 'primary' ? 1 : 2;
}

/** Clause by clause, the first link that holds as the primary one. */
function inOrder(links: readonly ClauseLink[]): readonly ClauseLink[] {
  const byClause = new Map<DraftClause, ClauseLink[]>();
  for (const link of links) byClause.set(link.clause, [...(byClause.get(link.clause) ?? []), link]);
  const clauses = [...byClause].sort(([one], [other]) => one.syntax.start - other.syntax.start);
  return clauses.flatMap(([, own]) => {
    if (own.every(({ decision, status }) => !decision && status !== 'rejected')) return own;
    // Sorting keeps the order of equals: the matcher's.
    const sorted = [...own].sort((one, other) => rank(one) - rank(other));
    const holds = sorted.some(({ status }) => status !== 'rejected');
    return sorted.map((link, at) => ({ ...link, kind: holds ? (at === 0 ? 'primary' : 'secondary') : link.kind }));
  });
}
