import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { open as serveWebWorkbench } from '@vscode/test-web';
import {
  answers,
  freePort,
  installExtension,
  installedEditor,
  startCodeServer,
  vsix,
  type WebBuild,
  workbenchAddress,
} from '../../../scripts/code-server.ts';
import { openWindow, type Window } from './browser.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';
import { type Workbench, workbenchIn } from './workbench.ts';

/** The languages that VS Code may show itself in, as it names them. */
export type DisplayLanguage = 'en' | 'zh-cn' | 'zh-tw';

/** A workbench with the packaged extension and a copy of the sample documents. */
export interface Session {
  readonly workbench: Workbench;
  readonly window: Window;
  /** The text of a file of the workspace on disk; the browser build keeps what is saved in memory. */
  readonly saved: (name: string) => string;
  /** The names of the files of the workspace on disk. */
  readonly files: () => readonly string[];
  /** Ends the language server as a crash would; there is one on the Node host only. */
  readonly killChecker: () => void;
  /** The connections outside this machine that were tried: by the page, and by the processes behind it. */
  readonly outside: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Options of a session. */
export interface SessionOptions {
  /** Which language VS Code says it is shown in; `en` without it. */
  readonly language?: DisplayLanguage;
  /** Files to be added to the workspace, or put in the place of what is there, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Settings of the user (code-server) or the workspace (browser build). */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folders beside this file that are installed as extensions, too. */
  readonly extensions?: readonly string[];
  /** A .code-workspace file among `files` that is opened in place of the folder; Node extension host only. */
  readonly workspace?: string;
  /** Nobody said to trust what is opened; Node extension host only. */
  readonly isRestricted?: boolean;
  /** Pixels per point, for pictures. */
  readonly scale?: number;
}

/** What has to be undone at the end, last first, even if a step of it or a later start fails. */
function makeCleanup() {
  const steps: (() => Promise<void> | void)[] = [];
  const run = async () => {
    const failures: unknown[] = [];
    for (const step of steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  };
  return { add: (step: () => Promise<void> | void) => void steps.push(step), run };
}

/**
 * VS Code takes the language of extensions from this variable, which a language pack would set; none is to be had
 * offline, so its own menus stay English.
 */
async function setDisplayLanguage(window: Window, language: DisplayLanguage | undefined): Promise<void> {
  if (language === undefined || language === 'en') return;
  await window.page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
}

async function openPage(window: Window, address: string, file: string): Promise<Workbench> {
  await window.page.goto(address);
  const workbench = await workbenchIn(window.page);
  await window.page.locator('.tab.active', { hasText: basename(file) }).waitFor();
  await workbench.toEditor();
  return workbench;
}

type Step = (session: {
  readonly sandbox: Sandbox;
  readonly window: Window;
  readonly undo: (step: () => Promise<void> | void) => void;
}) => Promise<{ readonly address: string; readonly network?: string }>;

async function startSession(file: string, options: SessionOptions, serve: Step): Promise<Session> {
  const cleanup = makeCleanup();
  try {
    const sandbox = makeSandbox(options.files);
    cleanup.add(sandbox.remove);
    const window = await openWindow(options.scale);
    cleanup.add(window.close);
    await setDisplayLanguage(window, options.language);
    const { address, network } = await serve({ sandbox, window, undo: cleanup.add });
    const workbench = await openPage(window, address, file);
    return {
      workbench,
      window,
      saved: (name) => readFileSync(join(sandbox.workspace, name), 'utf8'),
      files: () => readdirSync(sandbox.workspace),
      killChecker: () => killChecker(sandbox),
      outside: () => [...window.outside, ...(network === undefined ? [] : attempts(network))],
      close: cleanup.run,
    };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

/**
 * Kills the language server that runs from the extension of a sandbox.
 * @throws Error where there is not exactly one.
 */
function killChecker({ server }: Sandbox): void {
  const running = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      return words.some((word) => word.startsWith(server.extensions) && word.endsWith('/dist/server.js'));
    } catch {
      // it has ended meanwhile
      return false;
    }
  });
  if (running.length !== 1) throw new Error(`${running.length} language servers are running`);
  process.kill(Number(running[0]), 'SIGKILL');
}

/**
 * What network-guard/ wrote down, without the lines that only say where it was loaded.
 * @throws Error when it was not loaded where the extension is at work: then its silence would say nothing.
 */
function attempts(file: string): readonly string[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const place of ['extensionHost', 'server.js']) {
    const isGuarded = lines.some((line) => line.startsWith('loaded ') && line.includes(place));
    if (!isGuarded) throw new Error(`the network guard was not loaded in ${place}:\n${lines.join('\n')}`);
  }
  return lines.filter((line) => line.startsWith('outside '));
}

/** Puts a folder beside this file among the installed extensions, as installing it from a .vsix would. */
function addExtension(extensions: string, source: string): void {
  const from = fileURLToPath(new URL(source, import.meta.url));
  const manifest = readFileSync(join(from, 'package.json'), 'utf8');
  const {
    publisher,
    name: ownName,
    version,
  } = JSON.parse(manifest) as Record<'publisher' | 'name' | 'version', string>;
  const name = `${publisher}.${ownName}-${version}`;
  const folder = join(extensions, name);
  cpSync(from, folder, { recursive: true });
  const list = join(extensions, 'extensions.json');
  const installed = JSON.parse(readFileSync(list, 'utf8')) as unknown[];
  const entry = {
    identifier: { id: `${publisher}.${ownName}` },
    version,
    location: { $mid: 1, path: folder, scheme: 'file' },
    relativeLocation: name,
  };
  writeFileSync(list, JSON.stringify([...installed, entry]));
}

/** Has VS Code start the network guard before the extension: which of two that want to start at once comes first is left open. */
function startAfterGuard(extension: string): void {
  const file = join(extension, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, extensionDependencies: ['work-points-tests.network-guard'] }));
}

/** Opens a sample document in VS Code with the Node extension host, by code-server. */
export function openInNodeHost(file: string, options: SessionOptions = {}): Promise<Session> {
  return startSession(file, options, async ({ sandbox, undo }) => {
    const editor = installedEditor();
    const folders = sandbox.server;
    await installExtension(editor, folders, vsix);
    const network = join(sandbox.folder, 'network.log');
    for (const extension of ['network-guard', ...(options.extensions ?? [])])
      addExtension(folders.extensions, extension);
    startAfterGuard(unpackedExtension(folders.extensions));
    const server = await startCodeServer({
      editor,
      folders,
      settings: { ...steadySettings, ...options.settings },
      variables: { WORKPOINTS_NETWORK_LOG: network },
      // so that a test run that was killed leaves nothing behind
      idleSeconds: 300,
      isRestricted: options.isRestricted ?? false,
    });
    undo(server.stop);
    return { address: workbenchAddress(server, sandbox.workspace, file, options.workspace), network };
  });
}

/** Opens a sample document in VS Code with the web extension host, as on vscode.dev, by a build for the browser. */
export function openInWebHost(build: WebBuild, file: string, options: SessionOptions = {}): Promise<Session> {
  const settings = JSON.stringify({ ...steadySettings, ...options.settings });
  const files = { ...options.files, '.vscode/settings.json': settings };
  return startSession(file, { ...options, files }, async ({ sandbox, undo }) => {
    const editor = installedEditor();
    // code-server unpacks the .vsix, so that what is tested is what is shipped
    await installExtension(editor, sandbox.server, vsix);
    const port = await freePort();
    const server = await serveWebWorkbench({
      browserType: 'none',
      // the frame of the extension host is <uuid>.localhost: the number 127.0.0.1 would not do
      host: 'localhost',
      port,
      quality: 'stable',
      commit: build.commit,
      testRunnerDataDir: editor.web.data,
      extensionDevelopmentPath: unpackedExtension(sandbox.server.extensions),
      folderPath: sandbox.workspace,
    });
    undo(() => server.dispose());
    const address = `http://localhost:${port}/`;
    const deadline = Date.now() + 10_000;
    while (!(await answers(address))) {
      if (Date.now() > deadline) throw new Error(`nobody answers at ${address}`);
      await sleep(50);
    }
    const payload = JSON.stringify([['openFile', `vscode-test-web://mount/${encodeURI(file)}`]]);
    return { address: `${address}?payload=${encodeURIComponent(payload)}` };
  });
}

function unpackedExtension(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.startsWith('work-points.work-points-'));
  if (names.length !== 1) throw new Error(`${vsix} did not install as work-points.work-points: ${names.join(', ')}`);
  return join(folder, names[0]!);
}

/** Settings that keep pictures and waits steady; all of them may stand in a workspace. */
const steadySettings: Readonly<Record<string, unknown>> = {
  'editor.accessibilitySupport': 'off',
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 50,
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.reduceMotion': 'on',
};
