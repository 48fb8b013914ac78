import { afterEach, describe, expect, test } from 'vitest';
import type {
  CarriedWordingJson,
  ComparisonJson,
  CoverageJson,
  NameDirectiveJson,
} from '../../server/src/lsp/protocol.ts';
import {
  type ClientOptions,
  fullCapabilities,
  startClient,
  type TestClient,
  type TestDocument,
} from '../support/client.ts';
import { draft, draftUri, files, parent, parentUri, projectUri, workspace } from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

const uncovered = '（三）推廣基層試點。推廣基層政務公開試點成果，完善目錄。\n';

async function start(text = draft, options: ClientOptions = {}): Promise<TestDocument> {
  const all = { ...files, [parentUri]: parent + uncovered };
  client = await startClient({ locale: 'zh-CN', files: all, ...options });
  return client.open(draftUri, text);
}

describe('workpoints/coverage', () => {
  const ask = (uri = draftUri): Promise<CoverageJson> => client.request('workpoints/coverage', { uri });

  test('tells of each parent clause how far it is implemented and by what', async () => {
    const document = await start();
    const { parents, unlinked, missing, project } = await ask();
    expect(parents).toHaveLength(1);
    expect(parents[0]).toMatchObject({ title: '2019年政務公開工作要點', number: '國辦發〔2019〕14號', why: 'cited' });
    expect(decodeURIComponent(parents[0]!.uri)).toBe(parentUri);
    expect(
      parents[0]!.clauses.map(({ clause, status, by }) => [clause.name, status, by.map(({ name }) => name)]),
    ).toEqual([
      ['一、（一）', 'full', ['一、（一）']],
      ['一、（二）', 'full', ['一、（二）']],
      ['一、（三）', 'none', []],
    ]);
    const [, second] = parents[0]!.clauses;
    expect(second!.by[0]).toMatchObject({ path: '1.2', status: 'covers', isDecided: false });
    expect(second!.by[0]!.score).toBeGreaterThan(0.5);
    expect(parents[0]!.clauses.map(({ canBegin }) => canBegin)).toEqual([true, true, true]);
    expect(unlinked.map(({ title }) => title)).toEqual(['办好荔枝文化节']);
    expect(document.textAt(unlinked[0]!.range)).toBe('（三）办好荔枝文化节');
    expect(missing).toEqual([]);
    expect(project).toMatchObject({ exists: true, directives: 1 });
  });

  test('tells what people said of a link', async () => {
    await start();
    const clause = { clause: '1.2', title: '推进重要部署执行公开' };
    const above = { uri: parentUri, clause: '1.2', title: '推進重要部署執行公開' };
    const decide = (verdict: string) => {
      const given = { uri: draftUri, verdict, scope: 'link', clause, parent: above, reason: '' };
      return client.request('workspace/executeCommand', { command: 'workpoints.decideLinks', arguments: [given] });
    };
    expect(await decide('accepted')).toBe(true);
    expect((await ask()).parents[0]!.clauses[1]!.by).toMatchObject([{ path: '1.2', isDecided: true }]);
    expect(await decide('rejected')).toBe(true);
    expect((await ask()).parents[0]!.clauses[1]).toMatchObject({ status: 'none', by: [] });
  });

  test('names what is cited and not in the library, and where a project file would be', async () => {
    const document = await start(draft, { files: {} });
    const { parents, missing, project } = await ask();
    expect(parents).toEqual([]);
    expect(missing).toEqual([
      {
        title: '国务院办公厅关于印发2019年政务公开工作要点的通知',
        number: '国办发〔2019〕14号',
        range: document.range('《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号）'),
      },
    ]);
    expect(project).toEqual({ uri: projectUri, exists: false, directives: 0 });
  });

  test('there is none for a document that cannot be read', async () => {
    await start();
    expect(await ask(`${workspace}/没有.txt`)).toBeNull();
  });
});

describe('workpoints/comparison', () => {
  const ask = (more: object = {}): Promise<ComparisonJson | null> =>
    client.request('workpoints/comparison', { uri: draftUri, ...more });

  test('of the clause at a position, of a clause by its path, of the whole draft', async () => {
    const document = await start();
    const byPosition = await ask({ position: document.position('民生实事') });
    expect(byPosition).toMatchObject({ clause: '1.2', title: '一、（二） ↔ 國辦發〔2019〕14號 一、（二）' });
    expect(byPosition!.parent).toContain('公开政府工作报告、民生实事项目的执行情况。');
    expect(await ask({ clause: '1.2' })).toEqual(byPosition);
    const whole = await ask();
    expect(whole).toMatchObject({ clause: null, title: '本市2019年政务公开工作要点 ↔ 國辦發〔2019〕14號' });
    expect(whole!.parent).toContain('本稿没有落实：國辦發〔2019〕14號 一、（三）推廣基層試點');
    document.replace('民生实事项目的', '重点');
    expect((await ask({ clause: '1.2' }))!.draft).toContain('公开政府工作报告、重点执行情况。');
  });

  test('there is none for a clause without a parent clause', async () => {
    const document = await start();
    expect(await ask({ position: document.position('酒店') })).toBeNull();
    expect(await ask({ clause: '7.7' })).toBeNull();
  });
});

describe('workpoints/carriedWording', () => {
  const ask = (uri: string): Promise<CarriedWordingJson[]> => client.request('workpoints/carriedWording', { uri });

  test('marks the words on both sides, each with what stands at the other', async () => {
    const document = await start();
    const above = client.open(parentUri, parent);
    const own = await ask(draftUri);
    const theirs = await ask(parentUri);
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map(({ from }) => from))).toEqual(new Set(['above']));
    expect(new Set(theirs.map(({ from }) => from))).toEqual(new Set(['below']));
    const pairs = own.map(({ range, text }) => [document.textAt(range), text]);
    expect(theirs.map(({ range, text }) => [text, above.textAt(range)]).sort()).toEqual(pairs.sort());
    expect(own[0]!.source).toMatch(/^國辦發〔2019〕14號 一、（.）$/);
  });
});

describe('workpoints/exportTrace', () => {
  test('gives the report as one HTML file', async () => {
    await start();
    const { text } = await client.request<{ text: string }>('workpoints/exportTrace', { uri: draftUri });
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).toContain('办好荔枝文化节');
    expect(text).toContain('推廣基層試點');
  });
});

describe('workpoints/nameDirective', () => {
  const ask = (directive: string, projectText?: string): Promise<NameDirectiveJson> =>
    client.request('workpoints/nameDirective', { uri: draftUri, directive, ...(projectText ? { projectText } : {}) });

  test('adds a file to the project file, comments and layout stay', async () => {
    const text =
      '{\n\t// 上级文件\n\t"directives": [\n\t\t"上位", // 全部\n\t],\n\t"rules": { "script/mixed": "off" }\n}\n';
    await start(draft, { files: { ...files, [projectUri]: text } });
    expect(await ask(`${workspace}/文件/国办 2020.txt`)).toEqual({
      outcome: 'ready',
      uri: projectUri,
      exists: true,
      text: text.replace('"上位",', '"文件/国办 2020.txt",\n\t\t"上位",'),
    });
    expect(client.files.writes).toEqual([]);
  });

  test('takes the text that the editor holds, and adds nothing twice', async () => {
    await start();
    const text = '{ "directives": ["上位", "a.txt"] }';
    expect(await ask(`${workspace}/a.txt`, text)).toMatchObject({ outcome: 'ready', text });
    expect(await ask(`${workspace}/b.txt`, '{}')).toMatchObject({ text: '{\n  "directives": [\n    "b.txt"\n  ]\n}' });
  });

  test('makes a project file where there is none', async () => {
    await start(draft, { files: {} });
    const text = '{\n  "directives": [\n    "上位/国办2019.txt"\n  ]\n}\n';
    expect(await ask(parentUri)).toEqual({ outcome: 'ready', uri: projectUri, exists: false, text });
  });

  test('a file elsewhere, a broken project file, a draft without a place', async () => {
    await start();
    expect(await ask('file:///other/国办2019.txt')).toEqual({ outcome: 'outside', uri: projectUri });
    expect(await ask(parentUri, '{ "directives": [')).toEqual({ outcome: 'broken', uri: projectUri });
    expect(await ask(parentUri, '{ "directives": "上位" }')).toEqual({ outcome: 'broken', uri: projectUri });
    client.open('untitled:Untitled-1', draft);
    const given = { uri: 'untitled:Untitled-1', directive: parentUri };
    // Never saved, it belongs to the only folder that is open.
    expect(await client.request('workpoints/nameDirective', given)).toMatchObject({
      outcome: 'ready',
      uri: projectUri,
    });
    const event = { removed: [{ uri: workspace, name: '' }], added: [] };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    expect(await client.request('workpoints/nameDirective', given)).toEqual({ outcome: 'nowhere' });
  });
});

describe('workpoints.insertClause', () => {
  const run = (more: object = {}): Promise<boolean> => {
    const given = { uri: draftUri, parent: parentUri, clause: '1.3', ...more };
    return client.request('workspace/executeCommand', { command: 'workpoints.insertClause', arguments: [given] });
  };

  test('starts the clause as one edit and shows it; the only finding is that nobody answers for it', async () => {
    const document = await start();
    const before = (await document.diagnostics()).map(({ code }) => code);
    expect(await run()).toBe(true);
    expect(document.version).toBe(2);
    expect(document.text).toBe(
      draft.replace('（三）办好', '（三）推广基层试点。推广基层政务公开试点成果，完善目录。\n（四）办好'),
    );
    expect(client.opened).toEqual([draftUri]);
    const after = (await document.diagnostics()).map(({ code }) => code);
    expect(after.filter((code) => code === 'responsibility/missing')).toHaveLength(1);
    // The parent clause that was open is implemented now.
    expect(before).toContain('directive/uncovered');
    expect(after.filter((code) => code !== 'responsibility/missing')).toEqual(
      before.filter((code) => code !== 'directive/uncovered'),
    );
  });

  test('says why there is nothing to start from, and changes nothing', async () => {
    const document = await start();
    expect(await run({ clause: '8.8' })).toBe(false);
    await client.until(() => client.shown.length > 0, 'a message');
    expect(client.shown.at(-1)!.message).toBe('这一条没有插入：上位文件中已没有这一条，或它不是一项任务。');
    for (const given of [{ uri: 3 }, { parent: null }, { uri: `${workspace}/没有.txt` }])
      expect(await run(given)).toBe(false);
    expect(document.text).toBe(draft);
  });

  test('needs a client that applies edits', async () => {
    const document = await start(draft, {
      capabilities: { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, applyEdit: false } },
    });
    expect(await run()).toBe(false);
    expect(document.text).toBe(draft);
  });
});
