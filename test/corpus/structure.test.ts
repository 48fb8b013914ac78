import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { leaves } from '../../server/src/model/draft.ts';
import { corpus, corpusNote, goldNote, hasCorpus, hasGold, readGold, seed, seeds } from '../support/documents.ts';

interface LinksGold {
  readonly clauses: readonly { readonly clause: string }[];
}

function leafPaths(text: string): readonly string[] {
  return leaves(buildDraft(text)).map((clause) => clause.path);
}

describe.skipIf(!hasGold)(`leaf clauses equal the labelled ones${goldNote}`, () => {
  test.each([
    ['links-beijing-2019.json', '北京市2019'],
    ['links-jiande-2020.json', '建德市2020'],
  ])('%s', (file, name) => {
    const gold = readGold<LinksGold>(file).clauses.map(({ clause }) => clause);
    expect(leafPaths(seed(name).text)).toEqual(gold);
  });
});

describe('leaf clauses of the seeds', () => {
  const expected: readonly (readonly [string, string])[] = [
    ['北京市2019', 'preamble 1.1-6 2.1-7 3.1-6 4.1-4 closing'],
    ['建德市2020', 'preamble 1.1-5 2.1-3 3.1-4 4.1-4 5'],
    [
      '北京市2016',
      'preamble 1.1 1.2.1-6 1.3.1-3 2.1 2.2.1-2 2.3.1-2 2.4 2.5 2.6 3.1 3.2 3.3 3.4.1-3 3.5.1-2 3.6 4.1.1-3 4.2 4.3 5.1.1-2 5.2 5.3 6.1.1-3 6.2.1-5 6.3 closing',
    ],
    ['国务院办公厅2019', 'preamble 1.1-3 2.1-3 3.1-4 4.1-4 5.1-4 closing'],
    ['文化和旅游局2023', 'preamble 1 2.1-5 3.6-11 4.12-17'],
  ];
  test.each(expected)('%s', (name, paths) => {
    const all = paths.split(' ').flatMap((path) => {
      const range = /^(.*?)(\d+)-(\d+)$/.exec(path);
      if (!range) return [path];
      const [first, last] = [Number(range[2]), Number(range[3])];
      return Array.from({ length: last - first + 1 }, (_, index) => `${range[1]}${first + index}`);
    });
    expect(leafPaths(seed(name).text)).toEqual(all);
  });
});

describe('identity of the seeds', () => {
  test.each([
    ['北京市2019', '北京市2019年政务公开工作要点', '北京市人民政府办公厅', null, 2019, '2019-07-08', 'hans'],
    [
      '建德市2020',
      '2020年建德市政务公开工作要点',
      '建德市人民政府办公室',
      '建政办函〔2020〕52号',
      2020,
      '2020-09-15',
      'hans',
    ],
    [
      '北京市2016',
      '北京市2016年政務公開工作要點',
      '北京市人民政府辦公廳',
      '京政辦發〔2016〕26號',
      2016,
      '2016-05-28',
      'hant',
    ],
    ['国务院办公厅2019', '2019年政務公開工作要點', '國務院辦公廳', '國辦發〔2019〕14號', 2019, '2019-04-17', 'hant'],
    ['文化和旅游局2023', '北京市文化和旅游局2023年政务公开工作要点', '北京市文化和旅游局', null, 2023, null, 'hans'],
  ] as const)('%s', (name, title, issuer, number, year, date, script) => {
    const draft = buildDraft(seed(name).text);
    expect({ ...draft, date: draft.date?.iso ?? null }).toMatchObject({ title, issuer, number, year, date, script });
  });
});

describe('what belongs to no clause', () => {
  test('the closing paragraph of 北京市2019 and the links under its page', () => {
    const { text } = seed('北京市2019');
    const { tree } = buildDraft(text);
    expect(text.slice(tree.closing!.start, tree.closing!.end)).toMatch(/^各区、各部门要高度重视.*公开评估结果。$/);
    const noise = tree.blocks.filter((block) => block.kind === 'noise');
    expect(noise.map((block) => text.slice(block.content.start, block.content.start + 4))).toEqual([
      '原文网址',
      '三农项目',
    ]);
  });

  test('the un-numbered section of 建德市2020 is its own leaf, exempt as closing text', () => {
    const clause = buildDraft(seed('建德市2020').text).clauses.at(-1);
    expect(clause).toMatchObject({ path: '5', role: 'closing', leaf: true });
  });
});

describe.skipIf(!hasCorpus)(`identity of corpus documents${corpusNote}`, () => {
  // Title, number and year as the index of the corpus gives them; copies without a title or number of their own are left out.
  test.each([
    ['C_guofa2019-3', '国务院关于促进综合保税区高水平开放高质量发展的若干意见', '国发〔2019〕3号', 2019],
    ['C_guobanhan2018-71', '政府网站集约化试点工作方案', '国办函〔2018〕71号', 2018],
    ['C_guobanhan2005-57', '国家粮食应急预案', '国办函〔2005〕57号', 2005],
    ['C_guofa2004-18', '国务院工作规则', '国发〔2004〕18号', 2004],
    ['P2016-19', '2016年政務公開工作要點', '國辦發〔2016〕19號', 2016],
    ['P2021-12', '2021年政务公开工作要点', '国办发〔2021〕12号', 2021],
    ['L_dalian2022', '大连市2022年政务公开工作要点', '大政公开办〔2022〕1号', 2022],
    ['L_shanghai2025', '2025年上海市政務公開工作要點', '滬府辦字〔2025〕5號', 2025],
    ['D_zhoushan2022', '舟山市贯彻《浙江省政务公开五年行动计划(2021—2025年)》实施方案', null, 2022],
    ['D_wuhu2024', '芜湖市教育局2024年工作要点', null, 2024],
  ] as const)('%s', (name, title, number, year) => {
    const { text } = corpus.find((document) => document.name.startsWith(name))!;
    expect(buildDraft(text)).toMatchObject({ title, number, year });
  });
});

test('the five seeds are there', () => {
  expect(seeds).toHaveLength(5);
});
