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
 * of a citation the document; of a unit its role and its tasks. `null` where there is nothing to say.
 */
export function hover(relations: Relations, offset: number, manner: Manner): HoverText | null {
  const place = placeAt(relations.draft, offset);
  if (!place) return null;
  const text = describe(relations, place, offset, manner);
  return text === '' ? null : { span: place.span, text };
}

function describe(relations: Relations, place: Place, offset: number, manner: Manner): string {
  switch (place.kind) {
    case 'unit':
      return describeUnit(relations, place.unit, manner);
    case 'citation':
      return describeCitation(relations, place.citation, manner);
    case 'clause':
      return describeClause(relations, place.clause, offset, manner);
  }
}
