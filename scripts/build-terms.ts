/**
 * Builds server/src/directives/term-weights.json: how little each pair of characters tells, counted over the paragraphs of the
 * seeds and of the corpus beside the repository, and how common it is in Chinese of every kind, by the word frequencies of the
 * dictionary of jieba. The file holds pairs and weights, no text. Run: npx tsx scripts/build-terms.ts
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { keyOf } from '../server/src/text/key.ts';

const root = join(import.meta.dirname, '..');
const folders = [join(root, 'seeds'), join(root, '..', 'shared', 'corpus')];
const shortestParagraph = 30;
/** Pairs in fewer paragraphs than this tell as much as pairs never seen: they are left out. */
const fewestParagraphs = 4;
const steps = 20;

function paragraphs(): readonly string[] {
  const found = new Set<string>();
  for (const folder of folders) {
    if (!existsSync(folder)) throw new Error(`The folder ${folder} is not here; the weights need all documents.`);
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.txt')) continue;
      for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
        const key = keyOf(line);
        if (key.length >= shortestParagraph) found.add(key);
      }
    }
  }
  return [...found];
}

function pairsOf(key: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < key.length; at++) {
    const pair = key.slice(at, at + 2);
    if (/^[\u4e00-\u9fff]{2}$/.test(pair)) pairs.add(pair);
  }
  return pairs;
}

const texts = paragraphs();
const counts = new Map<string, number>();
for (const text of texts) for (const pair of pairsOf(text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);

/** Weight of a pair in so many paragraphs: 0 for one in every paragraph, 1 for one that is left out. */
function weight(count: number): number {
  const most = Math.log(texts.length / (fewestParagraphs - 1));
  return Math.min(1, Math.log(texts.length / count) / most);
}

const levels = new Map<number, string[]>();
for (const [pair, count] of counts) {
  if (count < fewestParagraphs) continue;
  const level = Math.round(weight(count) * steps);
  if (level >= steps) continue;
  const group = levels.get(level) ?? [];
  group.push(pair);
  levels.set(level, group);
}

function tableOf(levels: ReadonlyMap<number, string[]>): readonly { weight: number; pairs: string }[] {
  return [...levels]
    .sort(([one], [other]) => one - other)
    .map(([level, pairs]) => ({ weight: Number((level / steps).toFixed(2)), pairs: pairs.sort().join('') }));
}

/** Occurrences in the dictionary from which on a pair begins to tell less, and from which on it tells least: 其他, 管理, 企业. */
const commonFrom = 500;
const mostCommon = 40_000;
const commonSteps = 6;

/** Pairs of characters by how common the words are that they stand in: 0 for the most common, left out where they are not common. */
function commonPairs(): ReadonlyMap<number, string[]> {
  const counts = new Map<string, number>();
  for (const line of readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8').split(
    '\n',
  )) {
    const [word = '', frequency = '0'] = line.split(' ');
    for (const pair of pairsOf(word)) counts.set(pair, (counts.get(pair) ?? 0) + Number(frequency));
  }
  const groups = new Map<number, string[]>();
  for (const [pair, count] of counts) {
    const telling = Math.min(1, Math.log(mostCommon / count) / Math.log(mostCommon / commonFrom));
    const level = Math.max(0, Math.round(telling * commonSteps));
    if (level < commonSteps) groups.set(level, [...(groups.get(level) ?? []), pair]);
  }
  return new Map([...groups].map(([level, pairs]) => [(level * steps) / commonSteps, pairs]));
}

const table = tableOf(levels);
const common = tableOf(commonPairs());
const file = join(root, 'server/src/directives/term-weights.json');
writeFileSync(file, `${JSON.stringify({ paragraphs: texts.length, levels: table, common }, null, 2)}\n`);
process.stdout.write(
  `${texts.length} paragraphs, ${counts.size} pairs, ${table.reduce((sum, { pairs }) => sum + pairs.length / 2, 0)} kept\n`,
);
