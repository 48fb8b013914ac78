import type { DraftClause } from '../model/draft.ts';
import { keyOf } from '../text/key.ts';
import { type Localized, type Message, message } from '../text/message.ts';

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

/** The content of a decisions file. */
export interface Decisions {
  readonly clauses: readonly ClauseDecision[];
}

/** What holds where there is no decisions file. */
export const noDecisions: Decisions = { clauses: [] };

const broken: Localized = {
  'zh-cn': '决定文件不是正确的 JSON，其中的决定暂不起作用；请改正或从备份恢复。',
  'zh-tw': '決定檔案不是正確的 JSON，其中的決定暫不起作用；請改正或從備份恢復。',
  en: 'The decisions file is not valid JSON, so its decisions do not count for now; please mend it or restore a copy.',
};
const skipped: Localized = {
  'zh-cn': '决定文件中有 {0} 项缺少内容或写法不对，未予采用。',
  'zh-tw': '決定檔案中有 {0} 項缺少內容或寫法不對，未予採用。',
  en: '{0} entries of the decisions file lack something or are written wrongly and do not count.',
};

/** Reads a decisions file. What is wrong in it is left out and said in one message; the rest counts. */
export function readDecisions(text: string): { readonly decisions: Decisions; readonly problem: Message | null } {
  const content = parseObject(text);
  if (!content) return { decisions: noDecisions, problem: message(broken) };
  const entries: readonly unknown[] = Array.isArray(content.clauses) ? content.clauses : [];
  const clauses = entries.filter(isClauseDecision);
  const wrong = entries.length - clauses.length;
  return { decisions: { clauses }, problem: wrong > 0 ? message(skipped, wrong) : null };
}

/**
 * The text of a decisions file with one decision more; one on the same clause is replaced. `text` is what the file holds, `null` where there is none.
 * Entries are in a fixed order, one a block, so that two people's additions merge. Returns `null` where the file cannot be understood: it is never overwritten then.
 */
export function withDecision(text: string | null, decision: ClauseDecision): string | null {
  const content = text === null || text.trim() === '' ? {} : parseObject(text);
  if (!content) return null;
  const others: readonly unknown[] = Array.isArray(content.clauses) ? content.clauses : [];
  const kept = others.filter((entry) => !isClauseDecision(entry) || !isSameClause(entry, decision));
  const clauses = [...kept, decision].sort(inOrder);
  return `${JSON.stringify({ ...content, version: 1, clauses }, null, 2)}\n`;
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
