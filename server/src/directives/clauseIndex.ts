import type { Draft, DraftClause } from '../model/draft.ts';
import { leaves } from '../model/draft.ts';
import type { Sentence } from '../syntax/tree.ts';
import { normaliseKey, type TextKey } from '../text/key.ts';
import type { Span } from '../text/span.ts';
import { readFrame, type TaskFrame } from './frames.ts';

/** A sentence of a leaf clause as task. */
export interface SentenceFrame {
  readonly sentence: Sentence;
  readonly frame: TaskFrame;
}

/** A leaf clause made ready for matching. All places are in the key. */
export interface IndexedClause {
  readonly clause: DraftClause;
  readonly position: number;
  readonly heading: TaskFrame | null;
  /** The first words of a clause without a heading, up to the first comma: they name the task. */
  readonly lead: TaskFrame | null;
  readonly sentences: readonly SentenceFrame[];
  /** Headings of the sections above, the nearest first. */
  readonly sections: readonly TaskFrame[];
}

/** A draft made ready for matching, as child or as parent. */
export interface ClauseIndex {
  readonly draft: Draft;
  readonly key: TextKey;
  readonly clauses: readonly IndexedClause[];
}

/** The first place in the key that stands for `offset` or for something behind it. */
function keyPlace(key: TextKey, offset: number): number {
  let low = 0;
  let high = key.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key.starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function frameOf(key: TextKey, span: Span, heading: boolean): TaskFrame {
  return readFrame(key.text, keyPlace(key, span.start), keyPlace(key, span.end), heading);
}

function leadOf(key: TextKey, clause: DraftClause): TaskFrame | null {
  const first = clause.syntax.sentences[0];
  if (!first) return null;
  const start = keyPlace(key, first.start);
  const end = keyPlace(key, first.end);
  let comma = start;
  while (comma < end && key.text[comma] !== ',') comma++;
  return readFrame(key.text, start, comma, true);
}

function sectionsOf(key: TextKey, clause: DraftClause): readonly TaskFrame[] {
  const sections: TaskFrame[] = [];
  for (let above = clause.parent; above; above = above.parent) {
    if (above.syntax.heading) sections.push(frameOf(key, above.syntax.heading, true));
  }
  return sections;
}

/**
 * Makes the leaf clauses of a draft ready for matching: normalised text, and what each heading and sentence asks for.
 * Costs some milliseconds for a document of usual length and depends on nothing but the draft, so a caller may keep it with the draft.
 */
export function indexClauses(draft: Draft): ClauseIndex {
  const key = normaliseKey(draft.text);
  const clauses = leaves(draft).map((clause, position): IndexedClause => {
    const { heading } = clause.syntax;
    return {
      clause,
      position,
      heading: heading ? frameOf(key, heading, true) : null,
      lead: heading || clause.role !== 'task' ? null : leadOf(key, clause),
      sentences: clause.sentences.map(({ sentence }) => ({ sentence, frame: frameOf(key, sentence, false) })),
      sections: sectionsOf(key, clause),
    };
  });
  return { draft, key, clauses };
}
