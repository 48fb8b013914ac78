import { findReferences, mayRefer, type Reference, type ReferenceStep } from '../syntax/references.ts';
import type { DraftClause } from './draft.ts';

/** A reference with what it leads to. */
export interface ResolvedReference {
  readonly reference: Reference;
  /** The clause in which it stands. */
  readonly from: DraftClause;
  /** For each step the clauses that it names; the last entry is what the whole reference means. */
  readonly targets: readonly (readonly DraftClause[])[];
  /** The first step that leads nowhere with the numbers that are missing; `null` where all are there. */
  readonly missing: { readonly step: ReferenceStep; readonly numbers: readonly number[] } | null;
}

/** The references among the clauses of a draft, each followed to the clauses that it names. */
export function resolveReferences(text: string, clauses: readonly DraftClause[]): readonly ResolvedReference[] {
  const resolved: ResolvedReference[] = [];
  for (const from of clauses) {
    if (!from.syntax.blocks.some(({ words }) => words.ask(mayRefer))) continue;
    const paragraphs = from.syntax.heading && from.syntax.body.length === 0 ? [from.syntax.heading] : from.syntax.body;
    for (const paragraph of paragraphs) {
      for (const reference of findReferences(text, paragraph, from.syntax.label))
        resolved.push({ ...follow(reference, (step) => nearest(step, from, clauses)), reference, from });
    }
  }
  return resolved;
}

/** What a reference in another document leads to among the clauses of this one. */
export function resolveFromOutside(
  reference: Reference,
  clauses: readonly DraftClause[],
): Omit<ResolvedReference, 'from'> {
  return { ...follow(reference, (step) => matching(step, clauses)), reference };
}

/** Follows the steps of a reference; `first` gives the clauses that its first one can mean. */
function follow(
  reference: Reference,
  first: (step: ReferenceStep) => readonly DraftClause[],
): Pick<ResolvedReference, 'targets' | 'missing'> {
  const targets: (readonly DraftClause[])[] = [];
  for (const step of reference.steps) {
    const within = targets.at(-1);
    const named = within ? within.flatMap((clause) => matching(step, clause.children)) : first(step);
    targets.push(named);
    const found = new Set(named.map((clause) => clause.syntax.label!.number));
    const numbers = step.numbers.filter((number) => !found.has(number));
    if (numbers.length > 0) return { targets, missing: { step, numbers } };
  }
  return { targets, missing: null };
}

function matching(step: ReferenceStep, clauses: readonly DraftClause[]): readonly DraftClause[] {
  return clauses.filter(
    ({ syntax: { label } }) => label && step.styles.includes(label.style) && step.numbers.includes(label.number),
  );
}

/** The clauses that a first step means: beside the clause in which it stands, else below it, else beside one above, else anywhere. */
function nearest(step: ReferenceStep, from: DraftClause, clauses: readonly DraftClause[]): readonly DraftClause[] {
  const isComplete = (found: readonly DraftClause[]): boolean =>
    new Set(found.map((clause) => clause.syntax.label!.number)).size === new Set(step.numbers).size;
  for (let clause: DraftClause | null = from; clause; clause = clause.parent) {
    for (const beside of [clause.children, clause.parent?.children ?? []]) {
      const found = matching(step, beside);
      if (isComplete(found)) return found;
    }
  }
  return matching(step, clauses);
}
