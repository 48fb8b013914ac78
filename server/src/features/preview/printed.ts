import type { Draft, DraftClause } from '../../model/draft.ts';
import { trim } from '../../syntax/characters.ts';
import { isAttachmentLine, isDateLine, isRemarkLine, isSignatureLine } from '../../syntax/front.ts';
import type { Block, Label } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';

/** Faces of GB/T 9704—2012: `headline` 小标宋, `gothic` 黑体, `brush` 楷体, `body` 仿宋. */
export type Face = 'headline' | 'gothic' | 'brush' | 'body';

/** What a printed paragraph is. `attachments` the list under the text (附件说明), `attachment` the word 附件 at the top of one. */
export type PrintedKind =
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

/** A stretch of the text with the face that it is set in. */
export interface FacedSpan extends Span {
  readonly face: Face;
}

/** A paragraph as it is to be printed, before it is broken into lines. */
export interface Printed {
  readonly kind: PrintedKind;
  readonly content: Span;
  /** Stretches in another face than that of the kind, in order. */
  readonly faces: readonly FacedSpan[];
  /** The level of its heading, 1 for titles; `null` for a paragraph without one. */
  readonly level: number | null;
  /** Only its first words are the heading, and these are `faces`, or the whole line is. */
  readonly runIn: boolean;
  /** Where its first line and the following ones begin, in half cells. */
  readonly indent: { readonly first: number; readonly rest: number };
  /** Blank rows above it, where it does not begin a page. */
  readonly blankRows: number;
  readonly startsPage: boolean;
}

/** Two characters. */
const INDENT = 4;

/** Where in the document a paragraph stands: under a title, in the text, in the list of attachments, in an attachment. */
type Part = 'head' | 'text' | 'list' | 'attachment';

/** The paragraphs of a draft that are printed: all but blank lines, web pages round the document, and what they say of it. */
export function printedParagraphs(draft: Draft): readonly Printed[] {
  const clauses = new Map(draft.clauses.flatMap((clause) => clauseEntry(clause)));
  const printed: Printed[] = [];
  let part: Part = 'head';
  for (const block of draft.tree.blocks) {
    if (!isPrinted(block)) continue;
    const before = printed.at(-1) ?? null;
    part = partOf(draft.text, block, part);
    // Not only the content: what a copy made of an indent is printed, too.
    const whole = { ...block, content: trim(draft.text, block) };
    const own = shape(draft.text, whole, part, clauses.get(block) ?? null, before);
    printed.push({ ...own, ...spaceAbove(own.kind, before, printed.length > 0 && hasText(printed)) });
  }
  return printed;
}

/** Whether a block is part of the document on paper. */
export function isPrinted(block: Block): boolean {
  if (block.kind === 'blank' || block.kind === 'noise' || block.kind === 'metadata') return false;
  return block.content.end > block.content.start;
}

function clauseEntry(clause: DraftClause): (readonly [Block, DraftClause])[] {
  const first = clause.syntax.blocks[0];
  return first && clause.syntax.label ? [[first, clause]] : [];
}

/** Whether anything stands before that a title of the document itself must not follow on the same page. */
function hasText(printed: readonly Printed[]): boolean {
  for (let at = printed.length - 1; at >= 0; at--) {
    const { kind } = printed[at]!;
    if (kind === 'title' || kind === 'attachment') return false;
    if (kind !== 'number' && kind !== 'caption') return true;
  }
  return false;
}

const headKinds: ReadonlySet<Block['kind']> = new Set(['title', 'number', 'remark', 'date', 'signature']);
const attachmentLabel = /^附件[0-9０-９]{0,2}[：:]?$/;

function partOf(text: string, block: Block, part: Part): Part {
  if (block.kind === 'title') return 'head';
  if (block.kind === 'attachment') {
    if (attachmentLabel.test(shortTextOf(text, block.content))) return 'attachment';
    return part === 'attachment' ? 'attachment' : 'list';
  }
  return part === 'head' && headKinds.has(block.kind) ? 'head' : 'text';
}

/** The beginning of a paragraph, as far as its form can be told from it. */
function shortTextOf(text: string, { start, end }: Span): string {
  return text.slice(start, Math.min(end, start + 40));
}

type Shape = Omit<Printed, 'blankRows' | 'startsPage'>;

function shape(text: string, block: Block, part: Part, clause: DraftClause | null, before: Printed | null): Shape {
  const { content } = block;
  if (block.kind === 'attachment' || (block.kind === 'notice' && isListed(text, content, before)))
    return attachmentShape(text, content, part, before);
  if (clause) return clauseShape(text, block, clause);
  if (block.kind === 'title') return plain('title', content, { level: 1 });
  if (block.kind === 'number') return plain('number', content);
  if (block.kind === 'addressee') return plain('addressee', content);
  if (block.kind === 'contents') return plain('contents', content);
  if (block.kind === 'signature' || block.kind === 'date' || block.kind === 'remark')
    return part === 'head' ? plain('caption', content) : endShape(block.kind, content);
  return indented('text', content);
}

/** Whether a line of a notice lists attachments; those behind the last clause are known as such. */
function isListed(text: string, content: Span, before: Printed | null): boolean {
  if (isAttachmentLine(text, content)) return true;
  return before?.kind === 'attachments' && listNumber.test(shortTextOf(text, content));
}

function endShape(kind: 'signature' | 'date' | 'remark', content: Span): Shape {
  return kind === 'remark' ? indented('remark', content) : plain(kind, content);
}

function plain(kind: PrintedKind, content: Span, more: Partial<Shape> = {}): Shape {
  return { kind, content, faces: [], level: null, runIn: false, indent: { first: 0, rest: 0 }, ...more };
}

function indented(kind: PrintedKind, content: Span, more: Partial<Shape> = {}): Shape {
  return plain(kind, content, { indent: { first: INDENT, rest: 0 }, ...more });
}

function clauseShape(text: string, { content }: Block, { syntax }: DraftClause): Shape {
  const label = syntax.label!;
  const face = faceOf(label);
  const { heading, ownLine, level } = syntax;
  if (heading && ownLine && heading.end <= content.end && restIsNote(syntax.body, content))
    return indented('heading', content, { faces: [{ ...content, face }], level: level + 1 });
  const end = heading ? withMark(text, heading.end, content.end) : label.end;
  const faces = [{ start: content.start, end: Math.min(end, content.end), face }];
  return indented('text', content, heading ? { faces, level: level + 1, runIn: true } : { faces });
}

/** Whether the line holds nothing but the heading: a note behind it is set like the text. */
function restIsNote(body: readonly Span[], content: Span): boolean {
  return !body.some((span) => span.start < content.end && span.end > content.start);
}

function withMark(text: string, end: number, limit: number): number {
  return end < limit && '。：:！？'.includes(text[end]!) ? end + 1 : end;
}

function faceOf({ style, numbers }: Label): Face {
  if (style === 'chinese' || style === 'chapter') return 'gothic';
  if (style === 'chinese-bracket') return 'brush';
  if (style === 'decimal' && numbers.length <= 2) return numbers.length === 1 ? 'gothic' : 'brush';
  return 'body';
}

const listStart = /^附件[0-9０-９]{0,2}[：:][\s\u3000]{0,8}/;
const listNumber = /^[0-9０-９]{1,2}[.．、]/;
const LIST_INDENT = INDENT + 6;

/** The list of attachments stands under the text, its names aligned under each other; an attachment begins a page of its own. */
function attachmentShape(text: string, content: Span, part: Part, before: Printed | null): Shape {
  const line = shortTextOf(text, content);
  if (attachmentLabel.test(line)) return plain('attachment', content, { faces: [{ ...content, face: 'gothic' }] });
  if (part === 'attachment')
    return before?.kind === 'attachment' ? plain('attachmentTitle', content, { level: 1 }) : indented('text', content);
  if (isDateLine(text, content)) return endShape('date', content);
  if (isSignatureLine(text, content) && before?.kind === 'attachments') return endShape('signature', content);
  if (isRemarkLine(text, content)) return endShape('remark', content);
  const head = listStart.exec(line);
  if (head) {
    const hanging = LIST_INDENT + 2 * Number(listNumber.test(line.slice(head[0].length)));
    return plain('attachments', content, { indent: { first: INDENT, rest: hanging } });
  }
  if (before?.kind === 'attachments' && listNumber.test(line))
    return plain('attachments', content, { indent: { first: LIST_INDENT, rest: LIST_INDENT + 2 } });
  return indented('text', content);
}

const headOfPage: ReadonlySet<PrintedKind> = new Set(['title', 'number', 'caption', 'attachmentTitle']);

/** Blank rows above a paragraph, and whether it begins a page: what a notice passes on does, and so does an attachment. */
function spaceAbove(
  kind: PrintedKind,
  before: Printed | null,
  followsText: boolean,
): Pick<Printed, 'blankRows' | 'startsPage'> {
  if (kind === 'attachment') return { blankRows: 0, startsPage: before !== null };
  if (kind === 'title') return { blankRows: before && before.kind !== 'title' ? 1 : 0, startsPage: followsText };
  if (kind === 'attachmentTitle') return { blankRows: 1, startsPage: false };
  if (kind === 'signature') return { blankRows: before?.kind === 'signature' ? 0 : 1, startsPage: false };
  if (kind === 'date') return { blankRows: before?.kind === 'signature' ? 0 : 1, startsPage: false };
  if (kind === 'attachments') return { blankRows: before?.kind === 'attachments' ? 0 : 1, startsPage: false };
  const underTitle = before !== null && headOfPage.has(before.kind) && !headOfPage.has(kind);
  return { blankRows: underTitle ? 1 : 0, startsPage: false };
}
