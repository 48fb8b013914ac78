import type { WorkspaceTasksJson } from '../reports/tasksJson.ts';

/** What the server asks its client for; parameters and results are plain JSON, bytes travel as base64. */
export const clientRequests = {
  /** `{ uri }` → `{ base64 }`; an error carries the HostFailure in `data.failure`. */
  readFile: 'workpoints/readFile',
  /** `{ uri, base64 }` → null */
  writeFile: 'workpoints/writeFile',
  /** `{ folder, patterns }` → `string[]` */
  findFiles: 'workpoints/findFiles',
  /** `{ uri }` → `'file' | 'folder' | null` */
  exists: 'workpoints/exists',
} as const;

/** What the client asks the server for, beyond the standard requests. */
export const serverRequests = {
  /** `{ uri }` → TraceFileJson: the links of one draft, as `workpoints trace --format json` gives them for one file. */
  trace: 'workpoints/trace',
  /**
   * TasksParams → TasksFileJson: the tasks of one draft, as `workpoints tasks --format json` gives them for one file, with its units and the
   * tasks of each. What nobody has is `owned: false`.
   */
  tasks: 'workpoints/tasks',
  /** ClausesParams → `FoundClauseJson[]`: the clauses that a person can mean by what was typed, the likeliest first; all of them for nothing typed. */
  clauses: 'workpoints/clauses',
  /** `{ uri, range? }` → DraftStatusJson: what the status bar shows of one draft. */
  draftStatus: 'workpoints/draftStatus',
  /** WorkspaceTasksParams → WorkspaceTasksJson: the tasks of all drafts of the workspace, and its units with their tasks in all of them. */
  workspaceTasks: 'workpoints/workspaceTasks',
  /** TaskTableParams → TaskTableJson: a task table (任务分解表) to be saved as a file; `null` for a format that there is none of. */
  taskTable: 'workpoints/taskTable',
  /** `{ uri }` → PreviewJson: one draft as it will be printed. */
  preview: 'workpoints/preview',
  /** `{}` → SourcesJson: what a new draft can be made from. */
  sources: 'workpoints/sources',
  /** NewDraftParams → NewDraftJson, or null for a document that cannot be read: a draft to start from. */
  newDraft: 'workpoints/newDraft',
  /** `{}` → StatusJson */
  status: 'workpoints/status',
  /** `{ uri }` → CoverageJson, or null for what cannot be read: how far the parents of a draft are implemented, and by what. */
  coverage: 'workpoints/coverage',
  /** ComparisonParams → ComparisonJson, or null where there is no parent: a clause or a draft beside its parents, clause by clause. */
  comparison: 'workpoints/comparison',
  /** `{ uri }` → CarriedWordingJson[]: the wording of a document that came from a parent or went into a child. */
  carriedWording: 'workpoints/carriedWording',
  /** `{ uri }` → `{ text }`, or null for what cannot be read: the report on the links of a draft as one HTML file. */
  exportTrace: 'workpoints/exportTrace',
  /** NameDirectiveParams → NameDirectiveJson: the project file as it would be with one more document in its library. Nothing is written. */
  nameDirective: 'workpoints/nameDirective',
} as const;

/** What `workpoints/tasks` is asked with. */
export interface TasksParams {
  readonly uri: string;
  /** Only the tasks that this unit has part in, under any of its names, those of groups that hold it (各区政府) included. */
  readonly unit?: string;
}

/** What `workpoints/workspaceTasks` is asked with. */
export interface WorkspaceTasksParams {
  /** The drafts of the workspace that this document belongs to; without it those of all folders. */
  readonly uri?: string | null;
  readonly unit?: string;
}

/** The formats of task tables. CSV is UTF-8 with a byte order mark and safe to open in a spreadsheet. */
export const taskTableFormats = ['csv', 'markdown', 'xlsx'] as const;

/** What `workpoints/taskTable` is asked with. */
export interface TaskTableParams {
  /** The draft, or with `scope: 'workspace'` one whose workspace is meant; `null` for all folders. */
  readonly uri: string | null;
  readonly scope?: 'draft' | 'workspace';
  readonly format: (typeof taskTableFormats)[number];
  /** What the rows are put together under; `section` without it. */
  readonly by?: 'section' | 'document' | 'unit';
  readonly unit?: string;
}

/** A task table as a file. */
export interface TaskTableJson {
  /** A name for the file, with its extension; nothing in it that a file name cannot have. */
  readonly name: string;
  readonly base64: string;
}

/** What the server tells its client, beyond the standard notifications. */
export const serverNotifications = {
  /** StatusJson, whenever one of its values changed. */
  status: 'workpoints/status',
} as const;

/** What the client tells the server, beyond the standard notifications. */
export const clientNotifications = {
  /** Without parameters: the user does not want to wait for the library. */
  stopLoading: 'workpoints/stopLoading',
} as const;

/** What `workspace/executeCommand` of the server understands. */
export const serverCommands = {
  /**
   * Argument `{ uri? }`: writes a first `organs.json` from the drafts of the workspace of a document, without it of the first folder, and shows it.
   * One that is there is left as it is. Answers whether it was made.
   */
  makeOrgans: 'workpoints.makeOrgans',
  /** Argument `{ uri, clause, title, reason? }`: marks a clause as local, in `.workpoints/decisions.json`. Answers whether it was done. */
  markLocal: 'workpoints.markLocal',
  /** DecideLinksArguments: keeps what a person says of links, one or many. Answers whether it was done. */
  decideLinks: 'workpoints.decideLinks',
  /** PinLinkArguments: links a clause to a clause of a parent that the user picks. Answers whether it was done. */
  pinLink: 'workpoints.pinLink',
  /** Argument `{ uri, scope, code, text, heading, reason? }`: holds back a finding or a rule, in `.workpoints/decisions.json`. Answers whether it was done. */
  suppress: 'workpoints.suppress',
  /** Argument `{ uri, position, change }`: numbers or moves clauses of an open draft, as one edit. Answers whether it was done. */
  restructure: 'workpoints.restructure',
  /** Argument `{ uri, parent, clause }`: starts a new clause from one of a parent. Answers whether it was done. */
  insertClause: 'workpoints.insertClause',
  /** ShowClauseArguments: shows a clause of some document through `window/showDocument`. Answers whether it was done. */
  showClause: 'workpoints.showClause',
} as const;

/** The commands of the VS Code extension that the server names in its answers. */
export const clientCommands = {
  /** Without an argument: shows a document to the library. */
  locateParent: 'workpoints.locateParent',
  /** Argument `{ own: ClauseJson }`: shows a clause beside its parents. */
  compareWithParent: 'workpoints.compareWithParent',
  /** PeekClausesArguments: shows several clauses over the text. */
  peekClauses: 'workpoints.peekClauses',
  /** InsertNoteArguments: puts in a note whose units are chosen from a list. */
  insertNote: 'workpoints.insertNote',
} as const;

/** The argument of `workpoints.showClause`: the clause, or several of which the user picks one. */
export interface ShowClauseArguments {
  readonly clauses: readonly NamedParent[];
}

/** The argument of `workpoints.peekClauses`: the clause that they have to do with, and where they are. */
export interface PeekClausesArguments {
  readonly uri: string;
  readonly position: PlaceJson;
  readonly places: readonly { readonly uri: string; readonly range: RangeJson }[];
}

/** The argument of `workpoints.insertNote`. */
export interface InsertNoteArguments {
  readonly uri: string;
  /** The version of the text that the position is of: should it be another one meanwhile, nothing is done. */
  readonly version: number;
  readonly position: PlaceJson;
  /** What stands around the units: `（` `牵头，` `负责落实）`. Between each two of them units are to be named. */
  readonly pieces: readonly string[];
  /** The likeliest first. */
  readonly units: readonly string[];
}

/** A clause that a command is about: should its number or heading have changed meanwhile, nothing is done. */
export interface NamedClause {
  /** Path of the clause, `2.3`. */
  readonly clause: string;
  /** Heading or first words of the clause. */
  readonly title: string;
}

/** A clause of a parent, or of another document, that a command is about. */
export interface NamedParent extends NamedClause {
  readonly uri: string;
}

/**
 * What `workpoints.decideLinks` can keep. `accepted`: the links hold. `rejected`: they do not. `local`: clauses without a parent clause are the issuer's
 * own. `withdrawn`: what was decided before no longer counts.
 */
export const linkVerdicts = ['accepted', 'rejected', 'local', 'withdrawn'] as const;

/**
 * Which links a verdict is about: one, those of a clause, of several clauses that were selected, of the section that a clause lies in, of the
 * draft, or those of the draft whose parent clause changed. Only `link`, `clause` and `suspect` accept links that are suspect: nothing that
 * changed is accepted unseen.
 */
export const linkScopes = ['link', 'clause', 'selection', 'section', 'draft', 'suspect'] as const;

/** One of several clauses that were selected; with a parent clause, its link to that alone. */
export interface SelectedClause extends NamedClause {
  readonly parent?: NamedParent;
}

/** The argument of `workpoints.decideLinks`. */
export interface DecideLinksArguments {
  readonly uri: string;
  readonly verdict: (typeof linkVerdicts)[number];
  readonly scope: (typeof linkScopes)[number];
  /** Needed, or a position in it, for every scope but `selection`, `draft` and `suspect`. */
  readonly clause?: NamedClause;
  readonly position?: PlaceJson;
  /** Needed for `link`. */
  readonly parent?: NamedParent;
  /** Needed for `selection`: should one of them have changed meanwhile, nothing is done. */
  readonly selection?: readonly SelectedClause[];
  readonly reason?: string;
}

/** The argument of `workpoints.pinLink`; without a parent the user is asked through `window/showMessageRequest`. */
export interface PinLinkArguments {
  readonly uri: string;
  /** The clause, or a position in it, or several clauses: should one of them have changed meanwhile, nothing is done. */
  readonly clause?: NamedClause;
  readonly position?: PlaceJson;
  readonly selection?: readonly NamedClause[];
  readonly parent?: NamedParent;
  readonly reason?: string;
}

/** For what `workpoints.suppress` holds back: this finding, its rule in the draft, its rule in the whole workspace. */
export const suppressionScopes = ['finding', 'draft', 'workspace'] as const;

/** The argument of `workpoints.suppress`. */
export interface SuppressArguments {
  readonly uri: string;
  readonly scope: (typeof suppressionScopes)[number];
  readonly code: string;
  /** The words of the finding and the heading above them: should they have changed meanwhile, nothing is done. */
  readonly text: string;
  readonly heading: string;
  /** Why; without it a sentence that says no more than that it is so. */
  readonly reason?: string;
}

/** What `workpoints.restructure` can do. Everything but `renumberDocument` is done at the clause or section that holds the position. */
export const restructureChanges = [
  'renumberDocument',
  'renumberSection',
  'moveClauseUp',
  'moveClauseDown',
  'promoteClause',
  'demoteClause',
] as const;

/** The argument of `workpoints.restructure`. */
export interface RestructureArguments {
  readonly uri: string;
  readonly position: PlaceJson;
  readonly change: (typeof restructureChanges)[number];
}

/** The argument of `workpoints.markLocal`. */
export interface MarkLocalArguments {
  readonly uri: string;
  /** Path of the clause, `2.3`. */
  readonly clause: string;
  /** Heading or first words of the clause: should its number have changed meanwhile, nothing is done. */
  readonly title: string;
  /** Why the task is local; without it a sentence that says no more than that it is. */
  readonly reason?: string;
}

/** Line and UTF-16 column, from 0. */
interface PlaceJson {
  readonly line: number;
  readonly character: number;
}

/** What `workpoints/clauses` is asked with. */
export interface ClausesParams {
  readonly uri: string;
  /** `一、（二）3`, `1.2.3`, `回应关切`. */
  readonly typed?: string;
  /** Where the cursor is: of several clauses the nearest come first. */
  readonly position?: PlaceJson;
}

/** A clause as a person looks for it. */
export interface FoundClauseJson {
  /** Label and heading, `（二）积极回应社会关切`. */
  readonly name: string;
  /** Numbers as printed joined by dots: `1.2`. */
  readonly path: string;
  /** 1 for the outermost. */
  readonly level: number;
  /** How many words it has with the clauses below it, counted as 字数. */
  readonly words: number;
  /** Where it begins. */
  readonly position: PlaceJson;
}

/** What the status bar shows of a draft. */
export interface DraftStatusJson {
  /** 正文字数: the words of the points themselves. */
  readonly body: number;
  /** The words of all that is written. */
  readonly whole: number;
  /** The words of the range asked for; `null` without one. */
  readonly selection: number | null;
  /** The outermost parts of the body with their words. */
  readonly sections: readonly { readonly name: string; readonly words: number }[];
  /** How far the draft has come, and whether its project file says so. */
  readonly profile: { readonly name: 'drafting' | 'review' | 'final'; readonly ofProject: boolean };
}

/** A document that a new draft can be made from. */
export interface SourceJson {
  readonly uri: string;
  readonly title: string;
  /** Issuer and document number, as far as they are known; for a person to tell it from others. */
  readonly issuer: string | null;
  readonly number: string | null;
  readonly year: number | null;
  readonly script: 'hans' | 'hant';
}

/** What a new draft can be made from. */
export interface SourcesJson {
  /** The drafts of the workspace, the latest year first. */
  readonly drafts: readonly SourceJson[];
  /** The documents of the library. */
  readonly directives: readonly SourceJson[];
  /** The present year. */
  readonly year: number;
}

/** What `workpoints/newDraft` is asked with. */
export type NewDraftParams =
  | { readonly from: 'lastYear'; readonly uri: string; readonly year: number }
  | {
      readonly from: 'directive';
      readonly uri: string;
      readonly issuer: string;
      readonly year: number;
      readonly script: 'hans' | 'hant';
    }
  | {
      readonly from: 'nothing';
      readonly issuer: string;
      readonly subject: string;
      readonly year: number;
      readonly script: 'hans' | 'hant';
    };

/** A draft to start from, and what a person has to look at in it; that is never part of the text. */
export interface NewDraftJson {
  readonly text: string;
  /** In the order of the text, disjoint; offsets in UTF-16 units. */
  readonly places: readonly { readonly start: number; readonly end: number; readonly message: string }[];
}

/** How the server is doing, for the status item and the health command. */
export interface StatusJson {
  readonly version: string;
  readonly state: 'loading' | 'ready';
  /** How many directives the library holds. */
  readonly directives: number;
  /** How many units the registries (organs.json) hold; `null` where there is none. */
  readonly organs: number | null;
  /** What could not be read or understood, each one sentence in the user's language, with the file it is about. */
  readonly problems: readonly { readonly uri: string; readonly message: string }[];
}

/** A draft as it will be printed under GB/T 9704—2012. Lines and columns count from 0, columns in UTF-16 units. */
export interface PreviewJson {
  readonly title: string;
  /** `hans` Simplified, `hant` Traditional. */
  readonly script: 'hans' | 'hant';
  readonly pages: readonly PreviewPageJson[];
  /** Lines of the file that are not printed: head and foot of a web page, and what it says of the document. */
  readonly leftOut: readonly { readonly line: number; readonly lines: number }[];
}

/** A page: what stands on it, from top to bottom. */
export interface PreviewPageJson {
  readonly parts: readonly PreviewPartJson[];
}

/** A paragraph, or as much of it as stands on the page. */
export interface PreviewPartJson {
  readonly kind: PreviewKind;
  /** Level of the heading that it is, or that it begins with; `null` for text without one. */
  readonly level: number | null;
  /** Only the words in another face at its beginning are the heading. */
  readonly runIn: boolean;
  readonly centred: boolean;
  /** It began on a page before. */
  readonly continued: boolean;
  /** The row of the page where it begins, from 0 to 21. */
  readonly row: number;
  readonly lines: readonly PreviewLineJson[];
}

/** What a printed paragraph is; `caption` stands under a title, `attachments` is the list under the text, `attachment` the word 附件 above one. */
export type PreviewKind =
  | 'title'
  | 'number'
  | 'caption'
  | 'addressee'
  | 'heading'
  | 'text'
  | 'signature'
  | 'date'
  | 'remark'
  | 'contents'
  | 'attachments'
  | 'attachment'
  | 'attachmentTitle';

/** A printed line. */
export interface PreviewLineJson {
  /** Where it begins, in half characters from the left edge of the text; 0 for a centred line. */
  readonly left: number;
  /** It is drawn out to the right edge. */
  readonly justified: boolean;
  readonly runs: readonly PreviewRunJson[];
}

/** Characters in one face, with the place in the file where they begin. They are those of the file, none more and none less. */
export interface PreviewRunJson {
  readonly text: string;
  /** `headline` 小标宋, `gothic` 黑体, `brush` 楷体, `body` 仿宋. */
  readonly face: 'headline' | 'gothic' | 'brush' | 'body';
  readonly line: number;
  readonly character: number;
}

/** `initializationOptions` of the server; everything is optional. */
export interface InitializationOptions {
  /** How long the server waits after an edit before it checks, in milliseconds; 200 without it. */
  readonly quietMs?: number;
  /**
   * `client`: files are read through the client's `workpoints/*` requests. Otherwise the server reads them itself where it can.
   * Such a client also announces problems itself, from the status; for others the server says them through `window/showMessage`.
   */
  readonly files?: 'client';
  /** The URI of a folder of the client's own where what was read of a large library may be kept between sessions; it belongs to no workspace. */
  readonly cacheFolder?: string;
  /** Language of messages, `zh-CN`, `zh-TW`, `en`; without it the `locale` of `initialize`. */
  readonly locale?: string;
}

/** A stretch of a document, as LSP writes it: lines and UTF-16 columns from 0. */
export interface RangeJson {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A clause as people refer to it, and where it is. */
export interface ClauseJson {
  readonly uri: string;
  /** Path of the clause, `2.3`. */
  readonly path: string;
  /** Its labels as printed: `二、（三）`; the word for preamble and closing. */
  readonly name: string;
  /** Heading or first words. */
  readonly title: string;
  /** Label and heading, or the first line. */
  readonly range: RangeJson;
}

/** The tasks of several drafts and their units. */
export interface TaskListJson extends WorkspaceTasksJson {}

/** A clause of a draft that implements one of a parent, and what is known of that link. */
export interface LinkedClauseJson extends ClauseJson {
  readonly status: 'covers' | 'suspect' | 'pinned' | 'rejected';
  /** How sure the link is, 0 to 1. */
  readonly score: number;
  /** Whether a person has said that it holds. */
  readonly isDecided: boolean;
}

/** How far the parents of a draft are implemented; everything in the order of the texts. */
export interface CoverageJson {
  readonly uri: string;
  readonly title: string;
  /** The project file that counts for the draft or would be made for it; null where there is no place for one. */
  readonly project: { readonly uri: string; readonly exists: boolean; readonly directives: number } | null;
  readonly parents: readonly {
    readonly uri: string;
    readonly title: string;
    readonly number: string | null;
    readonly why: 'cited' | 'pinned' | 'same-subject-and-year';
    readonly clauses: readonly {
      readonly clause: ClauseJson;
      readonly status: 'full' | 'part' | 'none';
      /** A new clause can be started from it. */
      readonly canBegin: boolean;
      readonly by: readonly LinkedClauseJson[];
    }[];
  }[];
  /** Task clauses without a parent clause. */
  readonly unlinked: readonly ClauseJson[];
  /** Documents that the draft cites as its basis and the library does not hold. */
  readonly missing: readonly {
    readonly title: string | null;
    readonly number: string | null;
    readonly range: RangeJson;
  }[];
}

/** What is to be compared: the clause with a path or at a position, or with neither the whole draft. */
export interface ComparisonParams {
  readonly uri: string;
  readonly clause?: string;
  readonly position?: { readonly line: number; readonly character: number };
}

/** Two texts whose clauses stand on the same lines as far as a comparison of lines can hold them there. */
export interface ComparisonJson {
  /** Path of the clause; null for the whole draft. */
  readonly clause: string | null;
  /** `二、（五） ↔ 国办发〔2019〕14号 一、（二）` */
  readonly title: string;
  readonly draft: string;
  readonly parent: string;
}

/** A stretch that was carried over, and what stands at the other side. */
export interface CarriedWordingJson {
  readonly range: RangeJson;
  /** `above`: it came from a parent; `below`: it went into a child. */
  readonly from: 'above' | 'below';
  readonly text: string;
  /** `国办发〔2019〕14号 一、（二）` */
  readonly source: string;
}

/** A document that is to become part of the library of a draft. */
export interface NameDirectiveParams {
  readonly uri: string;
  readonly directive: string;
  /** The text of the project file where an editor holds it. */
  readonly projectText?: string;
}

/** What became of it: `outside` the document is not in the folder of the project; `broken` the project file cannot be read. */
export type NameDirectiveJson =
  | { readonly outcome: 'ready'; readonly uri: string; readonly exists: boolean; readonly text: string }
  | { readonly outcome: 'outside' | 'broken'; readonly uri: string }
  | { readonly outcome: 'nowhere' };

/** The argument of `workpoints.insertClause`: the draft, and the document and path of the clause to start from. */
export interface InsertClauseArguments {
  readonly uri: string;
  readonly parent: string;
  readonly clause: string;
}
