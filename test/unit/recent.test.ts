import { expect, test } from 'vitest';
import { createRecent } from '../../server/src/text/recent.ts';

test('keeps what was asked for lately and forgets the rest', () => {
  const made: string[] = [];
  const recent = createRecent<string>(3);
  const ask = (text: string): string =>
    recent.recall(text, () => {
      made.push(text);
      return text;
    });
  for (const text of ['a', 'b', 'c', 'a', 'd', 'a', 'e', 'f', 'a']) expect(ask(text)).toBe(text);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  ask('b');
  expect(made.at(-1)).toBe('b');
});
