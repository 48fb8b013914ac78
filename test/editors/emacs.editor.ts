import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clause,
  clauseText,
  directive,
  draftWithNote,
  note,
  parentClause,
  usualNote,
} from '../vscode/support/samples.ts';
import { isInstalled, settingsOf, type Visit, visit } from './client.ts';

/** What eglot.el wrote down. */
interface Seen {
  readonly failure?: string;
  readonly ended?: boolean;
  readonly mode: string;
  readonly hooked: boolean;
  readonly findings: number;
  readonly line: number;
  readonly words: string;
  readonly hover: { readonly contents: { readonly value: string } };
  readonly definitions: readonly { readonly file: string; readonly line: number }[];
  readonly actions: readonly string[];
  readonly text: string;
}

const installed = isInstalled('emacs');

describe.skipIf(!installed)(`Emacs with eglot${installed ? '' : ' (emacs is not installed)'}`, () => {
  let visited: Visit<Seen>;
  let seen: Seen;

  beforeAll(async () => {
    const settings = { name: 'workpoints.el', text: settingsOf('emacs.md', 'elisp') };
    visited = await visit<Seen>('emacs', 'eglot.el', settings, (script, file) => ['-q', '--batch', '-l', script, file]);
    seen = visited.seen;
  });

  afterAll(() => {
    visited?.remove();
  });

  it('works through all steps and ends the server', () => {
    expect(seen.failure).toBeUndefined();
    expect(seen.ended).toBe(true);
  });

  it('knows a draft by its name and lets eglot start, set up as docs/editors/emacs.md says', () => {
    expect(seen).toMatchObject({ mode: 'workpoints-mode', hooked: true });
  });

  it('shows the task without a responsible unit', () => {
    expect(seen.findings).toBe(1);
    expect(seen.line).toBe(clause.line);
    expect(seen.words.length).toBeGreaterThan(100);
    expect(clauseText.slice(0, note.column - 1).endsWith(seen.words)).toBe(true);
  });

  it('shows the parent clause over a clause', () => {
    expect(seen.hover.contents.value).toContain('積極回應社會關切');
  });

  it('leads from a clause to its parent clause', () => {
    expect(seen.definitions.map(({ file, line }) => ({ file: basename(file), line }))).toEqual([
      { file: directive.name, line: parentClause.line },
    ]);
  });

  it('puts a note in the place of the missing one', () => {
    expect(seen.actions.join()).toContain(usualNote);
    expect(seen.text).toBe(draftWithNote(usualNote));
  });
});
