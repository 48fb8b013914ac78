import { nameDraft, sameDocument } from '../directives/documentName.ts';
import { nameCited } from '../directives/parents.ts';
import type { Directive } from '../directives/trace.ts';
import type { Draft } from '../model/draft.ts';
import type { Citation } from '../syntax/tree.ts';
import type { Relations } from './relations.ts';

/** The document that a citation names: the draft itself where it cites its own title, else one of its parents; `null` for every other. */
export function citedDocument(relations: Relations, citation: Citation): Pick<Directive, 'uri' | 'draft'> | null {
  const cited = nameCited(relations.draft, citation);
  const known = [relations, ...relations.trace.parents.map((parent) => parent.directive)];
  return known.find((document) => sameDocument(cited, nameDraft(document.draft))) ?? null;
}

/** Whether two citations of one draft name the same document: by number, else by title. */
export function citesSameDocument(draft: Draft, one: Citation, other: Citation): boolean {
  return sameDocument(nameCited(draft, one), nameCited(draft, other));
}
