import fc from 'fast-check';
import { expect } from 'vitest';
import { type ClientOptions, startClient, type TestClient } from '../support/client.ts';
import { draft, draftUri, files, parent, parentUri, projectUri, workspace } from '../support/work-points.ts';
import { draftText } from './inputs.ts';
import type { Target } from './targets.ts';

/** By place in this list the kept inputs name them: new ones go to the end. */
const methods = [
  'textDocument/hover',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentSymbol',
  'textDocument/completion',
  'textDocument/foldingRange',
  'textDocument/semanticTokens/full',
  'textDocument/codeAction',
  'textDocument/formatting',
  'workpoints/trace',
  'workpoints/tasks',
  'workpoints/nothing',
  'textDocument/nothing',
  'textDocument/codeLens',
  'codeLens/resolve',
  'textDocument/prepareTypeHierarchy',
  'typeHierarchy/supertypes',
  'typeHierarchy/subtypes',
] as const;

const uris = [draftUri, parentUri, projectUri, `${workspace}/乙工作要点.txt`, 'untitled:甲', 'nonsense'] as const;

/** What a client, in any order, may tell or ask the server. */
type Step =
  | { readonly do: 'open' | 'rewrite' | 'file'; readonly uri: number; readonly text: string }
  | { readonly do: 'edit'; readonly uri: number; readonly line: number; readonly column: number; readonly text: string }
  | { readonly do: 'close' | 'delete'; readonly uri: number }
  | {
      readonly do: 'ask';
      readonly uri: number;
      readonly method: number;
      readonly line: number;
      readonly column: number;
    }
  | { readonly do: 'garbage'; readonly method: number };

const uri = fc.nat(uris.length - 1);
const text = fc.oneof(fc.constantFrom(draft, parent, '', '{', '{ "directives": ["上位"] }'), draftText);
const place = { line: fc.nat(30), column: fc.nat(60) };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('open', 'rewrite', 'file'), uri, text }),
  fc.record({ do: fc.constant('edit'), uri, text, ...place }),
  fc.record({ do: fc.constantFrom('close', 'delete'), uri }),
  fc.record({ do: fc.constant('ask'), uri, method: fc.nat(methods.length - 1), ...place }),
  fc.record({ do: fc.constant('garbage'), method: fc.nat(methods.length - 1) }),
) as fc.Arbitrary<Step>;

/** The texts of the documents that are open, by URI, as the client knows them. */
type Open = Map<string, { version: number; text: string }>;

async function take(client: TestClient, open: Open, given: Step): Promise<unknown> {
  const { connection } = client;
  if (given.do === 'garbage') {
    const asked = connection.sendRequest(methods[given.method]!, { textDocument: 7, uri: null });
    return asked.catch(() => null);
  }
  const name = uris[given.uri]!;
  const textDocument = { uri: name };
  switch (given.do) {
    case 'open': {
      if (open.has(name)) return null;
      open.set(name, { version: 1, text: given.text });
      const document = { uri: name, languageId: 'workpoints', version: 1, text: given.text };
      await connection.sendNotification('textDocument/didOpen', { textDocument: document });
      return null;
    }
    case 'rewrite':
    case 'edit': {
      const known = open.get(name);
      const version = (known?.version ?? 0) + 1;
      // An edit to a document that is not open is against the protocol, and does no harm.
      if (known) open.set(name, { version, text: given.text });
      const start = given.do === 'edit' && !known ? { line: given.line, character: given.column } : null;
      const contentChanges = [start ? { range: { start, end: start }, text: given.text } : { text: given.text }];
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: name, version },
        contentChanges,
      });
      return null;
    }
    case 'close':
      open.delete(name);
      await connection.sendNotification('textDocument/didClose', { textDocument });
      return null;
    case 'file':
      if (name.startsWith(workspace)) await client.changeFile(name, given.text);
      return null;
    case 'delete':
      if (name.startsWith(workspace)) await client.changeFile(name, null);
      return null;
    default: {
      const position = { line: given.line, character: given.column };
      const range = { start: position, end: position };
      const context = { diagnostics: [], includeDeclaration: true };
      const options = { tabSize: 4, insertSpaces: true };
      const data = { uri: name, clause: '1.1', title: '推进重要决策公开' };
      const item = { uri: name, data };
      const asked = connection.sendRequest(methods[given.method]!, {
        textDocument,
        uri: name,
        position,
        range,
        context,
        options,
        data,
        item,
      });
      return asked.catch(() => null);
    }
  }
}

/** The findings that the client shows of each open draft, once the server has said its last word. */
async function shownBy(client: TestClient, open: Open): Promise<Readonly<Record<string, readonly string[]>>> {
  const settled = () => client.statuses.at(-1)?.state === 'ready';
  const shown = () =>
    Object.fromEntries(
      [...open.keys()].sort().map((name) => {
        const last = client.published.findLast((published) => published.uri === name);
        return [name, last?.diagnostics.map(({ code, range }) => `${code} ${JSON.stringify(range)}`) ?? []];
      }),
    );
  await client.until(settled, 'the server to be ready');
  for (let before = ''; ; ) {
    // Each answer shows that what was told before it has been taken in; checks that it began may still be under way.
    for (const name of open.keys())
      await client.request('textDocument/documentSymbol', { textDocument: { uri: name } }).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const now = JSON.stringify([shown(), client.published.length]);
    if (now === before && settled()) return shown();
    before = now;
  }
}

const options: ClientOptions = { files, locale: 'zh-CN' };

/** The language server, told and asked anything in any order: it answers, logs no fault, and shows what a new server would show. */
export const protocolTarget: Target = {
  name: 'protocol',
  inputs: fc.array(step, { maxLength: 12 }).map((steps) => JSON.stringify(steps)),
  async check(input) {
    const client = await startClient(options);
    const open: Open = new Map();
    const asked: unknown[] = [];
    for (const each of JSON.parse(input) as readonly Step[]) asked.push(take(client, open, each));
    await Promise.all(asked);
    const shown = await shownBy(client, open);
    const contents = Object.fromEntries(
      uris.flatMap((name) => (client.files.text(name) === null ? [] : [[name, client.files.text(name)!]])),
    );
    client.close();

    const fresh = await startClient({ ...options, files: contents });
    for (const [name, document] of open) {
      const textDocument = { uri: name, languageId: 'workpoints', ...document };
      await fresh.connection.sendNotification('textDocument/didOpen', { textDocument });
    }
    const expected = await shownBy(fresh, open);
    fresh.close();
    expect(shown).toEqual(expected);
    // A request for a file that is not there is worth a line in the log; a fault of the program is not.
    expect(client.logged.filter((line) => /\b(?:Type|Range|Reference|Syntax)Error\b/.test(line))).toEqual([]);
  },
};
