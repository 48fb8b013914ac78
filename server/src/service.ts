import { cardOf } from './directives/directiveIndex.ts';
import { createImplementers } from './directives/implementers.ts';
import {
  decisionsOn,
  findLocals,
  isNamedBy,
  isSameLink,
  type Ruling,
  rememberLink,
  rememberLocal,
} from './directives/ruling.ts';
import type { Directive, Trace } from './directives/trace.ts';
import { buildDraft } from './model/build.ts';
import type { DocumentCard } from './model/card.ts';
import type { LinkState } from './model/decision.ts';
import type { Draft, DraftClause } from './model/draft.ts';
import { readNumbering } from './model/numbering.ts';
import { readOrgans } from './organs/file.ts';
import { builtInRegistry, createRegistry, type Registry } from './organs/registry.ts';
import { type UnitDocument, unitDocument } from './organs/units.ts';
import type { Finding, Rule } from './rules/rule.ts';
import { runRules } from './rules/run.ts';
import type { JsonProblem } from './text/json.ts';
import type { Message } from './text/message.ts';
import type { Span } from './text/span.ts';
import { type CachePlace, createCardCache } from './workspace/cardCache.ts';
import { createDecisionFiles, type OpenDecisions } from './workspace/decided.ts';
import { type DecisionChange, type Decisions, noDecisions, type Suppression } from './workspace/decisions.ts';
import { createDocuments, type StoredDocument } from './workspace/documents.ts';
import { createDraftFiles } from './workspace/draftFiles.ts';
import { decodeText, type EncodingName } from './workspace/encoding.ts';
import type { Host } from './workspace/host.ts';
import { createLibraries } from './workspace/libraries.ts';
import { isNamed } from './workspace/library.ts';
import { isDraftName, organsFileName, projectFileName } from './workspace/names.ts';
import { inParallel } from './workspace/parallel.ts';
import { levelUnder, type Profile, usualProfile } from './workspace/profile.ts';
import type { RuleLevels } from './workspace/project.ts';
import { createProjects, type OpenProject } from './workspace/projects.ts';
import { withDirective } from './workspace/projectText.ts';
import { createSideFiles } from './workspace/sideFiles.ts';
import type { TeamSnippet } from './workspace/snippets.ts';
import { contentOf, idleMessage, sift } from './workspace/suppressions.ts';
import { canonicalUri, folderOf, nameOf, relativePath } from './workspace/uri.ts';

/** Something that could not be read or understood, for the user: what and where. */
export interface Problem {
  readonly uri: string;
  readonly span: Span | null;
  readonly message: Message;
  /** Good to know; everything is understood and done all the same. */
  readonly isInformation?: boolean;
}

/** For what a finding is not to be shown any more: alone, its rule in the draft, its rule in the whole workspace. */
export type SuppressionScope = 'finding' | 'draft' | 'workspace';

/** A document that the service knows the text of. */
export interface KnownDocument extends StoredDocument {}

/** A file and what it should hold; `exists` tells whether there is one now. */
export interface FileText {
  readonly uri: string;
  readonly text: string;
  readonly exists: boolean;
}

/** A document with the links of its clauses upwards. */
export interface Child {
  readonly uri: string;
  readonly trace: Trace;
}

/** A link to decide on: between a clause of the draft and a clause of a directive. */
export interface LinkSides {
  readonly clause: DraftClause;
  readonly directive: Directive;
  readonly parent: DraftClause;
}

/** What a person decides about a draft; `reason` may be empty. */
export type Verdict =
  | { readonly kind: 'local'; readonly clauses: readonly DraftClause[]; readonly reason: string }
  | { readonly kind: LinkState; readonly links: readonly LinkSides[]; readonly reason: string }
  /** What was decided about these clauses and their links before no longer holds. */
  | { readonly kind: 'withdrawn'; readonly clauses: readonly DraftClause[] }
  | {
      readonly kind: 'suppressed';
      readonly findings: readonly Pick<Finding, 'code' | 'span'>[];
      readonly scope: SuppressionScope;
      readonly reason: string;
    };

/** A registry of units with the text that it was read from. */
export interface OrgansText {
  readonly uri: string;
  readonly text: string;
  readonly encoding: EncodingName | null;
  readonly registry: Registry;
}

/** What a user or a client can set; everything may change while the service runs. */
export interface ServiceSettings {
  /** The folders of the workspace: no project file above them counts. `null`, as on the command line: up to the root. */
  readonly folders: readonly string[] | null;
  /** One project file for all drafts, in place of the nearest of each. */
  readonly projectFile: string | null;
  /** The files of the library for all drafts, in place of those that project files name. */
  readonly directives: readonly string[] | null;
  /** The profile for all drafts, in place of what project files say. */
  readonly profile: Profile | null;
  /** The profile where a project file names none. */
  readonly usualProfile: Profile;
  /** The user's own levels of rules; what a project file says of a rule goes before. */
  readonly levels: RuleLevels;
  /** The encoding of all files; without it each file's is found. */
  readonly encoding: EncodingName | null;
  /** Where what was read of a large library outlives the run; `null` where nothing is kept. */
  readonly cache: CachePlace | null;
}

/** What the service is made of. */
export interface ServiceOptions {
  readonly rules: readonly Rule[];
  /** Finds the links of a draft to a library that does not hold the draft itself. */
  readonly traceDraft: (
    draft: Draft,
    library: readonly Directive[],
    named?: readonly Directive[],
    ruling?: Ruling,
  ) => Trace;
  readonly settings?: Partial<ServiceSettings>;
  /** Told of each rule that threw on a document: a fault of the rule, not of the document. */
  readonly onRuleFailure?: (uri: string, code: string, error: unknown) => void;
}

/**
 * The engine without an editor, a command line or a disk: everything that `lsp` and `cli` can ask for.
 * Files are named by URI. Text that an editor holds goes before what the host would read.
 */
export interface Service {
  /** Changes settings; what is not given stays as it is. */
  configure(settings: Partial<ServiceSettings>): void;
  /** Takes over the text of a document from an editor, at opening and after each edit. */
  update(uri: string, text: string): void;
  /** The editor gave a document back; the host's text counts again. */
  release(uri: string): void;
  /** Files changed, appeared or vanished outside of the editor. Returns the open drafts to be checked again, as the editor spells them. */
  changed(uris: readonly string[]): Promise<readonly string[]>;
  /** The document, from the editor or read through the host. Rejects with a HostError or an EncodingError. */
  document(uri: string): Promise<KnownDocument>;
  /** The findings of the rules that read only the draft: at once, without the library. In the order of the text. */
  checkDraft(uri: string): Promise<readonly Finding[]>;
  /** All findings, in the order of the text. */
  check(uri: string): Promise<readonly Finding[]>;
  /** All findings that a document would have with another text, in the order of that text. Nothing known of the document changes. */
  checkText(uri: string, text: string): Promise<readonly Finding[]>;
  /** The links of the draft to its parents. */
  trace(uri: string): Promise<Trace>;
  /** Whether there is a place to keep decisions on a draft. */
  canDecide(uri: string): Promise<boolean>;
  /**
   * Keeps a decision on a draft in the decisions file of its project; nothing that others wrote there meanwhile is lost. Returns the open drafts to be
   * checked again, `null` where there is no project folder to keep it in, or where the file is broken and must not be overwritten. Rejects with a
   * HostError where the file cannot be written.
   */
  decide(uri: string, verdict: Verdict): Promise<readonly string[] | null>;
  /** What was decided about the clauses of a draft that are local. */
  locals(uri: string): Promise<ReadonlyMap<DraftClause, string>>;
  /** How many findings of a document decisions held back when it was checked last. */
  heldBack(uri: string): number;
  /** The drafts and directives whose clauses implement clauses of this document, by URI: the open ones and those of its project. */
  children(uri: string): Promise<readonly Child[]>;
  /** Whether there are any; asks no more documents for their links than it must. */
  hasChildren(uri: string): Promise<boolean>;
  /**
   * The drafts that a document shares its workspace with, itself first, the others by URI: those that are open, and those of its project
   * or, without one, of its workspace folder. What is excluded and the directives of the library are none. `null` for all folders.
   */
  drafts(uri: string | null): Promise<readonly KnownDocument[]>;
  /** The same with the units of their tasks, each under the registry of its own project. */
  units(uri: string | null): Promise<readonly UnitDocument[]>;
  /** A document alone with the units of its tasks. */
  unitsOf(uri: string): Promise<UnitDocument>;
  /** The registry of units that holds for a document, as it lies on the disk; `null` where there is none. */
  organsFile(uri: string): Promise<OrgansText | null>;
  /** The folder that a registry of units for a document would lie in; `null` where there is none. */
  organsFolder(uri: string | null): Promise<string | null>;
  /** The open drafts that an edit of this document affects, itself not among them, as the editor spells them. */
  dependents(uri: string): readonly string[];
  /** Whether the project of a file excludes it: neither a draft nor a directive. */
  isExcluded(uri: string): Promise<boolean>;
  /** What is wrong with project files and libraries, as far as they were asked for: one entry each, by URI and place. */
  problems(): readonly Problem[];
  /** What is known of the units of the workspace that a document belongs to. */
  organs(uri: string): Promise<Registry>;
  /** The library of the project that a document belongs to, the drafts beside it among them, without the document itself. */
  library(uri: string): Promise<readonly Directive[]>;
  /** Of the library what the project names as directives. */
  directives(uri: string): Promise<readonly Directive[]>;
  /** The texts of the team that a document belongs to. */
  snippets(uri: string): Promise<readonly TeamSnippet[]>;
  /** The profile of a document, and whether its project file names it. */
  profile(uri: string): Promise<{ readonly name: Profile; readonly ofProject: boolean }>;
  /** Reads no more of the libraries that are being read. */
  stopLoading(): void;
  /** How many units the registries of the workspace hold that were read so far; `null` where there is none. */
  registrySize(): number | null;
  /** How many directives are known. */
  librarySize(): number;
  /** The project file that counts for a document, or the place where one would be made; `null` where there is none. */
  projectPlace(uri: string): Promise<ProjectPlace | null>;
  /**
   * The project file as it would be with one more document in its library. Nothing is written. `text` is the file's where an editor holds it.
   * `outside`: the document is not in the folder of the project. `broken`: the file cannot be read and must not be overwritten.
   */
  nameDirective(place: ProjectPlace, directive: string, text?: string): Promise<FileText | 'outside' | 'broken'>;
}

/** A project file, or the place of one. */
export interface ProjectPlace {
  readonly uri: string;
  readonly folder: string;
  readonly exists: boolean;
  /** How many places it names for its library. */
  readonly directives: number;
}

/** How many documents' links are remembered besides those that an editor holds. */
const tracesAtMost = 500;

/** How many documents are asked for their parents when the children of a document are looked for. */
const candidatesAtMost = 500;

/** How many files are read at the same time. */
const readingAtOnce = 16;

/** What decisions did to the findings of a document when it was checked last. */
interface Sifting {
  readonly held: number;
  readonly idle: readonly { readonly file: string; readonly suppression: Suppression }[];
}

/** The links of a document that were found last, and from what. */
interface KnownTrace {
  readonly decisions: Decisions;
  readonly draft: Draft;
  readonly library: readonly Directive[];
  readonly trace: Trace;
}

const defaults: ServiceSettings = {
  folders: null,
  projectFile: null,
  directives: null,
  profile: null,
  usualProfile,
  levels: new Map(),
  encoding: null,
  cache: null,
};

/** What makes a document a parent of others; while it stays the same, an edit changes only links that are there. */
function identityOf({ title, issuer, number, year }: DocumentCard): string {
  return JSON.stringify([title, issuer, number, year]);
}

function byPlace(one: Problem, other: Problem): number {
  if (one.uri !== other.uri) return one.uri < other.uri ? -1 : 1;
  return (one.span?.start ?? -1) - (other.span?.start ?? -1);
}

function suppressedIn(file: OpenDecisions | null): readonly Suppression[] {
  return (file?.decisions ?? noDecisions).suppressed;
}

/** The path of a document as a decisions file names it. */
function pathIn({ folder }: OpenProject, uri: string): string {
  return (folder === null ? null : relativePath(folder, uri)) ?? nameOf(uri);
}

/** Whether a project excludes a file: neither a draft nor a directive. */
function isExcludedFrom({ folder, project }: OpenProject, uri: string): boolean {
  const path = folder === null ? null : relativePath(folder, uri);
  return path !== null && isNamed(path, project.exclude);
}

/** The documents that a project names as parents of a draft. */
function pinnedFor(
  path: string,
  { folder, project }: OpenProject,
  library: readonly Directive[],
): readonly Directive[] {
  const places = project.parents.filter(({ draft }) => isNamed(path, [draft])).flatMap(({ directives }) => directives);
  if (folder === null || places.length === 0) return [];
  return library.filter(({ uri }) => isNamed(relativePath(folder, uri) ?? '', places));
}

/** Whether a document has a place by which a decision on it is found again. */
function isSaved(uri: string): boolean {
  return folderOf(uri) !== null;
}

/** A registry of units as the rules need it, with its text and what is wrong in it. */
function readRegistry(text: string): {
  readonly content: { readonly registry: Registry; readonly text: string };
  readonly problems: readonly JsonProblem[];
} {
  const { organs, isWhole, problems } = readOrgans(text);
  return { content: { registry: createRegistry(organs, isWhole), text }, problems };
}

/** Makes the engine over a host. */
export function createService(host: Host, options: ServiceOptions): Service {
  let settings: ServiceSettings = { ...defaults, ...options.settings };
  const cards = createCardCache(host, () => settings.cache);
  const documents = createDocuments(host, () => settings.encoding, cards);
  const projects = createProjects(host, () => settings);
  const decisionFiles = createDecisionFiles(host);
  const organFiles = createSideFiles(host, organsFileName, readRegistry);
  const draftFiles = createDraftFiles(host);
  const libraries = createLibraries(host, documents, cards, draftFiles, () => settings.directives);
  const implementers = createImplementers();
  const unitDocuments = new WeakMap<Draft, UnitDocument>();
  const members = new WeakMap<readonly Directive[], ReadonlyMap<string, Directive>>();
  const traces = new Map<string, KnownTrace>();
  const siftings = new Map<string, Sifting>();

  /** The documents of a library by URI, worked out once for each library: it may have ten thousand. */
  function membersOf(library: readonly Directive[]): ReadonlyMap<string, Directive> {
    const there = members.get(library);
    if (there) return there;
    const made = new Map(library.map((directive) => [directive.uri, directive]));
    members.set(library, made);
    return made;
  }

  /** The documents of a library besides one, named by its canonical URI: no document is its own parent. */
  function without(key: string, library: readonly Directive[]): readonly Directive[] {
    const at = library.findIndex(({ uri }) => uri === key);
    return at < 0 ? library : library.toSpliced(at, 1);
  }

  async function traceOf(document: KnownDocument, project: OpenProject): Promise<Trace> {
    const key = canonicalUri(document.uri);
    const { documents: library } = await libraries.of(project);
    const decisions = (await decisionFiles.of(project))?.decisions ?? noDecisions;
    const known = traces.get(key);
    const same = known?.draft === document.draft && known.library === library && known.decisions === decisions;
    if (same) return known.trace;
    const trace = traceText(key, document.draft, project, library, decisions);
    traces.delete(key);
    traces.set(key, { draft: document.draft, library, decisions, trace });
    forgetTraces();
    return trace;
  }

  /** Forgets the links of documents that no editor holds, those found first before the others. */
  function forgetTraces(): void {
    for (const key of traces.keys()) {
      if (traces.size <= tracesAtMost) return;
      if (!documents.isOpen(key)) traces.delete(key);
    }
  }

  function traceText(
    key: string,
    draft: Draft,
    project: OpenProject,
    library: readonly Directive[],
    decisions: Decisions,
  ): Trace {
    const others = without(key, library);
    const ruling = rulingOn(key, draft, project, others, decisions);
    return options.traceDraft(draft, others, settings.directives ? others : [], ruling);
  }

  function rulingOn(
    key: string,
    draft: Draft,
    project: OpenProject,
    library: readonly Directive[],
    decisions: Decisions,
  ): Ruling {
    const path = pathIn(project, key);
    return {
      parents: pinnedFor(path, project, library),
      namesLibrary: settings.directives !== null || project.project.directives.length > 0,
      links: decisionsOn(decisions.links, path, draft),
      locals: findLocals(decisions.clauses, path, draft),
      pathOf: ({ uri }) => pathIn(project, uri),
    };
  }

  /** A decision as entries of the decisions file; what it takes the place of is withdrawn. */
  async function changeOf(uri: string, project: OpenProject, verdict: Verdict): Promise<DecisionChange> {
    const document = await documents.get(uri);
    const { draft } = document;
    const path = pathIn(project, canonicalUri(uri));
    if (verdict.kind === 'suppressed') {
      const place = verdict.scope === 'workspace' ? {} : { draft: path };
      const suppressed = verdict.findings.map(({ code, span }) => ({
        code,
        ...place,
        ...(verdict.scope === 'finding' ? contentOf(draft, span) : {}),
        reason: verdict.reason,
      }));
      return { suppressed };
    }
    const known = await traceOf(document, project);
    const decisions = (await decisionFiles.of(project))?.decisions ?? noDecisions;
    const locals = findLocals(decisions.clauses, path, draft);
    const localsAmong = (clauses: readonly DraftClause[]) => clauses.flatMap((clause) => locals.get(clause) ?? []);
    const decided = known.links.filter(({ decision }) => decision);
    if (verdict.kind === 'local' || verdict.kind === 'withdrawn') {
      const { clauses } = verdict;
      const links = decided.filter(
        (link) => clauses.includes(link.clause) && (verdict.kind === 'withdrawn' || link.status !== 'rejected'),
      );
      const withdrawn = { clauses: localsAmong(clauses), links: links.flatMap(({ decision }) => decision ?? []) };
      if (verdict.kind === 'withdrawn') return { withdrawn };
      const entries = clauses.map((clause) => rememberLocal(draft, path, clause, verdict.reason));
      return { clauses: entries, withdrawn };
    }
    const { links } = verdict;
    const before = decided.filter((link) => links.some((side) => isSameLink(link, side)));
    const entries = links.map((side) => {
      const { draft: above, uri: place } = side.directive;
      return rememberLink(
        { draft, path },
        side.clause,
        { draft: above, path: pathIn(project, place) },
        side.parent,
        verdict,
      );
    });
    const unlocal = verdict.kind === 'rejected' ? [] : localsAmong(links.map(({ clause }) => clause));
    return { links: entries, withdrawn: { clauses: unlocal, links: before.flatMap(({ decision }) => decision ?? []) } };
  }

  async function registryOf(uri: string, project: OpenProject): Promise<Registry> {
    return (await organFiles.of(project, uri))?.content?.registry ?? builtInRegistry;
  }

  function profileOfProject({ project }: OpenProject): Profile {
    return settings.profile ?? project.profile ?? settings.usualProfile;
  }

  async function findingsOf(
    uri: string,
    draft: Draft,
    project: OpenProject,
    trace: Trace | null,
    isLatest = true,
  ): Promise<readonly Finding[]> {
    const profile = profileOfProject(project);
    const underProfile = options.rules.map(({ meta }) => [meta.code, levelUnder(profile, meta.severity)] as const);
    const levels = new Map([...underProfile, ...settings.levels, ...project.project.rules]);
    const { schemes } = project.project;
    const findings = runRules(
      schemes.size > 0 ? { ...draft, numbering: readNumbering(draft.clauses, draft.tree, schemes) } : draft,
      options.rules,
      { trace, organs: await registryOf(uri, project) },
      { levels, onFailure: (code, error) => options.onRuleFailure?.(uri, code, error) },
    );
    const file = await decisionFiles.of(project);
    const { kept, held, idle } = sift(draft, pathIn(project, canonicalUri(uri)), findings, suppressedIn(file));
    if (!file || !trace || !isLatest) return kept;
    // A rule that did not run says nothing of what is held back of it.
    const silent = new Set(
      options.rules
        .filter(
          ({ meta }) => levels.get(meta.code) === 'off' || (meta.reads === 'library' && trace.parents.length === 0),
        )
        .map(({ meta }) => meta.code),
    );
    const judged = idle.filter(({ code }) => !silent.has(code));
    siftings.set(canonicalUri(uri), {
      held: held.length,
      idle: judged.map((suppression) => ({ file: file.uri, suppression })),
    });
    return kept;
  }

  /** Whether the links that were found last hang on a document, or could now, because it has become another one. */
  function hangsOn(known: KnownTrace, key: string): boolean {
    if (known.trace.parents.some(({ directive }) => canonicalUri(directive.uri) === key)) return true;
    const before = membersOf(known.library).get(key);
    const now = documents.known(key);
    return before !== undefined && now !== null && identityOf(cardOf(before)) !== identityOf(now.card);
  }

  function dependents(uri: string): readonly string[] {
    const key = canonicalUri(uri);
    return documents.opened().filter((open) => {
      const known = traces.get(canonicalUri(open));
      return known !== undefined && canonicalUri(open) !== key && hangsOn(known, key);
    });
  }

  /** The open drafts for which a project file may count. */
  function openUnder(file: string): readonly string[] {
    const folder = folderOf(file);
    if (folder === null || file === settings.projectFile) return documents.opened();
    return documents.opened().filter((uri) => relativePath(folder, uri) !== null || !isSaved(uri));
  }

  /** The open drafts that share a library. */
  function openWith({ file, home }: OpenProject): readonly string[] {
    if (file !== null) return openUnder(file);
    return documents.opened().filter((uri) => home === null || relativePath(home, uri) !== null || !isSaved(uri));
  }

  /** Reads a file of a library again. Returns the open drafts to which that makes a difference. */
  async function rereadDirective(key: string): Promise<readonly string[]> {
    const before = documents.known(key)?.text ?? null;
    documents.forget(key);
    libraries.touch(key);
    const holders = libraries.holders(key);
    if (holders.length === 0) return [];
    const now = await documents.get(key).then(
      (document) => document.text,
      () => null,
    );
    if (before === now) return [];
    if (before !== null && now !== null) return dependents(key);
    return holders.flatMap(openWith);
  }

  /**
   * What may be a child of a document: of the open documents and those of its project the ones whose names lead to it, or that people made its
   * children. Only these are asked for their links.
   */
  async function candidates(uri: string): Promise<readonly string[]> {
    const key = canonicalUri(uri);
    const project = await projects.of(uri);
    const parent = await documents.get(uri);
    const { documents: library } = await libraries.of(project);
    const opened = documents.opened().flatMap((open) => documents.known(open) ?? []);
    const all = new Map([...library, ...opened].map((document) => [canonicalUri(document.uri), document] as const));
    all.delete(key);
    const others = [...all.values()];
    const isPinned = await pinnedBelow(parent, project, library);
    // What a command line names is a parent whatever it is about.
    const found = settings.directives ? others : [...implementers(parent.card, others), ...others.filter(isPinned)];
    return [...new Set(found.map((document) => canonicalUri(document.uri)))].sort().slice(0, candidatesAtMost);
  }

  /** Tells the documents that people made children of another one, in the project file or by a decision on a clause. */
  async function pinnedBelow(
    parent: KnownDocument,
    project: OpenProject,
    library: readonly Directive[],
  ): Promise<(document: { readonly uri: string; readonly card: DocumentCard }) => boolean> {
    const key = canonicalUri(parent.uri);
    const above = membersOf(library).get(key);
    const { links } = (await decisionFiles.of(project))?.decisions ?? noDecisions;
    const place = pathIn(project, key);
    const pinned = links.filter(
      ({ state, parent: named }) => state === 'pinned' && isNamedBy(named, parent.card, place),
    );
    return ({ uri, card }) => {
      const path = pathIn(project, canonicalUri(uri));
      if (decisionsOn(pinned, path, card).length > 0) return true;
      return above !== undefined && pinnedFor(path, project, [above]).length > 0;
    };
  }

  /** The folders whose drafts belong together with a document. */
  function rootsOf(uri: string | null, project: OpenProject | null): readonly string[] {
    const folders = settings.folders ?? [];
    if (uri === null) return folders;
    if (project?.folder) return [project.folder];
    return folders.filter((folder) => relativePath(folder, uri) !== null);
  }

  async function draftsBeside(uri: string | null): Promise<readonly KnownDocument[]> {
    const project = uri === null ? null : await projects.of(uri);
    const roots = rootsOf(uri, project);
    const listed = await Promise.all(roots.map((root) => draftFiles.below(root)));
    const isInside = (open: string) =>
      roots.length === 0 || folderOf(open) === null || roots.some((root) => relativePath(root, open) !== null);
    const own = uri === null ? [] : [canonicalUri(uri)];
    const opened = documents.opened().map(canonicalUri).filter(isInside);
    const others = [...new Set([...opened, ...listed.flat()])].filter((each) => !own.includes(each)).sort();
    const wanted = await inParallel(others, readingAtOnce, async (each) => ((await isNoDraft(each)) ? [] : [each]));
    const found = await inParallel([...own, ...wanted.flat()], readingAtOnce, (each) =>
      documents.get(each).catch(() => null),
    );
    return found.filter((document) => document !== null);
  }

  async function unitsIn({ uri, draft }: KnownDocument): Promise<UnitDocument> {
    const organs = await registryOf(uri, await projects.of(uri));
    const known = unitDocuments.get(draft);
    if (known?.organs === organs && known.uri === canonicalUri(uri)) return known;
    const document = unitDocument(canonicalUri(uri), draft, organs);
    unitDocuments.set(draft, document);
    return document;
  }

  /** Whether a file is excluded by its project or one of the directives of its library. */
  async function isNoDraft(uri: string): Promise<boolean> {
    const project = await projects.of(uri);
    if (isExcludedFrom(project, uri)) return true;
    return (await libraries.of(project)).directives.has(uri);
  }

  async function trace(uri: string): Promise<Trace> {
    const document = await documents.get(uri);
    return traceOf(document, await projects.of(uri));
  }

  async function* childrenOf(uri: string): AsyncGenerator<Child> {
    const key = canonicalUri(uri);
    for (const candidate of await candidates(uri)) {
      const known = await trace(candidate).catch(() => null);
      const isChild = known?.parents.some(({ directive }) => canonicalUri(directive.uri) === key);
      if (known && isChild) yield { uri: candidate, trace: known };
    }
  }

  return {
    configure(changed) {
      settings = { ...settings, ...changed };
      if ('encoding' in changed) documents.forgetAll();
      projects.forget();
      libraries.forget();
      decisionFiles.forget();
      siftings.clear();
      organFiles.forget();
      draftFiles.forget();
    },
    update(uri, text) {
      documents.update(uri, text);
      libraries.touch(uri);
    },
    release(uri) {
      documents.release(uri);
      siftings.delete(canonicalUri(uri));
      libraries.touch(uri);
      draftFiles.forget();
    },
    async changed(uris) {
      const keys = uris.map(canonicalUri);
      const affected = new Set<string>();
      const affect = (open: readonly string[]) => {
        for (const uri of open) affected.add(uri);
      };
      const projectFiles = keys.filter((key) => nameOf(key) === projectFileName || key === settings.projectFile);
      for (const file of projectFiles) affect(openUnder(file));
      if (projectFiles.length > 0) {
        projects.forget();
        libraries.forget();
        decisionFiles.forget();
      }
      for (const key of keys) await decisionFiles.confirm(key);
      if (keys.map(decisionFiles.changed).includes(true)) {
        siftings.clear();
        affect(documents.opened());
      }
      for (const key of keys.filter((each) => nameOf(each) === organsFileName)) {
        if (organFiles.changed(key)) affect(openUnder(key));
      }
      for (const key of keys) if (!documents.isOpen(key)) affect(await rereadDirective(key));
      if (keys.some((key) => isDraftName(nameOf(key)))) draftFiles.forget();
      for (const project of await libraries.relist(keys)) affect(openWith(project));
      return documents.opened().filter((open) => affected.has(open));
    },
    document: (uri) => documents.get(uri),
    async checkDraft(uri) {
      const document = await documents.get(uri);
      return findingsOf(document.uri, document.draft, await projects.of(uri), null);
    },
    async check(uri) {
      const document = await documents.get(uri);
      const project = await projects.of(uri);
      return findingsOf(document.uri, document.draft, project, await traceOf(document, project));
    },
    async checkText(uri, text) {
      const project = await projects.of(uri);
      const draft = buildDraft(text);
      const { documents: library } = await libraries.of(project);
      const decisions = (await decisionFiles.of(project))?.decisions ?? noDecisions;
      const trace = traceText(canonicalUri(uri), draft, project, library, decisions);
      return findingsOf(uri, draft, project, trace, false);
    },
    trace,
    canDecide: async (uri) => isSaved(uri) && decisionFiles.isWritable(await projects.of(uri)),
    async decide(uri, verdict) {
      const project = await projects.of(uri);
      const file = isSaved(uri) ? await decisionFiles.keep(project, await changeOf(uri, project, verdict)) : null;
      if (file === null) return null;
      siftings.clear();
      return documents.opened();
    },
    async locals(uri) {
      const project = await projects.of(uri);
      const { draft } = await documents.get(uri);
      const { clauses } = (await decisionFiles.of(project))?.decisions ?? noDecisions;
      const found = findLocals(clauses, pathIn(project, canonicalUri(uri)), draft);
      return new Map(Array.from(found, ([clause, { reason }]) => [clause, reason]));
    },
    heldBack: (uri) => siftings.get(canonicalUri(uri))?.held ?? 0,
    async children(uri) {
      const found: Child[] = [];
      for await (const child of childrenOf(uri)) found.push(child);
      return found;
    },
    async hasChildren(uri) {
      for await (const _ of childrenOf(uri)) return true;
      return false;
    },
    drafts: draftsBeside,
    units: async (uri) => Promise.all((await draftsBeside(uri)).map(unitsIn)),
    unitsOf: async (uri) => unitsIn(await documents.get(uri)),
    async organsFile(uri) {
      const file = await organFiles.of(await projects.of(uri), uri);
      return file?.content ? { uri: file.uri, encoding: file.encoding, ...file.content } : null;
    },
    async organsFolder(uri) {
      if (uri === null) return settings.folders?.[0] ?? null;
      const { folder } = await projects.of(uri);
      return folder ?? folderOf(uri);
    },
    dependents,
    isExcluded: async (uri) => isExcludedFrom(await projects.of(uri), uri),
    problems() {
      const ofProjects = projects
        .loaded()
        .flatMap(({ file, project }) => project.problems.map((problem) => ({ uri: file ?? '', ...problem })));
      const ofDecisions = decisionFiles.loaded().flatMap(({ uri, problem }) => (problem ? [{ uri, ...problem }] : []));
      const ofOrgans = organFiles
        .loaded()
        .flatMap(({ uri, problems }) => problems.map((problem) => ({ uri, ...problem })));
      const ofSuppressions = [...siftings.values()].flatMap(({ idle }) =>
        idle.map(({ file, suppression }) => ({
          uri: file,
          span: null,
          message: idleMessage(suppression),
          isInformation: true,
        })),
      );
      const all: readonly Problem[] = [
        ...ofProjects,
        ...ofDecisions,
        ...ofSuppressions,
        ...ofOrgans,
        ...libraries.loaded().flatMap((library) => library.problems),
      ];
      const known = new Set<string>();
      const once = all.filter((problem) => {
        const key = JSON.stringify(problem);
        return known.has(key) ? false : known.add(key);
      });
      return once.sort(byPlace);
    },
    organs: async (uri) => registryOf(uri, await projects.of(uri)),
    async library(uri) {
      const { documents: library } = await libraries.of(await projects.of(uri));
      return without(canonicalUri(uri), library);
    },
    async directives(uri) {
      const { documents: library, directives } = await libraries.of(await projects.of(uri));
      return without(canonicalUri(uri), library).filter((document) => directives.has(document.uri));
    },
    async projectPlace(uri) {
      const { file, folder, project } = await projects.of(uri);
      if (file !== null && folder !== null)
        return { uri: file, folder, exists: true, directives: project.directives.length };
      const home = projects.homeOf(uri);
      return home === null ? null : { uri: home, folder: folderOf(home)!, exists: false, directives: 0 };
    },
    async nameDirective({ uri, folder, exists }, directive, text) {
      const pattern = relativePath(folder, directive);
      if (pattern === null || pattern === '') return 'outside';
      try {
        const before = text ?? (exists ? decodeText(await host.read(uri)).text : null);
        const now = withDirective(before, pattern);
        return now === null ? 'broken' : { uri, text: now, exists };
      } catch {
        return 'broken';
      }
    },
    snippets: async (uri) => (await projects.of(uri)).project.snippets,
    async profile(uri) {
      const project = await projects.of(uri);
      const ofProject = settings.profile === null && project.project.profile !== null;
      return { name: profileOfProject(project), ofProject };
    },
    stopLoading: () => libraries.stop(),
    registrySize() {
      const registries = organFiles.loaded().flatMap(({ content }) => content ?? []);
      return registries.length === 0 ? null : registries.reduce((sum, { registry }) => sum + registry.organs.length, 0);
    },
    librarySize() {
      const [first, ...others] = libraries.loaded().map(({ read }) => read);
      // The client is told at every check; only where several projects share files must they be compared.
      return others.length === 0 ? (first?.size ?? 0) : new Set([first!, ...others].flatMap((read) => [...read])).size;
    },
  };
}
