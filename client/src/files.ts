import type { FileSystem, FileType, Uri } from 'vscode';
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
      const [type, size] = await guarded(target, async () => {
        const [status] = await Promise.all([editor.fileSystem.stat(target), refuseLinks(editor, target, folder)]);
        return [status.type, status.size] as const;
      });
      if (type & folderType) throw new FileError('is-a-folder', `${uri} is a folder`);
      if (size > largestFile)
        throw new FileError('too-large', `${uri} has ${size} bytes, at most ${largestFile} are read`);
      const bytes = await guarded(target, async () => editor.fileSystem.readFile(target));
      return { base64: encodeBase64(bytes) };
    },

    async writeFile(uri, base64) {
      const { target, folder } = confined(editor, uri);
      if (target.path === folder.path) throw new FileError('is-a-folder', `${uri} is a workspace folder`);
      await guarded(target, async () => refuseLinks(editor, target, folder));
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
      await guarded(target, async () => refuseLinks(editor, target, folder));
      const found = await walk(editor, target, startProgress(patterns));
      return found.map(String).sort();
    },

    async exists(uri) {
      const { target, folder } = confined(editor, uri);
      try {
        const [status] = await Promise.all([editor.fileSystem.stat(target), refuseLinks(editor, target, folder)]);
        return status.type & folderType ? 'folder' : 'file';
      } catch (error) {
        const known = failureOf(error, target);
        if (known.failure === 'not-found') return null;
        throw known;
      }
    },
  };
}

/** The file and its workspace folder, or a refusal. */
function confined(editor: Editor, uri: string): { readonly target: Uri; readonly folder: Uri } {
  const target = parsed(editor, uri);
  const strange = target.path.split('/').some((segment) => segment === '..' || segment === '.');
  // On Windows a backslash separates folders, so it could hide a `..`.
  const folder = strange || /[\\\0]/.test(target.path) ? undefined : editor.folderOf(target);
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

function decoded(uri: string, base64: string): Uint8Array {
  try {
    return decodeBase64(base64);
  } catch {
    throw new FileError('failed', `the bytes for ${uri} are not base64`);
  }
}

/** Refuses a path of which a part below the workspace folder is a symbolic link: it may lead anywhere. */
async function refuseLinks(editor: Editor, target: Uri, folder: Uri): Promise<void> {
  const base = folder.path.replace(/\/$/, '');
  const names = target.path.slice(base.length).split('/').filter(Boolean);
  const parts = names.map((_, index) => target.with({ path: `${base}/${names.slice(0, index + 1).join('/')}` }));
  const types = await Promise.all(parts.map((part) => editor.fileSystem.stat(part).then(typeOf, () => 0)));
  const link = types.findIndex((type) => (type & linkType) !== 0);
  if (link >= 0) throw new FileError('refused', `${String(parts[link])} is a link, and links are not followed`);
}

function typeOf(status: { readonly type: FileType }): number {
  return status.type;
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

/** The failure behind an error of the editor's file system, told by its code: the class is not there when the tests run. */
function failureOf(error: unknown, uri: Uri): FileError {
  if (error instanceof FileError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return new FileError(failures[code] ?? 'failed', `${String(uri)}: ${detail}`);
}

const failures: Readonly<Record<string, FileFailure>> = {
  FileNotFound: 'not-found',
  FileNotADirectory: 'not-found',
  FileIsADirectory: 'is-a-folder',
  NoPermissions: 'refused',
};
