import type { UnitDocument } from '../organs/units.ts';
import type { Span } from '../text/span.ts';
import { describeCitation } from './hover/citation.ts';
import { describeClause } from './hover/clause.ts';
import { describeUnit } from './hover/unit.ts';
import type { Manner } from './markup.ts';
import { type Place, placeAt } from './place.ts';
import type { Relations } from './relations.ts';

/** What is said of the place under the cursor; `text` is marked up, `span` what it is about. */
export interface HoverText {
  readonly span: Span;
  readonly text: string;
}

/**
 * What there is to say of an offset: of a clause its parent clause with what was kept and added, and the clauses below that implement it;
 * of a citation the document; of a unit its role, what is known of it and its tasks in the drafts of the workspace (`documents`, the one with
 * the cursor in front). `null` where there is nothing to say.
 */
export function hover(
  relations: Relations,
  offset: number,
  manner: Manner,
  documents: readonly UnitDocument[] = [],
): HoverText | null {
  const place = placeAt(relations.draft, offset);
  if (!place) return null;
  const text = describe(relations, place, offset, manner, documents);
  return text === '' ? null : { span: place.span, text };
}

function describe(
  relations: Relations,
  place: Place,
  offset: number,
  manner: Manner,
  documents: readonly UnitDocument[],
): string {
  switch (place.kind) {
    case 'unit':
      return describeUnit(relations, place.unit, documents, manner);
    case 'citation':
      return describeCitation(relations, place.citation, manner);
    case 'clause':
      return describeClause(relations, place.clause, offset, manner);
  }
}
