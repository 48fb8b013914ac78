import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

interface Configuration {
  readonly brackets: readonly (readonly [string, string])[];
  readonly colorizedBracketPairs: readonly (readonly [string, string])[];
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
  readonly surroundingPairs: readonly (readonly [string, string])[];
  readonly autoCloseBefore: string;
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
}

const file = new URL('../../syntaxes/language-configuration.json', import.meta.url);
const configuration = JSON.parse(readFileSync(file, 'utf8')) as Configuration;

function words(text: string): readonly string[] {
  return text.match(new RegExp(configuration.wordPattern.pattern, `${configuration.wordPattern.flags}g`)) ?? [];
}

describe('words', () => {
  test.each([
    ['做好信息公开，及时发布。', ['做好信息公开', '及时发布']],
    ['（市发展改革委、市教委牵头）', ['市发展改革委', '市教委牵头']],
    ['国办发〔2019〕14号', ['国办发', '2019', '14', '号']],
    ['公开zrdw', ['公开', 'zrdw']],
    ['不低于4.5%，IPv6', ['不低于', '4.5%', 'IPv6']],
    ['〇二年𠮷田', ['〇二年𠮷田']],
    ['，。（）“”　', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('the pattern never matches nothing', () => {
    expect(new RegExp(configuration.wordPattern.pattern, configuration.wordPattern.flags).test('，')).toBe(false);
    expect(''.match(new RegExp(configuration.wordPattern.pattern, 'u'))).toBeNull();
  });

  test.each(['（、．', '公', '1.'])('a long line of %s is read in time that grows with its length', (piece) => {
    expectToGrowWithText(repeated(piece), words, 50_000);
  });
});

describe('pairs', () => {
  const official = ['（）', '〔〕', '《》', '〈〉', '“”', '‘’', '【】', '「」', '『』', '()', '[]', '{}'];

  test.each(official)('%s are matched, closed and put around a selection', (pair) => {
    const [open, close] = pair as unknown as [string, string];
    expect(configuration.brackets).toContainEqual([open, close]);
    expect(configuration.autoClosingPairs).toContainEqual({ open, close });
    expect(configuration.surroundingPairs).toContainEqual([open, close]);
  });

  test('a bracket is closed in front of every closing mark, so that pairs nest', () => {
    for (const { close } of configuration.autoClosingPairs) expect(configuration.autoCloseBefore).toContain(close);
  });

  // The default of the extension for `editor.bracketPairColorization.enabled` comes too late for a draft that is open at start.
  test('no bracket is coloured by its depth: notes, numbers and titles have colours of their own', () => {
    expect(configuration.colorizedBracketPairs).toEqual([]);
  });
});

test('nothing else is decided for the author: no comments, no indentation, no folding marks', () => {
  const keys = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object);
  expect(keys.filter((key) => /comment|indent|enter|folding/i.test(key))).toEqual([]);
});
