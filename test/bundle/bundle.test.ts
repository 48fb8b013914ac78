import { execFileSync, fork, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import manifest from '../../package.json' with { type: 'json' };
import { readZip, type ZipEntry } from '../support/zip.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The most that a bundle may have, in kilobytes: a third to a half more than it has. What grows beyond has taken something in by mistake. */
const bundles = {
  'dist/client.js': 600,
  'dist/web/client.js': 550,
  'dist/server.js': 10,
  'dist/web/server.js': 1100,
  'dist/cli.js': 1500,
} as const;
const names = Object.keys(bundles) as (keyof typeof bundles)[];
const inBrowser = names.filter((name) => name.startsWith('dist/web/'));
/** What runs in a panel: a page with no module system and no editor. */
const inPanels = ['dist/webview/preview.css', 'dist/webview/preview.js'] as const;
const inArchive = [...names.filter((name) => name !== 'dist/cli.js'), ...inPanels];

const archivePath = 'out/work-points.vsix';
const initialize = { processId: null, rootUri: null, workspaceFolders: null, capabilities: {} };

function pack(): Buffer {
  execFileSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: 'pipe' });
  return readFileSync(join(root, archivePath));
}

describe('the built extension', () => {
  let archive: Buffer;
  let entries: readonly ZipEntry[];

  beforeAll(() => {
    archive = pack();
    entries = readZip(archive);
  }, 120_000);

  it.each(names)('has %s, and it is not larger than it should be', (name) => {
    const kilobytes = statSync(join(root, name)).size / 1024;
    expect(kilobytes).toBeGreaterThan(name === 'dist/server.js' ? 0 : 10);
    expect(kilobytes).toBeLessThan(bundles[name]);
  });

  it('asks Node for nothing in the browser', () => {
    for (const name of inBrowser) {
      const code = read(name);
      const asked = [...code.matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(
        ([, module]) => module,
      );
      expect([...new Set(asked)], name).toEqual(name.endsWith('client.js') ? ['vscode'] : []);
      expect(code.match(/["'`]node:[a-z_/]+["'`]/g), name).toBe(null);
    }
  });

  it('asks for nothing but Node and the editor on the desktop', () => {
    for (const name of names.filter((bundle) => !inBrowser.includes(bundle))) {
      const asked = [...read(name).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module as string);
      const foreign = asked.filter((module) => !builtinModules.includes(module.replace(/^node:/, '')));
      expect([...new Set(foreign)], name).toEqual(name === 'dist/client.js' ? ['vscode'] : []);
    }
  });

  it('asks for nothing in panels, neither for a module nor for anything from elsewhere', () => {
    for (const name of inPanels) {
      const code = read(name);
      expect(code.length / 1024, name).toBeLessThan(30);
      expect(
        code.match(/https?:|\bfetch\(|XMLHttpRequest|WebSocket|@import|url\(|@font-face|\bimport\(|\brequire\(/g),
        name,
      ).toBe(null);
      expect(code.match(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/g), name).toBe(
        null,
      );
    }
  });

  it('keeps Chinese text as it is, which takes half the room of escapes', () => {
    for (const name of names) expect(read(name).match(/\\u[4-9][0-9a-f]{3}/gi)?.length ?? 0, name).toBeLessThan(200);
  });

  it('is an archive of less than one megabyte with nothing in it but what an editor needs', () => {
    expect(archive.length).toBeLessThan(1024 * 1024);
    const pages = readdirSync(join(root, 'docs/rules')).map((page) => `docs/rules/${page}`);
    const seeds = readdirSync(join(root, 'seeds')).filter((name) => name !== 'README.md');
    const pictures = readdirSync(join(root, 'images/walkthrough'));
    const snippets = manifest.contributes.snippets.map(({ path }) => path.slice(2));
    const schemas = readdirSync(join(root, 'schemas')).map((schema) => `schemas/${schema}`);
    const expected = [
      ...inArchive,
      ...pages,
      ...snippets,
      ...schemas,
      ...seeds.map((name) => `seeds/${name}`),
      ...pictures.map((name) => `images/walkthrough/${name}`),
      'docs/profiles.md',
      'images/icon.png',
      'images/views.svg',
      'l10n/bundle.l10n.zh-cn.json',
      'l10n/bundle.l10n.zh-tw.json',
      'package.json',
      'package.nls.json',
      'package.nls.zh-cn.json',
      'package.nls.zh-tw.json',
      'syntaxes/language-configuration.json',
      'syntaxes/workpoints.tmLanguage.json',
      // The packer writes these names its own way.
      'LICENSE.txt',
      'changelog.md',
      'readme.md',
    ].map((path) => `extension/${path}`);
    const found = entries.map(({ name }) => name);
    expect(found.toSorted()).toEqual(['[Content_Types].xml', 'extension.vsixmanifest', ...expected].toSorted());
  });

  it('holds the bundles that lie in dist', () => {
    for (const name of inArchive) {
      const entry = entries.find((candidate) => candidate.name === `extension/${name}`);
      expect(entry?.read().toString('utf8') === read(name), name).toBe(true);
    }
  });

  it('names no path of the machine it was built on', () => {
    for (const entry of entries) expect(entry.read().includes(root), entry.name).toBe(false);
  });

  it('is the same archive when it is built again', () => {
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const contents = (files: Buffer) => readZip(files).map((file) => `${file.name} ${hash(file.read())}`);
    let before = archive;
    let again = pack();
    // Who edits while the tests run changes the bundles; what cannot be reproduced never comes out the same.
    for (let tries = 0; tries < 3 && !again.equals(before); tries++) {
      before = again;
      again = pack();
    }
    expect(contents(again)).toEqual(contents(before));
    expect(hash(again)).toBe(hash(before));
  }, 120_000);

  it('starts the server of browsers in a process, which ends when it is told to and when nobody is there any more', async () => {
    const start = () => {
      const server = fork(join(root, 'dist/server.js'), ['--node-ipc'], { silent: true });
      const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
      return { server, ended };
    };
    const { server, ended } = start();
    const connection = createMessageConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
    connection.listen();
    const answer = await connection.sendRequest<{ capabilities: object }>('initialize', initialize);
    expect(answer.capabilities).toMatchObject({ hoverProvider: expect.anything() });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);

    const abandoned = start();
    abandoned.server.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: initialize });
    await new Promise((resolve) => abandoned.server.once('message', resolve));
    abandoned.server.disconnect();
    expect(await abandoned.ended).toBe(1);
  });

  it('starts a server that any editor can talk to over standard input and output', async () => {
    const server = spawn(process.execPath, ['dist/cli.js', 'lsp', '--stdio'], { cwd: root, stdio: 'pipe' });
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
    const connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    try {
      connection.listen();
      const answer = await connection.sendRequest<{ capabilities: object; serverInfo?: object }>(
        'initialize',
        initialize,
      );
      expect(answer.capabilities).toMatchObject({
        hoverProvider: expect.anything(),
        definitionProvider: expect.anything(),
      });
      await connection.sendNotification('initialized', {});
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      expect(await ended).toBe(0);
    } finally {
      connection.dispose();
      server.kill();
    }
  });

  it('starts a server in a worker that has nothing but what browsers have', async () => {
    const worker = fakeWorker();
    vm.runInContext(read('dist/web/server.js'), vm.createContext(worker.globals), { filename: 'dist/web/server.js' });
    worker.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: initialize });
    const answer = await worker.received(({ id }) => id === 1);
    expect(answer).toMatchObject({ result: { capabilities: { hoverProvider: expect.anything() } } });
  });

  it('has a command line that lists the rules', () => {
    const listed = execFileSync(process.execPath, ['dist/cli.js', 'rules'], { cwd: root, encoding: 'utf8' });
    expect(listed).toContain('numbering/sequence');
    expect(listed).toContain('responsibility/missing');
    expect(listed).toContain('directive/unlinked');
    expect(read('dist/cli.js').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });
});

interface Message {
  readonly id?: number;
}

/** The globals of a web worker, without any of Node's: what a bundle needs beyond them is missing in a browser, too. */
function fakeWorker() {
  const answers: Message[] = [];
  const waiting: { wanted: (message: Message) => boolean; resolve: (message: Message) => void }[] = [];
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const self: Record<string, unknown> = {
    postMessage(message: Message) {
      answers.push(message);
      for (const { wanted, resolve } of waiting) if (wanted(message)) resolve(message);
    },
    addEventListener: (_: string, listener: (event: { data: unknown }) => void) => listeners.push(listener),
    removeEventListener: () => undefined,
    close: () => undefined,
  };
  const shared = {
    TextDecoder,
    TextEncoder,
    URL,
    atob,
    btoa,
    clearTimeout,
    console,
    crypto,
    performance,
    queueMicrotask,
    setTimeout,
  };
  // Editors make the worker from a blob, so that it does not lie where its script does.
  const origin = 'http://localhost:3000';
  const location = { href: `blob:${origin}/0`, origin, pathname: `${origin}/0`, search: '' };
  const globals: Record<string, unknown> = { ...shared, ...self, location };
  globals.self = globals;
  return {
    globals,
    send(message: object) {
      const event = { data: message };
      for (const listener of listeners) listener(event);
      if (typeof globals.onmessage === 'function') globals.onmessage(event);
    },
    received(wanted: (message: Message) => boolean): Promise<Message> {
      const already = answers.find(wanted);
      return already ? Promise.resolve(already) : new Promise((resolve) => waiting.push({ wanted, resolve }));
    },
  };
}
