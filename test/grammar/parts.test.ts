import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from '../../server/src/syntax/parse.ts';
import { allClauses } from '../../server/src/syntax/tree.ts';
import type { Span } from '../../server/src/text/span.ts';
import { corpus, corpusNote, hasCorpus, seeds } from '../support/documents.ts';
import { loadTokenizer, type ScopedToken, type Tokenize } from '../support/grammar.ts';

let tokenize: Tokenize;
beforeAll(async () => {
  tokenize = await loadTokenizer();
});

/** What the parser finds in a text, with the scope that its characters should have. */
function partsOf(text: string): readonly { readonly span: Span; readonly scope: string }[] {
  const tree = parse(text);
  const citations = tree.citations.flatMap(({ title, number }) => [
    ...(title ? [{ span: title, scope: 'string.other.link.title' }] : []),
    ...(number ? [{ span: number, scope: 'string.other.link.number' }] : []),
  ]);
  const notes = [...allClauses(tree)]
    .flatMap((clause) => clause.notes)
    .filter(({ bracket, units }) => bracket !== '' || units.length > 2)
    // Cells on lines of their own: what they hold, only the head of the table tells. See notes.test.ts.
    .filter(({ start, end }) => !/\n[|｜]\n/.test(text.slice(start, end)));
  const inNotes = notes.flatMap(({ units, deadline }) => [
    ...units.map((span) => ({ span, scope: 'entity.name.type.unit' })),
    ...(deadline ? [{ span: deadline, scope: 'support.function.deadline' }] : []),
  ]);
  return [...citations, ...inNotes];
}

function has(token: ScopedToken | undefined, scope: string): boolean {
  return token?.scopes.some((each) => each === scope || each.startsWith(`${scope}.`)) ?? false;
}

/** The parts whose characters do not all have their scope, or whose scope goes on behind them. Inserted pinyin counts as part of a name. */
function badlyMarked(text: string): readonly string[] {
  const tokens = tokenize(text);
  return partsOf(text)
    .filter(({ span, scope }) => {
      const inside = tokens.filter(({ start, end }) => start < span.end && span.start < end);
      const covered = inside.every((token) => has(token, scope) || has(token, 'comment.block.pinyin'));
      return inside.length === 0 || !covered || inside[0]!.start > span.start || inside.at(-1)!.end !== span.end;
    })
    .map(({ span, scope }) => `${scope} ${text.slice(span.start, span.end)}`);
}

describe('units, deadlines and citations that the parser finds are marked as such: seeds', () => {
  test.each(seeds)('$name', ({ text }) => expect(badlyMarked(text)).toEqual([]));

  test('there are enough of them to tell', () => {
    const scopes = seeds.flatMap(({ text }) => partsOf(text).map(({ scope }) => scope));
    const count = (scope: string): number => scopes.filter((each) => each === scope).length;
    expect(count('entity.name.type.unit')).toBeGreaterThan(300);
    expect(count('support.function.deadline')).toBeGreaterThanOrEqual(5);
    expect(count('string.other.link.title')).toBeGreaterThan(10);
    expect(count('string.other.link.number')).toBeGreaterThanOrEqual(4);
  });
});

describe.skipIf(!hasCorpus)(
  `units, deadlines and citations that the parser finds are marked as such: corpus${corpusNote}`,
  () => {
    test('has documents', () => expect(corpus.length).toBeGreaterThan(0));
    test.each(corpus)('$name', ({ text }) => expect(badlyMarked(text)).toEqual([]));
  },
);
