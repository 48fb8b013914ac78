import fc from 'fast-check';
import { officialText } from '../support/arbitrary.ts';
import { seeds } from '../support/documents.ts';
import { hostileKinds, hostileText } from '../support/hostile.ts';

/** One change to a text; places are taken modulo its length. */
const change = fc.record({
  at: fc.nat(5000),
  length: fc.nat(40),
  kind: fc.constantFrom('delete', 'insert', 'repeat', 'move'),
  words: fc.oneof(officialText, fc.string({ unit: 'binary', maxLength: 12 })),
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function changed(text: string, { at, length, kind, words }: Change): string {
  const start = text.length === 0 ? 0 : at % (text.length + 1);
  const taken = text.slice(start, start + length);
  const rest = text.slice(start + length);
  switch (kind) {
    case 'delete':
      return text.slice(0, start) + rest;
    case 'insert':
      return text.slice(0, start) + words + text.slice(start);
    case 'repeat':
      return text.slice(0, start) + taken.repeat(3) + rest;
    default:
      return rest + text.slice(0, start) + taken;
  }
}

const changes = fc.array(change, { maxLength: 6 });

function damaged(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, changes).map(([start, all]) => all.reduce(changed, start));
}

/** A part of a published document. */
const excerpt = fc
  .tuple(fc.nat(seeds.length - 1), fc.nat(4000), fc.nat(1200))
  .map(([which, start, length]) => seeds[which]!.text.slice(start, start + length));

/** Drafts as they come: parts of published ones, pieces of such, hostile ones, all of them damaged. */
export const draftText: fc.Arbitrary<string> = damaged(
  fc.oneof(
    { weight: 4, arbitrary: excerpt },
    { weight: 3, arbitrary: officialText },
    { weight: 1, arbitrary: fc.constantFrom(...hostileKinds).map((kind) => hostileText(kind, 300)) },
  ),
);

/** A text that should be JSON: a good file of its kind that was damaged, or any JSON with the names that the file knows. */
export function fileText(good: readonly string[], names: readonly string[]): fc.Arbitrary<string> {
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'json' },
      fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom(...names)),
      fc.array(tie('tree'), { maxLength: 4, depthIdentifier: 'json' }),
      fc.dictionary(fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor'), fc.string()), tie('tree'), {
        maxKeys: 5,
        depthIdentifier: 'json',
      }),
    ),
  }));
  return fc.oneof(
    damaged(fc.constantFrom(...good)),
    tree.map((value) => JSON.stringify(value) ?? ''),
    draftText,
  );
}
