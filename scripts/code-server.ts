import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The root folder of the repository. */
export const root = resolve(fileURLToPath(import.meta.url), '..', '..');

/** The extension as `npm run package` leaves it, or the file that WORKPOINTS_VSIX names, such as a released one. */
export const vsix = process.env.WORKPOINTS_VSIX ?? join(root, 'out', 'work-points.vsix');

/** What scripts/editor-setup.mjs installed, as absolute paths. */
export interface InstalledEditor {
  /** The Node that code-server runs on. */
  readonly node: string;
  /** The program of code-server. */
  readonly codeServer: string;
  readonly web: {
    /** The folder to give to @vscode/test-web as `testRunnerDataDir`. */
    readonly data: string;
    /** The builds in it: the current VS Code first, then the oldest supported. */
    readonly builds: readonly WebBuild[];
  };
}

/** One build of VS Code for the browser. */
export interface WebBuild {
  /** Such as `1.139.1`. */
  readonly version: string;
  /** Forty hexadecimal digits. */
  readonly commit: string;
}

/** A running code-server. */
export interface CodeServer {
  readonly port: number;
  /** Such as `http://127.0.0.1:40001`. */
  readonly origin: string;
  /** Settles when the server has stopped by itself or been stopped. */
  readonly stopped: Promise<void>;
  /** Stops the server and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

/** The folders that one code-server keeps to. */
export interface CodeServerFolders {
  /** Holds what code-server and the extensions write into the user's home. */
  readonly home: string;
  /** Holds sockets, so its path has to be short (Unix allows 107 bytes). */
  readonly temporary: string;
  /** The user data: settings, window state. */
  readonly profile: string;
  /** The installed extensions. */
  readonly extensions: string;
}

/** Settings of a workbench that asks, fetches and proposes nothing, and saves only when told to. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** Restricted mode without being asked about it. */
const restrictedSettings: Readonly<Record<string, unknown>> = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

const run = promisify(execFile);

/**
 * Where the workbench is installed.
 * @throws Error with one sentence for the user when it is not.
 */
export function installedEditor(): InstalledEditor {
  const place = join(root, '.vscode-test');
  const list = join(place, 'installed.json');
  if (!existsSync(list)) throw new Error('The VS Code workbench is not installed yet: node scripts/editor-setup.mjs');
  const installed = JSON.parse(readFileSync(list, 'utf8')) as InstalledEditor;
  return {
    node: join(place, installed.node),
    codeServer: join(place, installed.codeServer),
    web: { data: join(place, installed.web.data), builds: installed.web.builds },
  };
}

/** A port of 127.0.0.1 that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return failed(new Error('no port'));
      server.close(() => found(address.port));
    });
  });
}

/** Makes the four folders below one folder. */
export function makeCodeServerFolders(below: string): CodeServerFolders {
  const folders: CodeServerFolders = {
    home: join(below, 'home'),
    temporary: join(below, 't'),
    profile: join(below, 'profile'),
    extensions: join(below, 'extensions'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  return folders;
}

/** The environment of code-server: no gallery of extensions, nothing written outside its folders. */
function environment(folders: CodeServerFolders, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: folders.home,
    TMPDIR: folders.temporary,
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }),
    ...extra,
  };
}

function folderArguments(folders: CodeServerFolders): string[] {
  return ['--user-data-dir', folders.profile, '--extensions-dir', folders.extensions];
}

/** Installs an extension from its file. */
export async function installExtension(
  editor: InstalledEditor,
  folders: CodeServerFolders,
  file: string,
): Promise<void> {
  const parameters = [editor.codeServer, ...folderArguments(folders), '--install-extension', file];
  await run(editor.node, parameters, { env: environment(folders, {}) });
}

/** Options of {@link startCodeServer}. */
export interface CodeServerOptions {
  readonly editor: InstalledEditor;
  readonly folders: CodeServerFolders;
  /** User settings beside {@link quietSettings}. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Variables of the environment of the server, its extension hosts and their processes. */
  readonly variables?: Readonly<Record<string, string>>;
  /** How long the server goes on when nobody looks at it; without it until it is stopped. */
  readonly idleSeconds?: number;
  /** Opens what nobody said to trust in restricted mode, as VS Code does on a desktop; without it everything is trusted. */
  readonly isRestricted?: boolean;
}

/**
 * Starts code-server on 127.0.0.1 and waits until it answers.
 * @throws Error with what the server printed when it does not within 20 seconds.
 */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const { editor, folders, isRestricted = false } = options;
  const userSettings = join(folders.profile, 'User');
  mkdirSync(userSettings, { recursive: true });
  writeFileSync(
    join(userSettings, 'settings.json'),
    JSON.stringify({ ...quietSettings, ...(isRestricted ? restrictedSettings : {}), ...options.settings }, null, 2),
  );

  const port = await freePort();
  const parameters = [
    editor.codeServer,
    ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none'],
    ...folderArguments(folders),
    ...['--disable-telemetry', '--disable-update-check'],
    ...(isRestricted ? [] : ['--disable-workspace-trust']),
    ...['--disable-getting-started-override', '--ignore-last-opened'],
    ...(options.idleSeconds === undefined ? [] : ['--idle-timeout-seconds', String(options.idleSeconds)]),
  ];
  const server = spawn(editor.node, parameters, {
    env: environment(folders, options.variables ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      printed = (printed + part).slice(-10_000);
    });
  }
  let ended = false;
  const stopped = new Promise<void>((settle) => {
    server.once('exit', () => {
      ended = true;
      settle();
    });
  });
  const stop = async () => {
    // extension hosts and language servers are in its group, and some outlive it for a while
    signalGroup(server.pid, 'SIGTERM');
    for (let waited = 0; isGroupAlive(server.pid) && waited < 10_000; waited += 50) await sleep(50);
    signalGroup(server.pid, 'SIGKILL');
    await stopped;
  };

  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 20_000;
  while (!(await answers(`${origin}/healthz`))) {
    if (ended || Date.now() > deadline) {
      await stop();
      throw new Error(`code-server did not start:\n${printed}`);
    }
    await sleep(50);
  }
  return { port, origin, stopped, stop };
}

/** Sends a signal to a process and all that belong to its group; `false` when there is none left. */
function signalGroup(leader: number | undefined, signal: NodeJS.Signals | 0): boolean {
  if (leader === undefined) return false;
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}

function isGroupAlive(leader: number | undefined): boolean {
  return signalGroup(leader, 0);
}

/** Whether somebody answers at the address, now, without an error. */
export async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

/** The address that opens a folder in a code-server, and a file of it when one is named; with `workspace` that .code-workspace file of the folder. */
export function workbenchAddress(server: CodeServer, folder: string, file?: string, workspace?: string): string {
  const address = new URL(server.origin);
  if (workspace === undefined) address.searchParams.set('folder', folder);
  else address.searchParams.set('workspace', join(folder, workspace));
  if (file !== undefined) {
    const uri = `vscode-remote://127.0.0.1:${server.port}${encodeURI(join(folder, file))}`;
    address.searchParams.set('payload', JSON.stringify([['openFile', uri]]));
  }
  return address.href;
}
