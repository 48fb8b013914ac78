import { type Localized, message } from '../text/message.ts';
import { failureAbout } from './failure.ts';
import { isGlob, matchesGlob } from './glob.ts';
import type { Host } from './host.ts';
import { isTextName, textPattern } from './names.ts';
import type { NamedPlace, ProjectProblem } from './project.ts';
import { joinUri, nameOf, relativePath } from './uri.ts';

/** The files of a library and what was wrong with looking for them. */
export interface LibraryFiles {
  /** Sorted, each once. */
  readonly uris: readonly string[];
  /** One for each place that could not be searched or holds nothing. */
  readonly problems: readonly ProjectProblem[];
}

const wordings = {
  missing: {
    'zh-cn': '上位文件库“{0}”不存在：没有这个文件夹或文件',
    'zh-tw': '上位文件庫「{0}」不存在：沒有這個資料夾或檔案',
    en: 'the directives “{0}” are missing: no such folder or file',
  },
  empty: {
    'zh-cn': '上位文件库“{0}”中没有文本文件（.txt、.md、.workpoints、.gzyd）',
    'zh-tw': '上位文件庫「{0}」中沒有文字檔（.txt、.md、.workpoints、.gzyd）',
    en: 'the directives “{0}” hold no text files (.txt, .md, .workpoints, .gzyd)',
  },
  unreadable: {
    'zh-cn': '上位文件库“{0}”读不了：{1}',
    'zh-tw': '上位文件庫「{0}」讀不了：{1}',
    en: 'the directives “{0}” cannot be read: {1}',
  },
} satisfies { readonly [name: string]: Localized };

/** Whether one of the places holds a path; both are relative to the folder of the project file. */
export function isNamed(path: string, places: readonly NamedPlace[]): boolean {
  return places.some(({ pattern }) => matchesGlob(path, pattern) || matchesGlob(path, `${pattern}/**`));
}

/** The text files of one place; `null` where there is no such file or folder. */
async function filesOf(host: Host, folder: string, pattern: string): Promise<readonly string[] | null> {
  if (isGlob(pattern)) return (await host.find(folder, [pattern])).filter((uri) => isTextName(nameOf(uri)));
  const place = joinUri(folder, pattern);
  const kind = await host.exists(place);
  if (kind === 'file') return [place];
  return kind === 'folder' ? host.find(place, [textPattern]) : null;
}

/** The files that the places of a project name, without the excluded ones. Never rejects: a place that fails is one problem. */
export async function findLibrary(
  host: Host,
  folder: string,
  places: readonly NamedPlace[],
  exclude: readonly NamedPlace[],
): Promise<LibraryFiles> {
  const uris = new Set<string>();
  const problems: ProjectProblem[] = [];
  for (const { pattern, span } of places) {
    try {
      const files = await filesOf(host, folder, pattern);
      if (!files) problems.push({ span, message: message(wordings.missing, pattern) });
      else if (files.length === 0) problems.push({ span, message: message(wordings.empty, pattern) });
      for (const uri of files ?? []) {
        if (!isNamed(relativePath(folder, uri) ?? '', exclude)) uris.add(uri);
      }
    } catch (error) {
      problems.push({ span, message: failureAbout(wordings.unreadable, pattern, error) });
    }
  }
  return { uris: [...uris].sort(), problems };
}
