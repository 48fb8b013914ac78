import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { allClauses, type Clause, type SyntaxTree } from '../../server/src/syntax/tree.ts';
import { contains, type Span } from '../../server/src/text/span.ts';
import { officialText } from '../support/arbitrary.ts';
import { corpus, corpusNote, seeds } from '../support/documents.ts';

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

function expectSound(tree: SyntaxTree): void {
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

describe('the parser accepts anything, its blocks rebuild the text, its spans nest', () => {
  test('random text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expectSound(parse(text))),
      { numRuns: 300 },
    );
  });

  test('text made of what official documents are made of', () => {
    fc.assert(
      fc.property(officialText, (text) => expectSound(parse(text))),
      { numRuns: 500 },
    );
  });

  test('every seed', () => {
    for (const { text } of seeds) expectSound(parse(text));
  });

  test(`every corpus document${corpusNote}`, () => {
    for (const { text } of corpus) expectSound(parse(text));
  });

  // Every prefix takes minutes; the stride keeps the run short and WORKPOINTS_EVERY_PREFIX=1 takes them all.
  test(`prefixes of every document, as if it were being typed${corpusNote}`, () => {
    const stride = process.env.WORKPOINTS_EVERY_PREFIX ? 1 : 499;
    for (const { text } of [...seeds, ...corpus]) {
      for (let length = 1; length < text.length; length += stride) expectSound(parse(text.slice(0, length)));
    }
  }, 1_200_000);

  test('the model is built of any text', () => {
    fc.assert(
      fc.property(officialText, (text) => {
        const draft = buildDraft(text);
        for (const task of draft.tasks) expect(contains({ start: 0, end: text.length }, task.span)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
