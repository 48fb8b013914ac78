import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));
const program = join(top, 'dist', 'cli.js');
const guard = join(top, 'test/vscode/support/network-guard/loopback-only.cjs');

const handshake = [
  { jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
  { jsonrpc: '2.0', method: 'initialized', params: {} },
  {
    jsonrpc: '2.0',
    method: 'textDocument/didOpen',
    params: {
      textDocument: { uri: 'file:///w/要点.txt', languageId: 'workpoints', version: 1, text: '工作要点\n\n一、公开\n' },
    },
  },
  {
    jsonrpc: '2.0',
    id: 2,
    method: 'textDocument/documentSymbol',
    params: { textDocument: { uri: 'file:///w/要点.txt' } },
  },
  { jsonrpc: '2.0', id: 3, method: 'shutdown' },
  { jsonrpc: '2.0', method: 'exit' },
];

function framed(message: object): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

describe('nothing reaches the network', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'workpoints-network-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the guard wrote down of a process: that it was there, and every attempt to reach another machine. */
  function watched(args: readonly string[], input = ''): readonly string[] {
    const log = join(folder, 'log');
    rmSync(log, { force: true });
    const { status, stderr } = spawnSync(process.execPath, ['--require', guard, ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: folder, WORKPOINTS_NETWORK_LOG: log },
    });
    expect([0, 1], stderr).toContain(status);
    return readFileSync(log, 'utf8').trim().split('\n');
  }

  const seeds = join(top, 'seeds');

  it.each([
    ['check', seeds],
    ['trace', '--format', 'html', seeds],
    ['tasks', '--format', 'xlsx', '--output', 'tasks.xlsx', seeds],
    ['organs', seeds],
    ['parse', '--format', 'json', join(seeds, 'workpoints.json')],
    ['rules'],
  ])('workpoints %s', (...args) => {
    expect(watched([program, ...args])).toEqual([expect.stringContaining('loaded')]);
  });

  it('workpoints lsp', () => {
    expect(watched([program, 'lsp', '--stdio'], handshake.map(framed).join(''))).toEqual([
      expect.stringContaining('loaded'),
    ]);
  });

  it('and an attempt would be seen', () => {
    const attempt = `require('node:http').get('http://work-points.invalid/').on('error', () => {})`;
    expect(watched(['-e', attempt])).toContainEqual(expect.stringContaining('outside work-points.invalid'));
  });
});
