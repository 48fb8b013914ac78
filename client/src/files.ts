import type { FileStat, FileSystem, FileType, Uri } from 'vscode';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { enterFolder, matchesFile, type Progress, patternFault, startProgress } from './glob.ts';

/** The largest file that is read, in bytes; the command line has the same bound. */
export const largestFile = 64 * 1024 * 1024;

/** How many files and folders one search looks at before it says that there are too many. */
export const mostEntries = 200_000;

/** How many folders one search goes down: links are not followed, so only a made-up file system is deeper. */
const deepestFolder = 64;

const skippedFolders: ReadonlySet<string> = new Set(['node_modules']);

/** Why a request about a file was not answered: the words of the server's `HostFailure`. */
export type FileFailure = 'not-found' | 'refused' | 'is-a-folder' | 'too-large' | 'failed';

/** A file or folder that could not be read, found or written. */
export class FileError extends Error {
  readonly failure: FileFailure;

  constructor(failure: FileFailure, detail: string) {
    super(detail);
    this.name = 'FileError';
    this.failure = failure;
  }
}

/** What this module needs of the editor. */
export interface Editor {
  readonly fileSystem: Pick<FileSystem, 'stat' | 'readFile' | 'readDirectory' | 'writeFile' | 'rename' | 'delete'>;
  parse(uri: string): Uri;
  /** The workspace folder that a file or folder lies in, compared as its file system compares names. */
  folderOf(uri: Uri): Uri | undefined;
  /** A few characters that no other file name has. */
  uniqueName(): string;
}

/** The four answers to the server's requests; files are named by URI, bytes travel as base64. Each rejects with a FileError. */
export interface Files {
  readFile(uri: string): Promise<{ readonly base64: string }>;
  writeFile(uri: string, base64: string): Promise<null>;
  /** The files below a folder that match one of the patterns, sorted by URI. */
  findFiles(folder: string, patterns: readonly string[]): Promise<readonly string[]>;
  exists(uri: string): Promise<'file' | 'folder' | null>;
}

// The values of vscode.FileType, which is not there when the tests run.
const folderType = 2 satisfies FileType.Directory;
const fileType = 1 satisfies FileType.File;
const linkType = 64 satisfies FileType.SymbolicLink;

/**
 * Answers the server's requests for files through the editor's file system, so that local, remote and virtual workspaces work alike.
 * Nothing outside of the workspace folders is reached: a path that lies elsewhere, says `..` or goes through a symbolic link is refused.
 *
 * Files are found by walking and not through `vscode.workspace.findFiles`, which answers nothing where a file system brings no search of
 * its own, and hides what the user's `files.exclude` hides.
 */
export function createFiles(editor: Editor): Files {
  return {
    async readFile(uri) {
      const { target, folder } = confined(editor, uri);
      const status = await statusOf(editor, target, folder);
      if (status === null) throw new FileError('not-found', `${uri} is not there`);
      if (status.type & folderType) throw new FileError('is-a-folder', `${uri} is a folder`);
      refuseLarge(uri, status.size);
      const bytes = await guarded(target, async () => editor.fileSystem.readFile(target));
      // Not every file system knows sizes beforehand.
      refuseLarge(uri, bytes.length);
      return { base64: encodeBase64(bytes) };
    },

    async writeFile(uri, base64) {
      const { target, folder } = confined(editor, uri);
      const status = await statusOf(editor, target, folder);
      // To put a file in the place of a folder would take away all that is in it.
      if (target.path === folder.path || (status !== null && status.type & folderType))
        throw new FileError('is-a-folder', `${uri} is a folder`);
      const bytes = decoded(uri, base64);
      // The old file stays whole until the new one is: a full disk or a broken connection strikes the neighbour.
      const neighbour = target.with({ path: `${target.path}.${editor.uniqueName()}.partial` });
      await guarded(target, async () => {
        try {
          await editor.fileSystem.writeFile(neighbour, bytes);
          await editor.fileSystem.rename(neighbour, target, { overwrite: true });
        } catch (error) {
          await editor.fileSystem.delete(neighbour).then(undefined, () => undefined);
          throw error;
        }
      });
      return null;
    },

    async findFiles(folderUri, patterns) {
      const { target, folder } = confined(editor, folderUri);
      for (const pattern of patterns) {
        const fault = patternFault(pattern);
        if (fault === 'outside') throw new FileError('refused', `${pattern} leads out of ${folderUri}`);
        if (fault === 'too-large')
          throw new FileError('too-large', `${pattern.slice(0, 80)} stands for too many patterns`);
      }
      const status = await statusOf(editor, target, folder);
      if (status === null) throw new FileError('not-found', `${folderUri} is not there`);
      const found = await walk(editor, target, startProgress(patterns));
      return found.map(String).sort();
    },

    async exists(uri) {
      const { target, folder } = confined(editor, uri);
      const status = await statusOf(editor, target, folder);
      if (status === null) return null;
      return status.type & folderType ? 'folder' : 'file';
    },
  };
}

/** The file and its workspace folder, or a refusal. */
function confined(editor: Editor, uri: string): { readonly target: Uri; readonly folder: Uri } {
  const target = parsed(editor, uri);
  const strange = target.path.split('/').some((segment) => segment === '..' || segment === '.');
  // On Windows a backslash separates folders, so it could hide a `..`.
  const folder = strange || /[\\\0]/.test(target.path) ? undefined : folderOf(editor, target);
  if (folder === undefined) throw new FileError('refused', `${uri} is outside of the workspace folders`);
  return { target, folder };
}

function parsed(editor: Editor, uri: string): Uri {
  try {
    return editor.parse(uri);
  } catch {
    throw new FileError('refused', `${uri} is not a URI`);
  }
}

function folderOf(editor: Editor, target: Uri): Uri | undefined {
  try {
    return editor.folderOf(target);
  } catch (error) {
    throw failureOf(error, target);
  }
}

function decoded(uri: string, base64: string): Uint8Array {
  try {
    return decodeBase64(base64);
  } catch {
    throw new FileError('failed', `the bytes for ${uri} are not base64`);
  }
}

/**
 * What is known of a file or folder; `null` where it is not there. A path of which a part below the workspace folder is a symbolic link is
 * refused: it may lead anywhere, whether something is there or not. A part that cannot be looked at may be one.
 */
async function statusOf(editor: Editor, target: Uri, folder: Uri): Promise<FileStat | null> {
  const base = folder.path.replace(/\/$/, '');
  const names = target.path.slice(base.length).split('/').filter(Boolean);
  const parts = names.map((_, index) => target.with({ path: `${base}/${names.slice(0, index + 1).join('/')}` }));
  if (parts.length === 0) return found(editor, target);
  // All of them are waited for: which answer comes first must not decide what is told.
  const looks = await Promise.allSettled(parts.map((part) => found(editor, part)));
  const link = looks.findIndex((look) => look.status === 'fulfilled' && ((look.value?.type ?? 0) & linkType) !== 0);
  if (link >= 0) throw new FileError('refused', `${String(parts[link])} is a link, and links are not followed`);
  const statuses = looks.map((look) => {
    if (look.status === 'rejected') throw look.reason;
    return look.value;
  });
  return statuses.at(-1) ?? null;
}

async function found(editor: Editor, uri: Uri): Promise<FileStat | null> {
  try {
    return await editor.fileSystem.stat(uri);
  } catch (error) {
    const known = failureOf(error, uri);
    if (known.failure === 'not-found') return null;
    throw known;
  }
}

function refuseLarge(uri: string, size: number): void {
  if (size > largestFile) throw new FileError('too-large', `${uri} has ${size} bytes, at most ${largestFile} are read`);
}

async function walk(editor: Editor, start: Uri, patterns: Progress): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  let level: { readonly folder: Uri; readonly progress: Progress }[] = [{ folder: start, progress: patterns }];
  let entriesSeen = 0;
  for (let depth = 0; level.length > 0 && depth < deepestFolder; depth++) {
    const below: typeof level = [];
    for (const { folder, progress } of level) {
      const entries = await guarded(folder, async () => editor.fileSystem.readDirectory(folder)).catch((error) => {
        // A folder that cannot be listed hides what is in it, not what is beside it.
        if (depth === 0) throw error;
        return [];
      });
      entriesSeen += entries.length;
      if (entriesSeen > mostEntries)
        throw new FileError('too-large', `${String(start)} has more than ${mostEntries} files`);
      for (const [name, type] of entries) {
        if (type & linkType) continue;
        const uri = folder.with({ path: `${folder.path.replace(/\/$/, '')}/${name}` });
        if (type === fileType && matchesFile(progress, name)) found.push(uri);
        if (type !== folderType || skippedFolders.has(name)) continue;
        const inside = enterFolder(progress, name);
        if (inside.length > 0) below.push({ folder: uri, progress: inside });
      }
    }
    level = below;
  }
  return found;
}

async function guarded<Value>(uri: Uri, work: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw failureOf(error, uri);
  }
}

/**
 * The failure behind an error of a file system, told by its code: the class is not there when the tests run. File systems of other extensions
 * throw what they like, so names and the codes of the operating system count as well.
 */
function failureOf(error: unknown, uri: Uri): FileError {
  if (error instanceof FileError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const { code, name } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  // Across the border between processes a name reads `EntryNotFound (FileSystemError)`.
  const words = [code, name].map((word) => String(word).split(' ', 1)[0] as string);
  const known = words.find((word) => Object.hasOwn(failures, word));
  return new FileError(known === undefined ? 'failed' : (failures[known] as FileFailure), `${String(uri)}: ${detail}`);
}

const failures: Readonly<Record<string, FileFailure>> = {
  FileNotFound: 'not-found',
  EntryNotFound: 'not-found',
  ENOENT: 'not-found',
  FileNotADirectory: 'not-found',
  EntryNotADirectory: 'not-found',
  ENOTDIR: 'not-found',
  FileIsADirectory: 'is-a-folder',
  EntryIsADirectory: 'is-a-folder',
  EISDIR: 'is-a-folder',
  FileTooLarge: 'too-large',
  EntryTooLarge: 'too-large',
  NoPermissions: 'refused',
  EACCES: 'refused',
  EPERM: 'refused',
  EROFS: 'refused',
};
