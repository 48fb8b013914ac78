import { Buffer } from 'node:buffer';
import { matchesGlob } from '../../server/src/workspace/glob.ts';
import { type Host, HostError, type HostFailure } from '../../server/src/workspace/host.ts';
import { canonicalUri, folderOf, relativePath } from '../../server/src/workspace/uri.ts';

/** A Host whose files live in a map, which tells what it was asked for and fails where it is told to. */
export interface MemoryHost extends Host {
  /** Every URI read so far, in order, with repetitions. */
  readonly reads: readonly string[];
  /** Every URI written so far, in order. */
  readonly writes: readonly string[];
  /** Puts a file there, or takes it away with `null`. Text is stored in UTF-8. */
  set(uri: string, content: string | Uint8Array | null): void;
  /** The bytes of a file, `null` where there is none. */
  bytes(uri: string): Uint8Array | null;
  /** The file as UTF-8 text. */
  text(uri: string): string | null;
  /** Lets every reading, or with `writing` every writing, of a file fail until `null` is given. */
  fail(uri: string, failure: HostFailure | null, doing?: 'reading' | 'writing'): void;
}

/** A Host in memory with some files: URI → text or bytes. Folders are there when a file lies in them. */
export function memoryHost(files: { readonly [uri: string]: string | Uint8Array } = {}): MemoryHost {
  const contents = new Map<string, Uint8Array>();
  const failures = new Map<string, HostFailure>();
  const reads: string[] = [];
  const writes: string[] = [];

  function exists(uri: string): 'file' | 'folder' | null {
    const wanted = canonicalUri(uri);
    if (contents.has(wanted)) return 'file';
    if (folderOf(wanted) === null) return 'folder';
    for (const known of contents.keys()) if (relativePath(wanted, known) !== null) return 'folder';
    return null;
  }

  function failIfTold(uri: string, doing: 'reading' | 'writing'): void {
    const failure = failures.get(`${doing} ${uri}`);
    if (failure) throw new HostError(failure, uri);
  }

  const host: MemoryHost = {
    reads,
    writes,
    set(uri, content) {
      const key = canonicalUri(uri);
      if (content === null) contents.delete(key);
      else contents.set(key, typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content);
    },
    bytes: (uri) => contents.get(canonicalUri(uri)) ?? null,
    text(uri) {
      const bytes = contents.get(canonicalUri(uri));
      return bytes ? Buffer.from(bytes).toString('utf-8') : null;
    },
    fail(uri, failure, doing = 'reading') {
      const key = `${doing} ${canonicalUri(uri)}`;
      if (failure) failures.set(key, failure);
      else failures.delete(key);
    },
    async read(uri) {
      const key = canonicalUri(uri);
      reads.push(key);
      failIfTold(key, 'reading');
      const bytes = contents.get(key);
      if (bytes) return bytes;
      throw new HostError(exists(key) === 'folder' ? 'is-a-folder' : 'not-found', key);
    },
    async write(uri, bytes) {
      const key = canonicalUri(uri);
      failIfTold(key, 'writing');
      writes.push(key);
      contents.set(key, bytes);
    },
    async find(folder, patterns) {
      const base = canonicalUri(folder);
      failIfTold(base, 'reading');
      if (exists(base) !== 'folder') throw new HostError('not-found', base);
      const found = [...contents.keys()].filter((uri) => {
        const path = relativePath(base, uri);
        return path !== null && patterns.some((pattern) => matchesGlob(path, pattern));
      });
      return found.sort();
    },
    exists: async (uri) => exists(uri),
  };
  for (const [uri, content] of Object.entries(files)) host.set(uri, content);
  return host;
}
