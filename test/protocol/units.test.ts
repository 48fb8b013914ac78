import { Buffer } from 'node:buffer';
import { encode } from 'iconv-lite';
import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  DocumentHighlight,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  MarkupContent,
  Range,
  SymbolInformation,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type InsertNoteArguments, serverCommands } from '../../server/src/lsp/protocol.ts';
import { HostError } from '../../server/src/workspace/host.ts';
import { type ClientOptions, fullCapabilities, startClient, type TestClient } from '../support/client.ts';
import { workspace } from '../support/work-points.ts';

const oneUri = `${workspace}/本市2020年工作要点.txt`;
const twoUri = `${workspace}/下级/二2020年工作要点.txt`;
const parentUri = `${workspace}/上位/上级2020年工作要点.txt`;
const organsUri = `${workspace}/organs.json`;

const one = `本市2020年工作要点

一、公开
（一）甲。落实《市发改委办法》，市发改委抓好落实。（市发改委负责）
（二）乙。办好。（市教委牵头，发改委配合）
`;
const two = `二2020年工作要点

一、服务
（一）丙。办好。（市发改委负责）
`;
const files = {
  [oneUri]: one,
  [twoUri]: two,
  [parentUri]: two,
  [`${workspace}/workpoints.json`]: '{ "directives": ["上位"] }',
};
const organs = '{\n  "organs": [\n    { "name": "市发展和改革委员会", "shortNames": ["市发改委"] }\n  ]\n}\n';

let client: TestClient;
afterEach(() => client?.close());

async function start(options: ClientOptions = {}): Promise<TestClient> {
  client = await startClient({ files, locale: 'zh-CN', ...options });
  return client;
}

const spelt = (uri: string) => decodeURIComponent(uri);
const shown = (uri: string, { start: from }: Range) =>
  `${spelt(uri).slice(workspace.length + 1)} ${from.line}:${from.character}`;

describe('a unit leads', () => {
  test('to its first mention, or to its entry in organs.json where there is one', async () => {
    await start();
    const document = client.open(oneUri);
    const ask = () => document.request<LocationLink[]>('textDocument/definition', '发改委配合');
    const [first] = await ask();
    expect(shown(first!.targetUri, first!.targetSelectionRange)).toBe('本市2020年工作要点.txt 3:26');
    await client.changeFile(organsUri, organs);
    const [entry] = await ask();
    expect(shown(entry!.targetUri, entry!.targetSelectionRange)).toBe('organs.json 2:14');
    expect(document.textAt(entry!.originSelectionRange!)).toBe('发改委');
  });

  test('to all its mentions in every draft, open or not, with its entry in front; not in directives', async () => {
    await start({ files: { ...files, [organsUri]: organs } });
    const document = client.open(oneUri);
    const ask = (includeDeclaration: boolean) =>
      document.request<Location[]>('textDocument/references', '市发改委负责', { context: { includeDeclaration } });
    const mentions = ['本市2020年工作要点.txt 3:26', '本市2020年工作要点.txt 4:15', '下级/二2020年工作要点.txt 3:9'];
    expect((await ask(false)).map(({ uri, range }) => shown(uri, range))).toEqual(mentions);
    expect((await ask(true)).map(({ uri, range }) => shown(uri, range))).toEqual(['organs.json 2:14', ...mentions]);
  });

  test('to its other mentions in the draft, also where it inherits its 市', async () => {
    await start();
    const document = client.open(oneUri);
    const found = await document.request<DocumentHighlight[]>('textDocument/documentHighlight', '市发改委负责');
    expect(found.map(({ range }) => `${range.start.line} ${document.textAt(range)}`)).toEqual([
      '3 市发改委',
      '4 发改委',
    ]);
  });
});

describe('renaming a unit', () => {
  const rename = (words: string, newName: string) =>
    client.open(oneUri).request<WorkspaceEdit>('textDocument/rename', words, { newName });
  const edited = ({ documentChanges }: WorkspaceEdit) =>
    (documentChanges as TextDocumentEdit[]).map(({ textDocument, edits }) => ({
      file: spelt(textDocument.uri).slice(workspace.length + 1),
      version: textDocument.version,
      edits: edits.map(
        (edit) => `${edit.range.start.line}:${edit.range.start.character} ${'newText' in edit ? edit.newText : ''}`,
      ),
    }));

  test('is one edit over open and closed drafts and organs.json, held to the version of what is open', async () => {
    await start({ files: { ...files, [organsUri]: organs } });
    expect(edited(await rename('市发改委负责', '市发展改革委'))).toEqual([
      { file: '本市2020年工作要点.txt', version: 1, edits: ['3:26 市发展改革委', '4:15 发展改革委'] },
      { file: '下级/二2020年工作要点.txt', version: null, edits: ['3:9 市发展改革委'] },
      { file: 'organs.json', version: null, edits: ['2:42 "市发展改革委"'] },
    ]);
  });

  test('goes to clients that know no versions as well', async () => {
    await start({ capabilities: {} });
    const { changes } = await rename('市发改委负责', '市发展改革委');
    expect(Object.keys(changes!).map(spelt)).toEqual([oneUri, twoUri]);
  });

  test('says what would be renamed, and where nothing would', async () => {
    const capabilities = {
      ...fullCapabilities,
      textDocument: { ...fullCapabilities.textDocument, rename: { prepareSupport: true } },
    };
    await start({ capabilities });
    expect(client.initialized.capabilities.renameProvider).toEqual({ prepareProvider: true });
    const document = client.open(oneUri);
    const found = await document.request<{ range: Range; placeholder: string }>(
      'textDocument/prepareRename',
      '发改委配合',
    );
    expect([document.textAt(found.range), found.placeholder]).toEqual(['发改委', '发改委']);
    await expect(document.request('textDocument/prepareRename', '市发改委抓好')).rejects.toThrow(
      '请把光标放在责任单位的名称上',
    );
  });

  test('refuses a name that a note would read as several', async () => {
    await start();
    await expect(rename('市发改委负责', '市发改委、市教委')).rejects.toThrow('“市发改委、市教委”不能作单位名称');
    await expect(rename('市发改委抓好', '市教育局')).rejects.toThrow('这里没有可以改名的责任单位');
  });

  test('leaves a closed draft in another encoding alone, and says so: an editor could lose its characters', async () => {
    await start();
    client.files.set(twoUri, new Uint8Array(Buffer.from(encode(two, 'gb18030'))));
    const found = edited(await rename('市发改委负责', '市发展改革委'));
    expect(found.map(({ file }) => file)).toEqual(['本市2020年工作要点.txt']);
    await client.until(() => client.shown.length > 0, 'the warning');
    expect(client.shown[0]!.message).toContain('下列文件没有改：二2020年工作要点.txt。');
  });
});

describe('what is known of a unit', () => {
  test('is its names, its predecessors, and its tasks here and in the workspace', async () => {
    const registry = JSON.stringify({
      organs: [
        { name: '市发展和改革委员会', shortNames: ['市发改委'], predecessors: [{ name: '市计委', date: '2009' }] },
      ],
    });
    await start({ files: { ...files, [organsUri]: registry } });
    const found = await client.open(oneUri).request<Hover>('textDocument/hover', '市发改委负责');
    const { value } = found.contents as MarkupContent;
    expect(value).toContain('**市发改委** · 负责');
    expect(value).toContain('- 名称：市发展和改革委员会、市发改委');
    expect(value).toContain('- 前身：市计委（至 2009）');
    expect(value).toContain('本文共 2 项任务：负责 1 项、配合 1 项');
    expect(value).toContain('工作区共 3 项，在 2 份稿件中');
  });

  test('names the body before a reform that is known everywhere', async () => {
    const text = one.replaceAll('市发改委', '市生态环境局');
    await start({ files: { ...files, [oneUri]: text } });
    const found = await client.open(oneUri).request<Hover>('textDocument/hover', '市生态环境局负责');
    expect((found.contents as MarkupContent).value).toMatch(/前身：市环(?:境保护|保)局/);
  });

  test('is found by its name in the whole workspace', async () => {
    await start();
    const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: '@unit' });
    expect(symbols.map(({ name, containerName }) => `${name} ${containerName}`)).toEqual([
      '@unit 市发改委 3 项任务',
      '@unit 市教委 1 项任务',
    ]);
    const clauses = await client.request<SymbolInformation[]>('workspace/symbol', { query: '丙' });
    expect(clauses.map(({ name, location }) => `${name} ${spelt(location.uri)}`)).toEqual([`（一）丙 ${twoUri}`]);
  });

  test('is counted behind the headings', async () => {
    await start();
    const { uri } = client.open(oneUri);
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
    expect(hints.map(({ position, label }) => `${position.line}:${position.character} ${label}`)).toEqual([
      '2:4 2 项任务 · 2 个单位',
    ]);
  });

  test('is offered where a note is written, from all drafts', async () => {
    await start();
    const document = client.open(oneUri, `${one}（三）丁。办好。（`);
    const position = document.position('（三）丁');
    const at = { line: position.line, character: '（三）丁。办好。（'.length };
    const items = await client.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri: oneUri },
      position: at,
    });
    expect(items.map(({ label }) => label)).toEqual(['市发改委', '市教委']);
  });
});

describe('a first registry', () => {
  const make = (argument: object = { uri: oneUri }) =>
    client.request<boolean>('workspace/executeCommand', { command: serverCommands.makeOrgans, arguments: [argument] });

  test('is made from the drafts of the workspace with the counts, shown, and holds for them', async () => {
    await start();
    client.open(oneUri);
    expect(await make()).toBe(true);
    const made = JSON.parse(client.files.text(organsUri)!);
    expect(made.organs.map(({ name, note }: { name: string; note: string }) => `${name} ${note}`)).toEqual([
      '市发改委 3 处',
      '市教委 1 处',
    ]);
    await client.until(() => client.opened.length > 0, 'the registry to be shown');
    expect(spelt(client.opened[0]!)).toBe(organsUri);
    expect(client.shown.at(-1)!.message).toContain('已从 2 份稿件生成单位名录 organs.json，共 2 个单位。');
    const [entry] = await client.open(oneUri).request<LocationLink[]>('textDocument/definition', '市教委牵头');
    expect(spelt(entry!.targetUri)).toBe(organsUri);
  });

  test('never takes the place of one that is there', async () => {
    await start({ files: { ...files, [organsUri]: organs } });
    expect(await make({})).toBe(false);
    expect(client.files.text(organsUri)).toBe(organs);
    expect(client.shown.at(-1)!.message).toContain('已经有单位名录');
  });

  test('is not made from nothing, and a folder that cannot be written to is said', async () => {
    await start({ files: { [`${workspace}/空2020年工作要点.txt`]: '空2020年工作要点\n' } });
    expect(await make({})).toBe(false);
    expect(client.shown.at(-1)!.message).toContain('稿件里没有责任单位');
    client.close();
    await start();
    client.files.fail(organsUri, 'refused', 'writing');
    expect(await make()).toBe(false);
    expect(client.shown.at(-1)!.message).toContain('organs.json 没有写成：没有权限');
    client.close();
    const refused = (uri: string) => Promise.reject(new HostError('refused', uri));
    await start({ host: (disk) => ({ ...disk, exists: refused }) });
    expect(await make()).toBe(false);
    expect(client.shown.at(-1)!.message).toContain('organs.json 没有写成：没有权限');
  });
});

describe('a note that is missing', () => {
  const unowned = one.replace('（市发改委负责）', '');
  const actions = async (readsFiles: boolean) => {
    await start({ files: { ...files, [oneUri]: unowned }, readsFiles });
    const document = client.open(oneUri, unowned);
    const found = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: oneUri },
      range: document.range('市发改委抓好落实'),
      context: { diagnostics: [], only: ['quickfix'] },
    });
    return { document, fill: found.find(({ title }) => title === '加注责任单位，从列表中选择…') };
  };

  test('is put in by our own client, in the style of the draft, with the units to choose from', async () => {
    const { document, fill } = await actions(true);
    expect(fill!.diagnostics![0]!.code).toBe('responsibility/missing');
    expect(fill!.command).toMatchObject({ command: 'workpoints.insertNote' });
    const [given] = fill!.command!.arguments as [InsertNoteArguments];
    expect(given).toMatchObject({ uri: oneUri, version: 1, pieces: ['（', '牵头，', '配合）'] });
    expect(given.units).toEqual(['市发改委', '市教委']);
    expect(document.textAt({ start: { line: 3, character: 0 }, end: given.position })).toMatch(/抓好落实。$/);
  });

  test('is not offered so to other editors, which would not know the command', async () => {
    expect((await actions(false)).fill).toBeUndefined();
  });
});

describe('rewriting a note', () => {
  test('is offered as a refactoring, held to the version', async () => {
    await start();
    const document = client.open(oneUri);
    const context = { diagnostics: [], only: ['refactor.rewrite'] };
    const range = document.range('发改委配合');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: oneUri },
      range: { start: range.start, end: range.start },
      context,
    });
    const lead = actions.find(({ title }) => title === '由“发改委”牵头')!;
    expect(lead.kind).toBe('refactor.rewrite.note.workpoints');
    document.apply(lead.edit!);
    expect(document.text).toContain('（市发改委牵头，市教委配合）');
  });
});

describe('what is wrong in organs.json', () => {
  const broken = `{
  "organs": [
    { "name": "市教委", "predecessors": ["市教育局"] },
    { "name": "市教育局", "predecessors": ["市教委"] },
    { "name": "市发改委", "shortNames": ["市教委"] }
  ]
}`;

  test('is shown at its place in that file, and the rest works', async () => {
    await start({ files: { ...files, [organsUri]: broken } });
    await client.open(oneUri).diagnostics();
    const found = () => client.published.filter(({ uri }) => spelt(uri) === organsUri).at(-1)?.diagnostics ?? [];
    await client.until(() => found().length >= 2, 'the findings of organs.json');
    expect(found().map(({ range, message: said }) => `${range.start.line}:${range.start.character} ${said}`)).toEqual([
      '2:14 前后身绕成了圈：市教委 → 市教育局 → 市教委',
      '4:14 前面已有一个单位叫“市教委”：两个单位不能同名',
    ]);
    const [entry] = await client.open(oneUri).request<LocationLink[]>('textDocument/definition', '发改委配合');
    expect(entry!.targetSelectionRange.start.line).toBe(4);
    await client.changeFile(organsUri, organs);
    await client.until(() => found().length === 0, 'the findings to go');
  });
});
