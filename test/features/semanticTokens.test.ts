import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { semanticTokens } from '../../server/src/features/semanticTokens.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { textOf } from '../../server/src/text/span.ts';
import { officialText } from '../support/arbitrary.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

function tokens(text: string): readonly string[] {
  return semanticTokens(buildDraft(text)).map((token) =>
    [token.kind, ...token.modifiers, textOf(text, token)].join(' '),
  );
}

describe('semantic tokens', () => {
  test('name title, labels, headings, units by role, deadlines, citations, numbers and figures', () => {
    const text = `某市2024年政务公开工作要点

一、重点领域
（一）落实《条例》要求。按照《关于公开的通知》（国办发〔2019〕14号）公开率达到95%以上，20个工作日内答复。（市司法局牵头，各区政府配合，2024年12月底前完成）
`;
    expect(tokens(text)).toEqual([
      'title 某市2024年政务公开工作要点',
      'label 一、',
      'heading 重点领域',
      'label （一）',
      'heading 落实《',
      'citation 条例',
      'heading 》要求',
      'citation 关于公开的通知',
      'number 国办发〔2019〕14号',
      'figure 95%',
      'figure 20个工作日',
      'unit lead 市司法局',
      'unit support collective 各区政府',
      expect.stringMatching(/^deadline 2024年12月底/),
    ]);
  });

  test('units and deadlines in the cells of a table that has a line for each cell', () => {
    const found = tokens(
      '任务\n|\n责任单位\n|\n时限\n|\n做好公开工作。\n|\n市教委、市财政局\n|\n年底前\n|\n推进解读。\n|\n市司法局\n|\n持续推进\n',
    );
    expect(found).toEqual(['unit 市教委', 'unit 市财政局', 'deadline 年底前', 'unit 市司法局', 'deadline 持续推进']);
  });

  test('dates, years and numbers of documents are no figures', () => {
    const found = tokens('一、公开\n（一）甲。2019年7月8日前公布，完成1.2万人次培训，第3次会议。（市教委负责）\n');
    expect(found.filter((token) => token.startsWith('figure'))).toEqual(['figure 1.2万人次']);
  });

  test('are in order and disjoint, whatever the text', () => {
    fc.assert(
      fc.property(officialText, (text) => {
        const found = semanticTokens(buildDraft(text));
        found.forEach((token, index) => {
          expect(token.start).toBeLessThan(token.end);
          expect(token.end).toBeLessThanOrEqual(text.length);
          if (index > 0) expect(found[index - 1]!.end).toBeLessThanOrEqual(token.start);
        });
      }),
    );
  });

  test('of digits are found in time that grows with their number', () => {
    const digits = repeated('1,2.', '一、甲。', '。');
    expectToGrowWithText((size) => buildDraft(digits(size)), semanticTokens, 50_000);
  });
});
