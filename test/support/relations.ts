import type { ClauseLink, Directive, SentenceLink, Trace } from '../../server/src/directives/trace.ts';
import type { Relations } from '../../server/src/features/relations.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft, DraftClause } from '../../server/src/model/draft.ts';

/** A link by the paths of its clauses; what is not said is primary, covered and quite sure. */
export interface LinkByPath extends Partial<Pick<ClauseLink, 'kind' | 'status' | 'score'>> {
  readonly clause: string;
  readonly parent: string;
  /** The number of the sentence of the clause, from 0, for a link of that sentence. */
  readonly sentence?: number;
}

export const draftUri = 'file:///要点/本市.txt';
export const parentUri = 'file:///要点/上位.txt';

/** A draft and its parent with links between them, seen from the draft. */
export function relationsFromDraft(draftText: string, parentText: string, links: readonly LinkByPath[]): Relations {
  const draft = buildDraft(draftText);
  const parent = { uri: parentUri, draft: buildDraft(parentText) };
  return { uri: draftUri, draft, trace: traceOf(draft, parent, links), children: [] };
}

/** The same seen from the parent, which has no parent itself. */
export function relationsFromParent(draftText: string, parentText: string, links: readonly LinkByPath[]): Relations {
  const child = relationsFromDraft(draftText, parentText, links);
  const { directive } = child.trace.parents[0]!;
  return { uri: parentUri, draft: directive.draft, trace: emptyTrace, children: [child] };
}

/** A draft without anything above or below it. */
export function relationsOfOne(text: string): Relations {
  return { uri: draftUri, draft: buildDraft(text), trace: emptyTrace, children: [] };
}

/** The clause with a path. */
export function clauseOf(draft: Draft, path: string): DraftClause {
  const found = draft.clauses.find((clause) => clause.path === path);
  if (!found) throw new Error(`no clause ${path} among ${draft.clauses.map((clause) => clause.path).join(' ')}`);
  return found;
}

const emptyTrace: Trace = { parents: [], links: [], sentences: [], unlinked: [], coverage: [], missing: [] };

function traceOf(draft: Draft, directive: Directive, links: readonly LinkByPath[]): Trace {
  const resolved = links.map((link) => ({
    sentence: link.sentence,
    clause: clauseOf(draft, link.clause),
    directive,
    parent: clauseOf(directive.draft, link.parent),
    kind: link.kind ?? ('primary' as const),
    status: link.status ?? ('covers' as const),
    score: link.score ?? 0.9,
    evidence: [],
  }));
  const ofClauses: ClauseLink[] = resolved.filter((link) => link.sentence === undefined);
  const linked = new Set(ofClauses.map((link) => link.clause));
  return {
    parents: [{ directive, why: 'cited' }],
    links: ofClauses,
    sentences: resolved.flatMap((link): SentenceLink[] =>
      link.sentence === undefined ? [] : [{ ...link, sentence: link.clause.syntax.sentences[link.sentence]! }],
    ),
    unlinked: draft.clauses.filter((clause) => clause.leaf && clause.role === 'task' && !linked.has(clause)),
    coverage: [],
    missing: [],
  };
}
