import {
  type Block,
  type Citation,
  type Clause,
  type Deadline,
  documentAt,
  type Note,
  type NoteMode,
  type Sentence,
  type SyntaxTree,
  type UnitMention,
} from '../syntax/tree.ts';
import type { WordsSource } from '../text/knownWords.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Numbering } from './numbering.ts';

/** `hans` Simplified, `hant` Traditional. */
export type Script = 'hans' | 'hant';

/**
 * What a clause is for. `task` something to do; `section` holds other clauses; `preamble` and `closing` text around the clauses;
 * `general` guiding thought, aims, principles: nothing that one unit could be given.
 */
export type ClauseRole = 'task' | 'section' | 'preamble' | 'closing' | 'general';

/** A sentence of a clause, and who answers for it. */
export interface DutySentence {
  readonly sentence: Sentence;
  /** It asks for something to be done; `false` in clauses that are exempt by their role. */
  readonly task: boolean;
  /** The note that covers it, in its own clause or in a heading above. */
  readonly note: Note | null;
}

/** A clause with what it means. */
export interface DraftClause {
  readonly syntax: Clause;
  readonly path: string;
  readonly role: ClauseRole;
  /** Why the clause needs no responsible unit: the words that say so (`总体要求`), or `null` where it needs one. */
  readonly exempt: string | null;
  readonly leaf: boolean;
  /** The heading as written, or the first words of a clause without one. */
  readonly title: string;
  readonly parent: DraftClause | null;
  readonly children: readonly DraftClause[];
  readonly sentences: readonly DutySentence[];
}

/** One thing to do: the sentences up to a note, or the sentences that no note covers. */
export interface Task {
  readonly clause: DraftClause;
  readonly sentences: readonly Sentence[];
  readonly note: Note | null;
  readonly units: readonly UnitMention[];
  /** Units that another note adds (`以下均需地方人民政府负责，不再列出`), as mentioned there. */
  readonly standing: readonly UnitMention[];
  readonly mode: NoteMode | null;
  readonly deadline: Deadline | null;
  /** The note, or the sentences where there is none. */
  readonly span: Span;
}

/** A day: `2019-04-17`, with the place where it is written. */
export interface DatedSpan extends Span {
  readonly iso: string;
}

/** A document read as a work-point draft or as a directive. */
export interface Draft {
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly lines: LineIndex;
  readonly script: Script;
  /** Title as a reader would say it, without line breaks and spaces; empty where none was found. */
  readonly title: string;
  readonly titleSpan: Span | null;
  readonly issuer: string | null;
  /** `国办发〔2019〕14号`, in the characters of the text. */
  readonly number: string | null;
  /** The year that the document plans: of the title, else of the number, else of the date. */
  readonly year: number | null;
  readonly date: DatedSpan | null;
  /** Preamble, clauses and closing in the order of the text. */
  readonly clauses: readonly DraftClause[];
  readonly tasks: readonly Task[];
  readonly citations: readonly Citation[];
  /** How the numbers run and what is wrong in them, in the scheme that fits the document best. */
  readonly numbering: Numbering;
  /** Whether the document names responsible units at all. */
  readonly namesUnits: boolean;
  /** What is known of names and sentences, by their words: most stand in a draft again and again, and in its next text. */
  readonly pieces: WordsSource;
  /** The answer to a question about the whole draft that several ask, worked out once. The question is a function that is always the same. */
  ask<Answer>(question: (draft: Draft) => Answer): Answer;
}

/** A test whether the document that a clause belongs to names units: of several in one text each may do as it likes. */
export function assignedClauses({ tree, tasks, namesUnits }: Draft): (clause: DraftClause) => boolean {
  if (tree.furtherDocuments.length === 0) return () => namesUnits;
  const assigned = new Set(tasks.flatMap(({ note, clause }) => (note ? [documentAt(tree, clause.syntax.start)] : [])));
  return ({ syntax }) => assigned.has(documentAt(tree, syntax.start));
}

/** The block that holds an offset. */
export function blockAt(draft: Draft, offset: number): Block | null {
  const { blocks } = draft.tree;
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle]!;
    if (offset < block.start) high = middle - 1;
    else if (offset >= block.end) low = middle + 1;
    else return block;
  }
  return blocks.at(-1) ?? null;
}

/** The innermost clause that holds an offset. */
export function clauseAt(draft: Draft, offset: number): DraftClause | null {
  const { clauses } = draft;
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (clauses[middle]!.syntax.start <= offset) low = middle + 1;
    else high = middle;
  }
  // The last clause that begins before the offset, or the one in front of it that goes on, or one above.
  for (let clause: DraftClause | null = clauses[low - 1] ?? null; clause; clause = clause.parent) {
    if (offset <= clause.syntax.end) return clause;
  }
  return null;
}

/** The clauses that hold no others, preamble and closing among them. */
export function leaves(draft: Draft): readonly DraftClause[] {
  return draft.clauses.filter((clause) => clause.leaf);
}
