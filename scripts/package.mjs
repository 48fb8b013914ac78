// Builds the extension and packs it into out/work-points.vsix. Flags are handed on to esbuild.mjs.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

const here = fileURLToPath(new URL('..', import.meta.url));
const target = join(here, 'out/work-points.vsix');
const staging = join(here, `out/vsix-${process.pid}`);

/** An extension that is larger than this has taken something in that does not belong there. */
const largest = 1024 * 1024;

/** Runs a script, and ends with it when it fails: it has said why. */
function run(script, args, cwd, environment = {}) {
  const { status } = spawnSync(process.execPath, [join(here, script), ...args], {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
}

run('esbuild.mjs', process.argv.slice(2), here);

// The packer looks at every file around it, and there are tens of thousands beside ours: it gets a folder with ours alone.
const ignored = readFileSync(join(here, '.vscodeignore'), 'utf8').split(/\r?\n/);
const wanted = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
process.on('exit', () => rmSync(staging, { recursive: true, force: true }));
for (const file of ['.vscodeignore', ...globSync(wanted, { cwd: here })]) {
  const copy = join(staging, file);
  mkdirSync(dirname(copy), { recursive: true });
  copyFileSync(join(here, file), copy);
  chmodSync(copy, 0o644);
}
run(
  'node_modules/@vscode/vsce/vsce',
  ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', 'packed.vsix'],
  staging,
  // The same sources give the same bytes: one time and one mode for all entries, written by the same clock everywhere.
  { SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? '1577836800', TZ: 'UTC' },
);
const { size } = statSync(join(staging, 'packed.vsix'));
if (size >= largest) {
  console.error(`out/work-points.vsix has ${size} bytes, ${largest} are allowed`);
  process.exit(1);
}
renameSync(join(staging, 'packed.vsix'), target);
