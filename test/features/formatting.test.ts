import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEdits, formatEditsIn } from '../../server/src/features/formatting.ts';
import { edited } from '../../server/src/features/renumber.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { officialText } from '../support/arbitrary.ts';
import { corpus, corpusNote, seeds } from '../support/documents.ts';
import { marked } from '../support/marks.ts';

const formatted = (text: string) => edited(text, formatEdits(buildDraft(text)));

/** How many lines differ; formatting neither makes nor takes away lines. */
function changedLines(text: string): number {
  const [before, after] = [text.split(/\r\n|\r|\n/), formatted(text).split(/\r\n|\r|\n/)];
  expect(after.length).toBe(before.length);
  return before.filter((line, index) => line !== after[index]).length;
}

describe('formatting', () => {
  test('labels: right form, the brackets and marks of most, no blanks inside or behind', () => {
    expect(
      formatted(
        '一. 推进公开\n（一） 推进决策公开。\n（ 二 ）推进执行公开。\n(三)、推进结果公开。\n二、  加强领导\n1．做好。\n2.做好。\n3.做好。\n',
      ),
    ).toBe(
      '一、推进公开\n（一）推进决策公开。\n（二）推进执行公开。\n（三）推进结果公开。\n二、加强领导\n1.做好。\n2.做好。\n3.做好。\n',
    );
  });

  test('a draft in half width stays in half width', () => {
    expect(formatted('一、推进公开\n(一)推进决策公开。\n(二)推进执行公开。\n（三）推进结果公开。\n')).toBe(
      '一、推进公开\n(一)推进决策公开。\n(二)推进执行公开。\n(三)推进结果公开。\n',
    );
  });

  test('blanks that a label needs stay', () => {
    const text = '一、甲\n1. 2019年的任务。\n2. 2020年的任务。\n第一章　总则\n';
    expect(formatted(text)).toBe(text);
    const decimal = '1　总则\n1.1　目的\n做好。\n1.2　依据\n做好。\n';
    expect(formatted(decimal)).toBe(decimal);
  });

  test('indents of paragraphs of one kind as most have them; headings keep their own; line ends are clean', () => {
    expect(
      formatted(
        '一、甲\n　　（一）做好。　\n　　（二）做好。  \n （三）做好。\n　　（四）做好。\n二、乙\n　　（一）做好。\n',
      ),
    ).toBe(
      '一、甲\n　　（一）做好。\n　　（二）做好。\n　　（三）做好。\n　　（四）做好。\n二、乙\n　　（一）做好。\n',
    );
  });

  test('without a habit indents stay as they are', () => {
    const text = '一、甲\n　　（一）做好。\n（二）做好。\n　　（三）做好。\n（四）做好。\n';
    expect(formatted(text)).toBe(text);
  });

  test('of a selection changes its lines alone', () => {
    const { text, spans } = marked('一、甲\n（一） 做好。\n<|（二） 做好。|>\n（三） 做好。\n');
    expect(edited(text, formatEditsIn(buildDraft(text), spans[0]!))).toBe(text.replace('（二） ', '（二）'));
  });

  test('keeps the line ends', () => {
    expect(formatted('一、甲\r\n（一） 做好。 \r\n（二）做好。\r\n')).toBe(
      '一、甲\r\n（一）做好。\r\n（二）做好。\r\n',
    );
  });
});

describe('formatting whatever stands there', () => {
  /** The text without blanks, labels' marks and the widths of brackets. */
  const wording = (text: string) => text.replace(/[\s（）().．、ー一⒈-⒛①-⒇㈠-㈩\d二三四五六七八九十]/g, '');

  test('is done after one time and never touches the wording', () => {
    fc.assert(
      fc.property(officialText, (text) => {
        const once = formatted(text);
        expect(wording(once)).toBe(wording(text));
        expect(formatted(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  test('changes few lines of published documents', () => {
    const counts = seeds.map(({ name, text }) => `${changedLines(text)} of ${text.split('\n').length} lines: ${name}`);
    expect(counts).toMatchInlineSnapshot(`
      [
        "0 of 84 lines: 北京市2016年政务公开工作要点.hant.txt",
        "0 of 72 lines: 北京市2019年政务公开工作要点.hans.txt",
        "0 of 47 lines: 北京市文化和旅游局2023年政务公开工作要点.hans.txt",
        "0 of 110 lines: 国务院办公厅2019年政务公开工作要点.hant.txt",
        "0 of 58 lines: 建德市2020年政务公开工作要点.hans.txt",
      ]
    `);
  });

  test.runIf(corpus.length > 0)(`reads the corpus as the same clauses, and settles${corpusNote}`, () => {
    for (const { name, text } of corpus) {
      const once = formatted(text);
      const paths = (each: string) => buildDraft(each).clauses.map(({ path }) => path);
      expect(paths(once), name).toEqual(paths(text));
      expect(formatEdits(buildDraft(once)), name).toEqual([]);
    }
  });
});
