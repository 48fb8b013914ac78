import { afterEach, expect, test } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-protocol';
import { startClient, type TestClient } from '../support/client.ts';
import { draftUri, workspace } from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

const text = '一、推进公开\n（一） 推进决策公开。\n(二)推进执行公开。\n（三） 推进结果公开。\n';
const options = { tabSize: 4, insertSpaces: true };

test('a draft is formatted whole, or the lines of a range', async () => {
  client = await startClient();
  const document = client.open(draftUri, text);
  const ask = (method: string, more: object = {}) =>
    client.request<TextEdit[]>(method, { textDocument: { uri: draftUri }, options, ...more });
  const ofRange = await ask('textDocument/rangeFormatting', { range: document.range('推进结果') });
  document.apply({ changes: { [draftUri]: ofRange } });
  expect(document.text).toBe(text.replace('（三） ', '（三）'));
  document.apply({ changes: { [draftUri]: await ask('textDocument/formatting') } });
  expect(document.text).toBe(text.replaceAll('） ', '）').replace('(二)', '（二）'));
  expect(await ask('textDocument/formatting')).toEqual([]);
});

test('a new line behind a clause gets the next label, which is also among the completions', async () => {
  client = await startClient();
  expect(client.initialized.capabilities.documentOnTypeFormattingProvider).toEqual({
    firstTriggerCharacter: '\n',
    moreTriggerCharacter: ['、', '.', '）', ')'],
  });
  const document = client.open(draftUri, text);
  const position = { line: 4, character: 0 };
  const edits = await client.request<TextEdit[]>('textDocument/onTypeFormatting', {
    textDocument: { uri: draftUri },
    position,
    ch: '\n',
    options,
  });
  const items = await client.request<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri: draftUri },
    position,
  });
  expect(items.map(({ label }) => label)).toEqual(['（四）', '二、', '1.']);
  document.apply({ changes: { [draftUri]: edits } });
  expect(document.text).toBe(`${text}（四）`);
});

test('what is no draft is left alone', async () => {
  client = await startClient();
  const uri = `${workspace}/workpoints.json`;
  client.open(uri, '{ "directives": [] }  \n');
  const params = { textDocument: { uri }, options };
  expect(await client.request('textDocument/formatting', params)).toEqual([]);
});
