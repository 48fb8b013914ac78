import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createProtocolConnection, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import { type StatusJson, serverRequests } from '../../server/src/lsp/protocol.ts';
import { seed } from '../../test/support/documents.ts';
import { type Timing, timingOf } from './measure.ts';
import { library, longDraft, realDraft } from './texts.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const commandLine = join(top, 'dist', 'cli.js');

/** Builds the bundles where they are not there: what is measured is what is shipped. */
export function ensureBuilt(): void {
  if (existsSync(commandLine)) return;
  const { status } = spawnSync(process.execPath, [join(top, 'esbuild.mjs')], { cwd: top, stdio: 'inherit' });
  if (status !== 0) throw new Error('the bundles could not be built');
}

interface Published {
  readonly uri: string;
  readonly version: number | undefined;
  readonly at: number;
}

interface Started {
  readonly connection: ProtocolConnection;
  readonly published: Published[];
  stop(): Promise<void>;
}

async function start(folder: string, cache: string): Promise<Started> {
  const server = spawn(process.execPath, [commandLine, 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, XDG_CACHE_HOME: cache },
  });
  const connection = createProtocolConnection(server.stdout!, server.stdin!);
  const published: Published[] = [];
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, version }: { uri: string; version?: number }) => {
      published.push({ uri, version, at: performance.now() });
    },
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'w' }],
    initializationOptions: { quietMs: 0 },
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    published,
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await new Promise((resolve) => server.once('exit', resolve));
      connection.dispose();
    },
  };
}

/** The time at which the last findings of a version were published: the first may be those of the draft alone. */
async function settled({ published }: Started, uri: string, version: number, quiet: number): Promise<number> {
  for (;;) {
    const last = published.findLast((each) => each.version === version && each.uri === uri);
    if (last && performance.now() - last.at > quiet) return last.at;
    await new Promise((resolve) => setTimeout(resolve, last ? 5 : 1));
  }
}

/** Waits until the library is read: before that the findings of the draft alone are published. */
async function isLoaded({ connection }: Started): Promise<void> {
  for (;;) {
    const status = await connection.sendRequest<StatusJson>(serverRequests.status, {});
    if (status.state === 'ready' && status.directives > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function keystrokes(server: Started, uri: string, text: string, edits: number): Promise<readonly number[]> {
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'workpoints', version: 1, text },
  });
  await isLoaded(server);
  await settled(server, uri, 1, 1000);
  const line = text.slice(0, Math.floor(text.length / 2)).split('\n').length - 1;
  const times: number[] = [];
  for (let version = 2; version < edits + 2; version++) {
    const begin = performance.now();
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: { line, character: 5 }, end: { line, character: 5 } }, text: '好' }],
    });
    times.push((await settled(server, uri, version, text.length > 100_000 ? 300 : 30)) - begin);
  }
  return times;
}

/** From a keystroke to published diagnostics over standard input and output, with a library of some size loaded. */
export async function measureKeystrokes(
  size: number,
  edits: { readonly real: number; readonly long: number },
): Promise<readonly Timing[]> {
  const place = await mkdtemp(join(tmpdir(), 'workpoints-bench-'));
  try {
    await mkdir(join(place, 'library'));
    await writeFile(join(place, 'workpoints.json'), '{ "directives": ["library/*.txt"] }');
    await writeFile(join(place, 'library', 'state.txt'), seed('国务院办公厅2019').text);
    for (const { name, text } of library(size)) await writeFile(join(place, 'library', name), text);
    const server = await start(place, join(place, '.cache'));
    const uri = (name: string): string => pathToFileURL(join(place, name)).href;
    const real = await keystrokes(server, uri('real.txt'), realDraft, edits.real);
    const linked = await keystrokes(server, uri('linked.txt'), seed('北京市2019').text, edits.real);
    const long = edits.long === 0 ? [] : await keystrokes(server, uri('long.txt'), longDraft(1_000_000, 1), edits.long);
    await server.stop();
    return [
      // The first edits meet code that is not compiled yet.
      timingOf(`real draft of ${realDraft.length} characters`, real.slice(Math.floor(real.length / 2))),
      timingOf('real draft with a parent', linked.slice(Math.floor(linked.length / 2))),
      ...(long.length > 0 ? [timingOf('draft of 1,000,000 characters', long.slice(Math.floor(long.length / 2)))] : []),
    ];
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function runOnce(args: readonly string[]): number {
  const begin = performance.now();
  const { error } = spawnSync(process.execPath, args, { cwd: top, stdio: 'ignore' });
  if (error) throw error;
  return performance.now() - begin;
}

async function firstDiagnostics(): Promise<number> {
  const place = await mkdtemp(join(tmpdir(), 'workpoints-bench-'));
  try {
    const begin = performance.now();
    const server = await start(place, join(place, '.cache'));
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: pathToFileURL(join(place, 'd.txt')).href,
        languageId: 'workpoints',
        version: 1,
        text: realDraft,
      },
    });
    while (server.published.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const time = server.published[0]!.at - begin;
    await server.stop();
    return time;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** Starting a process: the check of the five samples and the first diagnostics of a real draft, beside a Node that does nothing. */
export async function measureColdStart(rounds: number): Promise<readonly Timing[]> {
  const times: { readonly nothing: number[]; readonly check: number[]; readonly server: number[] } = {
    nothing: [],
    check: [],
    server: [],
  };
  for (let round = 0; round < rounds; round++) {
    times.nothing.push(runOnce(['-e', '0']));
    times.check.push(runOnce([commandLine, 'check', 'seeds']));
    times.server.push(await firstDiagnostics());
  }
  return [
    timingOf('floor: node -e 0', times.nothing),
    timingOf('workpoints check seeds', times.check),
    timingOf('server: from start to the first diagnostics of a real draft', times.server),
  ];
}
