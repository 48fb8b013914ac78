import { describe, expect, test } from 'vitest';
import { formatEdits } from '../../server/src/features/formatting.ts';
import { edited } from '../../server/src/features/renumber.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { textOf } from '../../server/src/text/span.ts';
import { expectToGrowWithText } from '../support/effort.ts';

/** What a draft has to be done: the words, who, and when. */
function tasks(text: string): readonly string[] {
  return buildDraft(text).tasks.map(({ clause, sentences, units, deadline }) =>
    [
      clause.path,
      sentences.map((sentence) => textOf(text, sentence)).join('/'),
      units.map(({ role, name }) => `${role} ${name}`).join(' '),
      deadline ? `${textOf(text, deadline)}=${deadline.by}` : '',
    ].join(' | '),
  );
}

const title = '滨江市2023年政务公开工作要点任务分解表\n\n';
const expected = [
  '1 | 推进重大决策公开/公布年度重大行政决策事项目录。 | lead 市司法局 support 各区政府 | 2023年6月底前=2023-06-30',
  '1 | 推进政策解读/做好政策解读。 | lead 市政府办公室 | 持续推进=null',
  '2 | 加强培训/举办培训班不少于2次。 | lead 市委党校 support 市人力社保局、市财政局 | 年底前=2023-12-31',
].map((line) => line.replace('、市财政局', ' support 市财政局'));

const scattered = `${title}序号
重点任务
具体措施
牵头单位
配合单位
完成时限
一、深化决策公开
1
推进重大决策公开
公布年度重大行政决策事项目录。
市司法局
各区政府
2023年6月底前
2
推进政策解读
做好政策解读。
市政府办公室
—
持续推进
二、强化监督保障
3
加强培训
举办培训班不少于2次。
市委党校
市人力社保局、市财政局
年底前
`;

describe('a task table', () => {
  test('whose cells stand on lines of their own gives tasks by its columns, below its sections', () => {
    expect(tasks(scattered)).toEqual(expected);
    expect(buildDraft(scattered).clauses.map(({ path, title: words }) => `${path} ${words}`)).toEqual([
      '1 深化决策公开',
      '2 强化监督保障',
    ]);
  });

  test('with a bar on a line of its own between cells, also with cells of several lines', () => {
    const text =
      '任务\n|\n责任单位\n|\n时限\n|\n公开预算。\n公开决算。\n|\n市财政局\n|\n持续推进\n|\n公开规划。\n|\n市发改委\n|\n年底前\n|\n';
    expect(tasks(text)).toEqual([
      'preamble | 公开预算。/公开决算。 | responsible 市财政局 | 持续推进=null',
      'preamble | 公开规划。 | responsible 市发改委 | 年底前=null',
    ]);
  });

  test('with two bars between its rows', () => {
    const text =
      '|\n序号\n|\n工作任务\n|\n负责部门\n|\n时间进度\n|\n|\n1\n|\n完善体制\n|\n市委编办、市城管局\n|\n2026 年底前\n|\n|\n2\n|\n完善机制\n|\n市住建局\n|\n常态工作\n|\n';
    expect(tasks(text)).toEqual([
      'preamble | 完善体制 | responsible 市委编办 responsible 市城管局 | 2026 年底前=2026-12-31',
      'preamble | 完善机制 | responsible 市住建局 | 常态工作=null',
    ]);
  });

  test('with a bar behind each cell, and headings among its rows', () => {
    const text =
      '工作任务 |\n工作要求 |\n牵头单位 |\n责任单位 |\n一、深化公开 |\n|||\n公开预算 |\n公开“三公”经费。 |\n市财政局 |\n各区政府 |\n公开规划 |\n公开专项规划。 |\n市发改委 |\n各区政府 |\n';
    expect(tasks(text)).toEqual([
      '1 | 公开预算/公开“三公”经费。 | lead 市财政局 responsible 各区政府 | ',
      '1 | 公开规划/公开专项规划。 | lead 市发改委 responsible 各区政府 | ',
    ]);
    expect(buildDraft(text).clauses.map((clause) => clause.title)).toEqual(['深化公开']);
  });

  test.each(['主 要 工 作 任 务', '2026年重点工作任务', '具体工作内容', '任务分解', '三级指标', '公开事项名称'])(
    'may head its tasks with %s',
    (head) => {
      expect(tasks(`序号\n${head}\n责任单位\n1\n公开预算。\n市财政局\n2\n公开规划。\n市发改委\n`)).toEqual([
        'preamble | 公开预算。 | responsible 市财政局 | ',
        'preamble | 公开规划。 | responsible 市发改委 | ',
      ]);
    },
  );

  test('leaves out who is in charge; a name that begins like a number begins no row', () => {
    const rows =
      '序号 |\n目标与任务 |\n分 管 县领导 |\n牵头责任单位 |\n责任单位 |\n80 |\n公开预算。 |\n俞 悦 |\n县教育局 |\n各乡镇 |\n81 |\n公开规划。 |\n陆 明 |\n县发改委 |\n各乡镇 |\n';
    expect(tasks(`附件\n2026年重点工作任务分解表\n${rows}`)).toEqual([
      'preamble | 公开预算。 | lead 县教育局 responsible 各乡镇 | ',
      'preamble | 公开规划。 | lead 县发改委 responsible 各乡镇 | ',
    ]);
  });

  test('of one line for each row, by bars or tabs, with a rule below its heads and rows over its whole width', () => {
    const rows = [
      '| 序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限 |',
      '|---|---|---|---|---|',
      '| 一、深化决策公开 |',
      '| 1 | 公布目录。 | 市司法局 | 各区政府 | 6月底前 |',
      '| 2 | 做好解读 | 市政府办公室 | | 持续推进 |',
    ];
    const wanted = [
      'preamble | 公布目录。 | lead 市司法局 support 各区政府 | 6月底前=2023-06-30',
      'preamble | 做好解读 | lead 市政府办公室 | 持续推进=null',
    ];
    expect(tasks(`${title}${rows.join('\n')}\n`)).toEqual(wanted);
    const tabs = rows
      .filter((_row, index) => index !== 1)
      .map((row) => row.replace(/^\| | ?\|$/g, '').replaceAll(/ ?\| ?/g, '\t'));
    expect(tasks(`${title}${tabs.join('\n')}\n`)).toEqual(wanted.map((line) => line.replace('preamble', '1')));
  });

  test('in Traditional characters, with numbered items as rows', () => {
    const text =
      '工作任務\n責任單位\n一、推進公開\n（一）推進決策公開。公佈草案。\n市司法局\n（二）推進執行公開。公佈進展。\n市審計局牽頭，各區政府配合\n';
    expect(tasks(text)).toEqual([
      '1.1 | 公佈草案。 | responsible 市司法局 | ',
      '1.2 | 公佈進展。 | lead 市審計局 support 各區政府 | ',
    ]);
  });

  test('is not made of the signature at the end, nor of text without heads of columns', () => {
    const signed = `${scattered.replace('序号\n', '').replaceAll(/^\d\n/gm, '')}各单位要认真落实。\n滨江市人民政府办公室\n2023年3月1日\n（此件公开发布）\n`;
    expect(tasks(signed)).toEqual(expected);
    const plain = '一、推进公开\n公布草案。\n市司法局\n公布进展。\n市审计局\n';
    expect(buildDraft(plain).tree.damages).toEqual([]);
    expect(buildDraft('任务\n责任单位\n').tree.damages).toEqual([]);
  });

  test('is reported once as damage where its cells stand on lines of their own', () => {
    expect(buildDraft(scattered).tree.damages.map(({ kind, probably }) => `${kind} ${probably}`)).toEqual([
      'table 序号、重点任务、具体措施、牵头单位、配合单位、完成时限',
    ]);
  });

  test('is left as it is by formatting', () => {
    const draft = buildDraft(scattered);
    expect(edited(scattered, formatEdits(draft))).toBe(scattered);
  });

  test.each([
    ['任务\n', 30_000],
    ['任务\n责任单位\n', 20_000],
    ['任务\n责任单位\n甲\n', 15_000],
    ['任务\n|\n责任单位\n|\n', 15_000],
    ['任务 |\n责任单位 |\n甲 |\n', 15_000],
    ['任务\n责任单位\n甲\n市司法局\n乙\n', 12_000],
    ['任务|责任单位\n', 15_000],
  ])('in a hostile text of %j takes no longer than the text is long', (piece, times) => {
    const { tree } = buildDraft(piece.repeat(times));
    expect(tree.blocks.at(-1)!.end).toBe(piece.length * times);
    expectToGrowWithText((size) => piece.repeat(size), buildDraft, Math.ceil(times / 8));
  });
});
