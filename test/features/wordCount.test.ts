import { describe, expect, test } from 'vitest';
import { clauseWords, draftLength, selectionWords } from '../../server/src/features/wordCount.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { countWords } from '../../server/src/text/wordCount.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

const count = (text: string) => countWords(text, { start: 0, end: text.length });

describe('words are counted as word processors count 字数', () => {
  test.each([
    ['', 0],
    [' 　\n\t', 0],
    ['政务公开', 4],
    ['加强解读，回应关切。', 10],
    ['“放管服”改革', 7],
    ['2019年10月底前', 6],
    ['加入WTO以来', 5],
    ['hello world', 2],
    ['（一）推进', 5],
    ['(一)推进', 5],
    ['1.推进', 3],
    ['①推进', 3],
    ['提高到4.5%以上', 6],
    ['𠮷林', 2],
    ['——坚持', 4],
  ])('%s: %i', (text, expected) => {
    expect(count(text)).toBe(expected);
  });

  test('in a time that grows with the text alone', () => {
    expect(count('公1'.repeat(1_000_000))).toBe(2_000_000);
    expectToGrowWithText(repeated('公1'), count, 50_000);
  });
});

const text = `临江市人民政府办公室关于印发2026年工作要点的通知
临政办发〔2026〕3号

各区人民政府：
现将要点印发给你们。

临江市人民政府办公室
2026年6月1日

临江市2026年工作要点

为做好工作，制定本要点。
一、推进公开
（一）公开决策。公布草案。（市司法局负责）
（二）公开执行。公布情况。
二、加强保障。
做好保障。
`;

describe('the length of a draft', () => {
  const draft = buildDraft(text);
  const length = draftLength(draft);

  test('is that of the points themselves, section by section', () => {
    const written = (words: string) => count(words);
    expect(length.sections.map(({ clause, words }) => [clause.path, words])).toEqual([
      ['preamble', written('为做好工作，制定本要点。')],
      ['1', written('一、推进公开（一）公开决策。公布草案。（市司法局负责）（二）公开执行。公布情况。')],
      ['2', written('二、加强保障。做好保障。')],
    ]);
    expect(length.body).toBe(length.sections.reduce((sum, { words }) => sum + words, 0));
  });

  test('leaves out the notice, the title, the signature and the date, which the whole has', () => {
    expect(length.whole).toBe(count(text));
    expect(length.whole).toBeGreaterThan(length.body + 60);
  });

  test('of a clause and of a selection is theirs alone', () => {
    const clause = draft.clauses.find(({ path }) => path === '1.2')!;
    expect(clauseWords(draft, clause)).toBe(count('（二）公开执行。公布情况。'));
    const start = text.indexOf('公布草案');
    expect(selectionWords(draft, { start, end: start + 4 })).toBe(4);
  });
});
