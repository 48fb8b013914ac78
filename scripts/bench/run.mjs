// Bundles the benchmark as the product is bundled and runs it: a loader that turns TypeScript into JavaScript on the way adds work to every
// function, which the figures would show. The bundle lies as deep as the sources, so that places relative to a module hold.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const outfile = fileURLToPath(new URL('../../out/bench/bench.mjs', import.meta.url));

await esbuild.build({
  entryPoints: [fileURLToPath(new URL('bench.ts', import.meta.url))],
  outfile,
  bundle: true,
  charset: 'utf8',
  format: 'esm',
  logLevel: 'warning',
  packages: 'external',
  platform: 'node',
  target: ['es2022', 'node20'],
});
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
