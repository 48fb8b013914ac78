import type { Localized } from '../text/message.ts';
import { decodeText } from './encoding.ts';
import { failureAbout } from './failure.ts';
import type { Host } from './host.ts';
import { projectFileName } from './names.ts';
import { emptyProject, findProject, type Project, type ProjectProblem, readProject } from './project.ts';
import { canonicalUri, folderOf, joinUri, nameOf, relativePath } from './uri.ts';

/** The project of a draft: its file, if there is one, and what it says. */
export interface OpenProject {
  /** The URI of the project file; `null` where there is none. */
  readonly file: string | null;
  /** The folder from which its places count; `null` where there is no file. */
  readonly folder: string | null;
  /** The folder whose drafts may be parents of one another: the project's, without a file the folder of the workspace that holds the draft. */
  readonly home: string | null;
  /** The draft lies in none of the folders that are open: an editor may keep what is beside it out of reach. */
  readonly isLoose: boolean;
  readonly project: Project;
}

/** Where projects are looked for. */
export interface ProjectSettings {
  /** The folders of the workspace: nothing above them is looked at. `null` looks up to the root. */
  readonly folders: readonly string[] | null;
  /** One project file for every draft instead of the nearest. */
  readonly projectFile: string | null;
}

/** The project files in use, each read once. */
export interface Projects {
  /** The project of a draft. Never rejects: a project file that cannot be read is an empty project with a problem. */
  of(uri: string): Promise<OpenProject>;
  /** Where a project file for a draft would be made that has none: in the innermost folder of the workspace, else in its own. */
  homeOf(uri: string): string | null;
  /** The projects read so far, those with a file. */
  loaded(): readonly OpenProject[];
  /** Nothing that was read or found counts any more. */
  forget(): void;
}

const unreadable: Localized = {
  'zh-cn': '项目文件“{0}”读不了：{1}',
  'zh-tw': '專案檔「{0}」讀不了：{1}',
  en: 'the project file “{0}” cannot be read: {1}',
};

function withoutFile(home: string | null, isLoose: boolean): OpenProject {
  return { file: null, folder: null, home, isLoose, project: emptyProject };
}

async function openProject(host: Host, file: string): Promise<OpenProject> {
  const folder = folderOf(file);
  try {
    return { file, folder, home: folder, isLoose: false, project: readProject(decodeText(await host.read(file)).text) };
  } catch (error) {
    const problem: ProjectProblem = {
      span: { start: 0, end: 0 },
      message: failureAbout(unreadable, nameOf(file), error),
    };
    return { file, folder, home: folder, isLoose: false, project: { ...emptyProject, problems: [problem] } };
  }
}

/** The innermost workspace folder that holds a draft; `null` where none does. */
function workspaceFolderOf(uri: string, folders: readonly string[]): string | null {
  const holding = folders.map(canonicalUri).filter((folder) => relativePath(folder, uri) !== null);
  return holding.sort((one, other) => other.length - one.length)[0] ?? null;
}

/** The same, the draft's own folder where none holds it, `null` without a bound. */
function boundOf(uri: string, folders: readonly string[] | null): string | null {
  return folders && (workspaceFolderOf(uri, folders) ?? folderOf(uri));
}

/** Projects over a host. */
export function createProjects(host: Host, settings: () => ProjectSettings): Projects {
  const files = new Map<string, Promise<string | null>>();
  const opening = new Map<string, Promise<OpenProject>>();
  const opened = new Map<string, OpenProject>();
  const homes = new Map<string | null, OpenProject>();

  /** A draft that was never saved belongs to the folder that is open, if there is one alone. */
  function placeOf(uri: string): string {
    const { folders } = settings();
    return folderOf(uri) === null && folders?.length === 1 ? joinUri(canonicalUri(folders[0]!), 'unsaved') : uri;
  }

  async function fileOf(draft: string): Promise<string | null> {
    const { folders, projectFile } = settings();
    if (projectFile !== null) return canonicalUri(projectFile);
    const folder = folderOf(draft);
    if (folder === null) return null;
    const found = files.get(folder) ?? findProject(host, draft, boundOf(draft, folders)).catch(() => null);
    files.set(folder, found);
    return found;
  }

  function fileless(draft: string): OpenProject {
    const { folders } = settings();
    const home = folders && workspaceFolderOf(canonicalUri(draft), folders);
    const known = homes.get(home) ?? withoutFile(home, folders !== null && home === null);
    homes.set(home, known);
    return known;
  }

  return {
    async of(uri) {
      const draft = placeOf(uri);
      const file = await fileOf(draft);
      if (file === null) return fileless(draft);
      const underway = opening.get(file) ?? openProject(host, file);
      opening.set(file, underway);
      const project = await underway;
      if (opening.get(file) === underway) opened.set(file, project);
      return project;
    },
    homeOf(uri) {
      const folder = boundOf(canonicalUri(uri), settings().folders) ?? folderOf(uri);
      return folder === null ? null : joinUri(folder, projectFileName);
    },
    loaded: () => [...opened.values()],
    forget() {
      files.clear();
      opening.clear();
      opened.clear();
      homes.clear();
    },
  };
}
