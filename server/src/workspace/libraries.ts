import type { Draft } from '../model/draft.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { Documents } from './documents.ts';
import { failureAbout } from './failure.ts';
import type { Host } from './host.ts';
import { findLibrary, type LibraryFiles } from './library.ts';
import { inParallel } from './parallel.ts';
import type { OpenProject } from './projects.ts';
import { canonicalUri, nameOf, relativePath } from './uri.ts';

/** What could not be found or read, in which file and where in it. */
export interface LibraryProblem {
  readonly uri: string;
  readonly span: Span | null;
  readonly message: Message;
}

/** A document of a library. */
export interface LibraryDocument {
  readonly uri: string;
  readonly draft: Draft;
}

/** The documents of one library, sorted by URI, and what could not be found or read. */
export interface Library {
  /** The same object as before while no document changed. */
  readonly documents: readonly LibraryDocument[];
  readonly problems: readonly LibraryProblem[];
}

/** The libraries in use, one for each project. */
export interface Libraries {
  /** The library of a project. Never rejects: what cannot be read is named among the problems and left out. */
  of(project: OpenProject): Promise<Library>;
  /** The text of a document changed. */
  touch(uri: string): void;
  /** Files appeared or vanished. Returns the projects whose libraries have other files than before. */
  relist(uris: readonly string[]): Promise<readonly OpenProject[]>;
  /** The projects whose libraries hold a file, whether or not it could be read. */
  holders(uri: string): readonly OpenProject[];
  /** The libraries read so far. */
  loaded(): readonly Library[];
  /** What is being read is not read to its end; what is missing then is a problem. The next reason to read a library reads all of it. */
  stop(): void;
  /** Nothing that was found counts any more. */
  forget(): void;
}

/** How many files are read at the same time. */
const readingAtOnce = 16;

const broken: Localized = {
  'zh-cn': '上位文件“{0}”读不了，已跳过：{1}',
  'zh-tw': '上位文件「{0}」讀不了，已跳過：{1}',
  en: 'the directive “{0}” cannot be read and was skipped: {1}',
};

const stopped: Localized = {
  'zh-cn': '没有读完上位文件：还有 {0} 份没有读。要再读，请用命令“重新启动检查器”。',
  'zh-tw': '沒有讀完上位文件：還有 {0} 份沒有讀。要再讀，請用命令「重新啟動檢查器」。',
  en: 'reading the directives was stopped with {0} left; the command Restart the Checker reads them again',
};

interface LibraryState {
  readonly project: OpenProject;
  listing: Promise<LibraryFiles>;
  members: readonly string[];
  reading: Promise<Library> | null;
  library: Library;
}

function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

/** Libraries over a host. `given` names the files of all libraries in place of what project files say, `null` where they count. */
export function createLibraries(host: Host, documents: Documents, given: () => readonly string[] | null): Libraries {
  const states = new Map<string, LibraryState>();
  let stops = 0;

  async function list({ folder, project }: OpenProject): Promise<LibraryFiles> {
    const files = given();
    if (files) return { uris: [...new Set(files.map(canonicalUri))].sort(), problems: [] };
    if (folder === null) return { uris: [], problems: [] };
    return findLibrary(host, folder, project.directives, project.exclude);
  }

  function stateOf(project: OpenProject): LibraryState {
    const key = project.file ?? '';
    const there = states.get(key);
    if (there) return there;
    const state: LibraryState = {
      project,
      listing: list(project),
      members: [],
      reading: null,
      library: { documents: [], problems: [] },
    };
    states.set(key, state);
    return state;
  }

  async function read(state: LibraryState): Promise<Library> {
    const begun = stops;
    let skipped = 0;
    const { uris, problems } = await state.listing;
    state.members = uris;
    const unread: LibraryProblem[] = problems.map((problem) => ({ uri: state.project.file ?? '', ...problem }));
    const found = await inParallel(uris, readingAtOnce, async (uri) => {
      if (stops !== begun) {
        skipped++;
        return null;
      }
      try {
        return { uri, draft: (await documents.get(uri)).draft };
      } catch (error) {
        unread.push({ uri, span: null, message: failureAbout(broken, nameOf(uri), error) });
        return null;
      }
    });
    if (skipped > 0) unread.push({ uri: state.project.file ?? '', span: null, message: message(stopped, skipped) });
    const now = found.filter((document) => document !== null);
    const before = state.library.documents;
    const same = sameItems(
      now.map(({ draft }) => draft),
      before.map(({ draft }) => draft),
    );
    state.library = { documents: same ? before : now, problems: unread };
    return state.library;
  }

  return {
    of(project) {
      const state = stateOf(project);
      state.reading ??= read(state);
      return state.reading;
    },
    touch(uri) {
      const key = canonicalUri(uri);
      for (const state of states.values()) if (state.members.includes(key)) state.reading = null;
    },
    async relist(uris) {
      const grown: OpenProject[] = [];
      for (const state of states.values()) {
        const { folder } = state.project;
        if (given() || folder === null || !uris.some((uri) => relativePath(folder, uri) !== null)) continue;
        const listing = list(state.project);
        const [before, now] = [await state.listing, await listing];
        state.listing = listing;
        if (sameItems(before.uris, now.uris) && before.problems.length === now.problems.length) continue;
        state.reading = null;
        grown.push(state.project);
      }
      return grown;
    },
    holders(uri) {
      const holding = [...states.values()].filter((state) => state.members.includes(canonicalUri(uri)));
      return holding.map((state) => state.project);
    },
    loaded: () => Array.from(states.values(), (state) => state.library),
    stop() {
      stops++;
    },
    forget: () => states.clear(),
  };
}
