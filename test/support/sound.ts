import { expect } from 'vitest';
import { allClauses, type Clause, type SyntaxTree } from '../../server/src/syntax/tree.ts';
import { contains, type Span } from '../../server/src/text/span.ts';

function expectOrdered(spans: readonly Span[], within: Span): void {
  let end = within.start;
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(within.end);
}

function expectClause(clause: Clause, within: Span): void {
  expect(contains(within, clause)).toBe(true);
  expectOrdered(clause.children, clause);
  expectOrdered(clause.sentences, clause);
  expectOrdered(clause.notes, clause);
  for (const sentence of clause.sentences) {
    expect(clause.notes.some((note) => note.start < sentence.end && sentence.start < note.end)).toBe(false);
  }
  for (const note of clause.notes) {
    expect(contains(note, note.inner)).toBe(true);
    expectOrdered(note.units, note);
  }
  if (clause.label) expect(contains(clause.label, clause.label.numeral)).toBe(true);
  for (const child of clause.children) expectClause(child, clause);
}

/** Fails where the blocks of a tree do not rebuild its text, or where its spans do not nest. */
export function expectSound(tree: SyntaxTree): void {
  const whole = { start: 0, end: tree.text.length };
  let end = 0;
  for (const block of tree.blocks) {
    expect(block.start).toBe(end);
    expect(contains(block, block.content)).toBe(true);
    end = block.end;
  }
  expect(end).toBe(tree.text.length);
  expectOrdered(tree.clauses, whole);
  for (const clause of allClauses(tree)) if (clause.level === 1) expectClause(clause, whole);
  for (const citation of tree.citations) expect(contains(whole, citation)).toBe(true);
}
