import { describe, expect, it } from 'vitest';
import { isGlob, matchesGlob } from '../../server/src/workspace/glob.ts';

describe('matchesGlob', () => {
  it.each([
    ['a.txt', '*.txt', true],
    ['b/a.txt', '*.txt', false],
    ['b/c/a.txt', '**/*.txt', true],
    ['a.txt', '**/*.txt', true],
    ['b/c/a.txt', 'b/**', true],
    ['b', 'b/**', true],
    ['x/b/c', 'b/**', false],
    ['a.md', '*.{txt,md}', true],
    ['a.pdf', '*.{txt,md}', false],
    ['北京2019工作要点.hans.txt', '*工作要点*.txt', true],
    ['a/x/b/y/b/z', 'a/**/b/*', true],
    ['a(1).txt', 'a(1).txt', true],
    ['a.txt', 'a{.txt', false],
    ['a{.txt', 'a{.txt', true],
    ['a{b}.txt', 'a{b}.txt', false],
    ['ab.txt', 'a{b}.txt', true],
    ['1.txt', '{1,2}{.txt,.md}', true],
  ])('%s by %s: %s', (path, pattern, expected) => {
    expect(matchesGlob(path, pattern)).toBe(expected);
  });

  it('answers at once on hostile patterns', () => {
    const path = `${'a'.repeat(3000)}b`;
    expect(matchesGlob(path, `${'*a'.repeat(300)}c`)).toBe(false);
    expect(matchesGlob('a/'.repeat(2000), `${'**/a/'.repeat(200)}b`)).toBe(false);
    expect(matchesGlob(path, '{a,b}'.repeat(60))).toBe(false);
  });

  it('tells patterns from names', () => {
    expect(isGlob('上位文件')).toBe(false);
    expect(isGlob('上位文件/*.txt')).toBe(true);
  });
});
