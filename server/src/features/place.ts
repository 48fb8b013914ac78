import type { Draft, DraftClause } from '../model/draft.ts';
import { clauseAt } from '../model/draft.ts';
import type { Citation, Note, UnitMention } from '../syntax/tree.ts';
import { type Span, touches } from '../text/span.ts';

/**
 * What a cursor points at. `span` is what an editor underlines: `市科委`, `《…通知》（国办发〔2019〕14号）`,
 * and of a clause its label with its heading (`（二）积极回应社会关切`), the sentence, the note or the paragraph.
 */
export type Place =
  | {
      readonly kind: 'unit';
      readonly span: Span;
      readonly unit: UnitMention;
      readonly note: Note;
      readonly clause: DraftClause;
    }
  | { readonly kind: 'citation'; readonly span: Span; readonly citation: Citation }
  | { readonly kind: 'clause'; readonly span: Span; readonly clause: DraftClause };

/** What stands at an offset of a draft: the unit of a note, else a citation, else the innermost clause; `null` outside of all. */
export function placeAt(draft: Draft, offset: number): Place | null {
  const clause = clauseAt(draft, offset);
  const note = clause && partWith(clause.syntax.notes, offset);
  const unit = note && (partWith(note.units, offset) ?? partWith(note.standing?.units ?? [], offset));
  if (clause && note && unit) return { kind: 'unit', span: unit, unit, note, clause };

  const citation = partWith(draft.citations, offset);
  if (citation) return { kind: 'citation', span: citation, citation };

  return clause ? { kind: 'clause', span: partAt(clause, offset), clause } : null;
}

/** The label and heading of a clause as one stretch, `（二）积极回应社会关切`; `null` for preamble, closing and un-numbered text without a heading. */
export function nameSpan(clause: DraftClause): Span | null {
  const { label, heading } = clause.syntax;
  if (label) return { start: label.start, end: heading?.end ?? label.end };
  return heading;
}

/**
 * The clause's own text from its heading to its last paragraph, without the label and the clauses below:
 * `积极回应社会关切。对减税降费…（市政府办公厅牵头）`. A clause with nothing behind its label has an empty one.
 */
export function ownText(clause: DraftClause): Span {
  const { heading, body, label, start } = clause.syntax;
  const first = heading?.start ?? body[0]?.start ?? label?.end ?? start;
  return { start: first, end: body.at(-1)?.end ?? heading?.end ?? first };
}

function partAt(clause: DraftClause, offset: number): Span {
  const name = nameSpan(clause);
  const parts = [...(name ? [name] : []), ...clause.syntax.notes, ...clause.syntax.sentences, ...clause.syntax.body];
  return partWith(parts, offset) ?? name ?? ownText(clause);
}

/** The sentence of a clause that holds an offset, or `null`. */
export function sentenceAt(clause: DraftClause, offset: number): Span | null {
  return partWith(clause.syntax.sentences, offset);
}

/** The first of some parts that holds the character behind a cursor, else the first that ends at the cursor; `null` for none. */
export function partWith<Part extends Span>(parts: readonly Part[], offset: number): Part | null {
  return (
    parts.find((part) => part.start <= offset && offset < part.end) ??
    parts.find((part) => touches(part, offset)) ??
    null
  );
}

/** The clauses that hold a clause, the nearest first. */
export function ancestors(clause: DraftClause): readonly DraftClause[] {
  const found: DraftClause[] = [];
  for (let above = clause.parent; above; above = above.parent) found.push(above);
  return found;
}

/** The line, 0-based, that an offset lies in. */
export function lineOf(draft: Draft, offset: number): number {
  return draft.lines.position(offset).line;
}
