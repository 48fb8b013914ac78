import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generate, outdated } from '../../scripts/generate.ts';
import { rules } from '../../server/src/rules/registry.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('what is generated from the rules', () => {
  it('is current: npm run gen changes nothing', async () => {
    expect(await outdated(root)).toEqual([]);
  });

  it('names every rule everywhere', async () => {
    const files = await generate(root);
    for (const { meta } of rules) {
      for (const path of [
        'docs/rules/README.md',
        'schemas/workpoints.schema.json',
        'package.json',
        'package.nls.json',
      ]) {
        expect(files.get(path), `${meta.code} in ${path}`).toContain(meta.code);
      }
    }
  });
});

describe('every rule', () => {
  it.each(rules.map(({ meta }) => [meta.code, meta] as const))('%s is complete', (code, meta) => {
    const base = code.replace('/', '-');
    const page = readFileSync(new URL(`../../docs/rules/${base}.md`, import.meta.url), 'utf-8');
    const body = page.slice(page.indexOf('<!-- head ends -->') + '<!-- head ends -->'.length).trim();
    expect(body.length, 'the page has a body').toBeGreaterThan(100);
    expect(readdirSync(new URL('../rules', import.meta.url))).toContain(`${base}.md`);
    expect(meta.basis).not.toBe('');
    expect(new Set(Object.values(meta.title)).size).toBeGreaterThan(1);
  });

  it('has a code of its own, and every page its rule', () => {
    const bases = rules.map(({ meta }) => `${meta.code.replace('/', '-')}.md`);
    expect(new Set(bases).size).toBe(bases.length);
    const pages = readdirSync(new URL('../../docs/rules', import.meta.url)).filter((name) => name !== 'README.md');
    expect(pages.sort()).toEqual(bases.sort());
  });
});
