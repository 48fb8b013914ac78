import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isGlob, matchesGlob } from '../workspace/glob.ts';
import { type Host, HostError, type HostFailure } from '../workspace/host.ts';
import { joinUri } from '../workspace/uri.ts';

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

/** Below which folder a pattern can match and how many levels deep: `上位/*.txt` below `上位`, one level. */
interface Reach {
  readonly folder: string;
  readonly depth: number;
}

function reachOf(pattern: string): Reach {
  const segments = pattern.split('/');
  const first = segments.findIndex(isGlob);
  const fixed = segments.slice(0, first < 0 ? -1 : first);
  const depth = pattern.includes('**') ? Number.POSITIVE_INFINITY : segments.length - fixed.length;
  return { folder: fixed.join('/'), depth };
}

/** Whether a link leads to a file inside a folder: what lies elsewhere is not part of it. */
async function leadsInside(root: string, path: string): Promise<boolean> {
  try {
    const place = await realpath(path);
    return place.startsWith(join(root, '/')) && (await stat(place)).isFile();
  } catch {
    return false;
  }
}

/**
 * The files below a folder, as paths from `root` with `/` between segments. Left out: what begins with a dot, node_modules,
 * and links, unless they lead to a file inside `root`; so no walk leaves the folder or goes round in circles.
 */
async function* walk(root: string, folder: string, depth: number): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory() && depth > 1) yield* walk(root, path, depth - 1);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsInside(root, join(root, path))))) yield path;
  }
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
    await mkdir(dirname(path), { recursive: true });
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
  const path = pathOf(folder);
  try {
    if (!(await stat(path)).isDirectory()) throw new HostError('not-found', folder);
    const root = await realpath(path);
    const found = new Set<string>();
    for (const pattern of patterns) {
      if (pattern.split('/').includes('..')) continue;
      const { folder: below, depth } = reachOf(pattern);
      for await (const file of walk(root, below, depth)) if (matchesGlob(file, pattern)) found.add(file);
    }
    return Array.from(found, (file) => joinUri(folder, file)).sort();
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

/** The Host over the file system of this machine. */
export function createDiskHost(): Host {
  return { read: readWhole, write: writeWhole, find: findFiles, exists: existing };
}
