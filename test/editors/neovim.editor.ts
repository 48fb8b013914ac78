import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/code-server.ts';
import {
  clause,
  clauseText,
  directive,
  draft,
  draftWithNote,
  note,
  parentClause,
  usualNote,
} from '../vscode/support/samples.ts';

/** What neovim.lua wrote down; the answers of the server as they came. */
interface Seen {
  readonly failure?: string;
  readonly ended?: boolean;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly source: string;
    readonly message: string;
    readonly line: number;
    readonly words: string;
  }[];
  readonly hover: { readonly contents: { readonly kind: string; readonly value: string } };
  readonly definition: readonly {
    readonly targetUri: string;
    readonly targetSelectionRange: { readonly start: { readonly line: number } };
  }[];
  readonly symbols: readonly DocumentSymbol[];
  readonly foldings: readonly { readonly startLine: number; readonly endLine: number }[];
  readonly actions: readonly { readonly title: string; readonly kind: string }[];
  readonly lines: readonly string[];
}

interface DocumentSymbol {
  readonly name: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly children?: readonly DocumentSymbol[];
}

const run = promisify(execFile);
const installed = spawnSync('nvim', ['--version']).status === 0;

describe.skipIf(!installed)(`Neovim with its own client${installed ? '' : ' (nvim is not installed)'}`, () => {
  let folder: string;
  let seen: Seen;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workpoints-neovim-'));
    cpSync(join(root, 'seeds'), folder, { recursive: true });
    const file = join(folder, draft.name);
    writeFileSync(file, draftWithNote(''));
    const result = join(folder, 'seen.json');
    const script = fileURLToPath(new URL('neovim.lua', import.meta.url));
    const environment = {
      ...process.env,
      HOME: folder,
      WORKPOINTS_SEEN: result,
      WORKPOINTS_SERVER: JSON.stringify([process.execPath, join(root, 'dist', 'cli.js'), 'lsp', '--stdio']),
      WORKPOINTS_STEPS: JSON.stringify({ folder, clause: clause.line, note: usualNote }),
    };
    const parameters = ['--clean', '--headless', '-c', `luafile ${script}`, file];
    // its exit status says the same as `failure` in what it wrote
    await run('nvim', parameters, { env: environment, timeout: 60_000 }).catch(() => undefined);
    seen = JSON.parse(readFileSync(result, 'utf8')) as Seen;
  });

  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('works through all steps and ends the server', () => {
    expect(seen.failure).toBeUndefined();
    expect(seen.ended).toBe(true);
  });

  it('shows the task without a responsible unit', () => {
    expect(seen.diagnostics).toHaveLength(1);
    const [finding] = seen.diagnostics;
    expect(finding).toMatchObject({ code: 'responsibility/missing', source: 'workpoints', line: clause.line });
    expect(clauseText).toContain(finding!.words);
    expect(clauseText.slice(0, note.column - 1).endsWith(finding!.words)).toBe(true);
  });

  it('shows the parent clause over a clause', () => {
    expect(seen.hover.contents.value).toContain('積極回應社會關切');
  });

  it('leads from a clause to its parent clause', () => {
    const [place] = seen.definition;
    expect(decodeURI(place!.targetUri)).toBe(decodeURI(pathToFileURL(join(folder, directive.name)).href));
    expect(place!.targetSelectionRange.start.line + 1).toBe(parentClause.line);
  });

  it('lists clauses and folds them', () => {
    const all = (symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
      symbols.flatMap((symbol) => [symbol, ...all(symbol.children ?? [])]);
    const symbol = all(seen.symbols).find(({ name }) => name.includes('积极回应社会关切'));
    expect(symbol?.range.start.line).toBe(clause.line - 1);
    const section = draft.lines.findIndex((line) => line.includes('二、加强政策公开发布解读'));
    const next = draft.lines.findIndex((line) => line.includes('三、拓展基层政务公开服务'));
    const folding = seen.foldings.find(({ startLine }) => startLine === section);
    expect(folding?.endLine).toBeGreaterThan(clause.line);
    expect(folding?.endLine).toBeLessThan(next);
  });

  it('puts a note in the place of the missing one', () => {
    expect(seen.actions[0]?.kind).toBe('quickfix');
    expect(seen.actions.map(({ title }) => title).join()).toContain(usualNote);
    expect(seen.lines.join('\n')).toBe(draftWithNote(usualNote));
  });
});
