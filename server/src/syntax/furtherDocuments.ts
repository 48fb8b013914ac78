import {
  classifyTail,
  isAttachmentLine,
  isDateLine,
  isRemarkLine,
  isSignatureLine,
  lineKey,
  nameEndsAt,
  namesOfIssued,
  withoutTitleMarks,
} from './front.ts';
import type { Paragraph } from './paragraphs.ts';
import type { BlockKind, Label } from './tree.ts';

/** A document behind the first one of a text, by paragraphs: its title takes those from `first` up to `end`. */
export interface FurtherDocument {
  readonly first: number;
  readonly end: number;
  readonly isAttachment: boolean;
}

/** The documents of a text besides the one that it begins with, by the paragraph in which their title begins. */
export interface FurtherDocuments {
  /** Where the document begins that a notice with numbered paragraphs of its own brings; -1 where there is none. */
  readonly issued: number;
  /** What else the notice brings, and its attachments. */
  readonly others: readonly FurtherDocument[];
}

const noOthers: FurtherDocuments = { issued: -1, others: [] };

/** Shortest name of a document. */
const shortestName = 6;
/** How many attachments of a text are looked for. */
const mostAttachments = 40;

/** Names in lists of attachments: `附件：1.任务分解表`, `2.联系人名单`. */
function namesOfAttachments(text: string, paragraphs: readonly Paragraph[]): readonly string[] {
  const names: string[] = [];
  let isList = false;
  for (const { content } of paragraphs) {
    if (content.end === content.start) continue;
    const begins = isAttachmentLine(text, content);
    if (!begins && !isList) continue;
    const line = lineKey(text, content);
    isList = begins || /^\d{1,2}[.、]/.test(line);
    const name = withoutTitleMarks(line.replace(/^附件\d{0,2}:?/, '').replace(/^\d{1,2}[.、]/, ''));
    if (isList && name.length >= shortestName) names.push(name);
    if (names.length === mostAttachments) break;
  }
  return names;
}

/**
 * Finds the titles of further documents behind the first numbered paragraph `first`: on lines without a number, the name of something that the
 * notice issues or lists as an attachment; such a list counts only from the signature on, or behind a line 附件.
 */
export function findFurther(
  text: string,
  paragraphs: readonly Paragraph[],
  labels: readonly (Label | null)[],
  first: number,
): FurtherDocuments {
  if (first <= 0) return noOthers;
  const lineAt = (index: number): string | null => {
    const paragraph = paragraphs[index];
    return paragraph && !labels[index] && !paragraph.row ? lineKey(text, paragraph.content) : null;
  };
  const front = paragraphs.slice(0, first).map(({ content }) => lineKey(text, content));
  const lineInFront = (index: number): string | null => front[index] ?? null;
  const isInFront = (name: string): boolean =>
    front.some((_, index) => nameEndsAt([name], index, lineInFront) !== null);
  const issued = namesOfIssued(front).filter((name) => !isInFront(name));
  const listed = namesOfAttachments(text, paragraphs);
  if (issued.length + listed.length === 0) return noOthers;
  const others: FurtherDocument[] = [];
  let main = -1;
  let isSigned = false;
  let isHeaded = false;
  for (let index = first + 1; index < paragraphs.length; index++) {
    const { content } = paragraphs[index]!;
    if (content.end === content.start || isRemarkLine(text, content)) continue;
    if (isAttachmentLine(text, content)) {
      isHeaded = true;
      continue;
    }
    const last = nameEndsAt(issued, index, lineAt);
    const end: number | null = last ?? (isSigned || isHeaded ? nameEndsAt(listed, index, lineAt) : null);
    if (last !== null && isSigned && main < 0 && others.length === 0) main = index;
    else if (end !== null) others.push({ first: index, end: end + 1, isAttachment: last === null });
    if (end !== null) index = end;
    isSigned = end === null && (isDateLine(text, content) || isSignatureLine(text, content));
    isHeaded = false;
  }
  return { issued: main, others };
}

/** What stands around the numbered paragraphs of further documents: their titles, what is said behind them, and the end of the document before. */
export function classifyFurther(
  text: string,
  paragraphs: readonly Paragraph[],
  labels: readonly (Label | null)[],
  others: readonly FurtherDocument[],
  kinds: Map<Paragraph, BlockKind>,
): void {
  for (const [index, { first, end, isAttachment }] of others.entries()) {
    const least = others[index - 1]?.end ?? 0;
    const before = paragraphs.slice(lastOf(labels, paragraphs, least, first) + 1, first);
    for (const [paragraph, kind] of classifyTail(text, before)) kinds.set(paragraph, kind);
    for (const paragraph of paragraphs.slice(first, end))
      if (paragraph.content.end > paragraph.content.start) kinds.set(paragraph, 'title');
    const most = others[index + 1]?.first ?? paragraphs.length;
    for (let next = end; next < most && !labels[next]; next++) {
      const paragraph = paragraphs[next]!;
      if (paragraph.row) break;
      if (!kinds.has(paragraph)) kinds.set(paragraph, isAttachment ? 'attachment' : 'preamble');
    }
  }
}

/** The last numbered paragraph or row of a table from one place up to another; the one in front of them where there is none. */
function lastOf(
  labels: readonly (Label | null)[],
  paragraphs: readonly Paragraph[],
  from: number,
  end: number,
): number {
  let index = end - 1;
  while (index >= from && !labels[index] && !paragraphs[index]!.row) index--;
  return index;
}
