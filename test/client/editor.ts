import { posix } from 'node:path';
import type { FileStat, FileType, Uri } from 'vscode';
import type { Editor } from '../../client/src/files.ts';

/** A file, a folder, or a link, which the editor reports together with what it leads to. */
export type Entry = string | Uint8Array | 'folder' | { readonly link: 'file' | 'folder' };

/** An editor in memory: what its files are, what was asked of them, and what to fail. */
export interface FakeEditor extends Editor {
  readonly entries: Map<string, Entry>;
  /** `readFile /ws/a`, `rename /ws/a.x.partial /ws/a`, in order. */
  readonly calls: string[];
  /** Lets a call fail with a code of vscode.FileSystemError, or with what else is thrown. */
  failWith(call: string, code: string | Error): void;
  /** Lets a call take its time: the answers to others come first. */
  delay(call: string): void;
}

/** An editor with files named by path below the workspace folder `file:///ws` (or other roots) and folders made as needed. */
export function fakeEditor(
  files: { readonly [path: string]: Entry },
  roots: readonly string[] = ['/ws'],
  scheme = 'file',
): FakeEditor {
  const entries = new Map<string, Entry>(Object.entries(files));
  for (const path of [...Object.keys(files), ...roots]) {
    for (let up = posix.dirname(path); up !== '/'; up = posix.dirname(up))
      if (!entries.has(up)) entries.set(up, 'folder');
  }
  for (const root of roots) if (!entries.has(root)) entries.set(root, 'folder');
  const calls: string[] = [];
  const failing = new Map<string, string | Error>();
  const slow = new Set<string>();

  const called = (call: string) => {
    calls.push(call);
    const failure = failing.get(call) ?? failing.get(call.split(' ')[0] as string);
    if (failure !== undefined) throw typeof failure === 'string' ? fileSystemError(failure) : failure;
  };
  const found = (path: string): Entry => {
    const entry = entries.get(path);
    if (entry === undefined) throw fileSystemError('FileNotFound');
    return entry;
  };

  return {
    entries,
    calls,
    failWith: (call, code) => void failing.set(call, code),
    delay: (call) => void slow.add(call),
    parse: fakeUri,
    folderOf: (uri) => {
      const root = roots.find(
        (folder) => uri.path === folder || uri.path.startsWith(folder === '/' ? '/' : `${folder}/`),
      );
      return root === undefined || uri.scheme !== scheme ? undefined : fakeUri(`${scheme}://${root}`);
    },
    uniqueName: () => 'x',
    fileSystem: {
      async stat(uri) {
        called(`stat ${uri.path}`);
        if (slow.has(`stat ${uri.path}`)) await new Promise((resolve) => setTimeout(resolve));
        const entry = found(uri.path);
        return { type: typeOf(entry), size: bytesOf(entry).length, ctime: 0, mtime: 0 } satisfies FileStat;
      },
      async readFile(uri) {
        called(`readFile ${uri.path}`);
        return bytesOf(found(uri.path));
      },
      async readDirectory(uri) {
        called(`readDirectory ${uri.path}`);
        found(uri.path);
        const base = uri.path === '/' ? '/' : `${uri.path}/`;
        return [...entries]
          .filter(([path]) => path.startsWith(base) && path !== base && !path.slice(base.length).includes('/'))
          .map(([path, entry]) => [path.slice(base.length), typeOf(entry)] as [string, FileType]);
      },
      async writeFile(uri, bytes) {
        called(`writeFile ${uri.path}`);
        entries.set(uri.path, bytes);
      },
      async rename(from, to) {
        called(`rename ${from.path} ${to.path}`);
        entries.set(to.path, found(from.path));
        entries.delete(from.path);
      },
      async delete(uri) {
        called(`delete ${uri.path}`);
        found(uri.path);
        entries.delete(uri.path);
      },
    },
  };
}

/** The parts of vscode.Uri that are used: decoded path, `with` a path, and the text of it. Throws where it is no URI. */
function fakeUri(text: string): Uri {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(\/.*)?$/i.exec(text);
  if (parts === null) throw new Error(`no URI: ${text}`);
  const [, scheme = '', authority = '', path = '/'] = parts;
  return uriOf(scheme, authority, decodeURIComponent(path));
}

function uriOf(scheme: string, authority: string, path: string): Uri {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return {
    scheme,
    authority,
    path,
    with: (change: { path: string }) => uriOf(scheme, authority, change.path),
    toString: () => `${scheme}://${authority}${encoded}`,
  } as Uri;
}

function typeOf(entry: Entry): FileType {
  if (entry === 'folder') return 2;
  if (typeof entry === 'string' || entry instanceof Uint8Array) return 1;
  return (64 | (entry.link === 'folder' ? 2 : 1)) as FileType;
}

function bytesOf(entry: Entry): Uint8Array {
  if (entry instanceof Uint8Array) return entry;
  return typeof entry === 'string' && entry !== 'folder' ? new TextEncoder().encode(entry) : new Uint8Array();
}

function fileSystemError(code: string): Error {
  return Object.assign(new Error(`${code} (FileSystemError)`), { code });
}
