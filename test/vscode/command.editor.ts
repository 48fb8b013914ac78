import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answers, root, vsix } from '../../scripts/code-server.ts';

describe('npm run editor', () => {
  let folder: string;
  let child: ChildProcess | null = null;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'workpoints-command-'));
  });

  afterEach(async () => {
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    child = null;
    rmSync(folder, { recursive: true, force: true });
  });

  function start(parameters: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
    const program = ['--import', 'tsx', join(root, 'scripts', 'editor.ts'), ...parameters];
    child = spawn(process.execPath, program, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    return child;
  }

  it('installs the extension into the VS Code that is there', async () => {
    const record = join(folder, 'called');
    const code = join(folder, 'code');
    writeFileSync(code, `#!/bin/sh\nprintf '%s\\n' "$*" >> '${record}'\n`);
    chmodSync(code, 0o755);
    const command = start([], { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` });
    const [status] = await once(command, 'exit');
    expect(status).toBe(0);
    expect(readFileSync(record, 'utf8')).toBe(`--version\n--install-extension ${vsix} --force\n`);
  });

  it('opens the workbench with the samples on this machine, and closes it on Ctrl-C', async () => {
    const command = start(['--browser'], process.env);
    const address = await printedAddress(command);
    expect(address.hostname).toBe('127.0.0.1');
    expect(address.searchParams.get('folder')).toBe(join(root, 'seeds'));
    expect(await answers(address.href)).toBe(true);
    command.kill('SIGINT');
    const [status] = await once(command, 'exit');
    expect(status).toBe(0);
    expect(await answers(address.href)).toBe(false);
  });
});

function printedAddress(command: ChildProcess): Promise<URL> {
  return new Promise((found, failed) => {
    let printed = '';
    command.stdout!.setEncoding('utf8').on('data', (part: string) => {
      printed += part;
      const address = /http:\/\/\S+/.exec(printed);
      if (address !== null) found(new URL(address[0]));
    });
    command.once('exit', (status) => failed(new Error(`ended with ${status} and no address:\n${printed}`)));
  });
}
