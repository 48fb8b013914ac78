import { buildDraft } from '../model/build.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import { renumber } from '../model/renumber.ts';
import type { TextEdit } from '../rules/rule.ts';
import { editsBetween } from './codeActions.ts';
import { nameSpan } from './place.ts';

/** How often numbers are put in order and read again before they are left as they were. */
const roundsAtMost = 4;

/**
 * The edits that number a draft, or one clause and all below it, in order, with the references that follow. Only numerals change, and labels
 * of a wrong level. The edited draft has nothing left to number: where numbers do not settle, which only a torn text does, there are none.
 */
export function renumberEdits(draft: Draft, scope: DraftClause | null): readonly TextEdit[] {
  const first = renumber(draft, scope);
  if (first.length === 0) return first;
  let now = draft;
  let edits = first;
  let start = scope?.syntax.start ?? 0;
  for (let round = 0; round < roundsAtMost; round++) {
    start = movedBy(edits, start);
    now = buildDraft(edited(now.text, edits));
    const again = scope ? (now.clauses.find((clause) => clause.syntax.start === start) ?? null) : null;
    if (scope && !again) return [];
    edits = renumber(now, again);
    if (edits.length === 0) return round === 0 ? first : editsBetween(draft.text, now.text);
  }
  return [];
}

/** The section that a clause belongs to when its numbers are put in order: itself where it holds others, else the one above; `null` is the document. */
export function sectionOf(clause: DraftClause): DraftClause | null {
  return clause.children.length > 0 ? clause : clause.parent;
}

/** The clause whose label or heading holds an offset, the innermost; `null` where none does. */
export function labelledAt(draft: Draft, offset: number): DraftClause | null {
  return (
    draft.clauses.findLast((clause) => {
      const name = clause.syntax.label ? nameSpan(clause) : null;
      return name !== null && name.start <= offset && offset <= name.end;
    }) ?? null
  );
}

/** A text with edits applied that are in order and disjoint. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, newText } of edits) {
    parts.push(text.slice(at, span.start), newText);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}

/** Where an offset at which no edit lies comes to be. */
function movedBy(edits: readonly TextEdit[], offset: number): number {
  let moved = offset;
  for (const { span, newText } of edits) if (span.end <= offset) moved += newText.length - (span.end - span.start);
  return moved;
}
