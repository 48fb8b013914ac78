import type { Position } from 'vscode-languageserver';
import { clauseAt, type Draft, type DraftClause } from '../../model/draft.ts';
import { fromPosition } from '../proto.ts';
import type { NamedClause, NamedParent, SelectedClause } from '../protocol.ts';

/** Reads a clause as commands name it, which may be anything. */
export function readClause(given: unknown): NamedClause | null {
  if (typeof given !== 'object' || given === null) return null;
  const { clause, title } = given as Record<string, unknown>;
  return typeof clause === 'string' && typeof title === 'string' ? { clause, title } : null;
}

/** Reads a clause of a parent as commands name it, which may be anything. */
export function readParent(given: unknown): NamedParent | null {
  const clause = readClause(given);
  const { uri } = (given ?? {}) as { readonly uri?: unknown };
  return clause && typeof uri === 'string' ? { ...clause, uri } : null;
}

/** The clause of a draft that is meant, as long as it is still the same one. */
export function meantClause(draft: Draft, { clause, title }: NamedClause): DraftClause | null {
  return draft.clauses.find((each) => each.path === clause && each.title === title) ?? null;
}

/** Reads several clauses as commands name them, which may be anything; `null` where one of them is none, or there is none. */
export function readSelection(given: unknown): readonly SelectedClause[] | null {
  if (!Array.isArray(given) || given.length === 0) return null;
  const read = given.map((each: unknown): SelectedClause | null => {
    const clause = readClause(each);
    const { parent } = (each ?? {}) as { readonly parent?: unknown };
    if (!clause || parent === undefined) return clause;
    const above = readParent(parent);
    return above && { ...clause, parent: above };
  });
  return read.some((each) => each === null) ? null : (read as readonly SelectedClause[]);
}

/** The clauses that are meant, in the order of the draft; `null` where one of them is no longer the same. */
export function meantClauses(draft: Draft, named: readonly NamedClause[]): readonly DraftClause[] | null {
  const meant = new Set(named.map((each) => meantClause(draft, each)));
  return meant.has(null) ? null : draft.clauses.filter((clause) => meant.has(clause));
}

/** Reads a position, which may be anything. */
export function readPosition(given: unknown): Position | null {
  if (typeof given !== 'object' || given === null) return null;
  const { line, character } = given as Record<string, unknown>;
  if (!Number.isInteger(line) || !Number.isInteger(character)) return null;
  return { line: line as number, character: character as number };
}

/** The clause that a command names, or that holds the position that it gives. */
export function clauseOf(
  draft: Draft,
  { clause, position }: { readonly clause?: NamedClause; readonly position?: Position },
): DraftClause | null {
  if (clause) return meantClause(draft, clause);
  return position ? clauseAt(draft, fromPosition(draft.lines, position)) : null;
}
