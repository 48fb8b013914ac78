import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCounting } from '../support/work.ts';

// The work of checks in blocks of code executed, not in seconds: a rule or a parser step that became dearer shows here on every machine.

const counter = await startCounting();
const { longDraft, realDraft } = await import('../../scripts/bench/texts.ts');
const { buildDraft } = await import('../../server/src/model/build.ts');
const { readCard } = await import('../../server/src/model/card.ts');
const { builtInRegistry } = await import('../../server/src/organs/registry.ts');
const { rules } = await import('../../server/src/rules/registry.ts');
const { runRules } = await import('../../server/src/rules/run.ts');

const draftRules = rules.filter(({ meta }) => meta.reads === 'draft');

function check(text: string): unknown {
  const context = { trace: null, organs: builtInRegistry };
  return runRules(buildDraft(text), draftRules, context, { levels: new Map(), onFailure: () => {} });
}

describe('blocks of code executed', () => {
  // Tables that are made at first use are not part of a check.
  beforeAll(() => {
    check(realDraft);
    check(longDraft(20_000, 1));
  });

  afterAll(() => counter.stop());

  test('for each character of a real draft: no more than now and a third', async () => {
    const work = (await counter.count(() => check(realDraft))) / realDraft.length;
    expect(work).toBeGreaterThan(10);
    expect(work).toBeLessThan(mostForCharacter);
  });

  test('grow no faster than the text', async () => {
    const [short, long] = [longDraft(20_000, 7), longDraft(80_000, 7)];
    const [less, more] = [await counter.count(() => check(short)), await counter.count(() => check(long))];
    expect(more / less).toBeLessThan((1.15 * long.length) / short.length);
  });

  test('for the card of a document: a fraction of those for its draft', async () => {
    const [card, draft] = [
      await counter.count(() => readCard(realDraft)),
      await counter.count(() => buildDraft(realDraft)),
    ];
    expect(card).toBeLessThan(0.6 * draft);
  });
});

/** Measured on the commit that set it, with a third to spare; whoever needs more says why there. */
const mostForCharacter = 142;
