import type { Draft } from '../model/draft.ts';
import { clauseAt } from '../model/draft.ts';
import { contains, type Span, touches } from '../text/span.ts';
import { ancestors, ownText, partWith, sentenceAt } from './place.ts';

/**
 * What a growing selection takes in from an offset outwards, the smallest first: the unit or citation under the cursor, the note or
 * sentence, the task (its sentences with their note), the clause's own text, the clause with those below, each section above, the document.
 * Every span holds the one before it and is larger.
 */
export function selectionRanges(draft: Draft, offset: number): readonly Span[] {
  const clause = clauseAt(draft, offset);
  const candidates: (Span | null | undefined)[] = [];
  if (clause) {
    const note = partWith(clause.syntax.notes, offset);
    const task = draft.tasks.find(
      (candidate) => candidate.clause === clause && touches(taskSpan(candidate.sentences, candidate.note), offset),
    );
    candidates.push(
      note && partWith(note.units, offset),
      note?.inner,
      note,
      partWith(draft.citations, offset),
      sentenceAt(clause, offset),
      clause.syntax.heading,
      task && taskSpan(task.sentences, task.note),
      partWith(clause.syntax.body, offset),
      ownText(clause),
      clause.syntax,
      ...ancestors(clause).map((above) => above.syntax),
    );
  } else {
    const block = draft.tree.blocks.find((candidate) => touches(candidate.content, offset));
    candidates.push(partWith(draft.citations, offset), block?.content);
  }
  candidates.push({ start: 0, end: draft.text.length });
  return nest(candidates, offset);
}

function taskSpan(sentences: readonly Span[], note: Span | null): Span {
  const spans = note ? [...sentences, note] : sentences;
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

function nest(candidates: readonly (Span | null | undefined)[], offset: number): readonly Span[] {
  const nested: Span[] = [];
  for (const candidate of candidates) {
    if (!candidate || !touches(candidate, offset)) continue;
    const inner = nested.at(-1);
    const grows = !inner || (contains(candidate, inner) && candidate.end - candidate.start > inner.end - inner.start);
    if (grows) nested.push({ start: candidate.start, end: candidate.end });
  }
  return nested;
}
