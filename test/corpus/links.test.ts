import { describe, expect, test } from 'vitest';
import { match } from '../../server/src/directives/matcher.ts';
import { corpusNote, goldNote, hasCorpus, hasGold } from '../support/documents.ts';
import { foreignPairs } from '../support/foreign.ts';
import { goldBeijing, goldJiande, type LabelledPair, labelledSentences, ownPairs } from '../support/labels.ts';
import { answersOf, countDefensible, f1, scoreLinks, scorePrimary, scoreSentences } from '../support/measures.ts';

function answers(pair: LabelledPair) {
  return answersOf(match(pair.draft, pair.parent));
}

const pairs = ownPairs();

function pairNamed(name: string): LabelledPair {
  const pair = pairs.find((each) => each.name === name);
  if (!pair) throw new Error(`no labels are named ${name}`);
  return pair;
}

describe.skipIf(!hasGold)(`links against the labelled data${goldNote}`, () => {
  test('Beijing 2019 under the State Council: all links', () => {
    const pair = goldBeijing();
    expect(f1(scoreLinks(pair, answers(pair)))).toBeGreaterThanOrEqual(0.95);
  });

  test('Jiande 2020, which is not a child of that parent: the closest clause', () => {
    const pair = goldJiande();
    expect(f1(scorePrimary(pair, answers(pair)))).toBeGreaterThanOrEqual(0.88);
  });
});

describe('links against the labels of this repository', () => {
  // The bars of issue 5 for the seeds; for the documents written in words of their own, what was reached at first sight.
  test.each([
    ['beijing-2016--state-2019', 0.75],
    ['tourism-2023--state-2019', 0.75],
    ['tourism-2023--beijing-2019', 0.75],
    ['jiande-2020--beijing-2019', 0.75],
    ['beijing-2016--beijing-2019', 0.75],
    ['written-2022--state-2019', 0.81],
    ['written-2020--state-2019', 0.91],
    ['education-city--education-province', 0.9],
  ])('%s: F1 of at least %d', (name, bar) => {
    const pair = pairNamed(name);
    expect(f1(scoreLinks(pair, answers(pair)))).toBeGreaterThanOrEqual(bar);
  });

  test('the sentences of Beijing 2019', () => {
    const { draft, parent, sentences } = labelledSentences();
    expect(f1(scoreSentences(match(draft, parent), sentences, false))).toBeGreaterThanOrEqual(0.85);
  });

  test('every labelled clause is a leaf of its draft, every parent clause one of its parent', () => {
    for (const { name, draft, parent, clauses } of pairs) {
      const [children, parents] = [draft, parent].map(
        (document) => new Set(document.clauses.filter(({ leaf }) => leaf).map(({ path }) => path)),
      );
      for (const { clause, links } of clauses) {
        expect(children, `${name}: ${clause}`).toContain(clause);
        for (const link of links) expect(parents, `${name}: ${link.parent}`).toContain(link.parent);
      }
    }
  });

  test.skipIf(!hasCorpus)(
    `extracts of the corpus: nearly every clause as labelled, or as it may be read${corpusNote}`,
    () => {
      const extracts = pairs.filter(({ clauses, name }) => clauses.length < 10 || name.endsWith('zhejiang-2020'));
      const right = extracts.reduce((sum, pair) => sum + countDefensible(pair, answers(pair)), 0);
      const all = extracts.reduce((sum, { clauses }) => sum + clauses.length, 0);
      expect(all).toBeGreaterThan(30);
      expect(right / all).toBeGreaterThanOrEqual(0.9);
    },
  );
});

test('a shown 0.9 is right nine times in ten', () => {
  const checked = hasGold ? [goldBeijing(), ...pairs] : pairs;
  const shown = checked.flatMap((pair) => {
    const links = new Map(pair.clauses.map((clause) => [clause.clause, clause.links]));
    return answers(pair)
      .filter(({ primary, score, clause }) => primary && score >= 0.9 && links.has(clause))
      .map(({ clause, parent }) => links.get(clause)!.some((link) => link.parent === parent));
  });
  expect(shown.length).toBeGreaterThan(80);
  expect(shown.filter(Boolean).length / shown.length).toBeGreaterThanOrEqual(0.9);
});

test('documents about different things share hardly a link, and none that is called sure', () => {
  const pairs = foreignPairs().filter(({ tunedOn }) => !tunedOn);
  const scores = pairs.flatMap(({ draft, other }) => match(draft, other).links.map(({ score }) => score));
  const clauses = pairs.reduce((sum, { draft }) => sum + draft.clauses.length, 0);
  expect(clauses).toBeGreaterThan(400);
  expect(scores.length / clauses).toBeLessThan(0.02);
  expect(scores.filter((score) => score >= 0.9).length / clauses).toBeLessThan(0.001);
});
