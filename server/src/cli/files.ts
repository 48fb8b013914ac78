import type { Trouble } from '../reports/check.ts';
import type { Service } from '../service.ts';
import { type Localized, message } from '../text/message.ts';
import { failureMessage } from '../workspace/failure.ts';
import { isGlob } from '../workspace/glob.ts';
import { beginsLikeDraft, isDraftName, isTextName, textPattern } from '../workspace/names.ts';
import { nameOf } from '../workspace/uri.ts';
import type { Terminal } from './terminal.ts';

/** The files that paths stand for, each once in the order of the paths, and what was wrong with the paths. */
export interface FoundFiles {
  readonly uris: readonly string[];
  readonly troubles: readonly Trouble[];
}

const wordings = {
  missing: {
    'zh-cn': '没有这个文件或文件夹',
    'zh-tw': '沒有這個檔案或資料夾',
    en: 'no such file or folder',
  },
  unmatched: { 'zh-cn': '没有相符的文件', 'zh-tw': '沒有相符的檔案', en: 'no file matches' },
  noDrafts: {
    'zh-cn': '其中没有工作要点（*.workpoints、*.gzyd，或名称、首行含“工作要点”的 .txt、.md）',
    'zh-tw': '其中沒有工作要點（*.workpoints、*.gzyd，或名稱、首行含「工作要點」的 .txt、.md）',
    en: 'holds no work points (*.workpoints, *.gzyd, or .txt and .md with 工作要点 in the name or first line)',
  },
} satisfies { readonly [name: string]: Localized };

function trouble(path: string, wording: Localized): Trouble {
  return { path, line: null, column: null, message: message(wording) };
}

/** A pattern as the folder that it starts from and the rest, which is matched below: `a/b/*.txt` is `a/b` and `*.txt`. */
function splitGlob(pattern: string): { readonly folder: string; readonly rest: string } {
  const segments = pattern.split(/[\\/]/);
  const first = segments.findIndex(isGlob);
  const folder = segments.slice(0, first).join('/');
  return { folder: first === 1 && folder === '' ? '/' : folder || '.', rest: segments.slice(first).join('/') };
}

/** Whether a file found in a folder is a draft: by its name, else by its first line. One that cannot be read is none. */
async function isDraft(service: Service, uri: string): Promise<boolean> {
  const name = nameOf(uri);
  if (isDraftName(name)) return true;
  if (/^readme\./i.test(name)) return false;
  try {
    return beginsLikeDraft((await service.document(uri)).draft.text);
  } catch {
    return false;
  }
}

async function draftsIn(terminal: Terminal, service: Service, folder: string): Promise<readonly string[]> {
  const drafts: string[] = [];
  for (const uri of await terminal.host.find(folder, [textPattern])) {
    if (!(await service.isExcluded(uri)) && (await isDraft(service, uri))) drafts.push(uri);
  }
  return drafts;
}

async function collect(
  paths: readonly string[],
  filesOf: (path: string) => Promise<readonly string[] | Trouble>,
): Promise<FoundFiles> {
  const uris = new Set<string>();
  const troubles: Trouble[] = [];
  for (const path of paths) {
    try {
      const found = await filesOf(path);
      if ('message' in found) troubles.push(found);
      else for (const uri of found) uris.add(uri);
    } catch (error) {
      troubles.push({ path, line: null, column: null, message: failureMessage(error) });
    }
  }
  return { uris: [...uris], troubles };
}

/** The files that match a pattern, with a trouble where none does. */
async function matching(terminal: Terminal, pattern: string): Promise<readonly string[] | Trouble> {
  const { folder, rest } = splitGlob(pattern);
  const found = await terminal.host.find(terminal.uriOf(folder), [rest]).catch(() => []);
  const texts = found.filter((uri) => isTextName(nameOf(uri)));
  return texts.length > 0 ? texts : trouble(pattern, wordings.unmatched);
}

/**
 * The drafts that paths stand for. A file is taken as it is; of a folder what is a draft by name or first line; of a pattern the
 * text files. What the project excludes is left out unless it is named itself.
 */
export function findDrafts(terminal: Terminal, service: Service, paths: readonly string[]): Promise<FoundFiles> {
  return collect(paths, async (path) => {
    const uri = terminal.uriOf(path);
    const kind = await terminal.host.exists(uri);
    if (kind === 'file') return [uri];
    if (kind === 'folder') {
      const drafts = await draftsIn(terminal, service, uri);
      return drafts.length > 0 ? drafts : trouble(path, wordings.noDrafts);
    }
    if (!isGlob(path)) return trouble(path, wordings.missing);
    const found = await matching(terminal, path);
    if ('message' in found) return found;
    const kept: string[] = [];
    for (const each of found) if (!(await service.isExcluded(each))) kept.push(each);
    return kept;
  });
}

/** The directives that `--directives` stands for: files as they are, all text files of folders and patterns. */
export function findDirectives(terminal: Terminal, paths: readonly string[]): Promise<FoundFiles> {
  return collect(paths, async (path) => {
    const uri = terminal.uriOf(path);
    const kind = await terminal.host.exists(uri);
    if (kind === 'file') return [uri];
    if (kind === null) return isGlob(path) ? matching(terminal, path) : trouble(path, wordings.missing);
    const found = await terminal.host.find(uri, [textPattern]);
    return found.length > 0 ? found : trouble(path, wordings.unmatched);
  });
}
