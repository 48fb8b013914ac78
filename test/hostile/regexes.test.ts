import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { recordFigure } from '../support/figures.ts';
import { builtRegexes, type FoundRegex, isBounded, writtenRegexes } from '../support/regexes.ts';

/**
 * Regular expressions that the checker cannot follow, or judges by what they never get: each with the reason why it is linear. Told by the
 * file and how they begin.
 */
const judgedByHand: readonly (readonly [file: string, start: string, reason: string])[] = [
  ['server/src/syntax/documentNumbers.ts', '^.*(?:根据|', 'begins at one place, goes to the end and back once'],
  ['server/src/syntax/documentNumbers.ts', '^.*(?:办公厅|', 'begins at one place, goes to the end and back once'],
  ['server/src/syntax/unitNames.ts', '^(?!.*(?:小组|', 'begins at one place, goes to the end and back once'],
  ['server/src/syntax/front.ts', '^(?:EN|English|', 'begins at one place, and no part of it repeats another'],
  ['server/src/reports/tasksXlsx.ts', '<worksheet\\b[^>]*>', 'a sheet has one such element, at its beginning'],
];

const modules = globSync(['server/src/**/*.ts', '!server/src/entry/**'], {
  cwd: fileURLToPath(new URL('../../', import.meta.url)),
});

function isJudged({ file, source }: FoundRegex): boolean {
  return judgedByHand.some(([known, start]) => known === file && source.startsWith(start));
}

describe('no regular expression takes longer than the text is long', () => {
  it('every one that is written, and every one that is built when the engine is loaded', async () => {
    const built = await builtRegexes(async () => {
      for (const file of modules) await import(`../../${file}`);
    });
    const all = [...writtenRegexes(), ...built];
    expect(built.length).toBeGreaterThan(10);
    expect(all.length).toBeGreaterThan(250);
    const suspicious: string[] = [];
    for (const regex of all) {
      if (isBounded(regex.source) || isJudged(regex)) continue;
      const { status } = await check(regex.source, regex.flags, { checker: 'automaton', timeout: 30_000 });
      if (status !== 'safe') suspicious.push(`${regex.file}: ${status} /${regex.source}/${regex.flags}`);
    }
    expect(suspicious).toEqual([]);
    recordFigure('regexes', 'all', { regexes: all.length, byHand: all.filter(isJudged).length });
  }, 300_000);

  it('finds one that does', async () => {
    expect((await check('a+b', '', { checker: 'automaton' })).status).toBe('vulnerable');
    expect(isBounded('[*+]{1,3}\\+')).toBe(true);
    expect(isBounded('a{2,}')).toBe(false);
    const built = await builtRegexes(async () => void /x/);
    expect(built).toEqual([]);
  });
});
