// Builds the extension and packs it into out/work-points.vsix. Flags are handed on to esbuild.mjs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const target = 'out/work-points.vsix';

/** An extension that is larger than this has taken something in that does not belong there. */
const largest = 1024 * 1024;

const run = (script, args, environment = {}) =>
  execFileSync(process.execPath, [script, ...args], {
    cwd: here,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });

run('esbuild.mjs', process.argv.slice(2));
mkdirSync(`${here}out`, { recursive: true });
rmSync(`${here}${target}`, { force: true });
run(
  'node_modules/@vscode/vsce/vsce',
  ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', target],
  // The same sources give the same bytes: a fixed time for all entries, written by the same clock everywhere.
  { SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? '1577836800', TZ: 'UTC' },
);

const { size } = statSync(`${here}${target}`);
if (size >= largest) {
  console.error(`${target} has ${size} bytes, ${largest} are allowed`);
  process.exit(1);
}
