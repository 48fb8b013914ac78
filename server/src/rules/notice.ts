import { nameDocument } from '../directives/documentName.ts';
import type { Draft } from '../model/draft.ts';
import { findTitles } from '../model/identity.ts';
import type { Block } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { type Span, textOf } from '../text/span.ts';

/** A name of the document that a notice brings: as written, and as a key without issuer, 关于印发 and 的通知. */
export interface DocumentMention extends Span {
  readonly words: string;
  readonly key: string;
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
  return { start: span.start, end: span.end, words, key: nameDocument(words, null, null).title };
}

/** Reads the names that the parts of a notice give the document it brings. */
export function readNotice(draft: Draft): Notice {
  const titles = findTitles(draft.tree);
  const isNotice = ({ words }: DocumentMention): boolean => brings.test(words) && endsAsNotice.test(words);
  const mentions = titles.map((span) => mention(draft, span));
  const last = mentions.at(-1);
  const title = mentions.findLast(isNotice) ?? null;
  const approvals = findApprovals(draft);
  const points = last && !isNotice(last) && (title !== null || approvals.length > 0) ? last : null;
  return { title, approvals, points };
}

/** The paragraphs of the notice: its text before the signature. */
export function noticeBlocks(draft: Draft): readonly Block[] {
  return draft.tree.blocks.filter((block) => block.kind === 'notice');
}

function findApprovals(draft: Draft): readonly DocumentMention[] {
  const found: DocumentMention[] = [];
  for (const block of noticeBlocks(draft)) {
    for (const { title } of draft.citations) {
      if (!title || title.start < block.start || title.end > block.end) continue;
      const before = draft.text.slice(Math.max(block.start, title.start - 3), title.start);
      const after = draft.text.slice(title.end + 1, Math.min(block.content.end, title.end + 1 + longestRest));
      if (/[将將]《?$/.test(before) || approved.test(after)) found.push(mention(draft, title));
    }
    if (found.length > 0) break;
  }
  return found;
}

/** Whether two keys name one document: the same, or one is the other with its issuer or an attachment added. */
export function isPartOf(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}

/** The words that the notice says, as a key: for asking who agreed and to what. */
export function noticeKey(draft: Draft): string {
  return keyOf(
    noticeBlocks(draft)
      .map(({ content }) => textOf(draft.text, content))
      .join('\n'),
  );
}
