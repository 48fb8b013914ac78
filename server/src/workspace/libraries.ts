import type { DocumentCard } from '../model/card.ts';
import type { Draft } from '../model/draft.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { CardCache } from './cardCache.ts';
import type { Documents, StoredDocument } from './documents.ts';
import type { DraftFiles } from './draftFiles.ts';
import { failureAbout } from './failure.ts';
import type { Host } from './host.ts';
import { findLibrary, isNamed, type LibraryFiles } from './library.ts';
import { inParallel } from './parallel.ts';
import type { NamedPlace } from './project.ts';
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
  /** Read when it is asked for. */
  readonly draft: Draft;
  readonly card: DocumentCard;
}

/** The documents of one library, sorted by URI, and what could not be found or read. */
export interface Library {
  /** The same object as before while no document changed. */
  readonly documents: readonly LibraryDocument[];
  /** The URIs that the directives name; the other documents are drafts that lie beside one another. */
  readonly directives: ReadonlySet<string>;
  /** Of `directives` those that could be read. */
  readonly read: ReadonlySet<string>;
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

/** The files of a library with the drafts beside them. */
interface Listing extends LibraryFiles {
  readonly directives: ReadonlySet<string>;
}

/** What became of one file. */
type Found = LibraryDocument | LibraryProblem;

interface LibraryState {
  readonly project: OpenProject;
  listing: Promise<Listing>;
  /** The listing that `found` follows. */
  listed: Listing | null;
  members: ReadonlySet<string>;
  /** The files and what became of them, in the order of the listing. */
  readonly found: Map<string, Found>;
  /** Of the directives those that could be read: kept, for a keystroke must not count ten thousand. */
  readonly read: Set<string>;
  /** The files whose text changed since. */
  readonly touched: Set<string>;
  /** How many files were not read because somebody asked to stop. */
  skipped: number;
  /** The last reading does not know of everything that changed. */
  isStale: boolean;
  reading: Promise<Library>;
  library: Library;
}

const nothing: Library = { documents: [], directives: new Set(), read: new Set(), problems: [] };

function isRead(found: Found): found is LibraryDocument {
  return 'draft' in found;
}

function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

/**
 * Libraries over a host: what the `directives` of a project name, and the drafts in its folder, for a city's points may lie beside the county's.
 * `given` names the files of all libraries in place of what project files say, `null` where they count.
 */
export function createLibraries(
  host: Host,
  documents: Documents,
  cards: CardCache,
  drafts: DraftFiles,
  given: () => readonly string[] | null,
): Libraries {
  const states = new Map<string, LibraryState>();
  let stops = 0;
  const known = new WeakMap<StoredDocument, LibraryDocument>();

  async function list({ folder, home, project }: OpenProject): Promise<Listing> {
    const files = given()?.map(canonicalUri);
    if (files) return { uris: [...new Set(files)].sort(), directives: new Set(files), problems: [] };
    const nothingNamed: LibraryFiles = { uris: [], problems: [] };
    const { uris, problems } =
      folder === null ? nothingNamed : await findLibrary(host, folder, project.directives, project.exclude);
    const own = home === null ? [] : await draftsIn(home, project.exclude);
    return { uris: [...new Set([...uris, ...own])].sort(), directives: new Set(uris), problems };
  }

  async function draftsIn(folder: string, exclude: readonly NamedPlace[]): Promise<readonly string[]> {
    return (await drafts.below(folder)).filter((uri) => !isNamed(relativePath(folder, uri) ?? '', exclude));
  }

  function stateOf(project: OpenProject): LibraryState {
    const key = project.file ?? project.home ?? '';
    const there = states.get(key);
    if (there) return there;
    const state: LibraryState = {
      project,
      listing: list(project),
      listed: null,
      members: new Set(),
      found: new Map(),
      read: new Set(),
      touched: new Set(),
      skipped: 0,
      isStale: true,
      reading: Promise.resolve(nothing),
      library: nothing,
    };
    states.set(key, state);
    return state;
  }

  /** The document as the library knows it: the same object as long as the text is the same. */
  function memberOf(uri: string, document: StoredDocument): LibraryDocument {
    const before = known.get(document);
    if (before) return before;
    const member = {
      uri,
      get draft() {
        return document.draft;
      },
      card: document.card,
    };
    known.set(document, member);
    return member;
  }

  async function readFile(uri: string): Promise<Found> {
    try {
      return memberOf(uri, await documents.get(uri));
    } catch (error) {
      return { uri, span: null, message: failureAbout(broken, nameOf(uri), error) };
    }
  }

  /** Reads what is not read yet: all files of a new listing, else those that were touched. */
  async function read(state: LibraryState): Promise<Library> {
    const begun = stops;
    const listing = await state.listing;
    const { uris, problems } = listing;
    await cards.load();
    const isNew = state.listed !== listing;
    const wanted = isNew ? uris : [...state.touched];
    state.touched.clear();
    if (isNew) {
      state.found.clear();
      state.read.clear();
      state.skipped = 0;
      state.listed = listing;
      state.members = new Set(uris);
    }
    const results = await inParallel(wanted, readingAtOnce, async (uri) => (stops === begun ? readFile(uri) : null));
    for (const [at, uri] of wanted.entries()) {
      const found = results[at];
      if (!found) {
        state.skipped++;
        continue;
      }
      state.found.set(uri, found);
      if (isRead(found) && listing.directives.has(uri)) state.read.add(uri);
      else state.read.delete(uri);
    }
    const all = [...state.found.values()];
    const now = all.filter(isRead);
    const project = state.project.file ?? '';
    const ofProject: LibraryProblem[] = problems.map((problem) => ({ uri: project, ...problem }));
    if (state.skipped > 0) ofProject.push({ uri: project, span: null, message: message(stopped, state.skipped) });
    const before = state.library.documents;
    state.library = {
      documents: sameItems(now, before) ? before : now,
      directives: listing.directives,
      read: state.read,
      problems: [...ofProject, ...all.flatMap((found) => (isRead(found) ? [] : found))],
    };
    void cards.save();
    return state.library;
  }

  return {
    of(project) {
      const state = stateOf(project);
      if (!state.isStale) return state.reading;
      state.isStale = false;
      state.reading = state.reading.then(() => read(state));
      return state.reading;
    },
    touch(uri) {
      const key = canonicalUri(uri);
      for (const state of states.values()) {
        if (!state.members.has(key)) continue;
        state.touched.add(key);
        state.isStale = true;
      }
    },
    async relist(uris) {
      const grown: OpenProject[] = [];
      for (const state of states.values()) {
        const { home } = state.project;
        if (given() || home === null || !uris.some((uri) => relativePath(home, uri) !== null)) continue;
        const listing = list(state.project);
        const [before, now] = [await state.listing, await listing];
        if (sameItems(before.uris, now.uris) && before.problems.length === now.problems.length) continue;
        state.listing = listing;
        state.isStale = true;
        grown.push(state.project);
      }
      return grown;
    },
    holders(uri) {
      const holding = [...states.values()].filter((state) => state.members.has(canonicalUri(uri)));
      return holding.map((state) => state.project);
    },
    loaded: () => Array.from(states.values(), (state) => state.library),
    stop() {
      stops++;
    },
    forget: () => states.clear(),
  };
}
