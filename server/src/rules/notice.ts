import { nameDocument } from '../directives/documentName.ts';
import type { Draft } from '../model/draft.ts';
import { findTitles } from '../model/identity.ts';
import type { Block } from '../syntax/tree.ts';
import { type Span, textOf } from '../text/span.ts';

/** A name of the document that a notice brings, as written but without white space. */
export interface DocumentMention extends Span {
  readonly words: string;
}

/** What a notice says of the document that it brings (印发通知). */
export interface Notice {
  /** `关于印发……的通知`: the title of the notice; `null` where the copy has none. */
  readonly title: DocumentMention | null;
  /** The names in the approval sentence (批准语); several where several documents are brought. */
  readonly approvals: readonly DocumentMention[];
  /** The title of the document itself, behind the notice. */
  readonly points: DocumentMention | null;
}

const brings = /(?:印发|印發|转发|轉發|下发|下發)/;
const endsAsNotice = /(?:通知|的函)(?:[（(〔][^（()）〔〕]{1,40}(?:〔\d{4}〕[^（()）〔〕]{1,12})?[）)〕])?$/;
/** What follows the name in an approval sentence, brackets with a short name aside. */
const approved =
  /^\s{0,2}(?:[（(][^（()）]{1,40}[）)])?\s{0,2}(?:已|业经|業經|经|經|现|現|印发|印發|转发|轉發|下发|下發|予以)/;
/** How much text behind a name is looked at. */
const longestRest = 60;

function mention(draft: Draft, span: Span): DocumentMention {
  const words = textOf(draft.text, span).replace(/[\s\u3000]+/g, '');
  return { start: span.start, end: span.end, words };
}

/** The name as a key without issuer, 关于印发 and 的通知: the same for both scripts, both widths and any title marks. */
export function keyOfName({ words }: DocumentMention): string {
  return nameDocument(words, null, null).title;
}

/** Whether two names are the same: as written, title marks aside, or else by their keys. */
export function isSameName(one: DocumentMention, other: DocumentMention): boolean {
  return bare(one) === bare(other) || keyOfName(one) === keyOfName(other);
}

/** Whether two names are of one document: the same, or one is the other with its issuer, 关于印发 or an attachment added. */
export function isPartOf(one: DocumentMention, other: DocumentMention): boolean {
  if (bare(one).includes(bare(other)) || bare(other).includes(bare(one))) return true;
  const [key, otherKey] = [keyOfName(one), keyOfName(other)];
  return key.includes(otherKey) || otherKey.includes(key);
}

function bare({ words }: DocumentMention): string {
  return words.replace(/[《》〈〉]/g, '');
}

/** Reads the names that the parts of a notice give the document it brings. */
export function readNotice(draft: Draft): Notice {
  const titles = findTitles(draft.tree);
  const isNotice = ({ words }: DocumentMention): boolean => brings.test(words) && endsAsNotice.test(words);
  const mentions = titles.map((span) => mention(draft, span));
  const last = mentions.at(-1);
  const title = mentions.findLast(isNotice) ?? null;
  const approvals = findApprovals(draft);
  const hasNotice = title !== null || approvals.length > 0;
  const points = last && hasNotice && !endsAsNotice.test(last.words) ? wholeTitle(draft, last, approvals) : null;
  return { title, approvals, points };
}

/** How many lines a title may be broken over. */
const mostTitleLines = 4;

/** A title of which only the last line was taken for one, with the lines in front of it, where together they are a name of the notice. */
function wholeTitle(draft: Draft, last: DocumentMention, names: readonly DocumentMention[]): DocumentMention {
  if (names.some((name) => isSameName(name, last))) return last;
  const lines = draft.tree.blocks.filter(({ kind, start }) => kind !== 'blank' && start < last.start);
  for (let count = 1; count < mostTitleLines; count++) {
    const first = lines.at(-count);
    if (!first) break;
    const whole = mention(draft, { start: first.content.start, end: last.end });
    if (names.some((name) => isSameName(name, whole))) return whole;
  }
  return last;
}

/** The paragraphs of the notice: its text before the signature. */
export function noticeBlocks(draft: Draft): readonly Block[] {
  return draft.tree.blocks.filter((block) => block.kind === 'notice');
}

/** What stands between two documents that are approved together: `《甲方案》和《乙清单》已经……同意`, `《甲》《乙》`. */
const joint = /^》?(?:\s{0,2}(?:[、，,和及与與]|以及)\s{0,2})?《?$/;

function findApprovals(draft: Draft): readonly DocumentMention[] {
  for (const block of noticeBlocks(draft)) {
    const titles = draft.citations.flatMap(({ title }) =>
      title && title.start >= block.start && title.end <= block.end ? [title] : [],
    );
    const approvals: DocumentMention[] = [];
    let next: Span | null = null;
    for (const title of titles.toReversed()) {
      const before = draft.text.slice(Math.max(block.start, title.start - 3), title.start);
      const after = draft.text.slice(title.end + 1, Math.min(block.content.end, title.end + 1 + longestRest));
      const isJoined: boolean = next !== null && joint.test(draft.text.slice(title.end, next.start));
      const isApproved: boolean = isJoined || /[将將]《?$/.test(before) || approved.test(after);
      next = isApproved ? title : null;
      if (isApproved) approvals.unshift(mention(draft, title));
    }
    if (approvals.length > 0) return approvals;
  }
  return [];
}
