// Builds what is shipped. node esbuild.mjs [--watch] [--metafile]
//   --watch     build again after each change, unminified, with source maps
//   --metafile  leave dist/meta.json beside the bundles, for https://esbuild.github.io/analyze/
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const flags = new Set(process.argv.slice(2));
const watching = flags.has('--watch');
const here = fileURLToPath(new URL('.', import.meta.url));

/** Of package.json the code wants the version; the rest of the manifest would travel along in each bundle. */
const versionOnly = {
  name: 'version-only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      if (path !== join(here, 'package.json')) return null;
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: `export const version = ${JSON.stringify(version)};`, loader: 'js' };
    });
  },
};

/** What all bundles have in common. */
const common = {
  absWorkingDir: here,
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  // jsonc-parser's `main` hides its requires in a wrapper, where the bundler does not see them.
  mainFields: ['module', 'main'],
  metafile: true,
  minify: !watching,
  plugins: [versionOnly],
  sourcemap: watching ? 'linked' : false,
};

/** Some modules ask where they lie, which a CommonJS bundle can tell only in other words. */
const whereAmI = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

const node = {
  ...common,
  format: 'cjs',
  platform: 'node',
  target: ['es2022', 'node20'],
  define: { 'import.meta.url': 'importMetaUrl' },
};
const browser = { ...common, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** One entry, one bundle. The names are those of package.json and of client/src. */
const bundles = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  // Runs dist/web/server.js: one engine is packed, not two.
  { ...node, entryPoints: ['server/src/entry/node.ts'], outfile: 'dist/server.js', banner: { js: whereAmI } },
  {
    ...browser,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/web/client.js',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...browser,
    entryPoints: ['server/src/entry/browser.ts'],
    outfile: 'dist/web/server.js',
    format: 'iife',
    // The schema validator makes an address of it, which fails in a worker that was made from a blob, as editors do.
    define: { 'self.location': 'undefined' },
  },
  {
    ...browser,
    entryPoints: ['client/webview/preview/preview.ts'],
    outfile: 'dist/webview/preview.js',
    format: 'iife',
  },
  { ...browser, entryPoints: ['client/webview/preview/preview.css'], outfile: 'dist/webview/preview.css' },
  {
    ...node,
    entryPoints: ['server/src/entry/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: `#!/usr/bin/env node\n${whereAmI}` },
  },
];

if (watching) await watch();
else await build();

/** Builds everything once and fails on the first warning: a warning of a bundler is a fault at run time. */
async function build() {
  const results = await Promise.all(bundles.map((options) => esbuild.build({ ...options, write: false }))).catch(() =>
    process.exit(1),
  );
  if (results.some((result) => result.warnings.length > 0)) process.exit(1);
  for (const { path, contents } of results.flatMap((result) => result.outputFiles)) await replace(path, contents);
  await chmod(join(here, 'dist/cli.js'), 0o755);

  const outputs = Object.assign({}, ...results.map((result) => result.metafile.outputs));
  for (const [file, { bytes }] of Object.entries(outputs)) console.log(`${file}  ${(bytes / 1024).toFixed(0)} KB`);
  if (!flags.has('--metafile')) return;
  const inputs = Object.assign({}, ...results.map((result) => result.metafile.inputs));
  await writeFile(join(here, 'dist/meta.json'), JSON.stringify({ inputs, outputs }));
}

/** Writes a file that changed, in one step: an editor or a test may be running the old one. */
async function replace(path, contents) {
  const old = await readFile(path).catch(() => null);
  if (old?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  const neighbour = `${path}.${process.pid}.partial`;
  await writeFile(neighbour, contents);
  await rename(neighbour, path);
}

/** Builds again after each change, until it is stopped. */
async function watch() {
  const contexts = await Promise.all(bundles.map((options) => esbuild.context({ ...options, logLevel: 'info' })));
  await Promise.all(contexts.map((context) => context.watch()));
}
