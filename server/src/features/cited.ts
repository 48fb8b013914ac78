import { nameDraft, sameDocument } from '../directives/documentName.ts';
import { nameCited } from '../directives/parents.ts';
import type { Directive } from '../directives/trace.ts';
import type { Draft } from '../model/draft.ts';
import type { Citation } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { textOf } from '../text/span.ts';
import type { Relations } from './relations.ts';

/**
 * The document that a citation names: the draft itself where it cites its own title, one of its parents, or another document of the library;
 * `null` for every other. A short name (《要点》) is that of the document which it was given to in front.
 */
export function citedDocument(relations: Relations, citation: Citation): Pick<Directive, 'uri' | 'draft'> | null {
  const { draft, trace } = relations;
  const whole = wholeCitation(draft, citation);
  const cited = nameCited(draft, whole);
  const known = [relations, ...trace.parents.map((parent) => parent.directive)];
  return (
    known.find((document) => sameDocument(cited, nameDraft(document.draft))) ??
    trace.cited?.find((each) => each.citation === whole)?.directive ??
    null
  );
}

/** The citation that gave a short name to what it cites, where a citation is such a name; else the citation itself. */
function wholeCitation(draft: Draft, citation: Citation): Citation {
  const { title, number } = citation;
  if (!title || number) return citation;
  const name = keyOf(textOf(draft.text, title));
  const isNaming = ({ alias, end }: Citation) =>
    alias !== null && end <= citation.start && keyOf(textOf(draft.text, alias)) === name;
  return draft.citations.findLast(isNaming) ?? citation;
}

/** Whether two citations of one draft name the same document: by number, else by title or short name. */
export function citesSameDocument(draft: Draft, one: Citation, other: Citation): boolean {
  return sameDocument(nameCited(draft, wholeCitation(draft, one)), nameCited(draft, wholeCitation(draft, other)));
}
