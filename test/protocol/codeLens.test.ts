import { afterEach, describe, expect, test } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import type { ClientCapabilities, CodeLens } from 'vscode-languageserver-protocol';
import type { Client } from '../../server/src/lsp/client.ts';
import type { Timer } from '../../server/src/lsp/environment.ts';
import { createLensRefresher } from '../../server/src/lsp/lensRefresher.ts';
import {
  type ClientOptions,
  fullCapabilities,
  startClient,
  type TestClient,
  type TestDocument,
} from '../support/client.ts';
import { city, cityUri, provinceUri, stateUri, threeLevels } from '../support/three-levels.ts';

let client: TestClient;
afterEach(() => client?.close());

/** Our extension reads the files for the server; other editors do not. */
async function start(uri: string, options: ClientOptions = { readsFiles: true }): Promise<TestDocument> {
  client = await startClient({ files: threeLevels, locale: 'zh-CN', ...options });
  return client.open(uri);
}

const lenses = ({ uri }: TestDocument) =>
  client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
const resolve = (lens: unknown) => client.request<CodeLens>('codeLens/resolve', lens as object);

/** `5 依据：… → command` for each lens, resolved where it must be. */
async function shown(document: TestDocument): Promise<readonly string[]> {
  const all = await Promise.all((await lenses(document)).map((lens) => (lens.command ? lens : resolve(lens))));
  return all.map(({ range, command }) => `${range.start.line} ${command!.title} → ${command!.command}`);
}

const run = ({ command }: CodeLens) =>
  client.request('workspace/executeCommand', { command: command!.command, arguments: command!.arguments });

const basis = (number: string, more = '') =>
  new RegExp(`^\\d 依据：${number} 一、（.）推.* · 把握 \\d+% · 自动对应${more} → `);
const decisions = { clause: '1.1', title: '推进重要决策公开' };

describe('code lens in our extension', () => {
  test('stands above the clauses of a draft, whole at once', async () => {
    const document = await start(cityUri);
    const found = await lenses(document);
    expect(found.map(({ command }) => command !== undefined)).toEqual([true, true, true]);
    const titles = await shown(document);
    expect(titles).toEqual([
      expect.stringMatching(basis('浙政办发〔2019〕33号', '（另有 1 条）')),
      '5 对照 → workpoints.compareWithParent',
      '6 没有上位条目 → workpoints.pinLink',
    ]);
    expect(document.textAt(found[0]!.range)).toBe('（一）推进重要决策公开');
  });

  test('above the clauses of a parent is resolved when it comes into view', async () => {
    const document = await start(stateUri);
    const found = await lenses(document);
    expect(found.map(({ command, data }) => [command, data])).toEqual([
      [undefined, expect.objectContaining({ clause: '1.1' })],
      [undefined, expect.objectContaining({ clause: '1.2' })],
    ]);
    expect(await shown(document)).toEqual([
      '6 2 份文件有 2 条落实本条：浙政办发〔2019〕33号、《杭州市2019年政务公开工作要点》 → workpoints.peekClauses',
      '7 浙政办发〔2019〕33号 有 1 条落实本条 → workpoints.showClause',
    ]);
  });

  test('says both in the middle of the chain', async () => {
    expect(await shown(await start(provinceUri))).toEqual([
      expect.stringMatching(basis('國辦發〔2019〕14號')),
      '8 对照 → workpoints.compareWithParent',
      expect.stringMatching(basis('國辦發〔2019〕14號')),
      '9 对照 → workpoints.compareWithParent',
      '8 《杭州市2019年政务公开工作要点》 有 1 条落实本条 → workpoints.showClause',
      '9 没有下位条目落实本条 → ',
    ]);
  });

  test('gives the places of several clauses and the clause that is compared', async () => {
    const [first] = await lenses(await start(stateUri));
    const [several] = (await resolve(first)).command!.arguments as { places: { uri: string }[]; position: object }[];
    expect(several!.position).toEqual({ line: 6, character: 0 });
    expect(several!.places.map(({ uri }) => decodeURIComponent(uri))).toEqual([provinceUri, cityUri]);
    client.close();
    const compared = (await lenses(await start(cityUri)))[1]!.command!.arguments![0];
    expect(compared).toEqual({ own: expect.objectContaining({ uri: cityUri, path: '1.1', name: '一、（一）' }) });
  });

  test('leads to the one clause that it names', async () => {
    const lens = (await lenses(await start(provinceUri)))[0]!;
    expect(await run(lens)).toBe(true);
    expect(client.opened.map(decodeURIComponent)).toEqual([stateUri]);
  });

  test('follows what people decide', async () => {
    const document = await start(cityUri);
    await document.diagnostics();
    const decide = (verdict: string, uri: string) =>
      client.request('workspace/executeCommand', {
        command: 'workpoints.decideLinks',
        arguments: [{ uri: cityUri, verdict, scope: 'link', clause: decisions, parent: { uri, ...decisions } }],
      });
    await decide('accepted', provinceUri);
    expect((await shown(document))[0]).toContain(' · 已确认（');
    const above = { uri: stateUri, clause: '1.1', title: '推進重要決策公開' };
    const pin = { uri: cityUri, clause: { clause: '1.2', title: '办好荔枝文化节' }, parent: above, reason: '' };
    await client.request('workspace/executeCommand', { command: 'workpoints.pinLink', arguments: [pin] });
    expect((await shown(document))[2]).toContain('人工指定');
    const local = { uri: cityUri, clause: '1.2', title: '办好荔枝文化节', reason: '本市传统活动' };
    await client.request('workspace/executeCommand', { command: 'workpoints.markLocal', arguments: [local] });
    expect((await shown(document))[2]).toBe('6 本地任务：本市传统活动 → workpoints.pinLink');
  });

  test('is none where a document has neither parents nor children, and none in a document that is excluded', async () => {
    const files = {
      'file:///ws/某县2019年工作要点.txt': '某县2019年工作要点\n\n一、公开\n（一）公开草案。公布草案。\n',
    };
    expect(await lenses(await start('file:///ws/某县2019年工作要点.txt', { readsFiles: true, files }))).toEqual([]);
    client.close();
    const project = { 'file:///ws/workpoints.json': '{ "directives": ["上位"], "exclude": ["*.txt"] }' };
    const excluded = { readsFiles: true, files: { ...threeLevels, ...project } };
    expect(await lenses(await start(cityUri, excluded))).toEqual([]);
  });

  test.each([
    ['workpoints.codeLens', { codeLens: false }],
    ['checking', { enable: false }],
  ])('is off with %s', async (_, settings) => {
    const capabilities: ClientCapabilities = {
      ...fullCapabilities,
      workspace: { ...fullCapabilities.workspace, configuration: true },
    };
    const document = await start(cityUri, { readsFiles: true, capabilities, settings: () => settings });
    await client.until(() => client.statuses.length > 0, 'a status');
    await document.request('textDocument/hover', '推进');
    expect(await lenses(document)).toEqual([]);
  });

  test.each([
    ['nothing', {}],
    ['data of another kind', { data: 7 }],
    ['an address that is none', { data: { uri: 7, clause: '1.1', title: '甲' } }],
    ['a document that is not there', { data: { uri: 'file:///ws/none.txt', clause: '1.1', title: '甲' } }],
    ['a clause that is not there', { data: { uri: cityUri, clause: '9', title: '甲' } }],
  ])('resolves %s to a line without words, and logs no fault', async (_, lens) => {
    await start(cityUri);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    expect(await resolve({ range, ...lens })).toMatchObject({ range, command: { title: '', command: '' } });
    expect(client.logged).toEqual([]);
  });
});

describe('code lens in other editors', () => {
  const others: ClientOptions = { readsFiles: false };

  test('names only commands of the server, and leaves out what leads nowhere', async () => {
    const offered = (document: TestDocument) => shown(document).then((all) => all.map((each) => each.split(' → ')[1]));
    const document = await start(provinceUri, others);
    const commands = client.initialized.capabilities.executeCommandProvider!.commands;
    expect(await offered(document)).toEqual(Array(3).fill('workpoints.showClause'));
    expect((await lenses(document)).every(({ command }) => commands.includes(command!.command))).toBe(true);
    expect(await offered(client.open(cityUri))).toEqual(['workpoints.showClause', 'workpoints.pinLink']);
  });

  test('goes to one clause at once, and asks which of several', async () => {
    const [several, one] = await lenses(await start(stateUri, others));
    expect(await run(one!)).toBe(true);
    expect(client.opened.map(decodeURIComponent)).toEqual([provinceUri]);
    client.press('一、（一）推进重要决策公开 · 《杭州市2019年政务公开工作要点》');
    expect(await run(several!)).toBe(true);
    expect(client.shown.at(-1)).toEqual({
      message: '转到哪一条？',
      actions: [
        '一、（一）推进重要决策公开 · 浙政办发〔2019〕33号',
        '一、（一）推进重要决策公开 · 《杭州市2019年政务公开工作要点》',
      ],
    });
    expect(client.opened.map(decodeURIComponent)).toEqual([provinceUri, cityUri]);
    client.press('');
    expect(await run(several!)).toBe(false);
  });

  test('is not offered to a client that shows no documents', async () => {
    await start(cityUri, { capabilities: { ...fullCapabilities, window: { showMessage: {} } } });
    expect(client.initialized.capabilities.codeLensProvider).toBeUndefined();
    client.close();
    await start(cityUri, { capabilities: null });
    expect(client.initialized.capabilities.codeLensProvider).toBeUndefined();
  });

  test.each([
    null,
    7,
    {},
    { clauses: 7 },
    { clauses: [] },
    { clauses: [null, { uri: 7 }, { uri: 'file:///ws/none.txt', clause: '1', title: '' }] },
  ])('the command behind it does nothing with %j', async (argument) => {
    await start(cityUri, others);
    expect(
      await client.request('workspace/executeCommand', { command: 'workpoints.showClause', arguments: [argument] }),
    ).toBe(false);
    expect(client.opened).toEqual([]);
    expect(client.logged).toEqual([]);
  });
});

describe('a client that asks for lenses again when it is told', () => {
  const capabilities: ClientCapabilities = {
    ...fullCapabilities,
    workspace: { ...fullCapabilities.workspace, codeLens: { refreshSupport: true } },
  };

  async function startCounting() {
    const document = await start(stateUri, { readsFiles: true, capabilities });
    let told = 0;
    client.connection.onRequest('workspace/codeLens/refresh', () => {
      told++;
      return null;
    });
    await document.diagnostics();
    return { document, told: () => told };
  }

  test('is told when another document changes what they say', async () => {
    const { document, told } = await startCounting();
    expect((await shown(document))[0]).toContain('2 份文件有 2 条');
    const open = client.open(cityUri, city);
    await client.until(() => told() > 0, 'word that lenses changed');
    const before = told();
    open.rewrite(city.replace(/（一）.*\n/, ''));
    await client.until(() => told() > before, 'word that lenses changed again');
    expect((await shown(document))[0]).toBe('6 浙政办发〔2019〕33号 有 1 条落实本条 → workpoints.showClause');
  });

  test('is told once for a row of changes, nothing before it has asked, and nothing after the end', () => {
    const [waiting, sent] = [new Set<() => void>(), [] as string[]];
    const timer: Timer = {
      year: () => 2026,
      after(_, action) {
        waiting.add(action);
        return () => waiting.delete(action);
      },
    };
    const pass = () => {
      for (const action of waiting) action();
      waiting.clear();
    };
    const connection = { sendRequest: async (method: string) => void sent.push(method) } as unknown as Connection;
    const refresher = createLensRefresher(connection, { codeLensRefresh: true } as Client, timer);
    refresher.touch();
    pass();
    expect(sent).toEqual([]);
    refresher.asked();
    refresher.touch();
    refresher.touch();
    pass();
    expect(sent).toEqual(['workspace/codeLens/refresh']);
    refresher.touch();
    refresher.dispose();
    pass();
    expect(sent).toHaveLength(1);
  });
});
