import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** Every item of the list is an argument of its own here, and a long draft has more items than a call can take. */
const spread = /^[^*]*\.(?:push|unshift)\(\.\.\.(?!\()|Math\.(?:min|max)\(\.\.\./;

/** What is known to be short: the names of one body, the prefixes of a snippet, the columns of a table. */
const short = [
  'Math.max(...snippet.prefixes.map(',
  'Math.max(...names.map((each) => likeness(',
  'Math.max(...own.map(({ key }) => linesIn(',
];

test('no call of the server takes as many arguments as a draft has parts', () => {
  const found = readdirSync(`${top}/server/src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      readFileSync(`${top}/server/src/${file}`, 'utf8')
        .split('\n')
        .filter((line) => spread.test(line) && !short.some((known) => line.includes(known)))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
