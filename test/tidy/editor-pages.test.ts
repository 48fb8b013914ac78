import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const folder = new URL('../../docs/editors/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const pages = readdirSync(folder).filter((name) => name !== 'README.md');

describe('pages for other editors', () => {
  test('are all on the list, and no other', () => {
    const listed = [...read('README.md').matchAll(/\]\((\w+\.md)\)/g)].map(([, name]) => name as string);
    expect(listed.sort()).toEqual(pages.toSorted());
    expect(pages).toEqual(expect.arrayContaining(['emacs.md', 'helix.md', 'jetbrains.md', 'neovim.md', 'zed.md']));
  });

  test.each(pages)('%s says whether its settings were run, and names the test that ran them', (page) => {
    const text = read(page);
    const named = /`(test\/editors\/\w+\.editor\.ts)`/.exec(text)?.[1];
    if (named === undefined) {
      expect(text).toMatch(/未在 .{1,20}里运行过/);
      expect(text).toContain('were not run');
      return;
    }
    const test = new URL(`../../${named}`, import.meta.url);
    expect(existsSync(test)).toBe(true);
    // What is run is what the page shows.
    expect(readFileSync(test, 'utf8')).toContain(`settingsOf('${page}'`);
  });
});
