import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What activation may add to the extension host, in milliseconds. */
const most = 100;

it('the extension is loaded and active within a tenth of a second of work', async ({ annotate }) => {
  const run = () =>
    Number(
      execFileSync(process.execPath, [join(root, 'test/support/activate.cjs'), join(root, 'dist/client.js')], {
        encoding: 'utf8',
      }),
    );
  // The time of the processor, not of the clock, and the best of several: other work on the machine does not count.
  const times = Array.from({ length: 5 }, run);
  const best = Math.min(...times);
  await annotate(`load and activation take ${best.toFixed(0)} ms of work`);
  expect(best).toBeGreaterThan(0);
  expect(best).toBeLessThan(most);
});
