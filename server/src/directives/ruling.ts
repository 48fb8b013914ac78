import type { ClauseDecision, LinkDecision, LinkState, RememberedParent } from '../model/decision.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import { createFinder, rememberClause, rememberDocument } from '../model/remembered.ts';
import { type DocumentName, nameDocument, nameDraft, sameDocument } from './documentName.ts';
import type { ClauseLink, Directive } from './trace.ts';

/** What people decided about one draft. */
export interface Ruling {
  /** The documents that the project names as parents of the draft. */
  readonly parents: readonly Directive[];
  /** Somebody named a library, so a document can be missing from it; drafts that lie beside one another are none that is whole. */
  readonly namesLibrary: boolean;
  /** The decisions on its links; of two on the same link the first counts. */
  readonly links: readonly LinkDecision[];
  /** The clauses that are local by decision. */
  readonly locals: ReadonlyMap<DraftClause, ClauseDecision>;
  /** Where a directive lies, as decisions write it. */
  readonly pathOf: (directive: Directive) => string;
}

/** Where nobody decided anything. */
export const noRuling: Ruling = {
  parents: [],
  namesLibrary: true,
  links: [],
  locals: new Map(),
  pathOf: ({ uri }) => uri,
};

/** The decisions on a draft: those that name its file, then those on a file of another name that has the same title. */
export function decisionsOn<Decision extends ClauseDecision | LinkDecision>(
  decisions: readonly Decision[],
  path: string,
  draft: Pick<Draft, 'title' | 'number' | 'issuer'>,
): readonly Decision[] {
  const name = nameDraft(draft);
  const isRenamed = (entry: Decision): boolean => {
    if (entry.draft === path || entry.document === undefined || draft.title === '') return false;
    const { number, issuer } = entry as Partial<LinkDecision>;
    return sameDocument(nameDocument(entry.document, number ?? null, issuer ?? null), name);
  };
  return [...decisions.filter((entry) => entry.draft === path), ...decisions.filter(isRenamed)];
}

/** The clauses of a draft that are local by decision, with the decision. */
export function findLocals(
  decisions: readonly ClauseDecision[],
  path: string,
  draft: Draft,
): ReadonlyMap<DraftClause, ClauseDecision> {
  const found = new Map<DraftClause, ClauseDecision>();
  const entries = decisionsOn(decisions, path, draft);
  if (entries.length === 0) return found;
  const find = createFinder(draft);
  for (const entry of entries) {
    const clause = find({ text: '', ...entry });
    if (clause && !found.has(clause)) found.set(clause, entry);
  }
  return found;
}

/** Whether the document that a decision remembers as parent may be one with a card, which lies at a path. */
export function isNamedBy(
  { document, number, issuer, path }: RememberedParent,
  card: Pick<Draft, 'title' | 'number' | 'issuer'>,
  place: string,
): boolean {
  return path === place || sameDocument(nameDocument(document, number ?? null, issuer ?? null), nameDraft(card));
}

/**
 * The directives that decisions speak of: by number or title and issuer, so that a renamed file or another copy is the same one; where none has that
 * name the one that lies where the decision says. `named` finds the documents of the library by name.
 */
export function decidedDirectives(
  { links, pathOf }: Ruling,
  library: readonly Directive[],
  named: (name: DocumentName) => readonly Directive[],
): ReadonlyMap<Directive, readonly LinkDecision[]> {
  const found = new Map<Directive, LinkDecision[]>();
  for (const decision of links) {
    const { document, number, issuer, path } = decision.parent;
    const name = nameDocument(document, number ?? null, issuer ?? null);
    const known = named(name);
    const meant = known.length > 0 ? known : library.filter((directive) => pathOf(directive) === path);
    for (const directive of meant) found.set(directive, [...(found.get(directive) ?? []), decision]);
  }
  return found;
}

/** Whether two links lead from the same clause to the same clause. */
export function isSameLink(
  one: Pick<ClauseLink, 'clause' | 'directive' | 'parent'>,
  other: Pick<ClauseLink, 'clause' | 'directive' | 'parent'>,
): boolean {
  return one.clause === other.clause && one.parent === other.parent && one.directive.uri === other.directive.uri;
}

/** That a clause is local, as a decisions file writes it. */
export function rememberLocal(draft: Draft, path: string, clause: DraftClause, reason: string): ClauseDecision {
  return { draft: path, document: draft.title, ...rememberClause(draft, clause), state: 'local', reason };
}

/** A draft or directive and where it lies, as decisions write it. */
interface Placed {
  readonly draft: Draft;
  readonly path: string;
}

/** A decision on a link, as a decisions file writes it. */
export function rememberLink(
  child: Placed,
  clause: DraftClause,
  above: Placed,
  parent: DraftClause,
  { kind, reason }: { readonly kind: LinkState; readonly reason: string },
): LinkDecision {
  const { path, ...document } = rememberDocument(child.draft, child.path);
  return {
    draft: path,
    ...document,
    ...rememberClause(child.draft, clause),
    state: kind,
    reason,
    parent: { ...rememberDocument(above.draft, above.path), ...rememberClause(above.draft, parent) },
  };
}
