import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { timer } from '../../server/src/entry/timer.ts';
import type { Timer } from '../../server/src/lsp/environment.ts';
import {
  type ClientOptions,
  fullCapabilities,
  startClient,
  type TestClient,
  type TestDocument,
} from '../support/client.ts';
import {
  addedToParent,
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
  client = await startClient({ files, ...options });
  return client;
}

const QUIET_MS = 5000;

/** A clock on which a delay of one length ends when it is told to, and all others as usual. */
function heldTimer(milliseconds: number): { readonly timer: Timer; held(): number; release(): void } {
  const held = new Set<() => void>();
  return {
    timer: {
      year: timer.year,
      after(delay, action) {
        if (delay !== milliseconds) return timer.after(delay, action);
        held.add(action);
        return () => held.delete(action);
      },
    },
    held: () => held.size,
    release() {
      const due = [...held];
      held.clear();
      for (const action of due) action();
    },
  };
}

/** `numbering/sequence （四）`, one for each finding. */
function shown(document: TestDocument, diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, range }) => `${code} ${document.textAt(range).slice(0, 12)}`);
}

async function actionsAt(document: TestDocument, words: string, only?: string[]): Promise<CodeAction[]> {
  const range = document.range(words);
  return client.request('textDocument/codeAction', {
    textDocument: { uri: document.uri },
    range,
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });
}

describe('diagnostics', () => {
  test('come with the version that was checked, with rule, page and message in the user’s language', async () => {
    await start({ locale: 'zh-CN' });
    const document = client.open(draftUri, draft.replace('（三）', '（四）'));
    const diagnostics = await document.diagnostics();
    const found = diagnostics.find(({ code }) => code === 'numbering/sequence')!;
    expect(document.textAt(found.range)).toBe('（四）');
    expect(found).toMatchObject({
      source: 'workpoints',
      codeDescription: {
        href: 'https://github.com/work-points/work-points/blob/main/docs/rules/numbering-sequence.md',
      },
    });
    expect(found.message).toContain('（三）');
    expect(client.published.at(-1)!.version).toBe(1);
  });

  test.each([
    ['zh-TW', '應為'],
    ['en-US', 'should be'],
  ])('are in the language of the locale %s', async (locale, word) => {
    await start({ locale });
    const document = client.open(draftUri, draft.replace('（三）', '（四）'));
    const found = (await document.diagnostics()).find(({ code }) => code === 'numbering/sequence')!;
    expect(found.message).toContain(word);
  });

  test('say which task has no parent clause in a document of the other script', async () => {
    await start();
    const document = client.open(draftUri);
    expect(shown(document, await document.diagnostics())).toEqual([onlyFinding]);
  });

  test('after edits in quick succession are those of the last text, published once', async () => {
    const clock = heldTimer(QUIET_MS);
    await start({ quietMs: QUIET_MS, environment: { timer: clock.timer } });
    const document = client.open(draftUri);
    await document.diagnostics();
    const before = client.published.length;
    for (const number of ['（五）', '（六）', '（七）'])
      document.replace(/（[三五六]）/.exec(document.text)![0], number);
    document.replace('（市司法局负责）');
    // An answer shows that the server has read everything before it.
    await document.request('textDocument/hover', '办好');
    expect(clock.held()).toBe(1);
    clock.release();
    expect(shown(document, await document.diagnostics())).toContain('numbering/sequence （七）');
    const later = client.published.slice(before);
    expect(later.map(({ version }) => version)).toEqual([5]);
    expect(shown(document, later[0]!.diagnostics)).toContain('responsibility/missing 对涉及公众利益的重大决策');
  });

  test('of a mended text are gone', async () => {
    await start();
    const document = client.open(draftUri, draft.replace('（二）', '（五）'));
    expect(shown(document, await document.diagnostics()).length).toBeGreaterThan(1);
    document.rewrite(draft);
    expect(shown(document, await document.diagnostics())).toEqual([onlyFinding]);
  });

  test('follow incremental edits over line ends of every kind and characters of two units', async () => {
    await start();
    const document = client.open(draftUri, draft.replaceAll('\n', '\r\n').replace('推进', '𠮷推进'));
    document.replace('𠮷');
    document.replace('\r\n（三）', '\n\n（四）');
    document.replace('（四）', '（三）');
    expect(shown(document, await document.diagnostics())).toEqual([onlyFinding]);
  });

  test('of a document outside the workspace are cleared when it is closed; of one inside they follow the file', async () => {
    await start();
    const outside = client.open('file:///elsewhere/2019年工作要点.txt', draft.replace('（三）', '（四）'));
    expect(await outside.diagnostics()).not.toEqual([]);
    outside.close();
    await client.until(() => client.published.at(-1)!.diagnostics.length === 0, 'cleared diagnostics');
    expect(client.published.at(-1)!.uri).toBe(outside.uri);

    const inside = client.open(draftUri, draft.replace('（三）', '（四）'));
    expect(shown(inside, await inside.diagnostics())).toContain('numbering/sequence （四）');
    inside.close();
    await client.until(() => client.published.at(-1)!.version === undefined, 'diagnostics of the file');
    expect(client.published.at(-1)!.diagnostics.map(({ code }) => code)).toEqual(['directive/unlinked']);
  });

  test('are asked for under the spelling of the client', async () => {
    await start();
    const spelt = `${workspace}/${encodeURIComponent('本市2019年政务公开工作要点')}.txt`;
    const document = client.open(spelt, draft);
    expect((await document.diagnostics()).map(({ code }) => code)).toEqual(['directive/unlinked']);
  });
});

describe('an edit of a parent', () => {
  test('checks the drafts again that follow it, and leaves others alone', async () => {
    await start();
    const other = client.open(
      `${workspace}/另一工作要点.txt`,
      '另一2018年财政工作要点\n\n一、甲。办好。（市财政局负责）\n',
    );
    const child = client.open(draftUri);
    const above = client.open(parentUri);
    await Promise.all([other, child, above].map((document) => document.diagnostics()));
    const before = client.published.length;
    above.rewrite(`${parent}${addedToParent}`);
    const again = () => client.published.slice(before).filter(({ uri }) => uri === child.uri);
    await client.until(() => again().length > 0, 'the draft checked again');
    expect(again().map(({ diagnostics, version }) => [version, shown(child, diagnostics)])).toEqual([[1, []]]);
    expect(client.published.slice(before).map(({ uri }) => uri)).not.toContain(other.uri);
  });

  test('on the disk does the same', async () => {
    await start();
    const child = client.open(draftUri);
    expect(await child.diagnostics()).toHaveLength(1);
    await client.changeFile(parentUri, `${parent}${addedToParent}`);
    await client.until(() => client.published.at(-1)!.diagnostics.length === 0, 'the draft checked again');
    expect(client.published.at(-1)!.uri).toBe(child.uri);
  });

  test('a parent that comes into the library is found', async () => {
    await start({ files: { ...files, [projectUri]: '{}' } });
    const child = client.open(draftUri);
    expect(await child.diagnostics()).toEqual([]);
    await client.changeFile(projectUri, files[projectUri]!);
    await client.until(() => client.published.at(-1)!.diagnostics.length > 0, 'the draft checked again');
    expect(shown(child, client.published.at(-1)!.diagnostics)).toEqual([onlyFinding]);
  });
});

describe('code actions', () => {
  test('mend what they say, held to the version of the text, the preferred one first', async () => {
    await start({ locale: 'zh-CN' });
    const document = client.open(draftUri, draft.replace('（三）', '（四）'));
    await document.diagnostics();
    const actions = await actionsAt(document, '（四）');
    expect(actions[0]).toMatchObject({ kind: 'quickfix', isPreferred: true });
    expect(actions[0]!.diagnostics![0]!.code).toBe('numbering/sequence');
    expect(actions[0]!.edit!.documentChanges).toMatchObject([{ textDocument: { uri: draftUri, version: 1 } }]);
    document.apply(actions[0]!.edit!);
    expect(document.text).toBe(draft);
    expect((await document.diagnostics()).map(({ code }) => code)).not.toContain('numbering/sequence');
  });

  test('offer a note where nobody is responsible', async () => {
    await start({ locale: 'zh-CN' });
    const document = client.open(draftUri, draft.replace('（市司法局负责）', ''));
    await document.diagnostics();
    const [action] = await actionsAt(document, '广泛听取意见');
    document.apply(action!.edit!);
    expect(document.text).toMatch(/广泛听取意见。（市.{2,12}负责）\n/);
    expect((await document.diagnostics()).map(({ code }) => code)).not.toContain('responsibility/missing');
  });

  test('are only those of the place and of the kinds that are asked for', async () => {
    await start();
    const document = client.open(draftUri, draft.replace('（三）', '（四）'));
    await document.diagnostics();
    expect(await actionsAt(document, '（一）', ['quickfix'])).toEqual([]);
    const kinds = (await actionsAt(document, '（一）')).map(({ kind }) => kind);
    expect([...new Set(kinds)]).toEqual(['refactor.rewrite', 'refactor.link.workpoints']);
    expect(await actionsAt(document, '（四）', ['refactor.extract'])).toEqual([]);
    expect((await actionsAt(document, '（四）', ['quickfix'])).length).toBeGreaterThan(0);
  });

  test('mend everything that can be mended safely, when they are asked to, and leave nothing safe to do', async () => {
    await start({ locale: 'zh-CN' });
    const document = client.open(draftUri, draft.replace('（一）', '（一）、').replace('（三）', '（三）、'));
    expect((await document.diagnostics()).map(({ code }) => code)).toContain('numbering/form');
    const [action, ...others] = await actionsAt(document, '本市', ['source.fixAll']);
    expect(others).toEqual([]);
    expect(action).toMatchObject({ kind: 'source.fixAll.workpoints' });
    document.apply(action!.edit!);
    expect(document.text).toBe(draft);
    expect(await actionsAt(document, '本市', ['source.fixAll.workpoints'])).toEqual([]);
  });

  test('keep in the decisions file that a task is local, and the finding is gone', async () => {
    await start({ locale: 'zh-CN' });
    const document = client.open(draftUri);
    await document.diagnostics();
    const [action] = await actionsAt(document, '办好荔枝文化节');
    expect(action!.isPreferred).toBeUndefined();
    expect(action!.command!.command).toBe('workpoints.markLocal');
    const { command, arguments: given } = action!.command!;
    expect(await client.request('workspace/executeCommand', { command, arguments: given })).toBe(true);
    await client.until(() => client.published.at(-1)!.diagnostics.length === 0, 'the draft checked again');
    const kept = JSON.parse(client.files.text(`${workspace}/.workpoints/decisions.json`)!);
    expect(kept.clauses).toMatchObject([
      { clause: '1.3', title: '办好荔枝文化节', state: 'local', reason: '本地任务' },
    ]);
    expect(document.text).toBe(draft);
  });

  test('say so when a decision cannot be kept', async () => {
    await start({ locale: 'zh-CN' });
    const document = client.open(draftUri);
    await document.diagnostics();
    client.files.fail(`${workspace}/.workpoints/decisions.json`, 'refused', 'writing');
    const [action] = await actionsAt(document, '办好荔枝文化节');
    const { command, arguments: given } = action!.command!;
    expect(await client.request('workspace/executeCommand', { command, arguments: given })).toBe(false);
    await client.until(() => client.shown.length > 0, 'a message');
    expect(client.shown[0]!.message).toBe('“decisions.json”没有写成：没有权限');
  });
});

describe('settings', () => {
  test('of the client switch checking off and on, and give rules their level', async () => {
    let settings: object = { enable: true, rules: { 'directive/unlinked': 'warning' } };
    const capabilities = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, configuration: true } };
    await start({ capabilities, settings: () => settings });
    const document = client.open(draftUri);
    expect((await document.diagnostics()).map(({ code, severity }) => [code, severity])).toEqual([
      ['directive/unlinked', 2],
    ]);
    settings = { enable: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.published.at(-1)!.diagnostics.length === 0, 'no diagnostics');
    settings = {};
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.published.at(-1)!.diagnostics.length > 0, 'diagnostics');
    expect(client.published.at(-1)!.diagnostics[0]!.severity).toBe(3);
  });

  test('come along with the notification where the client cannot be asked', async () => {
    await start();
    const document = client.open(draftUri);
    await document.diagnostics();
    const settings = { workpoints: { rules: { 'directive/unlinked': 'off' } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await client.until(() => client.published.at(-1)!.diagnostics.length === 0, 'no diagnostics');
  });
});
