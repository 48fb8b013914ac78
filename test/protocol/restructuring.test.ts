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

describe('references in other open drafts', () => {
  const districtUri = `${workspace}/滨江区2019年政务公开工作要点.txt`;
  const district = `滨江区2019年政务公开工作要点

根据《本市2019年政务公开工作要点》（以下简称《市要点》），制定本要点。

一、推进公开
（一）推进决策公开。落实《市要点》第（三）项和第（四）项，按《本市2019年政务公开工作要点》第一部分第（四）项公布。（区司法局负责）
（二）做好公开。落实《条例》第三章和本要点第（一）项。（区司法局负责）
`;
  const followed = district
    .replace('《市要点》第（三）项和第（四）项', '《市要点》第（二）项和第（三）项')
    .replace('第一部分第（四）项', '第一部分第（三）项');
  const update = '一并更新';

  async function startBoth(options: ClientOptions = {}): Promise<{ city: TestDocument; other: TestDocument }> {
    const city = await start(options);
    return { city, other: client.open(districtUri, district) };
  }

  const asked = () => client.shown.filter(({ actions }) => actions.length > 0);

  test('follow when the user says so, after the edit of the draft itself', async () => {
    const { city, other } = await startBoth();
    client.press(update);
    expect(await run(city, 'renumberDocument', '本市')).toBe(true);
    await client.until(() => other.version > 1, 'the edit of the other draft');
    expect(asked()).toEqual([
      {
        message: '打开的另一份草稿“滨江区2019年政务公开工作要点.txt”提到了本稿改过编号的条目，要一并更新吗？',
        actions: [update],
      },
    ]);
    expect(other.text).toBe(followed);
    expect(city.version).toBe(2);
  });

  test('stay as they are when he does not', async () => {
    const { city, other } = await startBoth();
    expect(await run(city, 'renumberDocument', '本市')).toBe(true);
    await client.until(() => asked().length > 0, 'the question');
    await other.diagnostics();
    expect(other.text).toBe(district);
  });

  test('can be looked at one by one where the editor shows such edits', async () => {
    const { workspace: abilities } = fullCapabilities;
    const workspaceEdit = { documentChanges: true, changeAnnotationSupport: {} };
    const { city, other } = await startBoth({
      capabilities: { ...fullCapabilities, workspace: { ...abilities, workspaceEdit } },
    });
    client.press('逐处核对');
    await run(city, 'renumberDocument', '本市');
    await client.until(() => other.version > 1, 'the edit of the other draft');
    const [edit] = client.applied.slice(-1);
    const [change] = edit!.documentChanges!;
    expect(change).toMatchObject({ textDocument: { uri: districtUri, version: 1 } });
    const [annotation] = Object.entries(edit!.changeAnnotations!);
    expect(annotation![1]).toEqual({
      label: '更新提到“本市2019年政务公开工作要点.txt”的条目编号',
      needsConfirmation: true,
    });
    expect('edits' in change! && change.edits.map((each) => 'annotationId' in each && each.annotationId)).toEqual(
      Array.from({ length: 3 }, () => annotation![0]),
    );
  });

  test('make the code action a command, so that they can be asked about; else it stays an edit', async () => {
    const { city, other } = await startBoth();
    const [action] = await actionsAt(city, '本市', ['source.renumber']);
    expect(action!.edit).toBeUndefined();
    client.press(update);
    await client.request('workspace/executeCommand', { ...action!.command! });
    await client.until(() => other.version > 1, 'the edit of the other draft');
    expect(other.text).toBe(followed);
    expect(city.text).toContain('二、工作要求');
  });

  test('follow a clause that was moved several times while the question stood', async () => {
    const { city, other } = await startBoth();
    const answer = client.holdAnswer();
    for (const move of ['moveClauseDown', 'moveClauseUp', 'moveClauseDown']) await run(city, move, '公布进展');
    await client.until(() => asked().length > 0, 'the question');
    answer(update);
    await client.until(() => other.version > 1, 'the edit of the other draft');
    // （三）推进执行公开 is （三） again, 推进结果公开 （二）.
    expect(other.text).toBe(
      district.replace('和第（四）项', '和第（二）项').replace('第一部分第（四）项', '第一部分第（二）项'),
    );
    expect(asked()).toHaveLength(1);
  });

  test('are left alone where the numbers have changed again by hand meanwhile, and the user is told', async () => {
    const { city, other } = await startBoth();
    const answer = client.holdAnswer();
    await run(city, 'renumberDocument', '本市');
    await client.until(() => asked().length > 0, 'the question');
    city.rewrite(text);
    answer(update);
    await client.until(() => client.shown.length > 1, 'the message');
    expect(client.shown.at(-1)!.message).toBe('“本市2019年政务公开工作要点.txt”的编号后来又变了，别的草稿没有改动。');
    expect(other.text).toBe(district);
  });

  test('are asked about only where there are any', async () => {
    const city = await start();
    client.open(districtUri, district.replaceAll(/第（[三四]）项|第一部分/g, ''));
    await run(city, 'renumberDocument', '本市');
    await city.diagnostics();
    expect(asked()).toEqual([]);
  });
});
