// Feeds every part of the program with inputs drawn anew each time: `npm run fuzz -- 60` for a minute each, 30 seconds without a number.
// What does harm is made as short as possible and kept in test/fuzz/corpus, where every later run tries it first.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const seconds = Number(process.argv[2] ?? 30);
if (!Number.isInteger(seconds) || seconds < 1) {
  console.error('How many seconds for each part? A whole number from 1, such as: npm run fuzz -- 60');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/fuzz'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, WORKPOINTS_FUZZ_SECONDS: String(seconds) },
});
process.exit(status ?? 1);
