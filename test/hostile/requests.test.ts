import { afterEach, describe, expect, it } from 'vitest';
import { startClient, type TestClient } from '../support/client.ts';
import { hostileKinds, hostileText } from '../support/hostile.ts';

/** Long enough for a busy machine; what grows faster than the text takes many minutes. */
const patience = 120_000;
const length = 60_000;
const uri = 'file:///ws/某市2026年工作要点.txt';

let client: TestClient | null = null;
afterEach(() => {
  client?.close();
  client = null;
});

/** Every kind of request that an editor makes of an open draft. */
function requestsOf(text: string): readonly (readonly [string, object])[] {
  const textDocument = { uri };
  const lines = text.split(/\r\n|\r|\n/);
  const end = { line: lines.length - 1, character: lines.at(-1)!.length };
  const inside = { line: Math.min(3, end.line), character: 2 };
  const whole = { start: { line: 0, character: 0 }, end };
  const here = { start: inside, end: inside };
  const options = { tabSize: 4, insertSpaces: true };
  return [
    ['textDocument/documentSymbol', { textDocument }],
    ['textDocument/foldingRange', { textDocument }],
    ['textDocument/semanticTokens/full', { textDocument }],
    ['textDocument/documentLink', { textDocument }],
    ['textDocument/formatting', { textDocument, options }],
    ['textDocument/rangeFormatting', { textDocument, range: whole, options }],
    ['textDocument/onTypeFormatting', { textDocument, position: end, ch: '\n', options }],
    ['textDocument/selectionRange', { textDocument, positions: [inside, end] }],
    ['textDocument/hover', { textDocument, position: inside }],
    ['textDocument/definition', { textDocument, position: inside }],
    ['textDocument/references', { textDocument, position: inside, context: { includeDeclaration: true } }],
    ['textDocument/documentHighlight', { textDocument, position: inside }],
    ['textDocument/completion', { textDocument, position: end }],
    ['textDocument/codeLens', { textDocument }],
    ['textDocument/prepareTypeHierarchy', { textDocument, position: inside }],
    ['textDocument/codeAction', { textDocument, range: here, context: { diagnostics: [] } }],
    [
      'textDocument/codeAction',
      { textDocument, range: whole, context: { diagnostics: [], only: ['source.fixAll.workpoints'] } },
    ],
    [
      'workspace/executeCommand',
      { command: 'workpoints.restructure', arguments: [{ uri, position: inside, change: 'renumberDocument' }] },
    ],
    ['workpoints/tasks', { uri }],
    ['workpoints/trace', { uri }],
  ];
}

describe('every request about a long hostile draft is answered', () => {
  it.each(hostileKinds)(
    '%s',
    async (kind) => {
      client = await startClient({ locale: 'zh-CN' });
      const text = hostileText(kind, length);
      client.open(uri, text);
      for (const [method, params] of requestsOf(text)) await client.request(method, params);
      expect(client.logged).toEqual([]);
    },
    patience,
  );
});
