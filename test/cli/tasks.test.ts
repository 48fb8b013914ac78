import { describe, expect, it } from 'vitest';
import { machine } from '../support/terminal.ts';

const city = `临江市2026年政务公开工作要点

一、推进公开
（一）决策公开。公布决策草案。（市司法局牵头，各区政府、市政府各部门负责落实）公布决策依据。（市教委负责）
（二）办好荔枝文化节。做好展位布置。（市文化和旅游局、公安局分别负责）
（三）加强队伍建设。每年组织培训。
二、推进服务
（四）办事公开。公布办事指南。（市发改委负责）
`;
const other = `临江市2026年优化营商环境工作要点

一、便利开办企业
（一）一窗办理。压缩办理时间。（市市场监管局牵头，市教育委员会、各区政府配合）
（二）电子证照。推广使用。（市发展改革委负责）
`;
const files = { '政务公开工作要点.txt': city, '营商环境工作要点.txt': other };

/** The lines of a CSV as fields, without the head. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const lines = csv.replace('\ufeff', '').trimEnd().split('\r\n').slice(1);
  return lines.map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map((field) => field[1]!));
}

async function rows(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const { output, status } = await machine({ ...files, ...more }).run(['tasks', '--format', 'csv', ...args]);
  expect(status).toBe(0);
  return rowsOf(output);
}

describe('tasks --by', () => {
  it('section: what nobody has stands first, then the sections in their order', async () => {
    const table = await rows(['政务公开工作要点.txt']);
    expect(table.map(([, section, number, clause, task]) => [section, number, clause, task])).toEqual([
      ['没有责任单位的任务', '1', '一、（三）加强队伍建设', '每年组织培训。'],
      ['一、推进公开', '2', '一、（一）决策公开', '公布决策草案。'],
      ['一、推进公开', '3', '一、（一）决策公开', '公布决策依据。'],
      ['一、推进公开', '4', '一、（二）办好荔枝文化节', '做好展位布置。'],
      ['二、推进服务', '5', '二、（四）办事公开', '公布办事指南。'],
    ]);
  });

  it('section: a clause that says no more than its heading is listed with its heading', async () => {
    const text = '临江市2026年重点工作任务\n\n一、主要目标\n1.地区生产总值增长5%左右。\n牵头单位：市发展改革委\n';
    const table = await rows(['重点工作.txt'], { '重点工作.txt': text });
    expect(table.map(([, , , , task]) => task)).toEqual(['地区生产总值增长5%左右']);
  });

  it('document: one table with a section for each document', async () => {
    const table = await rows(['--by', 'document']);
    expect([...new Set(table.map(([, section]) => section))].sort()).toEqual([
      '临江市2026年优化营商环境工作要点',
      '临江市2026年政务公开工作要点',
    ]);
    expect(table.map(([, , number]) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('unit: every unit of all documents under one name, with its part in each task, and first what nobody has', async () => {
    const table = await rows(['--by', 'unit']);
    const shown = table.map(([, unit, number, part, , clause]) => `${unit} ${number} ${part} ${clause}`);
    expect(shown[0]).toBe('没有责任单位的任务 1  一、（三）加强队伍建设');
    expect(shown).toContain('各区政府 2 配合 一、（一）一窗办理');
    expect(shown).toContain('各区政府 1 负责 一、（一）决策公开');
    // The 市 that the first unit of the note carries for all.
    expect(shown).toContain('市公安局 1 负责 一、（二）办好荔枝文化节');
    // 市发改委 and 市发展改革委, 市教委 and 市教育委员会: the first two are one unit to every reader, the others only by a registry.
    expect(shown.filter((line) => /^市发/.test(line))).toHaveLength(2);
    expect(new Set(shown.filter((line) => /^市发/.test(line)).map((line) => line.split(' ')[0])).size).toBe(1);
    expect(shown.filter((line) => line.startsWith('市市场监管局'))).toHaveLength(1);
  });

  it('unit: one that organs.json lists as a member has the tasks of the group', async () => {
    const organs = JSON.stringify({
      organs: [
        { name: '市教委', shortNames: ['市教育委员会'] },
        { name: '市政府各部门', members: ['市教委', '市公安局'] },
      ],
    });
    const table = await rows(['--by', 'unit'], { 'organs.json': organs });
    const parts = table.filter(([, unit]) => unit === '市教委').map(([, , , part, , , task]) => `${part} ${task}`);
    expect(parts).toEqual(['负责（市政府各部门） 公布决策草案。', '负责 公布决策依据。', '配合 压缩办理时间。']);
  });
});

describe('tasks --unit', () => {
  const partsOf = async (unit: string, more: Readonly<Record<string, string>> = {}) =>
    (await rows(['--by', 'unit', '--unit', unit], more)).map(([, , , part, , , task]) => `${part} ${task}`);

  it('lists what a bureau must do, with the groups that hold it by their form', async () => {
    expect(await partsOf('市司法局')).toEqual(['牵头 公布决策草案。']);
    expect(await partsOf('市公安局')).toEqual(['负责（市政府各部门） 公布决策草案。', '负责 做好展位布置。']);
    expect(await partsOf('东城区政府')).toEqual(['负责（各区政府） 公布决策草案。', '配合（各区政府） 压缩办理时间。']);
    expect(await partsOf('市委宣传部')).toEqual([]);
  });

  it('goes by organs.json where that lists the members', async () => {
    const organs = JSON.stringify({ organs: [{ name: '市政府各部门', members: ['市教委'] }] });
    expect(await partsOf('市公安局', { 'organs.json': organs })).toEqual(['负责 做好展位布置。']);
    expect(await partsOf('市教委', { 'organs.json': organs })).toEqual([
      '负责（市政府各部门） 公布决策草案。',
      '负责 公布决策依据。',
    ]);
  });

  it('has the tasks that 以下均需 gives to others', async () => {
    const first = city.replace(
      '各区政府、市政府各部门负责落实）',
      '市政府各部门负责落实。以下均需各区政府落实，不再列出）',
    );
    const more = { '政务公开工作要点.txt': first };
    expect(await partsOf('东城区政府', more)).toEqual([
      '负责（各区政府） 公布决策依据。',
      '负责（各区政府） 做好展位布置。',
      '负责（各区政府） 公布办事指南。',
      '配合（各区政府） 压缩办理时间。',
    ]);
    const { output } = await machine(more).run(['tasks', '--format', 'json']);
    const tasks = (JSON.parse(output) as { files: { tasks: { units: { name: string; standing?: true }[] }[] }[] })
      .files[0]!.tasks;
    expect(tasks[1]!.units.map(({ name, standing }) => [name, standing])).toEqual([
      ['市教委', undefined],
      ['各区政府', true],
    ]);
  });

  it('finds the unit under a name without its 市 or with its place', async () => {
    for (const name of ['公安局', '临江市公安局']) expect(await partsOf(name)).toContain('负责 做好展位布置。');
  });

  it('lists section by section too, and nothing that nobody has', async () => {
    const table = await rows(['--unit', '市公安局']);
    expect(table.map(([, section, , , task]) => [section, task])).toEqual([
      ['一、推进公开', '公布决策草案。'],
      ['一、推进公开', '做好展位布置。'],
    ]);
  });

  it('says that nobody is called so, and who may be meant', async () => {
    const { run } = machine(files);
    expect(await run(['tasks', '--unit', '市司发局'])).toMatchObject({
      status: 0,
      errors: 'workpoints: 没有哪项任务点名“市司发局”，是不是“市司法局”？\n',
    });
    expect((await run(['tasks', '--unit', '港务集团'])).errors).toBe('workpoints: 没有哪项任务点名“港务集团”\n');
  });

  it('--format json keeps the contract and lists only its tasks', async () => {
    const { output } = await machine(files).run([
      'tasks',
      '--format',
      'json',
      '--unit',
      '市公安局',
      '政务公开工作要点.txt',
    ]);
    const [file] = JSON.parse(output).files;
    expect(file.tasks.map(({ text }: { text: string }) => text)).toEqual(['公布决策草案。', '做好展位布置。']);
    expect(file.units).toEqual([
      {
        id: '|市|公安局',
        name: '市公安局',
        collective: false,
        tasks: [
          { task: 0, role: 'responsible', group: '市政府各部门' },
          { task: 1, role: 'responsible', group: null },
        ],
      },
    ]);
  });
});

describe('hostile content', () => {
  const hostile = `=HYPERLINK("http://x")工作要点

一、@SUM(A1)
（一）+1。-2+3。（=cmd市教委负责）
（二）乙。"引号","|换行。（市司法局负责）
`;

  it.each(['section', 'document', 'unit'])(
    'no field of a CSV by %s begins like a formula, and quotes are doubled',
    async (by) => {
      const { output } = await machine({ '工作要点.txt': hostile }).run(['tasks', '--format', 'csv', '--by', by]);
      const fields = rowsOf(output).flat();
      expect(fields.length).toBeGreaterThan(10);
      expect(fields.filter((field) => /^[\s]*[=+\-@＝＋－＠]/.test(field))).toEqual([]);
      expect(output).toContain('""引号"",""');
      expect(output.split('\r\n').every((line) => line === '' || /^\ufeff?"/.test(line))).toBe(true);
    },
  );
});
