/**
 * How good the matcher is: precision, recall and F1 of clause links and sentence links on every labelled pair that is here, how far its
 * scores can be believed, and beside them what plain methods reach with the threshold that suits the test data best.
 * Run: npm run eval. Exits with 1 where a bar is missed.
 */
import { probability } from '../server/src/directives/calibration.ts';
import { indexClauses } from '../server/src/directives/clauseIndex.ts';
import { compareClause, reliance, scoresAt } from '../server/src/directives/compare.ts';
import { match } from '../server/src/directives/matcher.ts';
import { opennessOf, prepareTargets } from '../server/src/directives/targets.ts';
import { hasCorpus, hasGold } from '../test/support/documents.ts';
import { goldBeijing, goldJiande, type LabelledPair, labelledSentences, ownPairs } from '../test/support/labels.ts';
import {
  type Answer,
  answersOf,
  countDefensible,
  f1,
  precision,
  recall,
  type Score,
  scoreLinks,
  scorePrimary,
  scoreSentences,
} from '../test/support/measures.ts';
import { bestThreshold, rankByBm25, rankByCosine } from './baselines.ts';

/**
 * On which labels what was decided. Nothing was fitted to the others. Of those that are `checked` the mistakes were read while the tables
 * of words grew; where the figure from before that is known, it is shown as `at first sight`. Of those `held back` nobody read a mistake.
 */
const tunedOn = 'gold: beijing-2019';
const calibratedOn: ReadonlySet<string> = new Set([
  'gold: jiande-2020',
  'beijing-2016--beijing-2019',
  'beijing-2019--beijing-2016',
  'business-district--business-city',
  'gangcheng-2021--xiangxi-2020',
  'jiande-2020--beijing-2016',
  'written-2020--state-2019',
]);

interface Evaluated {
  readonly pair: LabelledPair;
  readonly answers: readonly Answer[];
}

function write(line = ''): void {
  process.stdout.write(`${line}\n`);
}

function percent(share: number): string {
  return share.toFixed(2);
}

function cell(text: string, width: number): string {
  return text.padEnd(width);
}

function describe(score: Score): string {
  return `${percent(f1(score))}  P ${percent(precision(score))} R ${percent(recall(score))} (${score.right}/${score.given}/${score.asked})`;
}

function roleOf({ name, firstSight, heldBack }: LabelledPair): string {
  if (name === tunedOn) return 'tuned on';
  const role = calibratedOn.has(name) ? 'scores fitted on' : heldBack ? 'held back' : 'checked';
  return firstSight === null ? role : `${role}; at first sight ${percent(firstSight)}`;
}

function reportLinks(evaluated: readonly Evaluated[]): void {
  write(
    'Clause links: F1, precision, recall (right/given/asked for). Plain methods: F1 with the best threshold on the same labels.',
  );
  write();
  write(
    `${cell('pair', 37)}${cell('all links', 36)}${cell('primary', 36)}${cell('defensible', 12)}${cell('bigram cosine', 15)}${cell('BM25', 7)}role`,
  );
  for (const { pair, answers } of evaluated) {
    const cosine = bestThreshold(pair, rankByCosine(pair));
    const bm25 = bestThreshold(pair, rankByBm25(pair));
    write(
      cell(pair.name, 37) +
        cell(describe(scoreLinks(pair, answers)), 36) +
        cell(describe(scorePrimary(pair, answers)), 36) +
        cell(`${countDefensible(pair, answers)}/${pair.clauses.length}`, 12) +
        cell(percent(f1(cosine.score)), 15) +
        cell(percent(f1(bm25.score)), 7) +
        roleOf(pair),
    );
  }
}

function sum(scores: readonly Score[]): Score {
  const total = { right: 0, given: 0, asked: 0 };
  for (const { right, given, asked } of scores) {
    total.right += right;
    total.given += given;
    total.asked += asked;
  }
  return total;
}

function reportSentences(): Score {
  const { draft, parent, sentences } = labelledSentences();
  const found = match(draft, parent);
  const strict = scoreSentences(found, sentences, false);
  write();
  write(`Sentence links of Beijing 2019 (own labels): F1 ${describe(strict)}`);
  write(`  not counting sentences that can be read either way: F1 ${describe(scoreSentences(found, sentences, true))}`);
  return strict;
}

const bins = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.001];

interface Shown {
  readonly score: number;
  readonly right: boolean;
  /** Not as labelled, but as the labels say that the clause may be read, too. */
  readonly allowed?: boolean;
}

function shownLinks({ pair, answers }: Evaluated, primary: boolean): readonly Shown[] {
  const labels = new Map(pair.clauses.map((clause) => [clause.clause, clause]));
  return answers
    .filter((answer) => answer.primary === primary && labels.has(answer.clause))
    .map(({ clause, parent, score }) => {
      const { links, other = [] } = labels.get(clause)!;
      const right = links.some((link) => link.parent === parent);
      return { score, right, allowed: !right && primary && other.includes(parent) };
    });
}

function reportBins(title: string, shown: readonly Shown[]): void {
  write();
  write(title);
  for (let bin = 0; bin + 1 < bins.length; bin++) {
    const inside = shown.filter(({ score }) => score >= bins[bin]! && score < bins[bin + 1]!);
    if (inside.length === 0) continue;
    const mean = inside.reduce((total, { score }) => total + score, 0) / inside.length;
    const right = inside.filter((each) => each.right).length;
    const allowed = inside.filter((each) => each.allowed).length;
    const more = allowed > 0 ? `, ${allowed} more by another reading` : '';
    const range = `${percent(bins[bin]!)}–${percent(Math.min(1, bins[bin + 1]!))}`;
    write(
      `  shown ${range} (mean ${percent(mean)}): right ${right} of ${inside.length} = ${percent(right / inside.length)}${more}`,
    );
  }
}

/** Raw score of the best parent clause of each labelled clause, and whether it is right. */
function rawScores({ draft, parent, clauses }: LabelledPair): readonly Shown[] {
  const child = indexClauses(draft);
  const targets = prepareTargets(indexClauses(parent));
  const labels = new Map(clauses.map((clause) => [clause.clause, clause.links]));
  return child.clauses.flatMap((clause) => {
    const links = labels.get(clause.clause.path);
    if (!links) return [];
    const compared = compareClause(clause, targets, reliance(opennessOf(child), targets));
    const scores = scoresAt(compared.scores, clause, targets, clause.position / child.clauses.length);
    const best = scores.indexOf(Math.max(...scores));
    const path = targets.targets[best]?.indexed.clause.path;
    return [{ score: scores[best] ?? 0, right: links.some((link) => link.parent === path) }];
  });
}

/** The logistic curve that makes the labels of one pair most likely, with a little weight towards a gentle slope. */
function fitCurve(rows: readonly Shown[]): { readonly slope: number; readonly middle: number } {
  let [slope, offset] = [5, -2];
  const step = 1 / (1 + rows.length);
  for (let round = 0; round < 20_000; round++) {
    let [toSlope, toOffset] = [-0.01 * slope, 0];
    for (const { score, right } of rows) {
      const error = (right ? 1 : 0) - 1 / (1 + Math.exp(-(slope * score + offset)));
      toSlope += error * score;
      toOffset += error;
    }
    slope += step * toSlope;
    offset += step * toOffset;
  }
  return { slope, middle: -offset / slope };
}

function reportCalibration(evaluated: readonly Evaluated[]): void {
  const fitted = evaluated.filter(({ pair }) => calibratedOn.has(pair.name));
  const others = evaluated.filter(({ pair }) => !calibratedOn.has(pair.name));
  const { slope, middle } = fitCurve(fitted.flatMap(({ pair }) => rawScores(pair)));
  write();
  write(
    `Curve that the pairs marked “scores fitted on” ask for: slope ${slope.toFixed(1)}, middle ${middle.toFixed(2)}; a raw 0.5 is shown as ${percent(probability('primary', 0.5))}`,
  );
  const primary = (pairs: readonly Evaluated[]): readonly Shown[] => pairs.flatMap((each) => shownLinks(each, true));
  reportBins('Calibration of primary links on the other pairs:', primary(others));
  reportBins('… on the pairs held back among them:', primary(others.filter(({ pair }) => pair.heldBack)));
  reportBins('… on the pairs that the curve was fitted on:', primary(fitted));
  reportBins(
    'Calibration of secondary links where they are labelled:',
    evaluated.filter(({ pair }) => !pair.primaryOnly).flatMap((each) => shownLinks(each, false)),
  );
}

function main(): void {
  if (!hasGold) write('(../shared/gold is not here: its two pairs are left out)');
  if (!hasCorpus) write('(../shared/corpus is not here: pairs with its documents are left out)');
  const gold = hasGold ? [goldBeijing(), goldJiande()] : [];
  const evaluated = [...gold, ...ownPairs()].map((pair) => ({
    pair,
    answers: answersOf(match(pair.draft, pair.parent)),
  }));
  reportLinks(evaluated);
  const checked = evaluated.filter(({ pair }) => pair.name !== tunedOn && pair.name !== 'gold: jiande-2020');
  write();
  write(
    `All checked pairs together: links ${describe(sum(checked.map(({ pair, answers }) => scoreLinks(pair, answers))))}`,
  );
  write(
    `                         primary ${describe(sum(checked.map(({ pair, answers }) => scorePrimary(pair, answers))))}`,
  );
  const heldBack = evaluated.filter(({ pair }) => pair.heldBack);
  write(
    `The pairs held back among them: links ${describe(sum(heldBack.map(({ pair, answers }) => scoreLinks(pair, answers))))}`,
  );
  const sentences = reportSentences();
  reportCalibration(evaluated);

  const bars: readonly (readonly [string, number])[] = [
    ['gold: beijing-2019', 0.95],
    ['gold: jiande-2020', 0.88],
    ['beijing-2016--state-2019', 0.75],
    ['tourism-2023--state-2019', 0.75],
  ];
  const missed = bars.filter(([name, bar]) => {
    const found = evaluated.find(({ pair }) => pair.name === name);
    return found !== undefined && f1(scoreLinks(found.pair, found.answers)) < bar;
  });
  write();
  for (const [name, bar] of missed) write(`Missed: ${name} is below ${bar}`);
  if (f1(sentences) < 0.85) write('Missed: the sentence links of Beijing 2019 are below 0.85');
  if (missed.length > 0 || f1(sentences) < 0.85) process.exitCode = 1;
  else write('All bars are met.');
}

main();
