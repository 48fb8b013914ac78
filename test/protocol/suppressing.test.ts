import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { startClient, type TestClient, type TestDocument } from '../support/client.ts';
import { draft, draftUri, files, workspace } from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

const decisionsUri = `${workspace}/.workpoints/decisions.json`;
const faulty = draft.replace('（三）', '（四）');

async function start(more: Readonly<Record<string, string>> = files): Promise<TestDocument> {
  client = await startClient({ files: more, locale: 'zh-CN' });
  const document = client.open(draftUri, faulty);
  await document.diagnostics();
  return document;
}

async function suppressions(document: TestDocument, words: string): Promise<CodeAction[]> {
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: document.uri },
    range: document.range(words),
    context: { diagnostics: [], only: ['quickfix'] },
  });
  const first = actions.findIndex(({ command }) => command?.command === 'workpoints.suppress');
  if (first < 0) return [];
  // Behind every fix.
  expect(actions.slice(first).every(({ command }) => command?.command === 'workpoints.suppress')).toBe(true);
  return actions.slice(first);
}

async function take({ command }: CodeAction, more: object = {}): Promise<boolean> {
  const [given] = command!.arguments!;
  const params = { command: command!.command, arguments: [{ ...given, ...more }] };
  return client.request('workspace/executeCommand', params);
}

const codes = () => client.published.findLast(({ uri }) => uri === draftUri)!.diagnostics.map(({ code }) => code);

describe('suppressing', () => {
  test.each([
    ['在此处忽略：编号不连续或次序不对', { text: '（四）', heading: '办好荔枝文化节' }],
    ['本稿忽略该规则：编号不连续或次序不对', { draft: '本市2019年政务公开工作要点.txt' }],
    ['工作区忽略该规则：编号不连续或次序不对', { code: 'numbering/sequence' }],
  ])('%s', async (title, kept) => {
    const document = await start();
    const offered = await suppressions(document, '（四）');
    expect(offered.every(({ isPreferred }) => !isPreferred)).toBe(true);
    expect(await take(offered.find((action) => action.title === title)!, { reason: '沿用旧稿编号' })).toBe(true);
    await client.until(() => !codes().includes('numbering/sequence'), 'the finding gone');
    expect(codes()).toContain('directive/unlinked');
    expect(JSON.parse(client.files.text(decisionsUri)!).suppressed).toMatchObject([
      { ...kept, reason: '沿用旧稿编号' },
    ]);
    expect(document.text).toBe(faulty);
  });

  test('what matches nothing any more is information in the decisions file, and no trouble', async () => {
    const document = await start();
    await take((await suppressions(document, '（四）'))[0]!);
    await client.until(() => !codes().includes('numbering/sequence'), 'the finding gone');
    document.replace('（四）', '（三）');
    const inFile = () => client.published.findLast(({ uri }) => uri === decisionsUri)?.diagnostics ?? [];
    await client.until(() => inFile().length === 1, 'the note in the decisions file');
    expect(inFile()[0]).toMatchObject({ severity: 3, message: expect.stringContaining('不起作用') });
    expect(client.statuses.at(-1)!.problems).toEqual([]);
    expect(client.shown).toEqual([]);
  });

  test('is not offered where it cannot be kept', async () => {
    expect(await suppressions(await start({}), '（四）')).toEqual([]);
  });

  test('does nothing when the finding has gone meanwhile, or is asked for wrongly', async () => {
    const document = await start();
    const [action] = await suppressions(document, '（四）');
    document.replace('（四）', '（三）');
    expect(await take(action!)).toBe(false);
    expect(await take(action!, { scope: 'everything' })).toBe(false);
    expect(await take(action!, { text: 3 })).toBe(false);
    expect(client.files.text(decisionsUri)).toBeNull();
  });
});
