import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import {
  type ClientOptions,
  fullCapabilities,
  startClient,
  type TestClient,
  type TestDocument,
} from '../support/client.ts';
import { draftUri, workspace } from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

const text = `本市2019年政务公开工作要点

一、推进公开
（一）推进决策公开。按第（四）项办理。（市司法局负责）
（三）推进执行公开。公布进展。（市审计局负责）
（四）推进结果公开。公布结果。（市审计局负责）
三、工作要求
（一）加强领导。每年研究一次。（各区政府负责）
`;

async function start(options: ClientOptions = {}): Promise<TestDocument> {
  client = await startClient({ locale: 'zh-CN', ...options });
  return client.open(draftUri, text);
}

const actionsAt = (document: TestDocument, words: string, only?: string[]): Promise<CodeAction[]> =>
  client.request('textDocument/codeAction', {
    textDocument: { uri: document.uri },
    range: document.range(words),
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });

const run = (document: TestDocument, change: string, words: string): Promise<boolean> =>
  client.request('workspace/executeCommand', {
    command: 'workpoints.restructure',
    arguments: [{ uri: document.uri, position: document.position(words), change }],
  });

describe('numbering anew', () => {
  test('is said to the client as kinds of action', async () => {
    await start();
    expect(client.initialized.capabilities.codeActionProvider).toMatchObject({
      codeActionKinds: expect.arrayContaining(['quickfix', 'refactor.rewrite', 'source.renumber.workpoints']),
    });
  });

  test('of a section is offered at its labels and headings, in one edit', async () => {
    const document = await start();
    const [action, ...others] = await actionsAt(document, '推进执行公开。', ['refactor']).then((all) =>
      all.filter(({ kind }) => kind === 'refactor.rewrite'),
    );
    expect(others).toEqual([]);
    expect(action!.title).toBe('本部分重新编号');
    document.apply(action!.edit!);
    expect(document.text).toBe(
      text
        .replace('按第（四）项', '按第（三）项')
        .replace('（三）推进执行', '（二）推进执行')
        .replace('（四）推进结果', '（三）推进结果'),
    );
    expect((await actionsAt(document, '推进执行公开。')).filter(({ kind }) => kind === 'refactor.rewrite')).toEqual([]);
    expect((await actionsAt(document, '公布进展')).filter(({ kind }) => kind === 'refactor.rewrite')).toEqual([]);
  });

  test('of the document is a source action, only where it is asked for', async () => {
    const document = await start();
    expect((await actionsAt(document, '本市')).map(({ kind }) => kind)).not.toContain('source.renumber.workpoints');
    const [action] = await actionsAt(document, '本市', ['source.renumber']);
    document.apply(action!.edit!);
    expect(document.text).toContain('二、工作要求');
    expect(await actionsAt(document, '本市', ['source.renumber.workpoints'])).toEqual([]);
  });

  test('as a command: the client gets one edit; where all is in order the user is told', async () => {
    const document = await start();
    expect(await run(document, 'renumberDocument', '本市')).toBe(true);
    expect(document.text).toContain('二、工作要求');
    expect(document.version).toBe(2);
    expect(await run(document, 'renumberDocument', '本市')).toBe(false);
    await client.until(() => client.shown.length > 0, 'a message');
    expect(client.shown.at(-1)!.message).toBe('编号已经顺次，不用改。');
  });
});

describe('moving clauses', () => {
  test('down, with the numbers and references behind it', async () => {
    const document = await start();
    expect(await run(document, 'moveClauseDown', '公布进展')).toBe(true);
    expect(document.text).toContain(
      '（二）推进结果公开。公布结果。（市审计局负责）\n（三）推进执行公开。公布进展。（市审计局负责）\n二、',
    );
    expect(document.text).toContain('按第（二）项办理');
    expect(document.version).toBe(2);
  });

  test('promote and demote', async () => {
    const document = await start();
    await run(document, 'promoteClause', '加强领导');
    expect(document.text).toContain('二、工作要求\n三、加强领导');
    await run(document, 'demoteClause', '加强领导');
    expect(document.text).toContain('二、工作要求\n（一）加强领导');
  });

  test('are code actions for clients that ask for refactorings, those that lead somewhere', async () => {
    const document = await start();
    const offered = await actionsAt(document, '每年研究', ['refactor.move']);
    expect(offered.map(({ title }) => title)).toEqual(['本条升一级']);
    expect((await actionsAt(document, '每年研究')).map(({ title }) => title)).not.toContain('本条升一级');
  });

  test('tell the user where there is nothing to move, and do nothing in documents that are not open', async () => {
    const document = await start();
    expect(await run(document, 'moveClauseUp', '本市')).toBe(false);
    expect(await run(document, 'moveClauseUp', '推进决策公开')).toBe(false);
    await client.until(() => client.shown.length > 1, 'two messages');
    expect(client.shown.map(({ message }) => message)).toEqual([
      '请先把光标放在带编号的条目里。',
      '本条没有可以移到的位置。',
    ]);
    const closed = { uri: `${workspace}/别的.txt`, position: { line: 0, character: 0 }, change: 'moveClauseUp' };
    for (const given of [closed, { ...closed, change: 'fly' }, { ...closed, position: 3 }, null]) {
      const params = { command: 'workpoints.restructure', arguments: [given] };
      expect(await client.request('workspace/executeCommand', params)).toBe(false);
    }
    expect(document.text).toBe(text);
  });

  test('need a client that applies edits', async () => {
    const document = await start({
      capabilities: { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, applyEdit: false } },
    });
    expect(await run(document, 'renumberDocument', '本市')).toBe(false);
    expect(document.text).toBe(text);
  });
});
