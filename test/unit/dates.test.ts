import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDate, findDates, parseDate } from '../../server/src/syntax/dates.ts';
import { findDeadlines, parseDeadline } from '../../server/src/syntax/deadlines.ts';
import { textOf } from '../../server/src/text/span.ts';

const whole = (text: string) => ({ start: 0, end: text.length });

describe('findDate', () => {
  it.each([
    ['2019年4月17日', '2019-04-17'],
    ['２０１９年４月１７日', '2019-04-17'],
    ['2019年04月17日', '2019-04-17'],
    ['2019 年 4 月 17 日', '2019-04-17'],
    ['二〇一九年四月十七日', '2019-04-17'],
    ['二○○六年四月二十八日', '2006-04-28'],
    ['二0一0年九月二十六日', '2010-09-26'],
    ['二零一九年十二月三十一日', '2019-12-31'],
    ['二〇一九年四月廿七日', '2019-04-27'],
    ['成文日期: 2019年04月17日', '2019-04-17'],
    ['2019-04-17', '2019-04-17'],
    ['发布时间：2022/8/15', '2022-08-15'],
    ['2020年2月29日', '2020-02-29'],
  ])('%s', (text, iso) => {
    expect(findDate(text, whole(text))).toMatchObject({ iso, damaged: false });
  });

  it.each([
    ['2024327', '2024-03-27'],
    ['2021531', '2021-05-31'],
    [' 2017927 ', '2017-09-27'],
    ['20220520', '2022-05-20'],
  ])('puts the lost marks of %j back', (text, iso) => {
    const date = findDate(text, whole(text));
    expect(date).toMatchObject({ iso, damaged: true });
    expect(textOf(text, date!)).toBe(text.trim());
  });

  it.each(['2021111', '2019年2月30日', '2019年13月1日', '2019年4月', '20223203', '电话2024327', '1034项', ''])(
    'finds none in %j',
    (text) => {
      expect(findDate(text, whole(text))).toBeNull();
    },
  );

  it('skips a day that does not exist, which findDates gives without its day', () => {
    const text = '自2019年2月30日起，2019年3月1日止';
    expect(findDate(text, whole(text))?.iso).toBe('2019-03-01');
    expect(findDates(text, whole(text)).map(({ iso }) => iso)).toEqual([null, '2019-03-01']);
  });
});

describe('parseDate', () => {
  it('takes a text that is a date and nothing else', () => {
    expect(parseDate(' 2019年4月17日\n', whole(' 2019年4月17日\n'))).toMatchObject({
      start: 1,
      end: 11,
      iso: '2019-04-17',
    });
    expect(parseDate('2019年4月17日印发', whole('2019年4月17日印发'))).toBeNull();
  });
});

describe('parseDeadline', () => {
  it.each([
    ['2023年10月', '2023年10月', '2023-10-31'],
    ['2019年12月底前', '2019年12月底前', '2019-12-31'],
    ['2021年12月末前', '2021年12月末前', '2021-12-31'],
    ['2018年12月31日前', '2018年12月31日前', '2018-12-31'],
    ['2020年年底前', '2020年年底前', '2020-12-31'],
    ['2018年底前完成并持续落实', '2018年底前', '2018-12-31'],
    ['２０１９年６月底前', '２０１９年６月底前', '2019-06-30'],
    ['二〇二三年底前', '二〇二三年底前', '2023-12-31'],
    ['到2020年', '到2020年', '2020-12-31'],
    ['2020年', '2020年', '2020-12-31'],
    ['2020年前', '2020年前', '2019-12-31'],
    ['2021—2025年', '2021—2025年', '2025-12-31'],
    ['2024年2月', '2024年2月', '2024-02-29'],
    ['“十四五”末', '“十四五”末', '2025-12-31'],
    ['年底前', '年底前', '2019-12-31'],
    ['年内', '年内', '2019-12-31'],
    ['今年年底前', '今年年底前', '2019-12-31'],
    ['6月底', '6月底', '2019-06-30'],
    ['6月底完成', '6月底', '2019-06-30'],
    ['6月10日前', '6月10日前', '2019-06-10'],
    ['6月前', '6月前', '2019-05-31'],
    ['十二月底前', '十二月底前', '2019-12-31'],
    ['10月中旬', '10月中旬', '2019-10-20'],
    ['明年3月底前', '明年3月底前', '2020-03-31'],
    ['上半年', '上半年', '2019-06-30'],
    ['一季度', '一季度', '2019-03-31'],
    ['第三季度末前', '第三季度末前', '2019-09-30'],
    ['前三季度', '前三季度', '2019-09-30'],
    ['6月底前完成平台建设', '6月底前', '2019-06-30'],
    ['年內持續推進', '年內持續推進', '2019-12-31'],
    ['2022年8底前', '2022年8底前', null],
    ['2019年2月30日前', '2019年2月30日前', null],
    ['2019年13月', '2019年13月', null],
    ['每年2月底前', '每年2月底前', null],
    ['按月公开', '按月公开', null],
    ['长期坚持', '长期坚持', null],
    ['长期坚持、持续推进', '长期坚持、持续推进', null],
    ['持續推進', '持續推進', null],
    ['常态化推进', '常态化推进', null],
    ['常态工作', '常态工作', null],
    ['长期任务', '长期任务', null],
  ])('%s', (text, span, by) => {
    const deadline = parseDeadline(text, whole(text), 2019);
    expect(deadline && textOf(text, deadline)).toBe(span);
    expect(deadline?.by).toBe(by);
  });

  it.each(['市教委', '市教委负责', '2019年政务公开', '年度工作', '组干科', '', '。'])('does not read %j', (text) => {
    expect(parseDeadline(text, whole(text), 2019)).toBeNull();
  });

  it('knows no day without a plan year', () => {
    expect(parseDeadline('6月底', whole('6月底'), null)).toEqual({ start: 0, end: 3, by: null });
    expect(parseDeadline('2023年6月底', whole('2023年6月底'), null)?.by).toBe('2023-06-30');
  });
});

describe('findDeadlines', () => {
  it('finds those in running text and leaves other times out', () => {
    const text =
      '2021年12月末前,要公开。到2020年实现;试点要在年底前完成,去年底前,2016年底,3年内,每年2月底前,以2019年10月1日为,底线,彻底,一季度末,年度报告。2019年工作';
    expect(findDeadlines(text, whole(text), 2019).map((each) => `${textOf(text, each)} ${each.by}`)).toEqual([
      '2021年12月末前 2021-12-31',
      '到2020年 2020-12-31',
      '年底前 2019-12-31',
      '2016年底 2016-12-31',
      '每年2月底前 null',
      '一季度末 2019-03-31',
    ]);
  });
});

describe('properties', () => {
  const piece = fc.constantFrom(...'0123456789年月日底前末到上半季度一二十每按长持 〇０', '2019', '年底前', '长期坚持');
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('gives spans inside the stretch, in order, and days that exist', () => {
    fc.assert(
      fc.property(text, fc.nat(3), (words, before) => {
        const span = { start: Math.min(before, words.length), end: words.length };
        const deadline = parseDeadline(words, span, 2019);
        const found = [...findDeadlines(words, span, 2019)];
        let last = span.start;
        for (const each of found) {
          expect(each.start).toBeGreaterThanOrEqual(last);
          last = each.end;
          expect(each.end).toBeLessThanOrEqual(span.end);
        }
        for (const each of [...found, ...(deadline ? [deadline] : [])]) {
          if (each.by !== null) expect(new Date(`${each.by}T00:00:00Z`).toISOString().slice(0, 10)).toBe(each.by);
        }
        for (const date of findDates(words, span)) {
          if (date.iso !== null) expect(new Date(`${date.iso}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date.iso);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a megabyte of hostile text', () => {
  it.each(['1', '一', '每年', '2019', '到', '“', '长期', '十', '月'])('%s over and over', (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    expect(Array.isArray(findDeadlines(text, whole(text), 2019))).toBe(true);
    expect(Array.isArray(findDates(text, whole(text)))).toBe(true);
    expect(parseDeadline(text, whole(text), 2019)).toBeNull();
  });
});
