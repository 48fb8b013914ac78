import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow } from './support/browser.ts';

const run = promisify(execFile);
// of the block for documentation: nobody is there
const elsewhere = '192.0.2.1';

describe('The guards that see attempts to leave this machine', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'workpoints-network-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['fetch', `fetch('http://${elsewhere}/').catch(() => {})`, elsewhere],
    ['a socket', `require('net').connect(80, '${elsewhere}').on('error', () => {})`, elsewhere],
    ['a look-up of a name', `require('dns').lookup('work-points.invalid', () => {})`, 'work-points.invalid'],
  ])('in a process: %s', async (name, program, host) => {
    const log = join(folder, name);
    const guard = fileURLToPath(new URL('support/network-guard/loopback-only.cjs', import.meta.url));
    await run(process.execPath, ['--require', guard, '-e', program], {
      env: { ...process.env, WORKPOINTS_NETWORK_LOG: log },
      timeout: 20_000,
    });
    expect(readFileSync(log, 'utf8')).toContain(`\noutside ${host} `);
  });

  it('in a page', async () => {
    const window = await openWindow();
    try {
      await window.page.evaluate(`fetch('http://${elsewhere}/').catch(() => {})`);
      await window.page.evaluate(
        'new Promise((done) => { new WebSocket("ws://work-points.invalid/").onerror = done; })',
      );
      expect(window.outside).toEqual([`http://${elsewhere}/`, 'ws://work-points.invalid/']);
    } finally {
      await window.close();
    }
  });
});
