import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** For each folder of the server the folders that it may import from besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  text: [],
  syntax: ['text'],
  model: ['text', 'syntax'],
  organs: ['text', 'syntax', 'model'],
  directives: ['text', 'syntax', 'model'],
  workspace: ['text', 'model'],
  rules: ['text', 'syntax', 'model', 'organs', 'directives'],
  features: ['text', 'syntax', 'model', 'organs', 'directives'],
  reports: ['text', 'syntax', 'model', 'organs', 'directives', 'rules'],
  service: ['text', 'syntax', 'model', 'organs', 'directives', 'workspace', 'rules', 'features', 'reports'],
  lsp: ['text', 'syntax', 'model', 'organs', 'directives', 'workspace', 'rules', 'features', 'reports', 'service'],
  cli: ['text', 'syntax', 'model', 'organs', 'directives', 'workspace', 'rules', 'features', 'reports', 'service'],
  // The entries put the pieces together, so they see all of them.
  entry: [
    'text',
    'syntax',
    'model',
    'organs',
    'directives',
    'workspace',
    'rules',
    'features',
    'reports',
    'service',
    'lsp',
    'cli',
  ],
};

/** Types that lie below the layer that made them necessary; only their types are shared, no code. */
const sharedTypes: readonly (readonly [layer: string, file: string])[] = [['features', 'server/src/rules/rule.ts']];

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')));
}

function importsOf(file: string): readonly Import[] {
  const source = readFileSync(join(top, file), 'utf8');
  const found = source.matchAll(
    /^(?:import|export)(?<type> type)?[^'"`;]*?from ['"](?<from>[^'"]+)['"]|import\(\s*['"](?<late>[^'"]+)['"]/gm,
  );
  return [...found].map(({ groups }) => {
    const from = groups!.from ?? groups!.late!;
    const target = from.startsWith('.') ? posix.join(posix.dirname(file), from) : from;
    return { file, target, typeOnly: groups!.type !== undefined };
  });
}

function layerOf(file: string): string | null {
  const found = /^server\/src\/(?:(\w+)\/|(service)\.ts$)/.exec(file);
  return found ? (found[1] ?? found[2] ?? null) : null;
}

const server = filesBelow('server/src').flatMap(importsOf);
const client = filesBelow('client').flatMap(importsOf);

describe('who may import whom', () => {
  test('inside the server imports go down the layers', () => {
    const wrong = server.filter(({ file, target, typeOnly }) => {
      const [layer, other] = [layerOf(file), layerOf(target)];
      if (!layer || !other || layer === other || allowed[layer]?.includes(other)) return false;
      return !(typeOnly && sharedTypes.some(([from, to]) => from === layer && to === target));
    });
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  test('every folder of the server has its place', () => {
    const layers = new Set(filesBelow('server/src').map(layerOf));
    expect([...layers].filter((layer) => !layer || !(layer in allowed))).toEqual([]);
  });

  test('only entry/ touches node:, and nothing of the server touches vscode', () => {
    const outside = server.filter(
      ({ target }) => target.startsWith('node:') || target === 'vscode' || target === 'fs' || target === 'path',
    );
    expect(
      outside.filter(({ file }) => layerOf(file) !== 'entry').map(({ file, target }) => `${file} imports ${target}`),
    ).toEqual([]);
  });

  test('only text/ imports opencc-js, only lsp/ and entry/ the language server packages', () => {
    const converters = server.filter(({ target, file }) => target.startsWith('opencc-js') && layerOf(file) !== 'text');
    const protocol = server.filter(
      ({ target, file }) => target.startsWith('vscode-') && !['lsp', 'entry'].includes(layerOf(file)!),
    );
    expect([...converters, ...protocol].map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  test('the client imports one file of the server', () => {
    const targets = client.filter(({ target }) => target.startsWith('server/')).map(({ target }) => target);
    expect([...new Set(targets)]).toEqual(['server/src/lsp/protocol.ts']);
  });

  test('no file hands on what another one exports', () => {
    const handing = [...filesBelow('server/src'), ...filesBelow('client')].filter((file) =>
      /^export (?:\*|\{[^}]*\}|type \{[^}]*\}) from /m.test(readFileSync(join(top, file), 'utf8')),
    );
    expect(handing).toEqual([]);
  });

  test('the core uses nothing that differs between hosts', () => {
    const core = filesBelow('server/src').filter((file) => !/\/(?:lsp|cli|entry)\//.test(file));
    const found = core.filter((file) =>
      /localeCompare|Intl\.Segmenter|toLocale(?:Upper|Lower)Case/.test(readFileSync(join(top, file), 'utf8')),
    );
    expect(found.map((file) => relative('.', file))).toEqual([]);
  });
});
