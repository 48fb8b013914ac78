import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumeral, parseNumeral } from '../../server/src/text/numerals.ts';

describe('parseNumeral', () => {
  it.each([
    ['零', 0],
    ['〇', 0],
    ['○', 0],
    ['一', 1],
    ['九', 9],
    ['十', 10],
    ['一十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十一', 21],
    ['五十四', 54],
    ['廿', 20],
    ['廿一', 21],
    ['卅', 30],
    ['卅三', 33],
    ['百', 100],
    ['一百', 100],
    ['一百零五', 105],
    ['一百〇五', 105],
    ['一百○五', 105],
    ['一百一', 110],
    ['一百十', 110],
    ['一百一十', 110],
    ['一百廿一', 121],
    ['两百三十', 230],
    ['九百九十九', 999],
    ['貳拾壹', 21],
    ['叁佰', 300],
    ['玖佰玖拾玖', 999],
    ['陸', 6],
    ['兩百', 200],
    ['二一', 21],
    ['一〇五', 105],
    ['二0一', 201],
    ['一〇', 10],
  ])('reads %s as %d', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '1',
    '0',
    'O',
    '00',
    '12',
    '十十',
    '十〇',
    '一百零',
    '一百零十',
    '百百',
    '一二三四',
    '一十二十',
    '二十百',
    '一千',
    '一 二',
    '第一',
    '二〇一九年',
    '甲',
  ])('does not read %j', (text) => {
    expect(parseNumeral(text)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'一二十百零〇廿卅0O壹拾x') }), (text) => {
        const value = parseNumeral(text);
        expect(value === null || (value >= 0 && value <= 999)).toBe(true);
      }),
    );
  });
});

describe('formatNumeral', () => {
  it.each([
    [0, '零'],
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [115, '一百一十五'],
    [999, '九百九十九'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumeral(value)).toBe(text);
  });

  it.each([-1, 1.5, 1000, Number.NaN])('writes %d in digits', (value) => {
    expect(formatNumeral(value)).toBe(String(value));
  });

  it('is read back by parseNumeral for every number up to 999', () => {
    for (let value = 0; value <= 999; value++) expect(parseNumeral(formatNumeral(value))).toBe(value);
  });
});
