import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import type { TraceFileJson } from '../../server/src/reports/traceJson.ts';
import { startClient, type TestClient, type TestDocument } from '../support/client.ts';
import { draft, draftUri, files, parent, parentUri, workspace } from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

const decisionsUri = `${workspace}/.workpoints/decisions.json`;

async function start(more: Readonly<Record<string, string>> = files): Promise<TestDocument> {
  client = await startClient({ files: more, locale: 'zh-CN' });
  const document = client.open(draftUri, draft);
  await document.diagnostics();
  return document;
}

async function actions(
  document: TestDocument,
  words: string,
  only?: readonly string[],
): Promise<readonly CodeAction[]> {
  const found = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: document.uri },
    range: document.range(words),
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });
  return found.filter(({ kind }) => kind === 'refactor.link.workpoints');
}

async function take(document: TestDocument, words: string, title: string, only?: readonly string[]): Promise<unknown> {
  const action = (await actions(document, words, only)).find((each) => each.title.startsWith(title));
  if (!action?.command) throw new Error(`no action ${title} at ${words}`);
  return command(action.command.command, action.command.arguments?.[0]);
}

async function command(name: string, given: unknown): Promise<unknown> {
  return client.request('workspace/executeCommand', { command: name, arguments: [given] });
}

async function links(): Promise<readonly string[]> {
  const trace = await client.request<TraceFileJson>('workpoints/trace', { uri: draftUri });
  return trace.links.map(({ clause, parent: above, kind, status }) => `${clause} ${above.clause} ${kind} ${status}`);
}

interface Kept {
  readonly title: string;
  readonly state: string;
  readonly reason: string;
}

function kept(list: 'links' | 'clauses' = 'links'): readonly string[] {
  const content = client.files.text(decisionsUri);
  const entries = content === null ? [] : ((JSON.parse(content)[list] ?? []) as readonly Kept[]);
  return entries.map(({ title, state, reason }) => `${title} ${state} ${reason}`.trim());
}

describe('decisions on links by code action', () => {
  test('accept, then withdraw', async () => {
    const document = await start();
    expect((await actions(document, '（一）推进重要决策公开')).map(({ title }) => title)).toEqual([
      '确认依据：一、（一）推進重要決策公開',
      '不是依据：一、（一）推進重要決策公開',
      '指定上位条目…',
      '标明为本地任务',
    ]);
    expect(await take(document, '（一）推进重要决策公开', '确认依据')).toBe(true);
    expect(kept()).toEqual(['推进重要决策公开 accepted']);
    expect((await actions(document, '（一）推进重要决策公开')).map(({ title }) => title)).not.toContain(
      '确认依据：一、（一）推進重要決策公開',
    );
    expect(await take(document, '（一）推进重要决策公开', '撤回')).toBe(true);
    expect(kept()).toEqual([]);
  });

  test('reject: the clause has no basis then, and that is published', async () => {
    const document = await start();
    expect(await take(document, '（一）推进重要决策公开', '不是依据')).toBe(true);
    expect(await links()).toEqual(['1.1 1.1 primary rejected', '1.2 1.2 primary covers']);
    const unlinked = () =>
      (client.published.findLast(({ uri }) => uri === draftUri)?.diagnostics ?? []).filter(
        ({ code }) => code === 'directive/unlinked',
      );
    await client.until(() => unlinked().length === 2, 'the clause without a basis');
  });

  test('nothing is offered on the words of a clause unless links are asked for, nor where nothing can be kept', async () => {
    const document = await start();
    expect(await actions(document, '应当主动公开')).toEqual([]);
    expect((await actions(document, '应当主动公开', ['refactor'])).length).toBeGreaterThan(0);
    client.close();
    const { [`${workspace}/workpoints.json`]: _, ...alone } = files;
    expect(await actions(await start(alone), '（一）推进重要决策公开')).toEqual([]);
  });

  test('in bulk: section, draft, clauses without a basis', async () => {
    const document = await start();
    expect(await take(document, '（一）推进重要决策公开', '确认本部分的依据（2 处）', ['refactor.link'])).toBe(true);
    expect(kept()).toEqual(['推进重要决策公开 accepted', '推进重要部署执行公开 accepted']);
    expect(await command('workpoints.decideLinks', { uri: draftUri, verdict: 'accepted', scope: 'draft' })).toBe(false);
    expect(await take(document, '（三）办好荔枝文化节', '本稿没有依据的 1 条', ['refactor'])).toBe(true);
    expect(kept('clauses')).toEqual(['办好荔枝文化节 local 本地任务']);
  });

  test('suspect links: shown, not accepted with the rest, accepted once reviewed', async () => {
    const document = await start();
    const given = { uri: draftUri, verdict: 'accepted' };
    expect(await command('workpoints.decideLinks', { ...given, scope: 'draft', reason: '初审' })).toBe(true);
    await client.changeFile(parentUri, parent.replace('廣泛聽取意見', '廣泛聽取公眾和專家意見'));
    expect(await links()).toEqual(['1.1 1.1 primary suspect', '1.2 1.2 primary covers']);
    expect(await command('workpoints.decideLinks', { ...given, scope: 'draft' })).toBe(false);
    expect((await actions(document, '（一）推进重要决策公开')).map(({ title }) => title)).toContain(
      '已复核，仍为依据：一、（一）推進重要決策公開',
    );
    expect(await take(document, '（一）推进重要决策公开', '已复核，确认本稿全部存疑的依据（1 处）', ['refactor'])).toBe(
      true,
    );
    expect(await links()).toEqual(['1.1 1.1 primary covers', '1.2 1.2 primary covers']);
  });

  test('pin: to the clause that the client gives, or that the user picks from a list', async () => {
    const document = await start();
    const pin = { uri: draftUri, clause: { clause: '1.3', title: '办好荔枝文化节' } };
    const above = { uri: parentUri, clause: '1.2', title: '推進重要部署執行公開' };
    expect(await command('workpoints.pinLink', { ...pin, parent: { ...above, title: '别的' } })).toBe(false);
    expect(await command('workpoints.pinLink', { ...pin, parent: above, reason: '市委要求' })).toBe(true);
    expect(await links()).toContain('1.3 1.2 primary pinned');
    expect(kept()).toEqual(['办好荔枝文化节 pinned 市委要求']);
    client.press('一、（一）推進重要決策公開 · 國辦發〔2019〕14號');
    expect(await take(document, '（三）办好荔枝文化节', '指定上位条目')).toBe(true);
    expect(
      (await links()).filter((line) => line.startsWith('1.3')).map((line) => line.split(' ').slice(1, 4).join(' ')),
    ).toEqual(['1.1 primary pinned', '1.2 secondary pinned']);
  });

  test('whatever else they are given leaves everything as it is', async () => {
    await start();
    const named = { clause: '1.1', title: '推进重要决策公开' };
    for (const given of [
      null,
      7,
      { uri: draftUri },
      { uri: draftUri, verdict: 'accepted', scope: 'link', clause: named },
      { uri: draftUri, verdict: 'accepted', scope: 'clause' },
      { uri: draftUri, verdict: 'accepted', scope: 'clause', clause: { ...named, title: '改了' } },
      { uri: draftUri, verdict: 'accepted', scope: 'everything', clause: named },
      { uri: draftUri, verdict: 'perhaps', scope: 'draft' },
      { uri: draftUri, verdict: 'accepted', scope: 'section', position: { line: '1', character: 0 } },
    ]) {
      expect(await command('workpoints.decideLinks', given)).toBe(false);
      expect(await command('workpoints.pinLink', given)).toBe(false);
    }
    expect(client.files.text(decisionsUri)).toBeNull();
  });
});

describe('decisions on several clauses that are selected', () => {
  const two = ['（一）推进重要决策公开', '（二）推进重要部署执行公开'] as const;
  const three = [two[0], '（三）办好荔枝文化节'] as const;

  async function offered(document: TestDocument, [first, last]: readonly [string, string]) {
    const range = { start: document.range(first).start, end: document.range(last).end };
    const found = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: draftUri },
      range,
      context: { diagnostics: [] },
    });
    return found.filter(({ kind }) => kind === 'refactor.link.workpoints');
  }

  async function takeOn(document: TestDocument, words: readonly [string, string], title: string): Promise<unknown> {
    const found = (await offered(document, words)).find((each) => each.title.startsWith(title));
    if (!found?.command) throw new Error(`no action ${title}`);
    return command(found.command.command, found.command.arguments?.[0]);
  }

  test('what is offered says how many links or clauses it is about', async () => {
    const document = await start();
    expect((await offered(document, three)).map(({ title }) => title)).toEqual([
      '确认所选条目的依据（2 处）',
      '所选条目的依据都不是（2 处）',
      '为所选 3 条指定同一上位条目…',
      '所选 3 条都标明为本地任务',
    ]);
    expect((await offered(document, [two[0], '推进重要决策公开'])).map(({ title }) => title)[0]).toBe(
      '确认依据：一、（一）推進重要決策公開',
    );
  });

  test('accept: every link of the selection that nobody decided, and none beside it', async () => {
    const document = await start();
    expect(await takeOn(document, three, '确认所选条目的依据（2 处）')).toBe(true);
    expect(kept()).toEqual(['推进重要决策公开 accepted', '推进重要部署执行公开 accepted']);
    expect((await offered(document, three)).some(({ title }) => title.startsWith('确认所选'))).toBe(false);
    expect(await takeOn(document, [two[0], two[1]], '撤回对所选 2 条')).toBe(true);
    expect(kept()).toEqual([]);
  });

  test('accept leaves a link whose parent clause changed to be reviewed', async () => {
    const document = await start();
    await command('workpoints.decideLinks', { uri: draftUri, verdict: 'accepted', scope: 'draft' });
    await client.changeFile(parentUri, parent.replace('廣泛聽取意見', '廣泛聽取公眾和專家意見'));
    expect((await offered(document, two)).map(({ title }) => title)[0]).toBe('所选条目的依据都不是（2 处）');
    const selection = [{ clause: '1.1', title: '推进重要决策公开' }];
    const given = { uri: draftUri, verdict: 'accepted', scope: 'selection', selection };
    expect(await command('workpoints.decideLinks', given)).toBe(false);
    expect(await links()).toContain('1.1 1.1 primary suspect');
  });

  test('reject: all links of the selection, with one reason', async () => {
    await start();
    const selection = [
      { clause: '1.2', title: '推进重要部署执行公开' },
      { clause: '1.1', title: '推进重要决策公开' },
    ];
    const given = { uri: draftUri, verdict: 'rejected', scope: 'selection', selection, reason: '另有依据' };
    expect(await command('workpoints.decideLinks', given)).toBe(true);
    expect(kept()).toEqual(['推进重要决策公开 rejected 另有依据', '推进重要部署执行公开 rejected 另有依据']);
    expect(await links()).toEqual(['1.1 1.1 primary rejected', '1.2 1.2 primary rejected']);
  });

  test('reject of rows that name the parent clause reaches those links alone', async () => {
    const document = await start();
    const above = { uri: parentUri, clause: '1.2', title: '推進重要部署執行公開' };
    const own = { clause: '1.1', title: '推进重要决策公开' };
    await command('workpoints.pinLink', { uri: draftUri, clause: own, parent: above });
    const rows = [
      { ...own, parent: above },
      { clause: '1.2', title: '推进重要部署执行公开', parent: above },
    ];
    const given = { uri: draftUri, verdict: 'rejected', scope: 'selection', selection: rows };
    expect(await command('workpoints.decideLinks', given)).toBe(true);
    const open = (await links()).filter((line) => !line.endsWith('rejected'));
    expect(open.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['1.1 1.1']);
    expect(await offered(document, two)).not.toEqual([]);
  });

  test('pin: all of them to the one clause that is picked', async () => {
    const document = await start();
    client.press('一、（二）推進重要部署執行公開 · 國辦發〔2019〕14號');
    expect(await takeOn(document, three, '为所选 3 条指定同一上位条目')).toBe(true);
    expect((await links()).filter((line) => line.endsWith('pinned')).map((line) => line.slice(0, 7))).toEqual([
      '1.1 1.2',
      '1.2 1.2',
      '1.3 1.2',
    ]);
    expect(kept()).toEqual(['办好荔枝文化节 pinned', '推进重要决策公开 pinned', '推进重要部署执行公开 pinned']);
  });

  test('local: all of them, also those that had a link', async () => {
    const document = await start();
    expect(await takeOn(document, two, '所选 2 条都标明为本地任务')).toBe(true);
    expect(kept('clauses')).toEqual(['推进重要决策公开 local 本地任务', '推进重要部署执行公开 local 本地任务']);
    expect(await links()).toEqual(['1.1 1.1 primary rejected', '1.2 1.2 primary rejected']);
  });

  test('the file is the same whatever the order of the rows, and what is withdrawn leaves it as it was', async () => {
    await start();
    const rows = [
      { clause: '1.1', title: '推进重要决策公开' },
      { clause: '1.2', title: '推进重要部署执行公开' },
    ];
    const given = { uri: draftUri, verdict: 'accepted', scope: 'selection' };
    await command('workpoints.decideLinks', { ...given, selection: rows });
    const first = client.files.text(decisionsUri);
    await command('workpoints.decideLinks', { ...given, verdict: 'withdrawn', selection: rows });
    const empty = client.files.text(decisionsUri);
    await command('workpoints.decideLinks', { ...given, selection: [...rows].reverse() });
    expect(client.files.text(decisionsUri)).toBe(first);
    await command('workpoints.decideLinks', { ...given, verdict: 'withdrawn', selection: rows });
    expect(client.files.text(decisionsUri)).toBe(empty);
  });

  test('where one of them has changed meanwhile nothing is kept of any', async () => {
    await start();
    const own = { clause: '1.1', title: '推进重要决策公开' };
    const parentless = { ...own, parent: 7 };
    for (const selection of [undefined, [], [own, { clause: '1.2', title: '改了' }], [own, 7], [parentless], 'all']) {
      for (const verdict of ['accepted', 'rejected', 'local', 'withdrawn']) {
        const given = { uri: draftUri, verdict, scope: 'selection', selection };
        expect(await command('workpoints.decideLinks', given)).toBe(false);
      }
      const above = { uri: parentUri, clause: '1.2', title: '推進重要部署執行公開' };
      expect(await command('workpoints.pinLink', { uri: draftUri, selection, parent: above })).toBe(false);
    }
    expect(client.files.text(decisionsUri)).toBeNull();
  });
});

describe('hover', () => {
  test('says what a person decided and why, and how the parent changed since', async () => {
    const document = await start();
    const hover = async () => {
      const { line, character } = document.range('推进重要决策公开').start;
      const found = await client.request<{ contents: { value: string } }>('textDocument/hover', {
        textDocument: { uri: draftUri },
        position: { line, character },
      });
      return found.contents.value;
    };
    expect(await hover()).toContain('自动对应');
    await command('workpoints.decideLinks', { uri: draftUri, verdict: 'accepted', scope: 'draft', reason: '处务会定' });
    expect(await hover()).toMatch(/人工确认.*处务会定/);
    await client.changeFile(parentUri, parent.replace('廣泛聽取意見', '徵求各方面專家看法'));
    expect(await hover()).toMatch(/待复核[\s\S]*确认时原有：「廣泛聽取意見[\s\S]*现在改为：「徵求各方面專家看法/);
    await take(document, '（一）推进重要决策公开', '不是依据');
    expect(await hover()).not.toContain('推進重要決策公開');
  });
});
