import { describe, expect, it } from 'vitest';
import { joinUri } from '../../server/src/workspace/uri.ts';
import { cleanDraft, directive, faultyDraft } from '../support/drafts.ts';
import { currentFolder, machine } from '../support/terminal.ts';

const project = {
  '工作要点.txt': cleanDraft,
  '上位/国办.txt': directive,
  'workpoints.json': '{ "directives": ["上位"] }',
};

describe('parse', () => {
  it('is the contract, version 1', async () => {
    const { status, output } = await machine(project).run(['parse', '--format', 'json', '工作要点.txt']);
    expect(status).toBe(0);
    const { version, files } = JSON.parse(output);
    expect(version).toBe(1);
    expect(files[0]).toMatchObject({
      path: '工作要点.txt',
      title: '临江市2026年政务公开工作要点',
      issuer: '临江市人民政府办公室',
      number: null,
      year: 2026,
      date: '2026-06-01',
      script: 'hans',
      citations: [],
    });
    expect(files[0].clauses.map((clause: { path: string }) => clause.path)).toEqual(['1', '1.1', '1.2']);
    expect(files[0].clauses[1]).toEqual({
      path: '1.1',
      level: 2,
      label: '（一）',
      title: '推进决策公开',
      line: 7,
      column: 1,
      endLine: 7,
      endColumn: expect.any(Number),
      leaf: true,
      role: 'task',
      exempt: null,
      sentences: [{ line: 7, column: 11, endLine: 7, endColumn: 28, task: true, covered: true }],
    });
  });

  it('lists citations with title, number and alias', async () => {
    const text = '要点\n\n一、总体要求\n落实《关于印发办法的通知》（国办发〔2019〕14号，以下简称《办法》）。\n';
    const { output } = await machine({ '工作要点.txt': text }).run(['parse']);
    expect(JSON.parse(output).files[0].citations).toEqual([
      {
        title: '关于印发办法的通知',
        number: '国办发〔2019〕14号',
        alias: '办法',
        line: 4,
        column: 3,
        endLine: 4,
        endColumn: expect.any(Number),
      },
    ]);
  });
});

describe('tasks', () => {
  it('--format json is the contract, version 1', async () => {
    const { status, output } = await machine(project).run(['tasks', '--format', 'json', '工作要点.txt']);
    expect(status).toBe(0);
    expect(JSON.parse(output)).toEqual({
      version: 1,
      files: [
        {
          path: '工作要点.txt',
          title: '临江市2026年政务公开工作要点',
          tasks: [
            {
              clause: '1.1',
              title: '推进决策公开',
              label: '一、（一）',
              section: '一、推进公开',
              text: '主动向社会公布决策草案、决策依据。',
              place: { line: 7, column: 11, endLine: 7, endColumn: 28 },
              note: '（市司法局牵头，市财政局配合，完成时限：2026年10月）',
              owned: true,
              units: [
                {
                  name: '市司法局',
                  role: 'lead',
                  collective: false,
                  unit: '|市|司法局',
                  line: 7,
                  column: 29,
                  endLine: 7,
                  endColumn: 33,
                },
                {
                  name: '市财政局',
                  role: 'support',
                  collective: false,
                  unit: '|市|财政局',
                  line: 7,
                  column: 36,
                  endLine: 7,
                  endColumn: 40,
                },
              ],
              basis: '国办发〔2026〕14号 一、（一）',
              mode: null,
              deadline: { text: '2026年10月', by: '2026-10-31' },
              line: 7,
              column: 28,
              endLine: 7,
              endColumn: 57,
            },
            {
              clause: '1.2',
              title: '办好荔枝文化节',
              label: '一、（二）',
              section: '一、推进公开',
              text: '做好展位布置、交通疏导和游客接待。',
              place: expect.any(Object),
              note: '（市文化和旅游局、市公安局分别负责）',
              owned: true,
              units: [
                expect.objectContaining({ name: '市文化和旅游局', role: 'responsible', collective: false }),
                expect.objectContaining({ name: '市公安局', role: 'responsible', collective: false }),
              ],
              basis: null,
              mode: 'each',
              deadline: null,
              line: 8,
              column: 29,
              endLine: 8,
              endColumn: 47,
            },
          ],
          units: [
            {
              id: '|市|司法局',
              name: '市司法局',
              collective: false,
              tasks: [{ task: 0, role: 'lead', group: null }],
            },
            expect.objectContaining({ name: '市财政局', tasks: [{ task: 0, role: 'support', group: null }] }),
            expect.objectContaining({ name: '市文化和旅游局', tasks: [{ task: 1, role: 'responsible', group: null }] }),
            expect.objectContaining({ name: '市公安局', tasks: [{ task: 1, role: 'responsible', group: null }] }),
          ],
        },
      ],
      problems: [],
    });
  });

  it('--format json lists what nobody answers for', async () => {
    const { output } = await machine({ '工作要点.txt': faultyDraft }).run(['tasks', '--format', 'json']);
    expect(JSON.parse(output).files[0].tasks.at(-1)).toMatchObject({
      clause: '1.4',
      note: null,
      units: [],
      owned: false,
    });
  });

  it('--format csv is UTF-8 with a byte order mark, in quotes, with the basis', async () => {
    const { bytes, output } = await machine(project).run(['tasks', '--format', 'csv', '工作要点.txt']);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(output.replace('\ufeff', '').split('\r\n')).toEqual([
      '"文件","部分","序号","重点任务","具体举措","牵头单位","责任单位","配合单位","完成时限","上级依据"',
      '"工作要点.txt","一、推进公开","1","一、（一）推进决策公开","主动向社会公布决策草案、决策依据。","市司法局","","市财政局","2026年10月","国办发〔2026〕14号 一、（一）"',
      '"工作要点.txt","一、推进公开","2","一、（二）办好荔枝文化节","做好展位布置、交通疏导和游客接待。","","市文化和旅游局、市公安局","","",""',
      '',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '\u3000=1', '\t=1'])(
    '--format csv: %j is no formula',
    async (name) => {
      const text = `要点\n\n一、推进公开\n（一）${name.trim()}做好“公开”。（市司法局负责）\n（二）甲。（市司法局负责）`;
      const { output } = await machine({ [`${name.replace(/[\t\u3000]/g, '')}工作要点.txt`]: text }).run([
        'tasks',
        '--format',
        'csv',
      ]);
      const fields = [...output.matchAll(/"((?:[^"]|"")*)"/g)].map((field) => field[1]!);
      expect(fields.length).toBeGreaterThan(20);
      expect(fields.filter((field) => /^[\s]*[=+\-@＝＋－＠]/.test(field))).toEqual([]);
      expect(fields.some((field) => field.startsWith("'"))).toBe(true);
    },
  );

  it('--format text and markdown name tasks, units, deadline and basis', async () => {
    for (const format of ['text', 'markdown']) {
      const { output } = await machine(project).run(['tasks', '--format', format, '工作要点.txt']);
      for (const word of ['一、推进公开', '决策依据', '市司法局', '2026年10月', '国办发〔2026〕14号']) {
        expect(output).toContain(word);
      }
    }
  });

  it('writes to a file with --output', async () => {
    const { host, run } = machine(project);
    const { output, status } = await run(['tasks', '--format', 'csv', '工作要点.txt', '--output', '任务.csv']);
    expect([status, output]).toEqual([0, '']);
    expect(host.text(joinUri(currentFolder, '任务.csv'))).toContain('"序号"');
    host.fail(joinUri(currentFolder, '任务.csv'), 'refused', 'writing');
    const refused = await run(['tasks', '--format', 'csv', '工作要点.txt', '--output', '任务.csv']);
    expect(refused).toMatchObject({ status: 2, errors: '任务.csv: 没有权限\n' });
  });

  it('escapes what would format in Markdown', async () => {
    const text =
      '要点\n\n一、推进公开\n（一）<img src=x>|*公开*[链](http://x)。（市司法局负责）\n（二）甲。（市司法局负责）';
    const { output } = await machine({ '工作要点.txt': text }).run(['tasks', '--format', 'markdown']);
    expect(output).not.toMatch(/<img|http:\/\//);
    expect(output).toContain('\\|\\*公开\\*');
  });
});

describe('trace', () => {
  it('--format json is the contract, version 1', async () => {
    const { status, output } = await machine(project).run(['trace', '--format', 'json', '工作要点.txt']);
    expect(status).toBe(0);
    const parent = { path: '上位/国办.txt', clause: '1.1' };
    expect(JSON.parse(output)).toEqual({
      version: 1,
      files: [
        {
          path: '工作要点.txt',
          parents: [
            { path: '上位/国办.txt', title: '2026年政务公开工作要点', number: '国办发〔2026〕14号', why: 'cited' },
          ],
          links: [
            { clause: '1.1', parent, kind: 'primary', status: 'covers', score: 0.875, decision: null, reason: null },
          ],
          sentences: [{ line: 7, column: 11, endLine: 7, endColumn: 28, clause: '1.1', parent, score: 0.875 }],
          unlinked: ['1.2'],
          coverage: [
            { parent, status: 'full', by: ['1.1'], sentences: [] },
            { parent: { path: '上位/国办.txt', clause: '1.2' }, status: 'none', by: [], sentences: [] },
          ],
          missing: [],
        },
      ],
      problems: [],
    });
  });

  it.each(['text', 'markdown', 'html'])(
    '--format %s names parents, links, what has none and what is not covered',
    async (format) => {
      const { output } = await machine(project).run(['trace', '--format', format, '工作要点.txt']);
      for (const word of [
        '国办发〔2026〕14号',
        '推进决策公开',
        '88%',
        '没有找到依据',
        '未落实',
        '推进执行公开',
        '1 条',
      ]) {
        expect(output).toContain(word);
      }
    },
  );

  it('says how to name directives where none are found', async () => {
    const { output, status } = await machine({ '工作要点.txt': cleanDraft }).run(['trace', '--lang', 'en']);
    expect(output).toContain('name it in directives of workpoints.json');
    expect(status).toBe(0);
  });

  it('names documents that are cited and not in the library', async () => {
    const text = `${cleanDraft}（三）落实《通知》（国办发〔2020〕17号）。做好公开。（市司法局负责）\n`;
    for (const format of ['text', 'markdown', 'html']) {
      const { output } = await machine({ ...project, '工作要点.txt': text }).run([
        'trace',
        '--format',
        format,
        '工作要点.txt',
      ]);
      expect(output).toContain('国办发〔2020〕17号');
    }
  });
});

describe('trace --format html', () => {
  it('runs nothing, loads nothing, and shows hostile text as text', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>&"\'';
    const { output } = await machine({
      ...project,
      '工作要点.txt': cleanDraft
        .replace('政务公开工作要点', `${hostile}工作要点`)
        .replace('做好展位', `${hostile}做好展位`),
      '上位/国办.txt': directive.replaceAll('推进决策公开。', `推进决策公开。${hostile}`),
    }).run(['trace', '--format', 'html', '工作要点.txt']);
    expect(output).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(output).not.toMatch(/<script|<img|onerror=alert\(1\)>(?!&)|<link|@import|url\(/);
    expect(output).toContain("default-src 'none'");
    expect(output).not.toMatch(/(?:src|href)="(?!#)/);
  });

  it('marks the words that both texts share, beside each other', async () => {
    const { output } = await machine(project).run(['trace', '--format', 'html', '工作要点.txt']);
    expect(output.match(/<mark>推进决策公开/g)).toHaveLength(2);
    expect(output).toContain('<mark>主动向社会公布决策草案、决策依据</mark>');
    expect(output).toMatch(/<del>[^<]*涉及公共利益的重大事项/);
    // Who does it, and the number, differ between the levels and are no difference.
    expect(output).not.toMatch(/<ins>[^<]*市司法局/);
    expect(output).toContain('<div class="pair">');
    expect(output).toContain('@media print');
  });

  it('shows first what has no basis and what nothing implements, then the matrix and the sentences', async () => {
    const { output } = await machine(project).run(['trace', '--format', 'html', '工作要点.txt']);
    const order = ['没有依据的条目', '没有落实的上位条目', '对应一览', '落实情况', '各条依据'].map((words) =>
      output.indexOf(`${words}`),
    );
    expect(order.every((place) => place > 0)).toBe(true);
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(output).toContain('●');
  });

  it('links only to places that are there', async () => {
    const { output } = await machine({ ...project, '乙工作要点.txt': cleanDraft }).run([
      'trace',
      '--format',
      'html',
      '.',
    ]);
    const ids = [...output.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBe(new Set(ids).size);
    for (const [, target] of output.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});

describe('rules', () => {
  it('--format json lists code, title, severity, fix, basis and page of every rule', async () => {
    const { status, output } = await machine().run(['rules', '--format', 'json']);
    expect(status).toBe(0);
    const { version, rules } = JSON.parse(output);
    expect(version).toBe(1);
    expect(rules).toContainEqual({
      code: 'numbering/sequence',
      title: expect.stringContaining('编号'),
      severity: 'error',
      reads: 'draft',
      fix: 'review',
      basis: 'GB/T 9704—2012 §7.3.3',
      since: '0.1.0',
      page: 'docs/rules/numbering-sequence.md',
    });
  });

  it('are listed for people in three languages', async () => {
    for (const [lang, word] of [
      ['zh-cn', '责任单位'],
      ['zh-tw', '責任單位'],
      ['en', 'responsible unit'],
    ] as const) {
      const { output } = await machine().run(['rules', '--lang', lang]);
      expect(output).toContain('responsibility/missing');
      expect(output).toContain(word);
    }
  });
});
