import { relabel } from '../syntax/labels.ts';
import type { Label } from '../syntax/tree.ts';
import { appendAll } from '../text/append.ts';
import { formatNumeral } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';
import type { Draft, DraftClause } from './draft.ts';
import { type ResolvedReference, resolveReferences } from './references.ts';

/** A replacement in the draft that changes numerals only. */
export interface NumberEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The label that a clause gets: its number, and whose brackets and mark it takes. */
interface NewLabel {
  readonly model: Label;
  readonly number: number;
}

/**
 * The edits that number a draft, or one clause and all below it, in order and in the document's own scheme. Labels of a wrong level get the
 * style that fits, references to clauses that got another number follow them. In the order of the text, disjoint; none where all is in order.
 */
export function renumber(draft: Draft, scope: DraftClause | null): readonly NumberEdit[] {
  const labels = newLabels(draft);
  const isInScope = (span: Span): boolean =>
    !scope || (scope.syntax.start <= span.start && span.end <= scope.syntax.end);
  const edits: NumberEdit[] = [];
  const numbers = new Map<DraftClause, number>();
  for (const [clause, { model, number }] of labels) {
    const label = clause.syntax.label!;
    if (!isInScope(label) || label.damaged) continue;
    numbers.set(clause, number);
    const isDecimal = model.style === 'decimal';
    // 廿一、 stays as it is where it is the twenty-first.
    if (!isDecimal && model === label && number === label.number) continue;
    const newText = isDecimal ? decimalNumbers(clause, labels).join('.') : relabel(draft.text, model, number);
    if (newText !== draft.text.slice(label.start, label.end)) {
      edits.push({ span: { start: label.start, end: label.end }, newText });
    }
  }
  if (edits.length === 0) return [];
  appendAll(edits, followingReferences(draft, numbers));
  return edits.sort((one, other) => one.span.start - other.span.start);
}

function newLabels(draft: Draft): ReadonlyMap<DraftClause, NewLabel> {
  const models = new Map(draft.numbering.levels.map(({ clause, model }) => [clause, model]));
  const labels = new Map<DraftClause, NewLabel>();
  for (const run of draft.numbering.runs) {
    for (const [index, clause] of run.clauses.entries()) {
      labels.set(clause, { model: models.get(clause) ?? clause.syntax.label!, number: index + 1 });
    }
  }
  return labels;
}

/** All numbers of a decimal label, those of the clauses above as they will be. */
function decimalNumbers(clause: DraftClause, labels: ReadonlyMap<DraftClause, NewLabel>): readonly number[] {
  const above = clause.parent?.syntax.label?.style === 'decimal' ? decimalNumbers(clause.parent, labels) : [];
  return [...above, labels.get(clause)?.number ?? clause.syntax.label!.number];
}

/**
 * References name their clause by its new number. One that could mean two clauses is left as it is, and one that leads over a clause of
 * which `isElsewhere` says that it stands in another place now: its other words would no longer be right.
 */
export function followingReferences(
  draft: Draft,
  numbers: ReadonlyMap<DraftClause, number>,
  isElsewhere: (clause: DraftClause) => boolean = () => false,
): readonly NumberEdit[] {
  return resolveReferences(draft.text, draft.clauses).flatMap((resolved) =>
    numeralEdits(draft.text, resolved, numbers, isElsewhere),
  );
}

/** The edits of one reference that stands in `text`, under the same conditions. */
export function numeralEdits(
  text: string,
  { reference, targets }: Pick<ResolvedReference, 'reference' | 'targets'>,
  numbers: ReadonlyMap<DraftClause, number>,
  isElsewhere: (clause: DraftClause) => boolean,
): readonly NumberEdit[] {
  if (targets.some((named) => named.some(isElsewhere))) return [];
  const edits: NumberEdit[] = [];
  for (const [index, step] of reference.steps.entries()) {
    for (const numeral of step.numerals) {
      const named = targets[index]?.filter((clause) => clause.syntax.label?.number === numeral.number) ?? [];
      const number = named.length === 1 ? numbers.get(named[0]!) : undefined;
      if (number === undefined || number === numeral.number) continue;
      const typed = text.slice(numeral.start, numeral.end);
      const newText = /^\d/.test(typed) ? String(number) : formatNumeral(number);
      edits.push({ span: { start: numeral.start, end: numeral.end }, newText });
    }
  }
  return edits;
}
