// `npm run editor`: puts the built extension into the user's VS Code if there is one, else opens the real workbench
// for a browser, with the sample documents, on this machine only. `-- --browser` asks for the second at once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  installExtension,
  installedEditor,
  makeCodeServerFolders,
  root,
  startCodeServer,
  vsix,
  workbenchAddress,
} from './code-server.ts';

const { values } = parseArgs({ options: { browser: { type: 'boolean', default: false } } });

/** Runs VS Code's own command; its status, or `null` when there is no such command. */
function code(...parameters: readonly string[]): number | null {
  // on Windows the command is a batch file, which only a shell can start
  const shell = process.platform === 'win32';
  const words = shell ? parameters.map((word) => `"${word}"`) : parameters;
  const quiet = parameters.includes('--version');
  const result = spawnSync('code', words, { stdio: quiet ? 'ignore' : 'inherit', shell });
  return result.error === undefined ? result.status : null;
}

function installIntoVSCode(): number {
  const status = code('--install-extension', vsix, '--force');
  if (status !== 0) {
    console.error('VS Code did not install the extension.');
    return 1;
  }
  console.log('\n扩展已装入 VS Code。打开样例：code seeds');
  console.log('The extension is in your VS Code now. To open the samples: code seeds');
  return 0;
}

async function serveWorkbench(): Promise<number> {
  const setup = spawnSync(process.execPath, [join(root, 'scripts', 'editor-setup.mjs')], { stdio: 'inherit' });
  if (setup.status !== 0) return 1;
  const folder = mkdtempSync(join(tmpdir(), 'workpoints-'));
  try {
    const editor = installedEditor();
    const folders = makeCodeServerFolders(folder);
    await installExtension(editor, folders, vsix);
    const server = await startCodeServer({ editor, folders });
    console.log(`\n在浏览器中打开（按 Ctrl-C 结束）： Open in a browser (Ctrl-C ends it):\n`);
    console.log(`  ${workbenchAddress(server, join(root, 'seeds'))}\n`);
    const asked = await Promise.race([stopAsked().then(() => true), server.stopped.then(() => false)]);
    if (!asked) console.error('The workbench has stopped by itself.');
    await server.stop();
    return asked ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function stopAsked(): Promise<void> {
  return new Promise((asked) => {
    // for good, not once: npm and tsx hand on a Ctrl-C that the terminal has sent already, and the second one would kill
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => asked());
  });
}

async function main(): Promise<number> {
  if (!existsSync(vsix)) throw new Error(`There is no ${vsix} yet: npm run package`);
  const hasVSCode = !values.browser && code('--version') === 0;
  return hasVSCode ? installIntoVSCode() : serveWorkbench();
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
