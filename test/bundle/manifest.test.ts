import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { matchesFile, startProgress } from '../../client/src/glob.ts';
import manifest from '../../package.json' with { type: 'json' };
import { detectScript, toSimplified } from '../../server/src/text/script.ts';
import { expectNotToGrow, repeated } from '../support/effort.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const table = (path: string): Record<string, string> => JSON.parse(read(path));

const clientSource = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(join('client/src', name)))
  .join('\n');

const languages = ['', '.zh-cn', '.zh-tw'] as const;

/** Every `{0}` of a text, in order. */
const places = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([place]) => place).sort();

function expectChinese(texts: Record<string, string>, script: 'hans' | 'hant') {
  const joined = Object.values(texts).join('');
  expect(detectScript(joined)).toBe(script);
  if (script === 'hans') expect(toSimplified(joined)).toBe(joined);
  for (const [key, text] of Object.entries(texts)) expect(text, key).toMatch(/[\p{Script=Han}：]/u);
}

describe('texts of the manifest', () => {
  const keys = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key as string);

  it.each(languages)('package.nls%s.json has each of them once and no other', (language) => {
    const texts = table(`package.nls${language}.json`);
    expect(Object.keys(texts).sort()).toEqual([...new Set(keys)].sort());
    expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('are Simplified in zh-cn, Traditional in zh-tw', () => {
    expectChinese(table('package.nls.zh-cn.json'), 'hans');
    expectChinese(table('package.nls.zh-tw.json'), 'hant');
  });

  it('are not written into the manifest itself', () => {
    for (const { title, category } of manifest.contributes.commands) {
      expect(title).toMatch(/^%.+%$/);
      expect(category).toMatch(/^%.+%$/);
    }
    expect(JSON.stringify(manifest.contributes.configuration)).not.toMatch(/[dD]escription":"[^%]/);
  });
});

describe('texts of the client', () => {
  // A text that is put together from parts could not be looked up, so only plain literals are right.
  const calls = [...clientSource.matchAll(/l10n\.t\(/g)].length;
  const used = [...clientSource.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text as string);

  it('are literals', () => {
    expect(used.length).toBe(calls);
    expect(calls).toBeGreaterThan(0);
  });

  it.each(languages)(
    'bundle.l10n%s.json has each of them and no other, with the same places for values',
    (language) => {
      const texts = table(`l10n/bundle.l10n${language}.json`);
      expect(Object.keys(texts).sort()).toEqual([...new Set(used)].sort());
      for (const [key, text] of Object.entries(texts)) expect(places(text), key).toEqual(places(key));
    },
  );

  it('are Simplified in zh-cn, Traditional in zh-tw, and themselves in English', () => {
    expectChinese(table('l10n/bundle.l10n.zh-cn.json'), 'hans');
    expectChinese(table('l10n/bundle.l10n.zh-tw.json'), 'hant');
    for (const [key, text] of Object.entries(table('l10n/bundle.l10n.json'))) expect(text).toBe(key);
  });
});

describe('what the manifest offers', () => {
  const { contributes } = manifest;

  it('commands: the client registers each of them and no other', () => {
    const registered = [...clientSource.matchAll(/register\('([^']+)'/g)].map(([, name]) => name as string);
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual(registered.sort());
    expect(registered.length).toBeGreaterThan(0);
  });

  it('commands that the client runs are there', () => {
    const names = new Set(contributes.commands.map(({ command }) => command));
    const run = [...clientSource.matchAll(/['"](workpoints\.[a-z]+[A-Z]\w*)['"]/g)].map(([, name]) => name as string);
    const settings = new Set(Object.keys(contributes.configuration.properties));
    expect(run.filter((name) => !names.has(name) && !settings.has(name))).toEqual([]);
  });

  it('settings that the client reads are there, with the default that it takes', () => {
    const groups = [contributes.configuration].flat();
    const settings: Record<string, { default?: unknown }> = Object.assign(
      {},
      ...groups.map((group) => group.properties),
    );
    const used = [...clientSource.matchAll(/\.get\('(\w+)', ([^)]+)\)/g)];
    expect(used.length).toBeGreaterThan(0);
    for (const [, name, value] of used)
      expect(settings[`workpoints.${name}`]?.default).toEqual(JSON.parse(value as string));
  });

  it('files that it names are there', () => {
    const named = JSON.stringify(contributes).matchAll(/"(\.\/[^"]+)"/g);
    const missing = [...named].map(([, path]) => path as string).filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
    expect(existsSync(join(root, manifest.icon))).toBe(true);
  });

  it('the first steps are five, each with a picture that is packed and commands that are there', () => {
    const [walkthrough] = contributes.walkthroughs;
    expect(walkthrough?.id).toBe('firstSteps');
    const names = new Set(contributes.commands.map(({ command }) => command));
    const texts = table('package.nls.json');
    expect(walkthrough?.steps).toHaveLength(5);
    expect(read('.vscodeignore')).toContain('!images/walkthrough/*.svg');
    for (const { description, media } of walkthrough!.steps) {
      expect(read(media.svg)).toMatch(/^<svg xmlns[^>]*viewBox/);
      const linked = [...texts[description.replaceAll('%', '')]!.matchAll(/command:(workpoints\.\w+)/g)];
      expect(linked.map(([, command]) => command as string).filter((command) => !names.has(command))).toEqual([]);
    }
  });

  it('the samples that the client copies are those of seeds/, and are packed', () => {
    const source = read('client/src/samples.ts');
    const listed = [...source.matchAll(/^ {2}'([^']+)',$/gm)].map(([, name]) => name as string);
    expect(listed.sort()).toEqual(
      readdirSync(join(root, 'seeds'))
        .filter((name) => name !== 'README.md')
        .sort(),
    );
    expect(read('.vscodeignore')).toContain('!seeds/*.txt\n');
  });

  it('the icon is a PNG of 128 × 128', () => {
    const bytes = readFileSync(join(root, manifest.icon));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([128, 128]);
  });
});

describe('when the extension is loaded', () => {
  it('for documents of its language and their preview, and for nothing else', () => {
    expect(manifest.activationEvents).toEqual(['onLanguage:workpoints', 'onWebviewPanel:workpoints.preview']);
  });

  it('in virtual and in untrusted workspaces, too', () => {
    expect(manifest.capabilities).toEqual({ virtualWorkspaces: true, untrustedWorkspaces: { supported: true } });
  });

  it('from the bundles that are built', () => {
    const outputs = [...read('esbuild.mjs').matchAll(/outfile: '([^']+)'/g)].map(([, file]) => `./${file}`);
    expect(outputs).toContain(manifest.main);
    expect(outputs).toContain(manifest.browser);
    expect(outputs).toContain(`./${manifest.bin.workpoints}`);
  });
});

describe('the language', () => {
  const language = manifest.contributes.languages.find(({ id }) => id === 'workpoints');
  const patterns = startProgress(language?.filenamePatterns ?? []);
  const firstLine = new RegExp(language?.firstLine ?? '(?!)');

  it('is that of all seeds, and of none of their neighbours', () => {
    const seeds = readdirSync(join(root, 'seeds'));
    const texts = seeds.filter((name) => name.endsWith('.txt'));
    expect(texts.length).toBe(5);
    expect(seeds.filter((name) => matchesFile(patterns, name))).toEqual(texts);
  });

  it.each(['2019年政務公開工作要點.md', '工作要点.txt', '某局2024年工作要点（征求意见稿）.md'])(
    'is that of %s',
    (name) => {
      expect(matchesFile(patterns, name)).toBe(true);
    },
  );

  it.each(['总结.txt', '工作要点.docx', '要点.md'])('is not that of %s', (name) => {
    expect(matchesFile(patterns, name)).toBe(false);
  });

  it('is told by a first line that names 工作要点 or 工作要點', () => {
    expect(firstLine.test('建德市人民政府办公室关于印发2020年建德市政务公开工作要点的通知')).toBe(true);
    expect(firstLine.test('　　2019年政務公開工作要點')).toBe(true);
    expect(firstLine.test('会议纪要')).toBe(false);
  });

  it.each(['工', '工作要', ' '])(
    'is told by the beginning of the first line, however long a line of “%s” is',
    (piece) => {
      expectNotToGrow(repeated(piece), (line) => firstLine.test(line), 100_000);
    },
  );

  it('has its settings for Chinese text', () => {
    const defaults = manifest.contributes.configurationDefaults['[workpoints]'];
    expect(defaults['editor.unicodeHighlight.ambiguousCharacters']).toBe(false);
    expect(defaults['files.trimTrailingWhitespace']).toBe(false);
    expect(defaults['editor.wordWrap']).toBe('on');
    // No other formatter comes to a draft unless somebody says so for drafts.
    expect(defaults['editor.defaultFormatter']).toBe(`${manifest.publisher}.${manifest.name}`);
  });
});
