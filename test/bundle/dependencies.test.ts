import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shippedPackages } from '../../scripts/quality/shipped.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const { dependencies, devDependencies } = JSON.parse(readFileSync(`${top}package.json`, 'utf8')) as {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const libraries = readFileSync(`${top}ARCHITECTURE.md`, 'utf8').split('\n## Libraries\n')[1]!;

/**
 * The packages that have a part in what is shipped, those of the packages themselves among them. A new one is looked at before it is added here:
 * who keeps it, what it brings along, whether it reads or sends anything.
 */
const shipped = [
  '@cfworker/json-schema',
  'balanced-match',
  'brace-expansion',
  'commander',
  'diff',
  'fflate',
  'iconv-lite',
  'jsonc-parser',
  'minimatch',
  'opencc-js',
  'picocolors',
  'safer-buffer',
  'semver',
  'vscode-jsonrpc',
  'vscode-languageclient',
  'vscode-languageserver',
  'vscode-languageserver-protocol',
  'vscode-languageserver-textdocument',
  'vscode-languageserver-types',
  'write-excel-file',
];

/** Packages that have no row of their own among the libraries: types, and the rules of a peer. */
const withoutRow = /^@types\/|^textlint-rule-|^@textlint-rule\/|^@textlint\/textlint-plugin-text$/;

describe('dependencies', () => {
  it('have one exact version each', () => {
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('are named in ARCHITECTURE.md with what they are for', () => {
    const names = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !withoutRow.test(name));
    expect(names.filter((name) => !libraries.includes(`\`${name}\``))).toEqual([]);
  });

  it('that ship are those that were looked at', () => {
    expect(shippedPackages(top).map((line) => line.slice(0, line.lastIndexOf(' ')))).toEqual(shipped);
  });
});
