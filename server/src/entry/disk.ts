import { randomUUID } from 'node:crypto';
import { lstat, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { glob } from 'tinyglobby';
import { type Host, HostError, type HostFailure } from '../workspace/host.ts';
import { canonicalUri } from '../workspace/uri.ts';

/** A file above this size is not read: no draft comes near it, and reading it would only take memory. */
const sizeAtMost = 64 * 1024 * 1024;

const failures: { readonly [code: string]: HostFailure } = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'refused',
  EPERM: 'refused',
  EROFS: 'refused',
  EISDIR: 'is-a-folder',
};

/** The HostError for what a call into the file system threw. */
function hostError(error: unknown, uri: string): HostError {
  if (error instanceof HostError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new HostError(failures[code] ?? 'failed', uri, code || String(error));
}

/** The path of a `file:` URI; one that names no file of this machine fails as not found. */
function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    throw new HostError('not-found', uri);
  }
}

/** Of the pattern language of the library only `**`, `*` and `{a,b}` are ours; the rest stands for itself. */
function onlyOurs(pattern: string): string {
  return pattern.replace(/[\\?[\]()!+@|]/g, '\\$&');
}

/** Whether a folder holds the real place of a file, so that a link cannot lead out of it. */
async function staysInside(root: string, path: string): Promise<boolean> {
  if (!(await lstat(path)).isSymbolicLink()) return true;
  const place = await realpath(path).catch(() => '');
  return place.startsWith(join(root, '/'));
}

async function readWhole(uri: string): Promise<Uint8Array> {
  const path = pathOf(uri);
  try {
    const { size } = await stat(path);
    if (size > sizeAtMost) throw new HostError('too-large', uri);
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw hostError(error, uri);
  }
}

/** Writes beside the file and then takes its place, so that a full disk or a power cut leaves the old file whole. */
async function writeWhole(uri: string, bytes: Uint8Array): Promise<void> {
  const named = pathOf(uri);
  const path = await realpath(named).catch(() => named);
  const beside = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const mode = await stat(path).then(
      (found) => found.mode,
      () => 0o666,
    );
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw hostError(error, uri);
  }
}

async function findFiles(folder: string, patterns: readonly string[]): Promise<readonly string[]> {
  const cwd = pathOf(folder);
  try {
    if (!(await stat(cwd)).isDirectory()) throw new HostError('not-found', folder);
    const root = await realpath(cwd);
    const found = await glob(patterns.map(onlyOurs), {
      cwd: root,
      absolute: true,
      followSymbolicLinks: false,
      expandDirectories: false,
      extglob: false,
      ignore: ['**/node_modules/**'],
    });
    const inside = await Promise.all(found.map((path) => staysInside(root, path)));
    const kept = found.filter((_, at) => inside[at]);
    return kept.map((path) => canonicalUri(pathToFileURL(join(cwd, path.slice(root.length))).href)).sort();
  } catch (error) {
    throw hostError(error, folder);
  }
}

async function existing(uri: string): Promise<'file' | 'folder' | null> {
  try {
    return (await stat(pathOf(uri))).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}

/** The Host over the file system of this machine. Node_modules, dot folders and links that lead out of a folder are not searched. */
export function createDiskHost(): Host {
  return { read: readWhole, write: writeWhole, find: findFiles, exists: existing };
}
