import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { isInstalled, settingsOf, type Visit, visit } from './client.ts';

/** What neovim.lua wrote down; the answers of the server as they came. */
interface Seen {
  readonly failure?: string;
  readonly ended?: boolean;
  readonly filetype: string;
  readonly wrap: boolean;
  readonly root: string;
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

const installed = isInstalled('nvim');

describe.skipIf(!installed)(`Neovim with its own client${installed ? '' : ' (nvim is not installed)'}`, () => {
  let visited: Visit<Seen>;
  let seen: Seen;

  beforeAll(async () => {
    const settings = { name: 'workpoints.lua', text: settingsOf('neovim.md', 'lua') };
    visited = await visit<Seen>('nvim', 'neovim.lua', settings, (script, file) => [
      ...['--clean', '--headless', '-c', `luafile ${script}`],
      file,
    ]);
    seen = visited.seen;
  });

  afterAll(() => {
    visited?.remove();
  });

  it('works through all steps and ends the server', () => {
    expect(seen.failure).toBeUndefined();
    expect(seen.ended).toBe(true);
  });

  it('knows a draft by its name and starts the server in the folder of the project file, set up as docs/editors/neovim.md says', () => {
    expect(seen).toMatchObject({ filetype: 'workpoints', wrap: true });
    expect(seen.root.replace(/\/$/, '')).toBe(visited.folder);
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
    expect(decodeURI(place!.targetUri)).toBe(decodeURI(pathToFileURL(join(visited.folder, directive.name)).href));
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
