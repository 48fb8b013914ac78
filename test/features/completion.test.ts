import { describe, expect, test } from 'vitest';
import { completions, documentsAtMost } from '../../server/src/features/completion.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';
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
    ['in the number of a document that nobody knows', `${others}（三）落实《通知》（国发$0`],
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

  test('takes the place of a title that is there, from its beginning to its closing mark', () => {
    const expected = '一、落实《2019年政务公开工作要点》（国办发〔2019〕14号），做好公开';
    for (const typed of ['《关于$0推进公开的通知》，', '《$0关于推进公开的通知》，', '《关于推进公开的通知$0》，'])
      expect(taken(`一、落实${typed}做好公开`)[1]).toBe(expected);
    // without a closing mark nobody can say where the title ends
    expect(taken('一、落实《政务$0，做好公开')[1]).toBe(expected);
    expect(taken('一、落实《政务$0，做好《方案》')[1]).toBe(
      '一、落实《2019年政务公开工作要点》（国办发〔2019〕14号），做好《方案》',
    );
  });

  test('offers of very many those that hold what was typed, in any script and width', () => {
    const many = Array.from({ length: documentsAtMost + 1 }, (_, at) => ({
      uri: `file:///${at}.txt`,
      draft: buildDraft(`第${at}市2018年教育工作要点\n\n一、办好教育\n`),
    }));
    const of = (typed: string) => {
      const { text, cursor } = marked(`一、落实《${typed}$0》`);
      return completions(buildDraft(text), cursor, [...many, ...library]).map(({ label }) => label);
    };
    expect(of('')).toHaveLength(documentsAtMost);
    expect(of('第17市')).toEqual(['第17市2018年教育工作要点']);
    expect(of('２０１９年政務')).toEqual([
      '国务院办公厅关于印发2019年政务公开工作要点的通知',
      '2019年政务公开工作要点',
    ]);
  });

  test('behind 》 offers nothing', () => {
    expect(offered('一、落实《通知》$0')).toEqual([]);
  });
});

describe('completion of document numbers', () => {
  const title = '一、落实《国务院办公厅关于印发2019年政务公开工作要点的通知》';
  const whole = `${title}（国办发〔2019〕14号）`;

  test.each([
    ['in an open bracket', `${title}（$0`],
    ['in a bracket that the editor closed already', `${title}（$0）`],
    ['behind a typed beginning', `${title}（国办$0`],
    ['behind the year', `${title}（国办发〔2019〕$0）`],
    ['inside a number that is there', `${title}（国$0办发〔2018〕99号）`],
  ])('%s behind a title of the library offers its number alone', (_, source) => {
    expect(offered(source).map(({ label, detail }) => `${label} ${detail}`)).toEqual([
      '国办发〔2019〕14号 2019年政务公开工作要点',
    ]);
    expect(taken(source)).toEqual([whole]);
  });

  test('goes by the title of the points themselves, keeps half width brackets and Traditional characters', () => {
    expect(taken('一、落实《2019年政务公开工作要点》($0)')).toEqual([
      '一、落实《2019年政务公开工作要点》(国办发〔2019〕14号)',
    ]);
    expect(taken('一、貫徹國務院辦公廳《2019年政務公開工作要點》（$0）')).toEqual([
      '一、貫徹國務院辦公廳《2019年政務公開工作要點》（國辦發〔2019〕14號）',
    ]);
  });

  test('behind a title that the library does not have offers what begins as was typed, and nothing for nothing', () => {
    expect(offered('一、落实《某某方案》（$0）')).toEqual([]);
    expect(taken('一、落实《某某方案》（国办$0）')).toEqual(['一、落实《某某方案》（国办发〔2019〕14号）']);
    expect(offered('一、落实《某某方案》（2019$0）')).toEqual([]);
  });

  test.each([
    ['in a bracket behind other words', '一、落实要点（国办$0'],
    ['behind the number', `${whole}$0`],
    ['behind a second bracket', `${whole}（国办$0`],
    ['behind an alias', `${title}（国办发〔2019〕14号，以下$0`],
  ])('%s offers none', (_, source) => {
    expect(offered(source).filter(({ kind }) => kind === 'document')).toEqual([]);
  });

  test('leaves the units of a note behind a title where they were', () => {
    expect(offered(`${others}（三）落实《教育法》（市教委、$0负责）`).map(({ label }) => label)).toContain('市司法局');
  });
});

test.each(['（', '《', '》（', '《甲》（', '、', '市教委、'])(
  'an endless line of %s is answered in time that grows with its length',
  (piece) => {
    const line = repeated(piece, '一、甲。');
    expectToGrowWithText(
      (size) => buildDraft(line(size)),
      (draft) => completions(draft, draft.text.length, library),
      25_000,
    );
  },
);
