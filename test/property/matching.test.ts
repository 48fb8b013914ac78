import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTracer, traceDraft } from '../../server/src/directives/link.ts';
import type { Trace } from '../../server/src/directives/trace.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { seed } from '../support/documents.ts';

const child = seed('北京市2019').text;
const parent = seed('国务院办公厅2019').text;

/** A trace in words, without the drafts that it points into. */
function told(trace: Trace): unknown {
  return {
    parents: trace.parents.map(({ directive, why }) => [directive.uri, why]),
    links: trace.links.map(({ clause, parent: above, directive, ...rest }) => [clause.path, above.path, rest]),
    sentences: trace.sentences.map(({ sentence, parent: above, score }) => [sentence, above.path, score]),
    unlinked: trace.unlinked.map(({ path }) => path),
    coverage: trace.coverage.map(({ parent: above, status, by }) => [above.path, status, by.map(({ path }) => path)]),
    missing: trace.missing,
  };
}

/** What a person does to a text: words typed, a stretch deleted, a stretch moved from elsewhere. */
const edit = fc.record({
  isParent: fc.boolean(),
  at: fc.nat(6000),
  length: fc.oneof(fc.constant(0), fc.nat(400)),
  words: fc.oneof(
    fc.constantFrom(
      '',
      '好',
      '。',
      '\n',
      '（三）',
      '一、',
      '2.',
      '公开政府采购信息。',
      '\n（九）办好政府公报。推行政府公报电子版。\n',
    ),
    fc.nat(5000).map((from) => child.slice(from, from + 120)),
  ),
});

test('links after any edits of draft and parent are those of a rebuild', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
      const tracer = createTracer();
      const texts = { child, parent };
      let above = buildDraft(parent);
      tracer(buildDraft(child), [{ uri: 'test:/parent', draft: above }]);
      for (const { isParent, at, length, words } of edits) {
        const side = isParent ? 'parent' : 'child';
        texts[side] = texts[side].slice(0, at) + words + texts[side].slice(at + length);
        if (isParent) above = buildDraft(texts.parent);
        const draft = buildDraft(texts.child);
        const library = [{ uri: 'test:/parent', draft: above }];
        expect(told(tracer(draft, library))).toEqual(told(traceDraft(draft, library)));
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
