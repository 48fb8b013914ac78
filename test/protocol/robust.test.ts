import { afterEach, describe, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type Hover,
  type Location,
  type MarkupContent,
  type SymbolInformation,
} from 'vscode-languageserver-protocol';
import { timer } from '../../server/src/entry/timer.ts';
import { type Host, HostError } from '../../server/src/workspace/host.ts';
import { type ClientOptions, startClient, type TestClient } from '../support/client.ts';
import {
  draft,
  draftUri,
  files,
  onlyFinding,
  parent,
  parentUri,
  projectUri,
  workspace,
} from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

async function start(options: ClientOptions = {}): Promise<TestClient> {
  client = await startClient({ files, locale: 'zh-CN', ...options });
  return client;
}

const spelt = (uri: string) => decodeURIComponent(uri);

/** Files of which one waits until it may be read. */
function slowFile(uri: string): { readonly host: (files: Host) => Host; release(): void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    host: (host) => ({
      ...host,
      async read(wanted) {
        if (spelt(wanted) === uri) await released;
        return host.read(wanted);
      },
    }),
    release,
  };
}

/** The error that a request ends with. */
async function failure(work: Promise<unknown>): Promise<{ readonly code: number; readonly message: string }> {
  try {
    return Promise.reject(new Error(`answered ${JSON.stringify(await work)}`));
  } catch (error) {
    return error as { code: number; message: string };
  }
}

describe('while the library is loading', () => {
  test('the findings of the draft come first, and none of them vanishes when the others join them', async () => {
    const slow = slowFile(parentUri);
    await start({ host: slow.host });
    client.open(draftUri, draft.replace('（三）', '（四）'));
    await client.until(() => client.published.length > 0, 'the first findings');
    expect(client.published.map(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([
      ['numbering/sequence'],
    ]);
    expect(client.statuses.at(-1)!.state).toBe('loading');
    slow.release();
    await client.until(() => client.statuses.at(-1)!.state === 'ready', 'the library');
    expect(
      client.published.map(({ version, diagnostics }) => [version, diagnostics.map(({ code }) => code).sort()]),
    ).toEqual([
      [1, ['numbering/sequence']],
      [1, ['directive/unlinked', 'numbering/sequence']],
    ]);
  });

  test('outline and folding answer, and a hover that is cancelled says so', async () => {
    const slow = slowFile(parentUri);
    await start({ host: slow.host });
    const document = client.open(draftUri);
    const textDocument = { uri: document.uri };
    const cancelling = new CancellationTokenSource();
    const position = document.position('推进重要决策公开');
    const hovering = failure(
      client.connection.sendRequest('textDocument/hover', { textDocument, position }, cancelling.token),
    );
    expect(await client.request('textDocument/documentSymbol', { textDocument })).toHaveLength(3);
    cancelling.cancel();
    expect((await hovering).code).toBe(-32800);
    slow.release();
  });

  test('actions that were asked for on a text that has changed since are none: their edits would hit the wrong places', async () => {
    const slow = slowFile(parentUri);
    await start({ host: slow.host });
    const document = client.open(draftUri, draft.replace('（三）', '（四）'));
    const actions = client.request('textDocument/codeAction', {
      textDocument: { uri: document.uri },
      range: document.range('（四）'),
      context: { diagnostics: [] },
    });
    document.replace('根据', '依据');
    await client.request('textDocument/documentSymbol', { textDocument: { uri: document.uri } });
    slow.release();
    expect(await actions).toEqual([]);
  });

  test('findings that need it stay where they were while somebody types, and go when it is there', async () => {
    let held: Promise<void> = Promise.resolve();
    let release = () => {};
    const gate = (host: Host): Host => ({
      ...host,
      async read(uri) {
        if (spelt(uri) === parentUri) await held;
        return host.read(uri);
      },
    });
    await start({ host: gate });
    const document = client.open(draftUri);
    await document.diagnostics();
    held = new Promise((resolve) => {
      release = resolve;
    });
    await client.changeFile(parentUri, parent);
    const before = client.published.length;
    document.replace('本市2019年政务公开工作要点\n', '本市2019年政务公开工作要点\n\n\n');
    document.replace('（二）', '（五）');
    await client.until(() => client.statuses.at(-1)!.state === 'loading', 'the library to be read again');
    await client.until(() => client.published.at(-1)!.version === 3, 'the early findings');
    release();
    await document.diagnostics();
    for (const { version, diagnostics } of client.published.slice(before)) {
      expect(version).toBe(3);
      const places = diagnostics.map(({ code, range }) => `${code} ${document.textAt(range).slice(0, 12)}`);
      expect(places).toContain(onlyFinding);
    }
  });
});

describe('problems', () => {
  test('with the project file are said once, with a button, and marked in the file; the draft is checked all the same', async () => {
    await start({ files: { ...files, [projectUri]: '{\n  "directives": ["上位"],\n  "rulez": {}\n}' } });
    client.press('打开文件');
    const document = client.open(draftUri, draft.replace('（三）', '（四）'));
    expect((await document.diagnostics()).map(({ code }) => code)).toContain('numbering/sequence');
    await client.until(() => client.opened.length > 0, 'the file to be shown');
    expect(client.shown).toHaveLength(1);
    expect(client.shown[0]).toMatchObject({ actions: ['打开文件'] });
    expect(client.shown[0]!.message).toContain('workpoints.json：没有“rulez”这一项');
    expect(client.opened).toEqual([projectUri]);
    const marked = () => client.published.findLast(({ uri }) => uri === projectUri);
    await client.until(() => marked() !== undefined, 'diagnostics of the project file');
    expect(marked()!.diagnostics).toMatchObject([
      { range: { start: { line: 2, character: 2 } }, source: 'workpoints' },
    ]);

    document.replace('（四）', '（五）');
    await document.diagnostics();
    expect(client.shown).toHaveLength(1);

    await client.changeFile(projectUri, files[projectUri]!);
    await client.until(() => marked()!.diagnostics.length === 0, 'the mended project file');
    expect(client.statuses.at(-1)!.problems).toEqual([]);
  });

  test('with a directive that cannot be read are said without a button to clients that cannot show files', async () => {
    await start({
      capabilities: null,
      host(memory) {
        memory.fail(parentUri, 'refused');
        return memory;
      },
    });
    client.open(draftUri);
    await client.until(() => client.shown.length > 0, 'a message');
    expect(client.shown[0]!.actions).toEqual([]);
    expect(client.shown[0]!.message).toContain('没有权限');
  });
});

describe('a client that can do nothing special', () => {
  test('gets diagnostics, plain text, plain locations and a flat outline', async () => {
    await start({ capabilities: null });
    const document = client.open(draftUri, draft.replace('（三）', '（四）'));
    await client.until(() => client.published.length > 0 && client.statuses.at(-1)!.state === 'ready', 'diagnostics');
    for (const diagnostic of client.published.at(-1)!.diagnostics) {
      expect(Object.keys(diagnostic).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
    }
    expect(client.published.at(-1)!.version).toBeUndefined();
    const found = await document.request<Hover>('textDocument/hover', '推进重要决策公开');
    expect((found.contents as MarkupContent).kind).toBe('plaintext');
    const [location] = await document.request<Location[]>('textDocument/definition', '推进重要决策公开');
    expect(spelt(location!.uri)).toBe(parentUri);
    const textDocument = { uri: document.uri };
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument });
    expect(symbols.map(({ name, containerName }) => [name, containerName])).toContainEqual([
      '（一）推进重要决策公开',
      '一、深化决策和执行公开',
    ]);
    const actions = { textDocument, range: document.range('（四）'), context: { diagnostics: [] } };
    expect(await client.request('textDocument/codeAction', actions)).toEqual([]);
  });
});

describe('requests out of order or out of shape', () => {
  const methods = [
    'textDocument/hover',
    'textDocument/completion',
    'textDocument/definition',
    'textDocument/references',
    'textDocument/documentSymbol',
    'textDocument/foldingRange',
    'textDocument/codeAction',
    'textDocument/documentHighlight',
    'textDocument/selectionRange',
    'textDocument/documentLink',
    'workpoints/trace',
    'workpoints/tasks',
  ];

  test.each(methods)('%s on an unknown document or without sense gets a neutral answer', async (method) => {
    await start();
    const nowhere = { uri: `${workspace}/没有.txt` };
    const position = { line: 3, character: 3 };
    const range = { start: position, end: position };
    const sensible = {
      textDocument: nowhere,
      position,
      positions: [position],
      range,
      context: { diagnostics: [] },
      ...nowhere,
    };
    for (const params of [sensible, {}, { textDocument: null }, { textDocument: { uri: 7 }, uri: 7 }]) {
      const answer = await client.request<unknown>(method, params);
      expect(answer === null || (Array.isArray(answer) && answer.length === 0), JSON.stringify(answer)).toBe(true);
    }
  });

  test('places outside of the text are moved into it', async () => {
    await start();
    const { uri } = client.open(draftUri);
    for (const position of [
      { line: 1e9, character: 0 },
      { line: 0, character: 1e9 },
      { line: -1, character: -1 },
    ]) {
      const answer = await client.request<unknown>('textDocument/selectionRange', {
        textDocument: { uri },
        positions: [position],
      });
      expect(answer).toHaveLength(1);
    }
  });

  test('edits of closed documents, twice opened ones and broken edits change nothing else', async () => {
    await start();
    const { connection } = client;
    const closed = { uri: `${workspace}/没有打开.txt`, version: 2 };
    await connection.sendNotification('textDocument/didChange', {
      textDocument: closed,
      contentChanges: [{ text: '甲' }],
    });
    await connection.sendNotification('textDocument/didClose', { textDocument: closed });
    await connection.sendNotification('textDocument/didChange', { nothing: true });
    await connection.sendNotification('textDocument/didOpen', {});
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'no uri', type: 2 }] });
    await connection.sendNotification('workspace/didChangeConfiguration', {});
    const document = client.open(draftUri);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: draftUri, version: 2 },
      contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } }],
    });
    client.open(draftUri, draft.replace('（三）', '（四）'));
    await client.until(() => client.published.at(-1)?.diagnostics.length === 2, 'diagnostics of the second text');
    document.rewrite(draft);
    expect((await document.diagnostics()).map(({ code }) => code)).toEqual(['directive/unlinked']);
  });

  test('an unknown method and an unknown command are told apart from a failure', async () => {
    await start();
    expect((await failure(client.request('workpoints/unknown', {}))).code).toBe(-32601);
    expect(await client.request('workspace/executeCommand', { command: 'unknown' })).toBeNull();
    expect(await client.request('workspace/executeCommand', { command: 'workpoints.markLocal', arguments: [7] })).toBe(
      false,
    );
  });

  test('a second initialize is refused and the first one goes on', async () => {
    await start();
    expect((await failure(client.request('initialize', { capabilities: {} }))).code).toBe(-32600);
    expect(await client.open(draftUri).diagnostics()).toHaveLength(1);
  });
});

describe('the end', () => {
  test('after shutdown requests are refused, nothing is published any more, and exit ends the server with 0', async () => {
    // The quiet period after the edit ends when the test says so: one that is over before the shutdown would rightly publish.
    const quietMs = 60_000;
    const quiet: (() => void)[] = [];
    const after: typeof timer.after = (milliseconds, action) => {
      if (milliseconds !== quietMs) return timer.after(milliseconds, action);
      quiet.push(action);
      return () => undefined;
    };
    await start({ quietMs, environment: { timer: { ...timer, after } } });
    const document = client.open(draftUri);
    await document.diagnostics();
    const before = client.published.length;
    document.replace('（三）', '（四）');
    expect(await client.connection.sendRequest('shutdown')).toBeNull();
    expect(quiet).toHaveLength(1);
    for (const end of quiet) end();
    expect((await failure(document.request('textDocument/hover', '推进'))).code).toBe(-32600);
    await client.connection.sendNotification('exit');
    await client.until(() => client.exits.length > 0, 'the exit');
    expect(client.exits).toEqual([0]);
    expect(client.published).toHaveLength(before);
  });

  test('exit without shutdown ends it with 1', async () => {
    await start();
    await client.connection.sendNotification('exit');
    await client.until(() => client.exits.length > 0, 'the exit');
    expect(client.exits).toEqual([1]);
  });
});

describe('what the server registers', () => {
  test('it wants to hear of project files, decisions and texts', async () => {
    await start();
    await client.until(() => client.watched.length > 0, 'the registration');
    expect(client.watched).toEqual([
      '**/workpoints.json',
      '**/organs.json',
      '**/.workpoints/decisions.json',
      '**/*.{workpoints,gzyd,txt,md}',
    ]);
  });

  test('it counts places in UTF-16 units and says who it is', async () => {
    await start();
    expect(client.initialized.capabilities.positionEncoding).toBe('utf-16');
    expect(client.initialized.serverInfo).toEqual({ name: 'Work Points', version: '0.0.0-test' });
  });
});

describe('the host', () => {
  test('that throws what it should not costs one log entry and no answer', async () => {
    const broken = (host: Host): Host => ({
      ...host,
      find: () => Promise.reject(new TypeError('broken')),
      read: (uri) => (uri.endsWith('json') ? Promise.reject(new HostError('failed', uri, 'EIO')) : host.read(uri)),
    });
    await start({ host: broken });
    const document = client.open(draftUri, draft.replace('（三）', '（四）'));
    await client.until(() => client.published.length > 0, 'diagnostics');
    expect(client.published[0]!.diagnostics.map(({ code }) => code)).toEqual(['numbering/sequence']);
    expect(await document.request('textDocument/references', '推进重要', { context: {} })).toHaveLength(1);
  });
});
