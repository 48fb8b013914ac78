import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CodeServerFolders, makeCodeServerFolders, root } from '../../../scripts/code-server.ts';

/** Folders of one test run: nothing is shared with another run, nor with the person who runs the tests. */
export interface Sandbox {
  readonly folder: string;
  readonly server: CodeServerFolders;
  /** A copy of `seeds/`, to be edited. */
  readonly workspace: string;
  readonly remove: () => void;
}

/** Makes a sandbox; `files` are added to its workspace or replace what is there, by name. */
export function makeSandbox(files: Readonly<Record<string, string>> = {}): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'workpoints-'));
  const workspace = join(folder, 'seeds');
  cpSync(join(root, 'seeds'), workspace, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), text);
  }
  return {
    folder,
    server: makeCodeServerFolders(folder),
    workspace,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}
