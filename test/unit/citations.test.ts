import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCitations, numberKey, parseDocumentNumber } from '../../server/src/syntax/citations.ts';
import { findDocumentNumbers } from '../../server/src/syntax/documentNumbers.ts';
import { type Span, textOf } from '../../server/src/text/span.ts';

const shared = join(import.meta.dirname, '../../../shared');

/** `《T》（N） | T | N | 简称`, `-` for what is not there. */
function shown(text: string): string[] {
  const part = (span: Span | null): string => (span ? textOf(text, span) : '-');
  return findCitations(text, { start: 0, end: text.length }).map((citation) =>
    [textOf(text, citation), part(citation.title), part(citation.number), part(citation.alias)].join(' | '),
  );
}

describe('titles', () => {
  it.each([
    ['落实《政府信息公开条例》规定', ['《政府信息公开条例》 | 政府信息公开条例 | - | -']],
    [
      '按照《2019年政务公开工作要点》（国办发〔2019〕14号）要求',
      ['《2019年政务公开工作要点》（国办发〔2019〕14号） | 2019年政务公开工作要点 | 国办发〔2019〕14号 | -'],
    ],
    [
      '《中共中央办公厅 国务院办公厅印发〈关于全面推进政务公开工作的意见〉的通知》(中办发〔2016〕8号)',
      [
        '《中共中央办公厅 国务院办公厅印发〈关于全面推进政务公开工作的意见〉的通知》(中办发〔2016〕8号) | 中共中央办公厅 国务院办公厅印发〈关于全面推进政务公开工作的意见〉的通知 | 中办发〔2016〕8号 | -',
      ],
    ],
    ['《关于印发《工作意见》的通知》', ['《关于印发《工作意见》的通知》 | 关于印发《工作意见》的通知 | - | -']],
    ['《〈条例〉实施细则》', ['《〈条例〉实施细则》 | 〈条例〉实施细则 | - | -']],
    ['《<政府工作报告>任务分解表》', ['《<政府工作报告>任务分解表》 | <政府工作报告>任务分解表 | - | -']],
    ['印发<关于全面推行河长制的意见>的通知', ['<关于全面推行河长制的意见> | 关于全面推行河长制的意见 | - | -']],
    ['《规划》（2021—2025年）', ['《规划》 | 规划 | - | -']],
    ['《关于印发\n工作方案的通知》', ['《关于印发\n工作方案的通知》 | 关于印发\n工作方案的通知 | - | -']],
    ['《条例》、《办法》', ['《条例》 | 条例 | - | -', '《办法》 | 办法 | - | -']],
    ['《条例。《要点》', ['《要点》 | 要点 | - | -']],
    ['工作要点》已经国务院同意', []],
    ['3<5，a<b>c', []],
    ['《》', []],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

describe('numbers and short names behind a title', () => {
  it.each([
    ['《优化营商环境条例》(国令第722号)', '国令第722号', '-'],
    ['《工作意见》(国办发〔2017〕24号,以下简称《通知》)', '国办发〔2017〕24号', '通知'],
    ['《要点》(以下简称《要点》)', '-', '要点'],
    ['《条例（试行）》（国务院令第711号）（以下简称《条例》）', '国务院令第711号', '条例'],
    ['《条例》（以下简称“新条例”）', '-', '新条例'],
    ['《條例》（以下簡稱《條例》）', '-', '條例'],
    ['《条例》，以下简称《新条例》', '-', '新条例'],
    ['《办法》（2019年4月3日国务院令第711号修订）', '国务院令第711号', '-'],
    ['《意见》(国知发运(202233号)', '国知发运(202233号', '-'],
    ['《意见》(锡署发(2010)183号)', '锡署发(2010)183号', '-'],
    ['《意见》中办发﹝2016﹞8号)', '中办发﹝2016﹞8号', '-'],
    ['国办发〔2019〕14号《2019年政务公开工作要点》', '国办发〔2019〕14号', '-'],
  ])('%s', (text, number, alias) => {
    const [line, ...rest] = shown(text);
    expect(rest).toEqual([]);
    expect(line!.split(' | ').slice(2)).toEqual([number, alias]);
    expect(line!.startsWith(`${text} |`), line).toBe(true);
  });

  it('does not give a title the number of the next one', () => {
    expect(shown('《条例》和《要点》（国办发〔2019〕14号）')).toEqual([
      '《条例》 | 条例 | - | -',
      '《要点》（国办发〔2019〕14号） | 要点 | 国办发〔2019〕14号 | -',
    ]);
  });
});

describe('numbers alone', () => {
  it.each([
    ['根据国办发〔2019〕14号和京政办发〔2018〕31号', ['国办发〔2019〕14号', '京政办发〔2018〕31号']],
    ['按照国务院办公厅国办发〔2019〕14号文件', ['国办发〔2019〕14号']],
    ['函\n国办函〔2005〕57号', ['国办函〔2005〕57号']],
    ['12号楼、3号线、第5号', []],
  ])('%s', (text, numbers) => {
    expect(shown(text).map((line) => line.split(' | ')[2])).toEqual(numbers);
  });

  it('has a short name of its own', () => {
    expect(shown('国办发〔2019〕14号文件（以下简称14号文）')).toEqual([
      '国办发〔2019〕14号文件（以下简称14号文） | - | 国办发〔2019〕14号 | 14号文',
    ]);
  });
});

describe('parseDocumentNumber', () => {
  it.each([
    ['国办发〔2019〕14号', '国办发', 2019, 14, '〔〕', false],
    ['京政办发[2018]31号', '京政办发', 2018, 31, '[]', false],
    ['京政办发（2018）31号', '京政办发', 2018, 31, '（）', false],
    ['砀政办秘【2020】38号', '砀政办秘', 2020, 38, '【】', false],
    ['中办发﹝2016﹞8号', '中办发', 2016, 8, '﹝﹞', false],
    ['国办发〔２０１９〕１４号', '国办发', 2019, 14, '〔〕', false],
    ['国办发〔2019〕14 号', '国办发', 2019, 14, '〔〕', false],
    ['国办发〔2019〕第014号', '国办发', 2019, 14, '〔〕', false],
    ['国办发〔19〕14号', '国办发', 2019, 14, '〔〕', false],
    ['国办公开办函〔2019〕60号', '国办公开办函', 2019, 60, '〔〕', false],
    ['滬府辦字〔2025〕5號', '滬府辦字', 2025, 5, '〔〕', false],
    ['州政發(fā)〔2020〕5號', '州政發', 2020, 5, '〔〕', false],
    ['国 办 发〔2019〕14号', '国办发', 2019, 14, '〔〕', false],
    ['〔2019〕14号', '', 2019, 14, '〔〕', false],
    ['黑政办发201835号', '黑政办发', 2018, 35, '', true],
    ['砀政办秘【202038号', '砀政办秘', 2020, 38, '【', true],
    ['国办函〔2016108号', '国办函', 2016, 108, '〔', true],
    ['六政〔201760', '六政', 2017, 60, '〔', true],
    ['国发〔〕33号', '国发', null, 33, '〔〕', true],
    ['国办发2020年17号', '国办发', 2020, 17, '', true],
    ['国办发２０２０年第 17号', '国办发', 2020, 17, '', true],
    ['国务院令第711号', '国务院', null, 711, '', false],
    ['建设部81号令', '建设部', null, 81, '', false],
    ['主席令第五十二号', '主席', null, 52, '', false],
  ])('%s', (text, issuerCode, year, serial, brackets, damaged) => {
    const number = parseDocumentNumber(text, { start: 0, end: text.length });
    expect(number).toMatchObject({ start: 0, end: text.length, issuerCode, year, serial, brackets, damaged });
  });

  it('tells where its parts stand', () => {
    const text = '见国办发〔2019〕第014 号。';
    const number = parseDocumentNumber(text, { start: 0, end: text.length })!;
    expect(textOf(text, number)).toBe('国办发〔2019〕第014 号');
    expect(textOf(text, number.code)).toBe('国办发');
    expect(textOf(text, number.yearSpan!)).toBe('2019');
    expect(textOf(text, number.serialSpan)).toBe('014');
  });

  it.each([
    '第三号',
    '12号楼',
    '(2019)14号',
    '2019年14号线',
    '印发2019年3号线',
    '全市2019年第3号',
    '号',
    '京A201835号',
    '编号：201835号',
  ])('reads none in %s', (text) => {
    expect(parseDocumentNumber(text, { start: 0, end: text.length })).toBeNull();
  });
});

describe('numberKey', () => {
  it.each([
    ['国办发〔2019〕14号', '国办发[2019]14'],
    ['国办发[2019]14号', '国办发[2019]14'],
    [' 国办发﹝２０１９﹞第014 号', '国办发[2019]14'],
    ['国办发201914号', '国办发[2019]14'],
    ['国办发2019年第14号', '国办发[2019]14'],
    ['国办发国办发〔2021〕12号', '国办发[2021]12'],
    ['国务院令第711号', '国务院令711'],
    ['国务院第711号令', '国务院令711'],
    ['州政發(fā)〔2020〕5號', '州政發[2020]5'],
    ['没有 文号', '没有文号'],
  ])('%s', (text, key) => {
    expect(numberKey(text)).toBe(key);
  });
});

describe('properties', () => {
  const piece = fc.constantFrom(
    ...'《》〈〉<>（）()〔〕[]【】，。、号號令第发办国1290以下简称“”\n ',
    '2019',
    '国办发',
    '以下简称',
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('keeps citations in the span, in order and disjoint, and their parts inside them', () => {
    fc.assert(
      fc.property(text, fc.nat(5), fc.nat(5), (words, before, behind) => {
        const start = Math.min(before, words.length);
        const span = { start, end: Math.max(start, words.length - behind) };
        let last = span.start;
        for (const citation of findCitations(words, span)) {
          expect(citation.start).toBeGreaterThanOrEqual(last);
          expect(citation.end).toBeLessThanOrEqual(span.end);
          last = citation.end;
          for (const part of [citation.title, citation.number, citation.alias]) {
            if (!part) continue;
            expect(part.start).toBeGreaterThanOrEqual(citation.start);
            expect(part.end).toBeLessThanOrEqual(citation.end);
            expect(part.end).toBeGreaterThan(part.start);
          }
          expect(citation.title ?? citation.number).not.toBeNull();
        }
        for (const number of findDocumentNumbers(words, span)) {
          expect(number.start).toBeGreaterThanOrEqual(span.start);
          expect(number.end).toBeLessThanOrEqual(span.end);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('long hostile text', () => {
  const cases: readonly (readonly [unit: string, length: number])[] = [
    ...['《', '》', '《a》', '《〈', '<', '号', '〔2019', '（国办发', '以下简称'].map(
      (unit) => [unit, 1_000_000] as const,
    ),
    ...['1号', '《a》（', '令第1号', '发201835号', '国办发〔2019〕1号', '《a》（以下简称'].map(
      (unit) => [unit, 100_000] as const,
    ),
  ];
  it.each(cases)('%s up to %d characters', (unit, length) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    expect(Array.isArray(findCitations(text, { start: 0, end: text.length }))).toBe(true);
  });
});

describe.skipIf(!existsSync(join(shared, 'corpus')))('every seed and corpus document (../shared is needed)', () => {
  const files = existsSync(shared)
    ? ['seeds', 'corpus'].flatMap((folder) =>
        readdirSync(join(shared, folder))
          .filter((file) => file.endsWith('.txt'))
          .map((file) => join(folder, file)),
      )
    : [];

  it('has no 《 left outside citations', () => {
    const left = files.flatMap((file) => {
      const text = readFileSync(join(shared, file), 'utf8');
      const citations = findCitations(text, { start: 0, end: text.length });
      return Array.from(text.matchAll(/《/g))
        .filter(({ index }) => !citations.some((citation) => citation.start <= index && index < citation.end))
        .map(({ index }) => `${file}: ${text.slice(index, index + 20)}`);
    });
    expect(left).toEqual([]);
  });
});
