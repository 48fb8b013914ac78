import type { Span } from '../text/span.ts';
import { squeeze } from './characters.ts';
import { isAttachmentLine, isContentsLine } from './front.ts';
import { type LabelCandidate, rankOf } from './labels.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Damage, Label, LabelStyle } from './tree.ts';

/** The labels of a text, paragraph by paragraph; `null` where a paragraph has none. */
export interface LabelReading {
  readonly labels: readonly (Label | null)[];
  readonly damages: readonly Damage[];
}

/** Decides which candidates are labels, with the whole document in view. `skipped` paragraphs (a table of contents) have none. */
export function readLabels(
  text: string,
  paragraphs: readonly Paragraph[],
  skipped: (index: number) => boolean,
): LabelReading {
  const candidates = paragraphs.map((paragraph, index) => (skipped(index) ? null : paragraph.candidate));
  const decimal = usesDecimals(candidates);
  const pages = findPageNumbers(text, paragraphs, candidates);
  const damages: Damage[] = [];
  const last = new Map<LabelStyle, number>();
  const labels = candidates.map((candidate, index) => {
    if (!candidate) return null;
    const { label } = candidate;
    if (pages.has(index)) {
      damages.push({ kind: 'page-number', start: label.start, end: label.end, probably: '' });
      return null;
    }
    if (!isAccepted(candidate, last, decimal, candidates, index)) return null;
    if (label.damaged)
      damages.push({ kind: 'label', start: label.start, end: label.end, probably: String(label.number) });
    last.set(label.style, label.number);
    return label;
  });
  return { labels, damages };
}

/** Two labels such as `1.1　` make a decimal document; in others `1　` and `2.5 ` are figures. */
function usesDecimals(candidates: readonly (LabelCandidate | null)[]): boolean {
  let seen = 0;
  for (const candidate of candidates) {
    if (candidate?.label.style === 'decimal' && candidate.label.numbers.length > 1) seen++;
    if (seen >= 2) return true;
  }
  return false;
}

function isAccepted(
  { label, certainty }: LabelCandidate,
  last: ReadonlyMap<LabelStyle, number>,
  decimal: boolean,
  candidates: readonly (LabelCandidate | null)[],
  index: number,
): boolean {
  if (label.style === 'decimal') return decimal;
  if (certainty === 'certain') return true;
  const isNext = last.get(label.style) === label.number - 1;
  if (certainty === 'doubtful') return isNext || (label.number === 1 && secondFollows(candidates, index, label.style));
  if (label.style === 'chinese') return isNext || (label.number === 1 && secondFollows(candidates, index, label.style));
  return true;
}

function secondFollows(candidates: readonly (LabelCandidate | null)[], index: number, style: LabelStyle): boolean {
  for (let next = index + 1; next < Math.min(index + 40, candidates.length); next++) {
    const label = candidates[next]?.label;
    if (label?.style === style) return label.number === 2;
  }
  return false;
}

/**
 * `2、作报告、审计查出…`: page numbers that a document library put at line starts. They give themselves away by the line
 * before them, which stops inside a sentence; one such line and every `N、` of the text is a page number.
 */
function findPageNumbers(
  text: string,
  paragraphs: readonly Paragraph[],
  candidates: readonly (LabelCandidate | null)[],
): ReadonlySet<number> {
  const marked: number[] = [];
  let broken = false;
  let before = '';
  for (const [index, { content }] of paragraphs.entries()) {
    const label = candidates[index]?.label;
    if (label?.style === 'arabic' && label.mark === '、') {
      marked.push(index);
      if (before.length > 40 && !/[。；;！!？?：:）)〕”》]$/.test(before)) broken = true;
    }
    if (content.end > content.start) before = text.slice(Math.max(content.start, content.end - 60), content.end);
  }
  return new Set(broken ? marked : []);
}

/**
 * The further lines of a list of attachments, `附件：1.任务分工表` and below it `2.联系人名单`: their numbers count attachments, not clauses.
 */
export function findListedAttachments(text: string, paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const found = new Set<number>();
  let next = 0;
  for (const [index, { content, candidate }] of paragraphs.entries()) {
    if (content.end === content.start) continue;
    if (next > 0 && candidate?.label.style === 'arabic' && candidate.label.number === next) {
      found.add(index);
      next++;
    } else next = startsNumberedList(text, content) ? 2 : 0;
  }
  return found;
}

function startsNumberedList(text: string, content: Span): boolean {
  if (!isAttachmentLine(text, content)) return false;
  return /^附件[：:]1[.．、]/.test(squeeze(text.slice(content.start, Math.min(content.end, content.start + 20))));
}

/** The paragraphs of a table of contents, from its heading to the last entry; `null` where there is none. */
export function findContents(
  text: string,
  paragraphs: readonly Paragraph[],
): { readonly first: number; readonly last: number } | null {
  const first = paragraphs.findIndex((paragraph) => isContentsLine(text, paragraph.content));
  if (first < 0) return null;
  const filled: number[] = [];
  for (let index = first + 1; index < paragraphs.length; index++) {
    if (paragraphs[index]!.content.end > paragraphs[index]!.content.start) filled.push(index);
  }
  // The number does not count: it may be what is wrong with one of the two.
  const lineKey = (index: number): string => {
    const { content, candidate } = paragraphs[index]!;
    return squeeze(text.slice(candidate?.label.end ?? content.start, Math.min(content.end, content.start + 80)));
  };
  const entry = filled[0];
  if (entry === undefined) return null;
  const opening = lineKey(entry);
  const again = filled.find((index) => index > entry && lineKey(index) === opening);
  if (again !== undefined) return { first, last: again - 1 };
  const long = filled.find((index) => paragraphs[index]!.content.end - paragraphs[index]!.content.start > 40);
  return { first, last: (long ?? filled.at(-1)! + 1) - 1 };
}

/** A clause while the tree grows: its paragraphs and the clauses below it. */
export interface ClauseDraft {
  readonly label: Label;
  readonly head: Paragraph;
  readonly rest: Paragraph[];
  readonly children: ClauseDraft[];
}

/** Puts labelled paragraphs into a tree by the rank of their labels; paragraphs without a label go on with the clause before them. */
export function growTree(paragraphs: readonly Paragraph[], labels: readonly (Label | null)[]): ClauseDraft[] {
  const roots: ClauseDraft[] = [];
  const open: ClauseDraft[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const label = labels[index];
    if (!label) {
      open.at(-1)?.rest.push(paragraph);
      continue;
    }
    const rank = rankOf(label);
    while (open.length > 0 && rankOf(open.at(-1)!.label) >= rank) open.pop();
    const clause: ClauseDraft = { label, head: paragraph, rest: [], children: [] };
    (open.at(-1)?.children ?? roots).push(clause);
    open.push(clause);
  }
  return roots;
}
