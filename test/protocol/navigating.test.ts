import { afterEach, describe, expect, test } from 'vitest';
import type {
  CompletionItem,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  LocationLink,
  MarkupContent,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver-protocol';
import type { DraftStatusJson, FoundClauseJson } from '../../server/src/lsp/protocol.ts';
import { type ClientOptions, startClient, type TestClient } from '../support/client.ts';
import { addedToParent, draft, draftUri, files, parent, parentUri, projectUri } from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

async function start(options: ClientOptions = {}): Promise<TestClient> {
  client = await startClient({ files, locale: 'zh-CN', ...options });
  return client;
}

const spelt = (uri: string) => decodeURIComponent(uri);

describe('hover', () => {
  test('on a clause in Simplified characters shows the parent in Traditional ones, read from the library', async () => {
    await start();
    const document = client.open(draftUri);
    const found = await document.request<Hover>('textDocument/hover', '推进重要决策公开');
    expect(document.textAt(found.range!)).toBe('（一）推进重要决策公开');
    const { kind, value } = found.contents as MarkupContent;
    expect(kind).toBe('markdown');
    expect(value).toContain('**推進重要決策公開。對涉及公眾利益的重大決策草案，應當主動公開，廣泛聽取意見**。');
    expect(value).toContain('2019年政務公開工作要點（國辦發〔2019〕14號） · 1.1');
  });

  test('on a parent clause lists the clauses that implement it, also of a draft that is not open', async () => {
    await start();
    const document = client.open(parentUri);
    const found = await document.request<Hover>('textDocument/hover', '推進重要部署');
    expect((found.contents as MarkupContent).value).toContain(
      '有 1 条下位条目落实本条：\n- [（二）推进重要部署执行公开]',
    );
  });

  test('follows the text of an open parent at once', async () => {
    await start();
    const child = client.open(draftUri);
    const above = client.open(parentUri);
    above.replace('廣泛聽取意見', '聽取各方面意見');
    const found = await child.request<Hover>('textDocument/hover', '推进重要决策公开');
    expect((found.contents as MarkupContent).value).toContain('聽取**各方面**意見');
  });

  test('answers nothing where there is nothing to say', async () => {
    await start();
    expect(await client.open(draftUri).request('textDocument/hover', '本市2019')).toBeNull();
  });
});

describe('definition and references', () => {
  test('lead from the clause to its parent clause', async () => {
    await start();
    const [link] = await client.open(draftUri).request<LocationLink[]>('textDocument/definition', '推进重要决策公开');
    expect(spelt(link!.targetUri)).toBe(parentUri);
    expect(link!.targetSelectionRange.start).toEqual({ line: 6, character: 0 });
    expect(link!.targetRange.end.line).toBe(6);
  });

  test('lead from the parent clause to the clauses of the drafts, open or not', async () => {
    await start();
    const document = client.open(parentUri);
    const context = { context: { includeDeclaration: false } };
    const found = await document.request<Location[]>('textDocument/references', '推進重要決策公開', context);
    expect(found.map(({ uri, range }) => [spelt(uri), range.start.line])).toEqual([[draftUri, 5]]);
  });

  test('lead from a clause to itself and its parents', async () => {
    await start();
    const document = client.open(draftUri);
    const context = { context: { includeDeclaration: true } };
    const found = await document.request<Location[]>('textDocument/references', '推进重要决策公开', context);
    expect(found.map(({ uri, range }) => [spelt(uri), range.start.line])).toEqual([
      [draftUri, 5],
      [parentUri, 6],
    ]);
  });

  test('lead from a citation to the document', async () => {
    await start();
    const [link] = await client.open(draftUri).request<LocationLink[]>('textDocument/definition', '国办发〔2019〕14号');
    expect(spelt(link!.targetUri)).toBe(parentUri);
    expect(link!.targetRange.start.line).toBe(3);
  });

  test('follow what was written a moment ago', async () => {
    await start();
    const child = client.open(draftUri);
    expect(await child.request('textDocument/definition', '办好荔枝文化节')).toEqual([]);
    client.open(parentUri, `${parent}${addedToParent}`);
    expect(await child.request('textDocument/definition', '办好荔枝文化节')).toHaveLength(1);
  });
});

describe('the structure of a draft', () => {
  test('is its outline', async () => {
    await start();
    const document = client.open(draftUri);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: document.uri },
    });
    expect(symbols.map(({ name }) => name)).toEqual([
      '本市2019年政务公开工作要点',
      expect.stringMatching(/^根据/),
      '一、深化决策和执行公开',
    ]);
    expect(symbols[2]!.children!.map(({ name, detail }) => `${name} ${detail}`)).toEqual([
      '（一）推进重要决策公开 市司法局',
      '（二）推进重要部署执行公开 市政府办公室',
      '（三）办好荔枝文化节 市文化和旅游局',
    ]);
    expect(document.textAt(symbols[2]!.children![0]!.selectionRange)).toBe('（一）推进重要决策公开');
  });

  test('folds', async () => {
    await start();
    const textDocument = { uri: client.open(draftUri).uri };
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
    expect(folds).toEqual([{ startLine: 4, endLine: 7 }]);
  });

  test('is what a growing selection goes along', async () => {
    await start();
    const document = client.open(draftUri);
    const position = document.position('听取意见');
    const [range] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri: document.uri },
      positions: [position],
    });
    expect(document.textAt(range!.range)).toBe('对涉及公众利益的重大决策草案，应当主动公开，广泛听取意见。');
    let outermost = range!;
    while (outermost.parent) outermost = outermost.parent;
    expect(document.textAt(outermost.range)).toBe(document.text);
  });

  test('is counted, and its clauses are found by number or words, the nearest first', async () => {
    await start();
    const document = client.open(draftUri);
    const { uri } = document;
    const position = document.position('推进重要决策公开');
    const status = await client.request<DraftStatusJson>('workpoints/draftStatus', { uri });
    expect(status.selection).toBeNull();
    expect(status.body).toBe(status.sections.reduce((sum, { words }) => sum + words, 0));
    expect(status.whole).toBeGreaterThan(status.body);
    const range = document.range('推进重要决策公开');
    expect(await client.request('workpoints/draftStatus', { uri, range })).toMatchObject({ selection: 8 });

    const found = await client.request<FoundClauseJson[]>('workpoints/clauses', { uri, typed: '一（一）', position });
    expect(found.map(({ path, level }) => [path, level])).toEqual([['1.1', 2]]);
    expect(document.textAt({ start: found[0]!.position, end: range.end })).toBe('（一）推进重要决策公开');
    const all = await client.request<FoundClauseJson[]>('workpoints/clauses', { uri });
    expect(all.map(({ path }) => path)).toEqual(expect.arrayContaining(['1', '1.1', '1.2', '1.3']));
  });

  test('has links and highlights', async () => {
    await start();
    const document = client.open(draftUri);
    const textDocument = { uri: document.uri };
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    expect(links.map(({ range, target }) => [document.textAt(range), spelt(target!)])).toEqual([
      ['国务院办公厅关于印发2019年政务公开工作要点的通知', `${parentUri}#L4`],
    ]);
    const highlights = await document.request<DocumentHighlight[]>('textDocument/documentHighlight', '市司法局');
    expect(highlights.map(({ range }) => document.textAt(range))).toEqual(['市司法局']);
  });

  test('is given to other programs in the shape of the command line', async () => {
    await start();
    const { uri } = client.open(draftUri);
    const trace = await client.request<{
      path: string;
      links: { clause: string; parent: object }[];
      unlinked: string[];
    }>('workpoints/trace', { uri });
    expect(trace.path).toBe(draftUri);
    expect(trace.links.map(({ clause }) => clause)).toEqual(expect.arrayContaining(['1.1', '1.2']));
    expect(trace.unlinked).toEqual(['1.3']);
    const tasks = await client.request<{ tasks: { clause: string; units: { name: string }[] }[] }>('workpoints/tasks', {
      uri,
    });
    expect(tasks.tasks.map(({ clause, units }) => `${clause} ${units.map(({ name }) => name)}`)).toEqual([
      '1.1 市司法局',
      '1.2 市政府办公室',
      '1.3 市文化和旅游局',
    ]);
  });
});

describe('semantic tokens', () => {
  test('are sent line by line, each place counted from the one before', async () => {
    await start();
    const document = client.open(draftUri, '北京市\n2019年工作要点\n\n一、公开。公布草案。（市教委牵头）');
    const textDocument = { uri: document.uri };
    const { data } = await client.request<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument });
    const { legend } = client.initialized.capabilities.semanticTokensProvider!;
    const shown: string[] = [];
    let line = 0;
    let character = 0;
    for (let at = 0; at < data.length; at += 5) {
      character = data[at]! > 0 ? data[at + 1]! : character + data[at + 1]!;
      line += data[at]!;
      const range = { start: { line, character }, end: { line, character: character + data[at + 2]! } };
      const modifiers = legend.tokenModifiers.filter((_, bit) => data[at + 4]! & (1 << bit));
      shown.push([legend.tokenTypes[data[at + 3]!], ...modifiers, document.textAt(range)].join(' '));
    }
    expect(shown).toEqual(['title 北京市', 'title 2019年工作要点', 'label 一、', 'heading 公开', 'unit lead 市教委']);
  });
});

describe('completion', () => {
  test('offers units in a note and documents of the library in a title, in the order that the server means', async () => {
    await start();
    const document = client.open(draftUri, draft.replace('（市文化和旅游局负责）', '（').replace('制定', '《'));
    const units = await document.request<CompletionItem[]>('textDocument/completion', '\n', {
      position: { line: 7, character: draft.split('\n')[7]!.indexOf('（市') + 1 },
    });
    expect(units.map(({ label, sortText }) => `${sortText} ${label}`)).toEqual([
      '000000 市司法局',
      '000001 市政府办公室',
    ]);
    const documents = await document.request<CompletionItem[]>('textDocument/completion', '本要点。');
    const edit = documents[0]!.textEdit as TextEdit;
    expect(edit.newText).toBe('国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号）');
    expect(edit.range).toEqual({ start: document.position('本要点。'), end: document.position('本要点。') });
  });
});

describe('completion of documents', () => {
  const besideUri = 'file:///ws/某县2018年工作要点.txt';
  const beside =
    '某县2018年教育工作要点\n某县发〔2018〕3号\n\n一、办好教育\n（一）推进公开。公布草案。（县教育局负责）\n';
  const asked = async (typed: string, more: Readonly<Record<string, string>> = {}) => {
    await start({ files: { ...files, [besideUri]: beside, ...more } });
    const document = client.open(draftUri, draft.replace('制定本要点', `${typed}制定本要点`));
    return document.request<CompletionItem[] | CompletionList>('textDocument/completion', '制定本要点');
  };

  test('offers those of the library first, then the drafts beside, with their numbers', async () => {
    const items = (await asked('《')) as CompletionItem[];
    expect(items.map(({ label, detail }) => `${label} ${detail}`)).toEqual([
      '国务院办公厅关于印发2019年政务公开工作要点的通知 国办发〔2019〕14号',
      '2019年政务公开工作要点 国办发〔2019〕14号',
      '某县2018年教育工作要点 某县发〔2018〕3号',
    ]);
    expect((items.at(-1)!.textEdit as TextEdit).newText).toBe('某县2018年教育工作要点》（某县发〔2018〕3号）');
  });

  test('offers the number of a title in its bracket, which calls for it', async () => {
    const items = (await asked('《某县2018年教育工作要点》（')) as CompletionItem[];
    expect(items.map(({ label }) => label)).toEqual(['某县发〔2018〕3号']);
    expect(client.initialized.capabilities.completionProvider!.triggerCharacters).toEqual(
      expect.arrayContaining(['《', '（']),
    );
  });

  test('is asked again as the typing goes on where there are too many', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 201 }, (_, at) => [`file:///ws/上位/${at}.txt`, `第${at}市2018年工作要点\n\n一、公开\n`]),
    );
    const list = (await asked('《', many)) as CompletionList;
    expect([list.isIncomplete, list.items.length]).toEqual([true, 200]);
    expect((await asked('《第17市', many)) as CompletionItem[]).toHaveLength(1);
  });
});

describe('texts of the team', () => {
  const project = {
    directives: ['上位'],
    snippets: {
      政策解读: { prefix: 'zcjd', body: `\${编号}加强政策解读。（\${1:市政府办公室}负责）` },
      写错: `\${年分}`,
    },
  };
  const withSnippets = { ...files, [projectUri]: JSON.stringify(project) };

  async function offered(capabilities: object): Promise<CompletionItem> {
    await start({ files: withSnippets, capabilities });
    const document = client.open(draftUri, `${draft.trimEnd()}\nzcjd`);
    const line = document.text.split('\n').length - 1;
    const items = await document.request<CompletionItem[]>('textDocument/completion', 'zcjd', {
      position: { line, character: 4 },
    });
    expect(items.map(({ label }) => label)).toEqual(['政策解读']);
    return items[0]!;
  }

  test('are completed with the next label, and with places to stop at where the client knows them', async () => {
    const item = await offered({ textDocument: { completion: { completionItem: { snippetSupport: true } } } });
    expect(item).toMatchObject({
      filterText: 'zcjd',
      insertTextFormat: 2,
      documentation: expect.stringContaining('加强政策解读'),
    });
    expect((item.textEdit as TextEdit).newText).toMatch(/^（四）加强政策解读。（\$\{1:市政府办公室\}负责）$/);
    await client.until(
      () => client.published.some(({ uri, diagnostics }) => uri === projectUri && diagnostics.length > 0),
      'the mistake in the project file',
    );
    const mistakes = client.published.findLast(({ uri }) => uri === projectUri)!.diagnostics;
    expect(mistakes.map(({ message }) => message)).toEqual([expect.stringContaining('这样的占位符')]);
  });

  test('are completed as plain text elsewhere', async () => {
    const item = await offered({});
    expect(item.insertTextFormat).toBe(1);
    expect((item.textEdit as TextEdit).newText).toBe('（四）加强政策解读。（市政府办公室负责）');
  });
});

describe('files that the client reads', () => {
  test('serve as library, though the server has no files of its own', async () => {
    await start({ readsFiles: true });
    const document = client.open(draftUri);
    expect((await document.diagnostics()).map(({ code }) => code)).toEqual(['directive/unlinked']);
    const [link] = await document.request<LocationLink[]>('textDocument/definition', '推进重要决策公开');
    expect(spelt(link!.targetUri)).toBe(parentUri);
    expect(client.files.reads.length).toBeGreaterThan(0);
  });

  test('are written by the client too', async () => {
    await start({ readsFiles: true });
    const document = client.open(draftUri);
    await document.diagnostics();
    const given = { uri: draftUri, clause: '1.3', title: '办好荔枝文化节', reason: '省里没有要求'.repeat(2000) };
    const params = { command: 'workpoints.markLocal', arguments: [given] };
    expect(await client.request('workspace/executeCommand', params)).toBe(true);
    expect(client.files.text('file:///ws/.workpoints/decisions.json')).toContain(given.reason);
    await client.until(() => client.published.at(-1)!.diagnostics.length === 0, 'the draft checked again');
  });

  test('that cannot be read are named, and the draft is checked all the same', async () => {
    await start({
      readsFiles: true,
      host(memory) {
        memory.fail(parentUri, 'refused');
        return memory;
      },
    });
    const document = client.open(draftUri, draft.replace('（三）', '（四）'));
    expect((await document.diagnostics()).map(({ code }) => code)).toEqual(['numbering/sequence']);
    await client.until(() => client.statuses.some(({ problems }) => problems.length > 0), 'a problem');
    expect(client.statuses.at(-1)!.problems[0]!.message).toContain('没有权限');
    expect(client.shown).toEqual([]);
  });
});
