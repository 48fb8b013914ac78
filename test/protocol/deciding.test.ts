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
