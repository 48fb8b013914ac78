import type { Draft } from '../model/draft.ts';
import type { Span } from '../text/span.ts';
import { citesSameDocument } from './cited.ts';
import { type Place, placeAt } from './place.ts';
import { isSameUnit } from './units.ts';

/** Everywhere that a draft names the unit or the document under the cursor, in the order of the text; nothing for any other place. */
export function documentHighlights(draft: Draft, offset: number): readonly Span[] {
  const place = placeAt(draft, offset);
  return place ? occurrences(draft, place) : [];
}

/** Everywhere that a draft names the same unit or the same document as a place does. */
export function occurrences(draft: Draft, place: Place): readonly Span[] {
  switch (place.kind) {
    case 'unit':
      return draft.clauses.flatMap((clause) =>
        clause.syntax.notes.flatMap((note) => note.units.filter((unit) => isSameUnit(unit, place.unit))),
      );
    case 'citation':
      return draft.citations.filter(
        (citation) => citation === place.citation || citesSameDocument(draft, citation, place.citation),
      );
    case 'clause':
      return [];
  }
}
