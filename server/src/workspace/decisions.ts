import type { DraftClause } from '../model/draft.ts';
import { readJson } from '../text/json.ts';
import { keyOf } from '../text/key.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';

/** Where decisions lie, seen from the folder of the project file. */
export const decisionsPath = '.workpoints/decisions.json';

/** What a person decided about a clause. `local`: the task is the issuer's own and has no parent clause. */
export interface ClauseDecision {
  /** The draft's path, seen from the folder of the project file, with `/`. */
  readonly draft: string;
  /** Heading or first words of the clause: by them it is found again when its number or its text has changed. */
  readonly title: string;
  /** The number of the clause when the decision was taken, for people who read the file. */
  readonly clause: string;
  readonly state: 'local';
  readonly reason: string;
}

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
  readonly suppressed: readonly Suppression[];
}

/** What holds where there is no decisions file. */
export const noDecisions: Decisions = { clauses: [], suppressed: [] };

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
  const content = parseObject(text);
  if (!content) {
    const span = readJson(text).problem?.span ?? null;
    return { decisions: noDecisions, problem: { span, message: message(broken) } };
  }
  const entries = listOf(content.clauses);
  const clauses = entries.filter(isClauseDecision);
  const held = listOf(content.suppressed);
  const suppressed = held.filter(isSuppression);
  const wrong = entries.length - clauses.length + held.length - suppressed.length;
  return {
    decisions: { clauses, suppressed },
    problem: wrong > 0 ? { span: null, message: message(skipped, wrong) } : null,
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * The text of a decisions file with one decision more; one on the same clause is replaced. `text` is what the file holds, `null` where there is none.
 * Entries are in a fixed order, one a block, so that two people's additions merge. Returns `null` where the file cannot be understood: it is never overwritten then.
 */
export function withDecision(text: string | null, decision: ClauseDecision): string | null {
  const content = text === null || text.trim() === '' ? {} : parseObject(text);
  if (!content) return null;
  const others = listOf(content.clauses);
  const kept = others.filter((entry) => !isClauseDecision(entry) || !isSameClause(entry, decision));
  const clauses = [...kept, decision].sort(inOrder);
  return `${JSON.stringify({ ...content, version: 1, clauses }, null, 2)}\n`;
}

/**
 * The text of a decisions file with suppressions more; one of the same thing is replaced, and what holds for less than a new one stays. In the same
 * order and under the same conditions as `withDecision`.
 */
export function withSuppressions(text: string | null, more: readonly Suppression[]): string | null {
  const content = text === null || text.trim() === '' ? {} : parseObject(text);
  if (!content) return null;
  const added = new Map(more.map((entry) => [suppressionKey(entry), entry]));
  const kept = listOf(content.suppressed).filter((entry) => !isSuppression(entry) || !added.has(suppressionKey(entry)));
  const suppressed = [...kept, ...added.values()].sort(inSuppressionOrder);
  return `${JSON.stringify({ ...content, version: 1, suppressed }, null, 2)}\n`;
}

/** What a suppression is about, as one string: equal for two that hold back the same findings, however the words are spaced or written. */
export function suppressionKey({ code, draft, text, heading }: Suppression): string {
  return JSON.stringify([code, draft ?? null, text === undefined ? null : contentKey(text), contentKey(heading ?? '')]);
}

/** The key by which words are found again; marks alone, which have none, stand for themselves. */
export function contentKey(words: string): string {
  return keyOf(words) || words;
}

function inSuppressionOrder(one: unknown, other: unknown): number {
  const [first, second] = [one, other].map((entry) =>
    isSuppression(entry) ? `${entry.draft ?? ''}\n${entry.code}\n${entry.heading ?? ''}\n${entry.text ?? ''}` : '',
  ) as [string, string];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function isSuppression(entry: unknown): entry is Suppression {
  if (typeof entry !== 'object' || entry === null) return false;
  const { code, draft, text, heading, reason } = entry as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || code === '' || typeof reason !== 'string') return false;
  if ([draft, text, heading].some((value) => value !== undefined && typeof value !== 'string')) return false;
  // One finding is told by draft, words and heading together; with a part of that missing the entry would hold back too much.
  return text === undefined ? heading === undefined : draft !== undefined && heading !== undefined;
}

/** The decision on a clause of a draft; found again by heading or first words, however they are spaced or written. */
export function decisionOn(decisions: Decisions, draft: string, clause: DraftClause): ClauseDecision | null {
  const title = keyOf(clause.title);
  return decisions.clauses.find((entry) => entry.draft === draft && keyOf(entry.title) === title) ?? null;
}

function isSameClause(one: ClauseDecision, other: ClauseDecision): boolean {
  return one.draft === other.draft && keyOf(one.title) === keyOf(other.title);
}

function inOrder(one: unknown, other: unknown): number {
  const [first, second] = [sortKey(one), sortKey(other)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function sortKey(entry: unknown): string {
  return isClauseDecision(entry) ? `${entry.draft}\n${entry.title}` : '';
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
  const { draft, title, clause, state, reason } = entry as Readonly<Record<string, unknown>>;
  return (
    [draft, title, clause, reason].every((value) => typeof value === 'string') && state === 'local' && title !== ''
  );
}
