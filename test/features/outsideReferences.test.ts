import { describe, expect, test } from 'vitest';
import { labelled, outsideReferenceEdits, renew } from '../../server/src/features/outsideReferences.ts';
import { edited, renumberEdits } from '../../server/src/features/renumber.ts';
import { buildDraft } from '../../server/src/model/build.ts';

const city = `北京市2019年政务公开工作要点
京政办发〔2019〕13号

一、推进公开
（一）推进决策公开。公布草案。
（三）推进执行公开。公布进展。
（四）推进结果公开。公布结果。
三、工作要求
1.加强领导。每年研究。
2.加强培训。每年办班。
`;
const otherCity = city.replace('北京市', '天津市').replace('京政办发', '津政办发');
const province = city.replace('北京市', '东岭省').replace('京政办发', '东政办发');
const department = city.replace('北京市', '东岭省教育厅').replace('京政办发', '东教办');

/** A district's draft with these words in a clause, after `source` was numbered anew. */
function followed(words: string, source = city, known: readonly string[] = []): string {
  const before = buildDraft(source);
  const renewal = renew(before, renumberEdits(before, null), labelled(before.clauses))!;
  const text = `海淀区2019年政务公开工作要点\n\n根据《北京市2019年政务公开工作要点》（京政办发〔2019〕13号，以下简称《市公开要点》），制定本要点。\n\n一、推进公开\n（一）推进决策公开。${words}办理。\n（二）做好公开。做好公开。\n`;
  const edits = outsideReferenceEdits(
    buildDraft(text),
    known.map((text) => buildDraft(text)),
    renewal,
  );
  return /推进决策公开。(.*)办理。/.exec(edited(text, edits))![1]!;
}

describe('references in another draft follow', () => {
  test.each([
    ['《北京市2019年政务公开工作要点》第一部分第（三）条', '《北京市2019年政务公开工作要点》第一部分第（二）条'],
    [
      '《北京市2019年政务公开工作要点》（京政办发〔2019〕13号）中第三部分第2条',
      '《北京市2019年政务公开工作要点》（京政办发〔2019〕13号）中第二部分第2条',
    ],
    ['京政办发〔2019〕13号第（四）项', '京政办发〔2019〕13号第（三）项'],
    ['京政办发〔2019〕13号文件的第三部分', '京政办发〔2019〕13号文件的第二部分'],
    ['《市公开要点》第（三）、（四）项', '《市公开要点》第（二）、（三）项'],
    ['市公开要点第（三）项', '市公开要点第（二）项'],
    ['落实市要点第（三）项', '落实市要点第（二）项'],
    ['市2019年政务公开工作要点第（三）项、第（四）项', '市2019年政务公开工作要点第（二）项、第（三）项'],
    ['北京市工作要点第（三）至（四）项', '北京市工作要点第（二）至（三）项'],
  ])('%s', (words, expected) => {
    expect(followed(words)).toBe(expected);
  });

  test.each([
    ['省要点第（三）项', '省要点第（二）项', province],
    ['省教育厅2019年工作要点第（三）项', '省教育厅2019年工作要点第（二）项', department],
    ['省厅要点第（三）项', '省厅要点第（二）项', department],
  ])('a short name: %s', (words, expected, source) => {
    expect(followed(words, source)).toBe(expected);
    expect(followed(words, source, [source])).toBe(expected);
  });
});

describe('references stay as they are', () => {
  test.each([
    ['本要点第（三）项'],
    ['本市要点第（三）项'],
    ['《条例》第三章'],
    ['《上海市2019年政务公开工作要点》第（三）项'],
    ['京政办发〔2019〕14号第（三）项'],
    ['省要点第（三）项'],
    ['市要点第（一）项'],
    ['市2018年政务公开工作要点第（三）项'],
    ['市方案第（三）项'],
    ['市要点第二部分第（三）项'],
    ['《北京市2019年政务公开工作要点》规定的做法，按第（三）项'],
  ])('%s', (words) => {
    expect(followed(words)).toBe(words);
  });

  test('a short name that could mean two of the documents above', () => {
    expect(followed('市要点第（三）项', city, [otherCity])).toBe('市要点第（三）项');
    expect(followed('市要点第（三）项', city, [province])).toBe('市要点第（二）项');
  });

  test('a number that two clauses of the document have', () => {
    const twice = city.replace('（四）', '（三）');
    expect(followed('市要点第（三）项', twice)).toBe('市要点第（三）项');
  });

  test('a clause that gets another level, and what stands below it', () => {
    const before = buildDraft(
      '北京市2019年政务公开工作要点\n\n一、甲\n（一）做好甲。\n（二）做好乙。\n三、做好丙。\n（四）做好丁。\n二、乙\n（一）办好甲。\n',
    );
    const renewal = renew(before, renumberEdits(before, null), labelled(before.clauses))!;
    const text = '海淀区2019年工作要点\n\n一、甲\n（一）落实市要点第三部分第（四）项。\n';
    expect(outsideReferenceEdits(buildDraft(text), [], renewal)).toEqual([]);
  });
});
