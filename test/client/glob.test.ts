import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enterFolder, matchesFile, patternFault, startProgress } from '../../client/src/glob.ts';
import { matchesGlob } from '../../server/src/workspace/glob.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

function matches(path: string, pattern: string): boolean {
  const names = path.split('/');
  let progress = startProgress([pattern]);
  for (const folder of names.slice(0, -1)) progress = enterFolder(progress, folder);
  return matchesFile(progress, names.at(-1) as string);
}

describe('patterns', () => {
  it.each([
    ['a.txt', '*.txt', true],
    ['a/b.txt', '*.txt', false],
    ['a/b.txt', '**/*.txt', true],
    ['b.txt', '**/*.txt', true],
    ['a/b/c/d.txt', 'a/**/d.txt', true],
    ['a/d.txt', 'a/**/d.txt', true],
    ['a/b/c', 'a/**', true],
    ['a', 'a/**', true],
    ['要点2019.hans.txt', '要点*.{hans,hant}.txt', true],
    ['ac', 'a{b,c}', true],
    ['ad', 'a{b,{c,d}}', true],
    ['a{b', 'a{b', true],
    ['a}', 'a}', true],
    ['ab', 'a?', false],
    ['a/b.txt', './a/b.txt', true],
    ['.a/b.txt', '**/*.txt', false],
    ['.a/b.txt', '.a/*.txt', true],
  ])('%s and %s: %s', (path, pattern, expected) => {
    expect(matches(path, pattern)).toBe(expected);
  });

  it('say when they lead out or stand for too much', () => {
    expect(patternFault('a/**/*.txt')).toBe(null);
    expect(patternFault('a/../../b')).toBe('outside');
    expect(patternFault('c:\\b')).toBe('outside');
    expect(patternFault('{a,b,c,d}'.repeat(5))).toBe('too-large');
  });

  it('mean the same in the editor and in the engine', () => {
    const name = fc.stringMatching(/^[ab]{1,4}$/);
    const segment = fc.oneof(name, fc.constant('**'), fc.stringMatching(/^[ab*]{1,5}$/), fc.constant('{a,b*}'));
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 5 }),
        fc.array(segment, { minLength: 1, maxLength: 5 }),
        (names, segments) => {
          const path = names.join('/');
          const pattern = segments.join('/');
          expect(matches(path, pattern)).toBe(matchesGlob(path, pattern));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('are decided in time that grows with the name, and with the pattern, however they are made', () => {
    expect(matches('a'.repeat(250), `${'*a'.repeat(120)}*b`)).toBe(false);
    expect(matches(`${'a/'.repeat(200)}c`, `${'**/a/'.repeat(60)}b`)).toBe(false);
    const [stars, folders] = [`${'*a'.repeat(20)}*b`, `${'**/a/'.repeat(20)}b`];
    expectToGrowWithText(repeated('a'), (name) => matches(name, stars), 250);
    expectToGrowWithText(repeated('a/', '', 'c'), (path) => matches(path, folders), 100);
    expectToGrowWithText(repeated('*a', '', '*b'), (pattern) => matches('a'.repeat(50), pattern), 200);
    expectToGrowWithText(repeated('**/a/', '', 'b'), (pattern) => matches('a/a/a/a/a/a/c', pattern), 200);
    expect(patternFault('{'.repeat(1_000_000))).toBe('too-large');
    expect(patternFault('{'.repeat(4_000))).toBe(null);
    expectToGrowWithText(repeated('{'), patternFault, 500);
  });
});
