import type { KnownWords } from '../text/knownWords.ts';
import type { Span } from '../text/span.ts';

/** Which of the two brackets or mark widths the author typed. */
export type Width = 'half' | 'full';

/**
 * How a label is written.
 * `chinese` 一、 · `chinese-bracket` （一） · `arabic` 1. · `arabic-bracket` （1） · `circled` ① · `decimal` 1.2.1 · `chapter` 第一章
 */
export type LabelStyle =
  | 'chinese'
  | 'chinese-bracket'
  | 'arabic'
  | 'arabic-bracket'
  | 'circled'
  | 'decimal'
  | 'chapter';

/** The number in front of a clause, as typed: `一、`, `（二）`, `3.`, `（4）`, `1.2.1`, `第一章`. */
export interface Label extends Span {
  readonly style: LabelStyle;
  /** The last number of the label: 2 for `（二）`, 1 for `1.2.1`. */
  readonly number: number;
  /** All numbers of the label: `[1, 2, 1]` for `1.2.1`, one for every other style. */
  readonly numbers: readonly number[];
  /** The number alone: `二` of `（二）`. */
  readonly numeral: Span;
  /** What stands behind the number or the closing bracket: `、`, `.`, `．`, or nothing. */
  readonly mark: string;
  /** Width of the bracket or, without brackets, of the mark. */
  readonly width: Width;
  /** The copy lost bytes here; the number is what probably stood there. */
  readonly damaged: boolean;
}

/** What a stretch of lines is in the document. */
export type BlockKind =
  | 'blank'
  | 'noise' // web header and footer, page numbers, advertisements
  | 'metadata' // 索引号, 发文机关, 来源 … and their values
  | 'title'
  | 'number' // 国办发〔2019〕14号 on a line of its own
  | 'addressee' // 主送机关
  | 'notice' // text of the notice: 批准语 and what else stands before the signature
  | 'signature'
  | 'date' // 成文日期
  | 'remark' // （此件公开发布）, 题注
  | 'contents' // table of contents
  | 'preamble'
  | 'clause' // begins with a label
  | 'body' // goes on with the clause before it
  | 'note' // a responsibility note on a line of its own
  | 'closing'
  | 'attachment'; // 附件说明 and what follows it

/**
 * A paragraph: one line with its line end, or several where a copy broke one paragraph over lines.
 * Blocks are in order, disjoint, and together they are the whole text.
 */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** The block without its line ends and the white space around it. */
  readonly content: Span;
  readonly label: Label | null;
  /** The words of the content, and what was found out about them. */
  readonly words: KnownWords;
}

/** A sentence with its end mark, without the responsibility note behind it: `做好…信息公开。`. A `；` ends one too. */
export interface Sentence extends Span {}

/** What a unit has to do. `lead` 牵头, `support` 配合、参与、支持, `responsible` everything else. */
export type UnitRole = 'lead' | 'responsible' | 'support';

/** A responsible unit as written in a note: `市发展改革委`. */
export interface UnitMention extends Span {
  readonly role: UnitRole;
  /** The author's words without noise such as inserted pinyin. */
  readonly name: string;
  /** `各区政府`, `市政府各部门`, `其他市级有关部门`: a group and no single body. */
  readonly collective: boolean;
  /** A sign beside the name, whose meaning the document gives elsewhere: the `▲` of `市教委▲`. */
  readonly mark?: string;
}

/** `each`: 分别, everyone for its part; `by-duty`: 按职责分工. */
export type NoteMode = 'each' | 'by-duty';

/** A time by which something has to be done: `2023年10月`, `6月底`, `长期坚持`. */
export interface Deadline extends Span {
  /** The last day that it means, `2023-10-31`; `null` for a standing duty or where the year is not known. */
  readonly by: string | null;
}

/** A responsibility note with its brackets: `（市发展改革委牵头，各区政府负责落实）`. */
export interface Note extends Span {
  /** What stands between the brackets; the whole note where there are none. */
  readonly inner: Span;
  /** The opening bracket as typed, or nothing. */
  readonly bracket: '' | '（' | '(' | '〔' | '[' | '［' | '【';
  readonly units: readonly UnitMention[];
  readonly mode: NoteMode | null;
  /** In the note, or in a bracket, a few words or a line of its own behind it: `（市教委负责）` `完成时限：6月底前`. */
  readonly deadline: Deadline | null;
  /** Words behind the units that hold for all notes from here on: `列第一位者为牵头单位，下同`. */
  readonly declaration: Span | null;
  /** The units that the declaration adds to other notes: `以下均需地方人民政府负责，不再列出`. */
  readonly standing: StandingUnits | null;
}

/** Units that a note gives to others, too. */
export interface StandingUnits {
  readonly units: readonly UnitMention[];
  /** To every note of the document (`本要点各项工作均需…`), not only to those behind it. */
  readonly isForAll: boolean;
}

/** A document named in the text: `《…通知》（国办发〔2019〕14号）`. */
export interface Citation extends Span {
  /** The title between its marks, without them; `null` where only the number is given. */
  readonly title: Span | null;
  /** The document number without its brackets: `国办发〔2019〕14号`. */
  readonly number: Span | null;
  /** The short name announced behind it, without 《》: `条例` of `（以下简称《条例》）`. */
  readonly alias: Span | null;
}

/** A numbered clause, or the text before the first (`preamble`) or after the last (`closing`). */
export interface Clause extends Span {
  /** Numbers as printed joined by dots: `2.3`; `preamble`; `closing`. Not unique where an author used a number twice. */
  readonly path: string;
  /** 1 for the outermost clauses, 2 for those below them, … ; 1 for preamble and closing. */
  readonly level: number;
  readonly label: Label | null;
  /** `积极回应社会关切`: the heading without label and end mark; `null` for a clause that starts with its text. */
  readonly heading: Span | null;
  /** The heading stands on a line of its own. */
  readonly ownLine: boolean;
  /** Own text, paragraph by paragraph, without label and heading and without the clauses below. */
  readonly body: readonly Span[];
  readonly sentences: readonly Sentence[];
  readonly notes: readonly Note[];
  readonly children: readonly Clause[];
  /** The blocks that the clause itself is made of, without those of the clauses below. */
  readonly blocks: readonly Block[];
}

/** Damage done to a copy on its way, not by its author. */
export interface Damage extends Span {
  readonly kind: 'label' | 'page-number' | 'line-break' | 'pinyin' | 'lost-character' | 'markup' | 'table';
  /** What probably stood there, as far as that can be told. */
  readonly probably: string | null;
}

/** What `parse` makes of a text. Every span is in offsets of that text. */
export interface SyntaxTree {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The outermost clauses in order, without preamble and closing. */
  readonly clauses: readonly Clause[];
  readonly preamble: Clause | null;
  readonly closing: Clause | null;
  readonly citations: readonly Citation[];
  readonly damages: readonly Damage[];
  /** Where further documents begin that the text holds: what else a notice brings, and attachments. In order; mostly none. */
  readonly furtherDocuments: readonly number[];
}

/** Which of the documents of a text an offset lies in: 0 for the first. */
export function documentAt({ furtherDocuments }: Pick<SyntaxTree, 'furtherDocuments'>, offset: number): number {
  let low = 0;
  let high = furtherDocuments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (furtherDocuments[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The clause and all below it, in the order of the text. */
export function* descend(clauses: readonly Clause[]): Generator<Clause> {
  for (const clause of clauses) {
    yield clause;
    yield* descend(clause.children);
  }
}

/** Preamble, every clause, closing, in the order of the text. */
export function* allClauses(tree: SyntaxTree): Generator<Clause> {
  if (tree.preamble) yield tree.preamble;
  yield* descend(tree.clauses);
  if (tree.closing) yield tree.closing;
}
