import type { ClauseRole, Draft, DraftClause } from '../model/draft.ts';
import { leaves } from '../model/draft.ts';
import type { Sentence } from '../syntax/tree.ts';
import { type Span, textOf } from '../text/span.ts';
import { createFrameReader, type FrameReader, type ReadFrame } from './frameReader.ts';
import type { TaskFrame } from './frames.ts';

/** A sentence of a leaf clause as task. */
export interface SentenceFrame {
  readonly sentence: Sentence;
  readonly frame: TaskFrame;
}

/** What is asked for in a leaf clause, wherever it stands: all that comparing reads of it. */
export interface ClauseContent {
  readonly role: ClauseRole;
  readonly heading: TaskFrame | null;
  /** The first words of a clause without a heading, up to the first comma: they name the task. */
  readonly lead: TaskFrame | null;
  readonly sentences: readonly { readonly frame: TaskFrame }[];
  /** Headings of the sections above, the nearest first. */
  readonly sections: readonly TaskFrame[];
}

/** Where the key of a heading or a sentence comes from: `starts` and `ends` of the key count from `start`. */
export interface FramePlace {
  readonly start: number;
  readonly key: ReadFrame['key'];
}

/** A leaf clause made ready for matching. */
export interface IndexedClause extends ClauseContent {
  readonly clause: DraftClause;
  readonly position: number;
  readonly sentences: readonly SentenceFrame[];
  /** The places of heading and sentences. */
  readonly places: readonly FramePlace[];
  /** The content in words: equal for clauses that nothing but their place in the document tells apart. */
  readonly signature: string;
}

/** A draft made ready for matching, as child or as parent. */
export interface ClauseIndex {
  readonly draft: Draft;
  readonly clauses: readonly IndexedClause[];
}

function sectionsOf(draft: Draft, clause: DraftClause, reader: FrameReader): readonly TaskFrame[] {
  const sections: TaskFrame[] = [];
  for (let above = clause.parent; above; above = above.parent) {
    const { heading } = above.syntax;
    if (heading) sections.push(reader.read(textOf(draft.text, heading), true).frame);
  }
  return sections;
}

/** Keys have no white space, so it can stand between them. */
function signatureOf({ role, heading, sentences, sections }: ClauseContent): string {
  const body = sentences.map(({ frame }) => frame.text).join(' ');
  const above = sections.map(({ text }) => text).join(' ');
  return `${role} ${heading ? ` ${heading.text}` : ''}\n${body}\n${above}`;
}

function indexClause(draft: Draft, clause: DraftClause, position: number, reader: FrameReader): IndexedClause {
  const places: FramePlace[] = [];
  const readAt = (span: Span, isHeading: boolean): TaskFrame => {
    const { frame, key } = reader.read(textOf(draft.text, span), isHeading);
    places.push({ start: span.start, key });
    return frame;
  };
  const heading = clause.syntax.heading ? readAt(clause.syntax.heading, true) : null;
  const sentences = clause.sentences.map(({ sentence }) => ({ sentence, frame: readAt(sentence, false) }));
  const first = sentences[0];
  const lead = heading || clause.role !== 'task' || !first ? null : reader.readLead(first.frame.text);
  const content = { role: clause.role, heading, lead, sentences, sections: sectionsOf(draft, clause, reader) };
  return { ...content, clause, position, places, signature: signatureOf(content) };
}

/**
 * Makes the leaf clauses of a draft ready for matching: normalised text, and what each heading and sentence asks for.
 * Depends on nothing but the draft, so a caller may keep it with the draft; a caller that keeps the reader, too, pays for new words alone.
 */
export function indexClauses(draft: Draft, reader: FrameReader = createFrameReader()): ClauseIndex {
  return { draft, clauses: leaves(draft).map((clause, position) => indexClause(draft, clause, position, reader)) };
}
