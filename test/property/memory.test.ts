import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { createDraftMemory, type DraftMemory } from '../../server/src/model/draftMemory.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { KnownWords } from '../../server/src/text/knownWords.ts';
import { officialText } from '../support/arbitrary.ts';
import { seeds } from '../support/documents.ts';

/** All that is known of a draft and all that is found in it, in words. */
function told(draft: Draft): string {
  const onFailure = (_code: string, error: unknown): void => {
    throw error;
  };
  const findings = runRules(draft, rules, { trace: null }, { levels: new Map(), onFailure });
  const clauses = new Map(draft.clauses.map((clause, at) => [clause as unknown, at]));
  const inWords = (key: string, value: unknown): unknown => {
    // What is known of the words of a paragraph is what is compared here, not part of it.
    if (value instanceof KnownWords || key === 'lines') return undefined;
    return key !== '' && clauses.has(value) && key !== 'told' ? clauses.get(value) : value;
  };
  const { clauses: all, ...rest } = draft;
  const each = all.map(({ parent, children, ...clause }) => ({
    ...clause,
    parent: parent && clauses.get(parent),
    children: children.map((child) => clauses.get(child)),
  }));
  return JSON.stringify({ rest, each, findings }, inWords);
}

const words = fc.oneof(
  { weight: 2, arbitrary: officialText },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '好',
      '。',
      '\n',
      '（',
      '）',
      '“',
      '（市環保局負責）',
      '\n责任单位：市教委\n完成时限：6月底前\n',
      '（市教委负责）\n完成时限：6月底前\n',
      '|市教委|',
      '\n序号|工作任务|责任单位\n1|推进公开|市教委\n',
      '關於',
      '见第（三）项',
      '　　',
    ),
  },
);

/** What a person does to a text: words typed, a stretch deleted or moved. */
const edit = fc.record({ at: fc.nat(12_000), length: fc.oneof(fc.constant(0), fc.nat(300)), words });
const edits = fc.array(edit, { minLength: 1, maxLength: 6 });

function expectSame(first: string, changes: readonly { at: number; length: number; words: string }[]): void {
  const memory: DraftMemory = createDraftMemory();
  let text = first;
  expect(told(buildDraft(text, memory))).toBe(told(buildDraft(text)));
  for (const { at, length, words: typed } of changes) {
    const place = text.length === 0 ? 0 : at % (text.length + 1);
    text = text.slice(0, place) + typed + text.slice(place + length);
    expect(told(buildDraft(text, memory))).toBe(told(buildDraft(text)));
  }
}

describe('with the memory of earlier texts everything is as without it', () => {
  test('after any edits of random texts', () => {
    fc.assert(
      fc.property(fc.array(officialText, { maxLength: 8 }), edits, (parts, changes) => {
        expectSame(parts.join('\n'), changes);
      }),
      { numRuns: 120 },
    );
  }, 120_000);

  test('after any edits of the samples', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), edits, ({ text }, changes) => {
        expectSame(text, changes);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test('where paragraphs stand twice and are moved', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.nat(40), fc.nat(40), ({ text }, from, to) => {
        const lines = text.split('\n');
        const twice = [...lines.slice(0, to), ...lines.slice(from, from + 6), ...lines.slice(to)].join('\n');
        const memory = createDraftMemory();
        for (const each of [text, twice, text]) expect(told(buildDraft(each, memory))).toBe(told(buildDraft(each)));
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
