import type { Draft, DraftClause } from '../model/draft.ts';
import type { Span } from '../text/span.ts';
import { countWords } from '../text/wordCount.ts';

/** How long a draft is, as officials count. */
export interface DraftLength {
  /** 正文字数: the points themselves with their headings, labels and notes; without title, notice, signature, date and attachments. */
  readonly body: number;
  /** Everything that is written. */
  readonly whole: number;
  /** The outermost parts of the body in order: preamble, sections, closing. */
  readonly sections: readonly { readonly clause: DraftClause; readonly words: number }[];
}

/** Counts a draft and its sections; the sections together are the body. */
export function draftLength(draft: Draft): DraftLength {
  const sections = draft.clauses
    .filter((clause) => clause.parent === null)
    .map((clause) => ({ clause, words: clauseWords(draft, clause) }));
  const body = sections.reduce((sum, { words }) => sum + words, 0);
  return { body, whole: countWords(draft.text, { start: 0, end: draft.text.length }), sections };
}

/** The words of a clause with its label, its heading, its notes and all clauses below it. What a copy left between them does not count. */
export function clauseWords(draft: Draft, clause: DraftClause): number {
  const own = clause.syntax.blocks.reduce((sum, block) => sum + countWords(draft.text, block.content), 0);
  return clause.children.reduce((sum, child) => sum + clauseWords(draft, child), own);
}

/** The words of a selection. */
export function selectionWords(draft: Draft, selection: Span): number {
  return countWords(draft.text, selection);
}
