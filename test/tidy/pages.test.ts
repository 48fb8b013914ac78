import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { readOrgans } from '../../server/src/organs/file.ts';
import { builtInRegistry, createRegistry, type Registry } from '../../server/src/organs/registry.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { languages } from '../../server/src/text/message.ts';

const folder = new URL('../../docs/rules/', import.meta.url);

function examples(page: string, kind: '正例' | '反例'): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((found) => found[1]!);
}

/** The registry of units that the examples of a page need. */
function registryOn(page: string): Registry {
  const block = /^```organs\n([\s\S]*?)^```$/m.exec(page)?.[1];
  const file = block === undefined ? null : readOrgans(block);
  return file ? createRegistry(file.organs, file.isWhole) : builtInRegistry;
}

function codesIn(text: string, organs: Registry): readonly string[] {
  const onFailure = (_code: string, error: unknown): void => {
    throw error;
  };
  return runRules(buildDraft(text), rules, { trace: null, organs }, { levels: new Map(), onFailure }).map(
    ({ code }) => code,
  );
}

describe('pages of the rules', () => {
  test('every rule has one, and every page its rule', () => {
    const pages = readdirSync(folder).filter((name) => name !== 'README.md');
    expect(pages.sort()).toEqual(rules.map(({ meta }) => `${meta.code.replace('/', '-')}.md`).sort());
  });

  test.each(rules.map((rule) => [rule.meta.code, rule] as const))('%s: its examples run', (code, { meta }) => {
    const page = readFileSync(new URL(`${code.replace('/', '-')}.md`, folder), 'utf8');
    const organs = registryOn(page);
    expect(examples(page, '正例').length).toBeGreaterThan(0);
    for (const good of examples(page, '正例')) expect(codesIn(good, organs)).not.toContain(code);
    const bad = examples(page, '反例');
    if (meta.reads === 'draft') expect(bad.length).toBeGreaterThan(0);
    for (const text of bad) expect(codesIn(text, organs)).toContain(code);
  });
});

describe('rules', () => {
  test.each(rules.map((rule) => [rule.meta.code, rule] as const))(
    '%s has its title in every language',
    (_code, { meta }) => {
      for (const language of languages) expect(meta.title[language]).not.toBe('');
    },
  );

  test('released codes are never taken away or used for something else', () => {
    const released = readFileSync(new URL('released-codes.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    expect(released.filter((code) => !rules.some(({ meta }) => meta.code === code))).toEqual([]);
  });
});
