import type { Draft, DraftClause } from '../model/draft.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import { documentName } from './documentNames.ts';
import { placeAt } from './place.ts';
import { linksAbove, linksBelow, type Relations } from './relations.ts';

/** A clause in the chain of parents, from the State Council's down to a county's. */
export interface HierarchyEntry {
  readonly uri: string;
  readonly draft: Draft;
  readonly clause: DraftClause;
  /** What is said beside its name: the document and, one step away from another clause, how sure the link between them is. */
  readonly detail: Message;
}

const alone: Localized = { 'zh-cn': '{0}', 'zh-tw': '{0}', en: '{0}' };
const linked: Localized = {
  'zh-cn': '{0} · 把握 {1}%',
  'zh-tw': '{0} · 把握 {1}%',
  en: '{0} · {1}% sure',
};

/** The clause that a cursor is in, as the place to start from; `null` outside of all clauses. */
export function hierarchyEntry(
  { uri, draft }: Pick<Relations, 'uri' | 'draft'>,
  offset: number,
): HierarchyEntry | null {
  const place = placeAt(draft, offset);
  const clause = place === null || place.kind === 'citation' ? null : place.clause;
  return clause && { uri, draft, clause, detail: message(alone, documentName({ uri, draft })) };
}

/** One step up: the clauses of the parents that a clause implements, the primary one first. */
export function supertypes({ trace }: Pick<Relations, 'trace'>, clause: DraftClause): readonly HierarchyEntry[] {
  return linksAbove(trace, clause).map(({ directive, parent, score }) =>
    entry(directive.uri, directive.draft, parent, score),
  );
}

/** One step down: the clauses of drafts and directives that implement a clause, document by document in the order of their text. */
export function subtypes(relations: Relations, clause: DraftClause): readonly HierarchyEntry[] {
  return linksBelow(relations, clause).map(({ child, link }) => entry(child.uri, child.draft, link.clause, link.score));
}

/**
 * The clause that an entry stood for, in the document as it is now: the one with the same number and heading, else the only one with that
 * heading; `null` where it cannot be told.
 */
export function sameEntry(draft: Draft, path: string, title: string): DraftClause | null {
  const alike = draft.clauses.filter((clause) => clause.title === title);
  const same = alike.find((clause) => clause.path === path);
  return same ?? (alike.length === 1 ? alike[0]! : null);
}

function entry(uri: string, draft: Draft, clause: DraftClause, score: number): HierarchyEntry {
  const detail = message(linked, documentName({ uri, draft }), Math.round(score * 100));
  return { uri, draft, clause, detail };
}
