import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { contains } from '../../server/src/text/span.ts';
import { officialText } from '../support/arbitrary.ts';
import { corpus, corpusNote, seeds } from '../support/documents.ts';
import { expectSound } from '../support/sound.ts';

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
