import { type ClauseDecision, type LinkDecision, linkStates } from '../model/decision.ts';
import type { RememberedClause } from '../model/remembered.ts';
import { readJson } from '../text/json.ts';
import { keyOf } from '../text/key.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';

/** Where decisions lie, seen from the folder of the project file. */
export const decisionsPath = '.workpoints/decisions.json';

/**
 * A finding that is not to be shown, or a rule. With `text` one finding, with `draft` alone a rule in that draft, with neither a rule in the
 * whole workspace.
 */
export interface Suppression {
  readonly code: string;
  /** The draft's path, seen from the folder of the project file, with `/`. */
  readonly draft?: string;
  /** The words that the finding is about, at most so many as `contentOf` takes: `（四）`. */
  readonly text?: string;
  /** Heading or first words of the clause that holds it; empty outside of the clauses. */
  readonly heading?: string;
  readonly reason: string;
}

/** The content of a decisions file. */
export interface Decisions {
  readonly clauses: readonly ClauseDecision[];
  readonly links: readonly LinkDecision[];
  readonly suppressed: readonly Suppression[];
}

/** What holds where there is no decisions file. */
export const noDecisions: Decisions = { clauses: [], links: [], suppressed: [] };

const broken: Localized = {
  'zh-cn': '决定文件的格式有误，其中的决定暂不起作用，也不会改写它；请改正或从备份恢复。',
  'zh-tw': '決定檔案的格式有誤，其中的決定暫不起作用，也不會改寫它；請改正或從備份恢復。',
  en: 'The decisions file cannot be read, so its decisions do not count for now and it is not written to; please mend it or restore a copy.',
};
const skipped: Localized = {
  'zh-cn': '决定文件中有 {0} 项缺少内容或写法不对，未予采用。',
  'zh-tw': '決定檔案中有 {0} 項缺少內容或寫法不對，未予採用。',
  en: '{0} entries of the decisions file lack something or are written wrongly and do not count.',
};

const unresolved: Localized = {
  'zh-cn': '决定文件合并时两边的改动有冲突，冲突标记还在；两边的决定都算数，下次记下决定时标记会清除。',
  'zh-tw': '決定檔案合併時兩邊的改動有衝突，衝突標記還在；兩邊的決定都算數，下次記下決定時標記會清除。',
  en: 'A merge left conflict marks in the decisions file; the decisions of both sides count, and the marks go when a decision is kept next.',
};

/** What is wrong with a decisions file, and where, as far as one place can be named. */
export interface DecisionsProblem {
  readonly span: Span | null;
  readonly message: Message;
}

/** Reads a decisions file. What is wrong in it is left out and said in one message; the rest counts. */
export function readDecisions(text: string): {
  readonly decisions: Decisions;
  readonly problem: DecisionsProblem | null;
} {
  const merged = readMerged(text);
  if (!merged) {
    const span = readJson(text).problem?.span ?? null;
    return { decisions: noDecisions, problem: { span, message: message(broken) } };
  }
  const { content, isUnresolved } = merged;
  const lists = [listOf(content.clauses), listOf(content.links), listOf(content.suppressed)] as const;
  const clauses = lists[0].filter(isClauseDecision);
  const links = lists[1].filter(isLinkDecision);
  const suppressed = lists[2].filter(isSuppression);
  const wrong = lists.flat().length - clauses.length - links.length - suppressed.length;
  const said = wrong > 0 ? message(skipped, wrong) : isUnresolved ? message(unresolved) : null;
  return { decisions: { clauses, links, suppressed }, problem: said && { span: null, message: said } };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What to do with the content of a decisions file. */
export interface DecisionChange {
  /** Decisions to be kept; each takes the place of one on the same thing. */
  readonly clauses?: readonly ClauseDecision[];
  readonly links?: readonly LinkDecision[];
  readonly suppressed?: readonly Suppression[];
  /** Decisions that no longer hold, as they stand in the file. */
  readonly withdrawn?: { readonly clauses?: readonly ClauseDecision[]; readonly links?: readonly LinkDecision[] };
}

/**
 * The text of a decisions file after a change; one that is in force already leaves the text as it is. `text` is what the file holds, `null` where
 * there is none. Entries are in a fixed order, one a block, so that two people's additions merge, and what another version wrote stays. Returns
 * `null` where the file cannot be understood: it is never overwritten then.
 */
export function withChange(text: string | null, change: DecisionChange): string | null {
  const content = text === null || text.trim() === '' ? {} : readMerged(text)?.content;
  if (!content) return null;
  const { withdrawn } = change;
  const lists = {
    ...changed(content, 'clauses', isClauseDecision, clauseKey, change.clauses, withdrawn?.clauses),
    ...changed(content, 'links', isLinkDecision, linkKey, change.links, withdrawn?.links),
    ...changed(content, 'suppressed', isSuppression, suppressionKey, change.suppressed, undefined),
  };
  return `${JSON.stringify({ ...content, version: 1, ...lists }, null, 2)}\n`;
}

/** One list of the file with entries added and others taken out, in order; nothing where there is nothing to do. */
function changed<Entry>(
  content: Readonly<Record<string, unknown>>,
  name: string,
  isEntry: (entry: unknown) => entry is Entry,
  keyOfEntry: (entry: Entry) => string,
  more: readonly Entry[] = [],
  withdrawn: readonly Entry[] = [],
): Readonly<Record<string, readonly unknown[]>> {
  if (more.length === 0 && withdrawn.length === 0) return {};
  const added = new Map(more.map((entry) => [keyOfEntry(entry), entry]));
  const gone = new Set([...withdrawn.map(keyOfEntry), ...added.keys()]);
  const kept = listOf(content[name]).filter((entry) => !isEntry(entry) || !gone.has(keyOfEntry(entry)));
  const keyed = [...kept, ...added.values()].map((entry) => [isEntry(entry) ? keyOfEntry(entry) : '', entry] as const);
  keyed.sort(([one], [other]) => (one === other ? 0 : one < other ? -1 : 1));
  return { [name]: keyed.map(([, entry]) => entry) };
}

/** What a decision on a clause is about: equal for two on the same clause of the same file, however its heading is spaced or written. */
function clauseKey({ draft, title }: ClauseDecision): string {
  return JSON.stringify([draft, contentKey(title)]);
}

/** What a decision on a link is about. Clauses without a heading of their own are told by their wording, too. */
function linkKey({ draft, title, text, parent }: LinkDecision): string {
  const sides = [title, text, parent.document || parent.path, parent.number ?? '', parent.title].map(contentKey);
  return JSON.stringify([draft, ...sides]);
}

/** What a suppression is about, as one string: equal for two that hold back the same findings, however the words are spaced or written. */
export function suppressionKey({ code, draft, text, heading }: Suppression): string {
  return JSON.stringify([code, draft ?? null, text === undefined ? null : contentKey(text), contentKey(heading ?? '')]);
}

/** The key by which words are found again; marks alone, which have none, stand for themselves. */
export function contentKey(words: string): string {
  return keyOf(words) || words;
}

function isSuppression(entry: unknown): entry is Suppression {
  if (typeof entry !== 'object' || entry === null) return false;
  const { code, draft, text, heading, reason } = entry as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || code === '' || typeof reason !== 'string') return false;
  if ([draft, text, heading].some((value) => value !== undefined && typeof value !== 'string')) return false;
  // One finding is told by draft, words and heading together; with a part of that missing the entry would hold back too much.
  return text === undefined ? heading === undefined : draft !== undefined && heading !== undefined;
}

/** The content of a decisions file; with both sides of what a merge left unresolved. `null` where it cannot be understood. */
function readMerged(
  text: string,
): { readonly content: Readonly<Record<string, unknown>>; readonly isUnresolved: boolean } | null {
  const whole = parseObject(text);
  if (whole) return { content: whole, isUnresolved: false };
  const [ours, theirs] = [sideOf(text, 'ours'), sideOf(text, 'theirs')].map((side) =>
    side === null ? null : parseObject(side),
  );
  if (!ours || !theirs) return null;
  const lists = Object.fromEntries(
    ['clauses', 'links', 'suppressed'].flatMap((name) => {
      if (!Array.isArray(ours[name]) && !Array.isArray(theirs[name])) return [];
      return [[name, union(listOf(ours[name]), listOf(theirs[name]))]];
    }),
  );
  return { content: { ...theirs, ...ours, ...lists }, isUnresolved: true };
}

/** The entries of both sides; of two on the same thing the one of the first side. */
function union(ours: readonly unknown[], theirs: readonly unknown[]): readonly unknown[] {
  const keyed = (entry: unknown): string => {
    if (isClauseDecision(entry)) return clauseKey(entry);
    if (isLinkDecision(entry)) return linkKey(entry);
    return isSuppression(entry) ? suppressionKey(entry) : JSON.stringify(entry);
  };
  const known = new Set(ours.map(keyed));
  const all = [...ours, ...theirs.filter((entry) => !known.has(keyed(entry)))].map(
    (entry) => [keyed(entry), entry] as const,
  );
  all.sort(([one], [other]) => (one === other ? 0 : one < other ? -1 : 1));
  return all.map(([, entry]) => entry);
}

/** A text that a merge of git left with its marks, as one of the two sides would have it; `null` where there are none. */
function sideOf(text: string, wanted: 'ours' | 'theirs'): string | null {
  const lines: string[] = [];
  let side: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  let isMarked = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('<<<<<<< ')) [side, isMarked] = ['ours', true];
    else if (side === 'ours' && line.startsWith('|||||||')) side = 'base';
    else if ((side === 'ours' || side === 'base') && line === '=======') side = 'theirs';
    else if (side === 'theirs' && line.startsWith('>>>>>>> ')) side = 'both';
    else if (side === 'both' || side === wanted) lines.push(line);
  }
  return isMarked && side === 'both' ? lines.join('\n') : null;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const content: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof content === 'object' && content !== null && !Array.isArray(content)
      ? (content as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

function isClauseDecision(entry: unknown): entry is ClauseDecision {
  if (typeof entry !== 'object' || entry === null) return false;
  const { draft, document, title, clause, text, state, reason } = entry as Readonly<Record<string, unknown>>;
  if ([document, text].some((value) => value !== undefined && typeof value !== 'string')) return false;
  return (
    [draft, title, clause, reason].every((value) => typeof value === 'string') && state === 'local' && title !== ''
  );
}

function isLinkDecision(entry: unknown): entry is LinkDecision {
  if (typeof entry !== 'object' || entry === null) return false;
  const { draft, parent, state, reason } = entry as Readonly<Record<string, unknown>>;
  if (typeof parent !== 'object' || parent === null || typeof draft !== 'string') return false;
  if (typeof reason !== 'string' || !linkStates.some((known) => known === state)) return false;
  return typeof (parent as { readonly path?: unknown }).path === 'string' && [entry, parent].every(isRemembered);
}

/** Whether an object says of a document and a clause what is needed to find them again. */
function isRemembered(entry: object): boolean {
  const { document, issuer, number, clause, title, text } = entry as Partial<
    Record<keyof RememberedClause | string, unknown>
  >;
  if ([issuer, number].some((value) => value !== undefined && typeof value !== 'string')) return false;
  return [document, clause, title, text].every((value) => typeof value === 'string') && (title !== '' || text !== '');
}
