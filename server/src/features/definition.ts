import type { Directive } from '../directives/trace.ts';
import type { DraftClause } from '../model/draft.ts';
import type { Span } from '../text/span.ts';
import { citedDocument } from './cited.ts';
import { nameSpan, ownText, placeAt } from './place.ts';
import { type DocumentPlace, isSameClause, linksAbove, type Relations, sentenceLinksAt } from './relations.ts';

/** Where a place leads to; `origin` is what the editor underlines while it asks. */
export interface Definition {
  readonly origin: Span;
  readonly places: readonly DocumentPlace[];
}

/**
 * Where the thing under the cursor comes from: a clause from its parent clauses (in a sentence, that sentence's parent first, then the
 * primary one), a citation from the document that it names. `null` where nothing is known.
 */
export function definition(relations: Relations, offset: number): Definition | null {
  const place = placeAt(relations.draft, offset);
  if (!place || place.kind === 'unit') return null;
  const places =
    place.kind === 'citation'
      ? [citedDocument(relations, place.citation)].flatMap((found) => (found ? [documentPlace(found)] : []))
      : parentPlaces(relations, place.clause, offset);
  return places.length === 0 ? null : { origin: place.span, places };
}

/** The clauses that a clause implements, without repetition. */
export function parentPlaces(
  relations: Relations,
  clause: DraftClause,
  offset: number | null,
): readonly DocumentPlace[] {
  const ofSentence = offset === null ? [] : sentenceLinksAt(relations.trace, clause, offset);
  const links = [...ofSentence, ...linksAbove(relations.trace, clause)];
  const distinct = links.filter(
    (link, index) =>
      links.findIndex(
        (other) => other.directive.uri === link.directive.uri && isSameClause(other.parent, link.parent),
      ) === index,
  );
  return distinct.map((link) => clausePlace(link.directive, link.parent));
}

/** A clause as a place: all of it, with its label and heading in focus. */
export function clausePlace(document: Pick<Directive, 'uri' | 'draft'>, clause: DraftClause): DocumentPlace {
  const { uri, draft } = document;
  const own = ownText(clause);
  return { uri, draft, span: clause.syntax, focus: nameSpan(clause) ?? { start: own.start, end: own.start } };
}

/** The beginning of a document, or rather its title. */
export function documentPlace(document: Pick<Directive, 'uri' | 'draft'>): DocumentPlace {
  const { uri, draft } = document;
  const title = draft.titleSpan ?? { start: 0, end: 0 };
  return { uri, draft, span: title, focus: title };
}
