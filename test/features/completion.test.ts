import { describe, expect, test } from 'vitest';
import { completions } from '../../server/src/features/completion.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { marked } from '../support/marks.ts';

const parent = `國務院辦公廳關於印發
2019年政務公開工作要點的通知

國辦發〔2019〕14號

2019年政務公開工作要點

一、推進公開
`;

const library = [{ uri: 'file:///上位.txt', draft: buildDraft(parent) }];

function offered(source: string) {
  const { text, cursor } = marked(source);
  return completions(buildDraft(text), cursor, library);
}

/** The texts that come out when each offer is taken. */
function taken(source: string): readonly string[] {
  const { text } = marked(source);
  return offered(source).map(({ newText, span }) => text.slice(0, span.start) + newText + text.slice(span.end));
}

const others = `一、公开
（一）甲。公布草案。（市司法局、市教委负责）
（二）乙。公布规划。（市教委负责）
`;

describe('completion of units', () => {
  test.each([
    ['in a new bracket behind a sentence', '（三）丙。做好评估。（$0'],
    ['in a bracket that the editor closed already', '（三）丙。做好评估。（$0）'],
    ['behind another unit', '（三）丙。做好评估。（市财政局、$0）'],
    ['behind a label', '（三）丙。做好评估。（责任单位：$0）'],
    ['on a line that begins with a label', '（三）丙。做好评估。\n责任单位：$0'],
  ])('%s offers the units of the draft, the most frequent first', (_, clause) => {
    expect(offered(others + clause).map(({ label, detail }) => `${label} ${detail}`)).toEqual([
      '市教委 2',
      '市司法局 1',
    ]);
  });

  test('directly behind a bracket goes with it, so that snippets that begin with a bracket do not come first', () => {
    const [first] = offered(`${others}（三）丙。做好评估。（$0）`);
    expect(first).toMatchObject({ label: '市教委', newText: '（市教委', filter: '（市教委' });
    expect(taken('一、甲。办好。（市教委负责）\n二、乙。办好。（$0）')).toEqual([
      '一、甲。办好。（市教委负责）\n二、乙。办好。（市教委）',
    ]);
    expect(offered(`${others}（三）丙。做好评估。（市财政局、$0`)[0]).not.toHaveProperty('filter');
  });

  test('takes the place of what was typed', () => {
    expect(taken('一、甲。办好。（市教委负责）\n二、乙。办好。（市教$0')).toEqual([
      '一、甲。办好。（市教委负责）\n二、乙。办好。（市教委',
    ]);
  });

  test('inside a name takes the place of the whole name', () => {
    expect(taken('一、甲。办好。（市教委负责）\n二、乙。办好。（市$0财政局、市科委负责）')[0]).toBe(
      '一、甲。办好。（市教委负责）\n二、乙。办好。（市教委、市科委负责）',
    );
  });

  test('does not offer what the note names already', () => {
    expect(offered(`${others}（三）丙。做好评估。（市教委、$0负责）`).map(({ label }) => label)).toEqual(['市司法局']);
  });

  test.each([
    ['in plain text', `${others}（三）丙。做好$0评估。`],
    ['in a bracket that is no note', `${others}（三）丙（互联$0网）。`],
    ['behind a closed note', `${others}（三）丙。做好评估。（市教委负责）$0`],
    ['in the number of a document', `${others}（三）落实《通知》（国办$0`],
    ['in an empty document', '$0'],
  ])('%s offers nothing', (_, source) => {
    expect(offered(source)).toEqual([]);
  });
});

describe('completion of documents', () => {
  test('inside 《 offers titles of the library with their numbers, in the script of the draft', () => {
    expect(offered('一、落实《$0').map(({ label, detail }) => `${label} ${detail}`)).toEqual([
      '国务院办公厅关于印发2019年政务公开工作要点的通知 国办发〔2019〕14号',
      '2019年政务公开工作要点 国办发〔2019〕14号',
    ]);
    expect(taken('一、落实《$0')[0]).toBe(
      '一、落实《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号）',
    );
  });

  test('keeps the characters of a Traditional draft', () => {
    expect(offered('一、進一步貫徹落實國務院辦公廳《$0》')[0]!.label).toBe(
      '國務院辦公廳關於印發2019年政務公開工作要點的通知',
    );
  });

  test('takes the place of the typed beginning and of the closing mark, and adds no second number', () => {
    expect(taken('一、落实《国务$0》，做好公开')[1]).toBe(
      '一、落实《2019年政务公开工作要点》（国办发〔2019〕14号），做好公开',
    );
    expect(taken('一、落实《$0》（国办发〔2019〕14号）')[1]).toBe(
      '一、落实《2019年政务公开工作要点》（国办发〔2019〕14号）',
    );
  });

  test('uses the brackets of the draft', () => {
    expect(taken('一、公开(市教委负责)\n二、落实《$0')[1]).toContain('》(国办发〔2019〕14号)');
  });

  test('behind 》 offers nothing', () => {
    expect(offered('一、落实《通知》$0')).toEqual([]);
  });
});

test('one endless line is answered in time', () => {
  for (const piece of ['（', '《', '、', '市教委、']) {
    const text = `一、甲。${piece.repeat(200_000)}`;
    const draft = buildDraft(text);
    const before = performance.now();
    completions(draft, text.length, library);
    expect(performance.now() - before).toBeLessThan(1000);
  }
});
