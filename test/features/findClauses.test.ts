import { describe, expect, test } from 'vitest';
import { findClauses } from '../../server/src/features/findClauses.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

const text = `临江市2026年工作要点

一、推进公开
（一）公开决策
1.公开草案。公布草案。
2.公开意见。公布意见。
3.公开结果。公布结果。
（二）公开执行
1.公开进度。公布进度。
2.公开结果。公布结果。
二、加强解读
（一）解读政策。做好解读。
（二）回应关切。做好回应。
三、重大决策公开
1.公开目录。公布目录。
`;
const draft = buildDraft(text);

const found = (typed: string, near = '', of = draft) =>
  findClauses(of, typed, near === '' ? 0 : of.text.indexOf(near)).map(({ path }) => path);

describe('a clause is found by its number', () => {
  test.each([
    '一、（一）3',
    '一（一）3.',
    '一、(一)3',
    '1.1.3',
    '１．１．３',
    '1-1-3',
    '1 1 3',
    '第一部分第（一）项第3点',
    '一、3',
  ])('typed as %s', (typed) => {
    expect(found(typed)[0]).toBe('1.1.3');
  });

  test('a bracket, a 、 and a Chinese numeral say which labels are meant, digits do not', () => {
    expect(found('二、')).toEqual(['2']);
    expect(found('（二）')).toEqual(['1.2', '2.2']);
    expect(found('二')).toEqual(['2', '1.2', '2.2']);
    expect(found('2')).toEqual(['2', '1.1.2', '1.2', '1.2.2', '2.2']);
    expect(found('(2)')).toEqual([]);
  });

  test('the nearest of several comes first', () => {
    expect(found('（二）', '做好解读')).toEqual(['2.2', '1.2']);
    expect(found('2', '公布进度')).toEqual(['2', '1.2', '1.2.2', '1.1.2', '2.2']);
  });

  test('numbers that run through the document leave out levels', () => {
    expect(found('三、1')).toEqual(['3.1']);
  });

  test('in a document with decimal numbers', () => {
    const plan = buildDraft(
      '国家粮食应急预案\n\n1　总则\n1.1　目的\n做好公开。\n1.2　依据\n1.2.1　法律\n依法。\n2　组织\n做好。\n',
    );
    expect(found('1.2.1', '', plan)[0]).toBe('1.2.1');
    expect(found('2', '', plan)[0]).toBe('2');
  });

  test('where there is none, nothing is found', () => {
    expect(found('九、（九）')).toEqual([]);
  });
});

describe('a clause is found by words of its heading', () => {
  test('in either script, headings that begin with them first', () => {
    expect(found('回应')).toEqual(['2.2']);
    expect(found('回應關切')).toEqual(['2.2']);
    expect(found('公开')).toEqual(['1.1', '1.1.1', '1.1.2', '1.1.3', '1.2', '1.2.1', '1.2.2', '3.1', '1', '3']);
    expect(found('没有这些字')).toEqual([]);
  });

  test('nothing typed means all', () => {
    expect(found(' ')).toEqual(draft.clauses.map(({ path }) => path));
  });
});

test.each(['（', '一', '1.', '第', '、 '])('however often %s is typed, there is an answer, and in time', (piece) => {
  const typed = repeated(piece);
  expect(Array.isArray(found(typed(100_000)))).toBe(true);
  expectToGrowWithText(typed, found, 12_500);
});
