import { beforeAll, describe, expect, test } from 'vitest';
import { expectToGrowWithText, repeated } from '../support/effort.ts';
import { loadTokenizer, type Tokenize } from '../support/grammar.ts';

/** Characters of a line; at three bytes each about 100 kB. */
const length = 33_000;

/** What is repeated until the line is full. */
const pieces = [
  '（',
  '(',
  '）',
  '（）',
  '（〔',
  '（〔市〕',
  '（（市）',
  '《',
  '《》',
  '《国务院关于印发〈',
  '“',
  '"',
  '、',
  '。',
  '　',
  '1.',
  '一、',
  '（一）推进',
  '国办发〔2019〕14号',
  '2019年12月底前',
  '。（市教委负责落实）',
  '（市教委牵头，',
  '。市教委5公开',
  '。（',
  '（、',
  '责任单位：',
  '牵头负责落实',
  '各',
  '现将',
  '\ud83d',
  '\0',
];

/** What stands around the repetition, so that it is met inside headings and notes too, and how many characters it fills. */
const frames = [
  ['', '', length],
  ['（一）推进公开。', '（市教委负责落实）', length / 3],
  ['（责任单位：', '', length / 3],
] as const;

describe('a line of 100 kB is read in time that grows with its length', () => {
  let tokenize: Tokenize;
  beforeAll(async () => {
    tokenize = await loadTokenizer();
    for (const [before, after] of frames) tokenize(`${before}一、“推进”《公开》${after}`);
  });

  test.each(pieces)('%j', (piece) => {
    for (const [before, after, size] of frames) {
      const line = repeated(piece, before, after);
      const text = line(size);
      expect(tokenize(text).at(-1)!.end).toBe(text.length);
      expectToGrowWithText(line, tokenize, size / 8);
    }
  });
});
