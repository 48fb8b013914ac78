// Makes a fresh clone ready to run: checks Node and installs the packages that package-lock.json names.
// The first command of `npm start` and `npm test`, so it uses nothing but Node itself, says nothing when nothing is to do,
// and keeps to syntax that an older Node can read far enough to be told that it is too old.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} message one sentence for the user @returns {never} */
function refuse(message) {
  console.error(message);
  process.exit(1);
}

/** The packages of a lockfile by folder, or `null` when it cannot be read. @param {string} path */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * Why `node_modules` has to be installed again, or `null` when it holds what package-lock.json names.
 * npm leaves its own account of what it installed in node_modules/.package-lock.json; packages meant for
 * another system (esbuild for Windows, say) are optional and rightly missing there.
 */
function reasonToInstall() {
  if (!existsSync(join(root, 'node_modules'))) return 'node_modules is missing';
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  if (wanted === null) refuse('package-lock.json cannot be read; restore it with: git checkout package-lock.json');
  const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return 'node_modules was not installed by npm';
  for (const folder of Object.keys(wanted)) {
    if (folder === '') continue;
    const here = installed[folder];
    if (here === undefined) {
      if (wanted[folder].optional || wanted[folder].devOptional) continue;
      return `${folder} is missing`;
    }
    if (here.version !== wanted[folder].version || here.integrity !== wanted[folder].integrity) {
      return `${folder} is not the version of package-lock.json`;
    }
    if (!existsSync(join(root, folder, 'package.json'))) return `${folder} is missing`;
  }
  const stray = Object.keys(installed).find((folder) => wanted[folder] === undefined);
  return stray === undefined ? null : `${stray} is not in package-lock.json`;
}

/** Runs the npm that started this script, or else the one on the PATH. @param {string[]} parameters */
function npm(parameters) {
  const started = process.env.npm_execpath;
  if (started && basename(started) === 'npm-cli.js')
    return spawnSync(process.execPath, [started, ...parameters], { cwd: root, encoding: 'utf8' });
  return spawnSync('npm', parameters, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
}

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  refuse(
    `Work Points needs Node.js ${OLDEST_NODE} or later, and this is ${process.versions.node}: see https://nodejs.org`,
  );
}

const reason = reasonToInstall();
if (reason !== null) {
  console.log(`Installing packages with npm ci, once: ${reason}.`);
  const result = npm(['ci', '--no-progress', '--loglevel=error']);
  if (result.error) refuse(`npm cannot be started: ${result.error.message}`);
  // npm says what is wrong first and how it may be called after that
  if (result.status !== 0) refuse(['npm ci failed:', ...result.stderr.trim().split('\n').slice(0, 12)].join('\n'));
}
