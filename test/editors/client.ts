import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../../scripts/code-server.ts';
import { clause, draft, draftWithNote, usualNote } from '../vscode/support/samples.ts';

const run = promisify(execFile);

/** Whether a program can be started, and ends well when asked for its version. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** What a script inside another editor saw, and the copy of the sample documents that it saw it in. */
export interface Visit<Seen> {
  readonly folder: string;
  readonly seen: Seen;
  readonly remove: () => void;
}

/** The settings that a page of docs/editors shows: its first fenced block in a language. */
export function settingsOf(page: string, language: string): string {
  const text = readFileSync(join(root, 'docs', 'editors', page), 'utf8');
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.[1];
  if (block === undefined) throw new Error(`${page} shows no settings in ${language}`);
  return block;
}

/**
 * Lets another editor work on a copy of the sample documents in which one responsibility note is missing, with
 * `workpoints lsp --stdio` as its language server. A script beside this file, in the editor's own language, does the
 * work and writes down what it saw as JSON; `parameters` makes the command line out of the script and the draft. The editor is set up with nothing but
 * `settings`, which the script loads; the command `workpoints` is on its path.
 */
export async function visit<Seen>(
  program: string,
  script: string,
  settings: { readonly name: string; readonly text: string },
  parameters: (script: string, file: string) => readonly string[],
): Promise<Visit<Seen>> {
  const folder = mkdtempSync(join(tmpdir(), 'workpoints-editor-'));
  cpSync(join(root, 'seeds'), folder, { recursive: true });
  const file = join(folder, draft.name);
  writeFileSync(file, draftWithNote(''));
  const result = join(folder, 'seen.json');
  const configuration = join(folder, settings.name);
  writeFileSync(configuration, settings.text);
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  writeFileSync(
    join(programs, 'workpoints'),
    `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist', 'cli.js')}' "$@"\n`,
  );
  chmodSync(join(programs, 'workpoints'), 0o755);
  const environment = {
    ...process.env,
    HOME: folder,
    LC_ALL: 'C.UTF-8',
    WORKPOINTS_SEEN: result,
    PATH: `${programs}${delimiter}${process.env.PATH}`,
    WORKPOINTS_SETTINGS: configuration,
    WORKPOINTS_STEPS: JSON.stringify({ folder, clause: clause.line, note: usualNote }),
  };
  const words = parameters(fileURLToPath(new URL(script, import.meta.url)), file);
  // its exit status says the same as `failure` in what it wrote
  await run(program, words, { env: environment, timeout: 120_000 }).catch(() => undefined);
  const seen = JSON.parse(readFileSync(result, 'utf8')) as Seen;
  return { folder, seen, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
