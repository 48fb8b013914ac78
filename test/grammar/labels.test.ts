import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from '../../server/src/syntax/parse.ts';
import type { Block, Label } from '../../server/src/syntax/tree.ts';
import { corpus, corpusNote, hasCorpus, seeds } from '../support/documents.ts';
import { loadTokenizer, stretches, type Tokenize } from '../support/grammar.ts';

interface Found {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

const documents = new URL('documents/', import.meta.url);

/** The labels that a line begins with, written down once more so that grammar and parser cannot share a mistake. */
const numerals = '[〇一二三四五六七八九十百廿卅]{1,5}';
const ownLabels: readonly { readonly level: number; readonly pattern: RegExp }[] = [
  { level: 1, pattern: new RegExp(`^第${numerals}[章节](?=[\\s　]|$)`) },
  { level: 1, pattern: new RegExp(`^${numerals}、`) },
  { level: 2, pattern: new RegExp(`^[（(]${numerals}[）)]、?`) },
  { level: 3, pattern: /^\d{1,3}[.．](?!\d)/ },
  { level: 4, pattern: /^[（(]\d{1,3}[）)]/ },
  { level: 3, pattern: /^\d{1,2}\.\d{1,2}\.\d{1,2}(?=[ 　])/ },
  { level: 2, pattern: /^\d{1,2}\.\d{1,2}(?=[ 　])/ },
];

function labelsAtLineStarts(text: string): readonly Found[] {
  const found: Found[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const indent = /^[\s　?]*/.exec(line)![0].length;
    for (const { level, pattern } of ownLabels) {
      const match = pattern.exec(line.slice(indent));
      if (!match) continue;
      found.push({ start: offset + indent, end: offset + indent + match[0].length, level });
      break;
    }
    offset += line.length + 1;
  }
  return found;
}

function labelsOfGrammar(text: string, tokenize: Tokenize): readonly Found[] {
  return stretches(tokenize(text), 'keyword.control.label').map(({ start, end, scope }) => ({
    start,
    end,
    level: Number(scope.split('.').at(-1)),
  }));
}

/** The level that GB/T 9704—2012 §7.3.3 gives to a style; a decimal label stands as deep as it has numbers. */
function levelOf(label: Label): number {
  if (label.style === 'decimal') return label.numbers.length;
  return { chapter: 1, chinese: 1, 'chinese-bracket': 2, arabic: 3, 'arabic-bracket': 4, circled: 5 }[label.style];
}

function labelsOfParser(blocks: readonly Block[]): readonly Found[] {
  return blocks.flatMap(({ label }) => (label ? [{ start: label.start, end: label.end, level: levelOf(label) }] : []));
}

/** What only a view of the whole document can tell: entries of a table of contents, and `2、` that is a page number. */
function needsWholeDocument(text: string, blocks: readonly Block[], found: Found): boolean {
  const block = blocks.find(({ start, end }) => start <= found.start && found.start < end);
  return block?.kind === 'contents' || /^\d+、$/.test(text.slice(found.start, found.end));
}

function describeFound(text: string, found: Found): string {
  return `${found.level} ${text.slice(found.start, found.end)} ${text.slice(found.end, found.end + 10)}`;
}

function minus(one: readonly Found[], other: readonly Found[]): readonly Found[] {
  const keys = new Set(other.map(({ start, end, level }) => `${start}-${end}-${level}`));
  return one.filter(({ start, end, level }) => !keys.has(`${start}-${end}-${level}`));
}

let tokenize: Tokenize;
beforeAll(async () => {
  tokenize = await loadTokenizer();
});

function expectLabels(text: string): void {
  const grammar = labelsOfGrammar(text, tokenize);
  const { blocks } = parse(text);
  const parser = labelsOfParser(blocks);
  const show = (found: Found): string => describeFound(text, found);
  expect(minus(labelsAtLineStarts(text), grammar).map(show), 'labels at line starts without a scope').toEqual([]);
  expect(minus(parser, grammar).map(show), 'labels of the parser without a scope').toEqual([]);
  const extra = minus(grammar, parser).filter((found) => !needsWholeDocument(text, blocks, found));
  expect(extra.map(show), 'scopes without a label of the parser').toEqual([]);
}

describe('grammar and parser agree on labels: documents written for the tests', () => {
  test.each(readdirSync(documents).sort())('%s', (name) =>
    expectLabels(readFileSync(new URL(name, documents), 'utf8')),
  );
});

describe('grammar and parser agree on labels: seeds', () => {
  test.each(seeds)('$name', ({ text }) => {
    expectLabels(text);
    expect(labelsOfGrammar(text, tokenize).length).toBeGreaterThan(15);
  });
});

describe.skipIf(!hasCorpus)(`grammar and parser agree on labels: corpus${corpusNote}`, () => {
  test('has documents', () => expect(corpus.length).toBeGreaterThan(0));
  test.each(corpus)('$name', ({ text }) => expectLabels(text));
});

test.each([
  ['一、总体要求', '一、', 1],
  ['  二十一、总体要求', '二十一、', 1],
  ['　　（一）推进公开。', '（一）', 2],
  ['( 十二 )推进公开。', '( 十二 )', 2],
  ['(二)、推进公开。', '(二)、', 2],
  ['??3．推进公开。', '3．', 3],
  ['4、推进公开。', '4、', 3],
  ['（5）推进公开。', '（5）', 4],
  ['6）推进公开。', '6）', 4],
  ['⑦推进公开', '⑦', 5],
  ['第三章　附则', '第三章', 1],
  ['1.2.1　国家级', '1.2.1', 3],
])('%s is labelled', (line, label, level) => {
  const found = labelsOfGrammar(line, tokenize);
  expect(found.map(({ start, end, level }) => [line.slice(start, end), level])).toEqual([[label, level]]);
});

test.each([
  '2019年4月17日',
  '2024年是关键之年。',
  '3.5万人次参加培训。',
  '第三条规定的事项',
  '一个窗口办理。',
  '十九届四中全会精神',
  '（此件公开发布）',
  '(2019年7月8日)',
])('%s has no label', (line) => {
  expect(labelsOfGrammar(line, tokenize)).toEqual([]);
});
