import { clausePlace, parentPlaces } from './definition.ts';
import { occurrences } from './documentHighlights.ts';
import { placeAt } from './place.ts';
import { type DocumentPlace, linksBelow, type Relations } from './relations.ts';

/**
 * Everywhere that has to do with the thing under the cursor. Of a clause: itself (where `includeItself`), its parent clauses, and the clauses
 * of every known draft that implement it. Of a unit or a citation: where this draft names it.
 */
export function references(relations: Relations, offset: number, includeItself: boolean): readonly DocumentPlace[] {
  const { uri, draft } = relations;
  const place = placeAt(draft, offset);
  if (!place) return [];
  if (place.kind !== 'clause') return occurrences(draft, place).map((span) => ({ uri, draft, span, focus: span }));
  return [
    ...(includeItself ? [clausePlace(relations, place.clause)] : []),
    ...parentPlaces(relations, place.clause, null),
    ...linksBelow(relations, place.clause).map(({ child, link }) => clausePlace(child, link.clause)),
  ];
}
