import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { hasOwnNote, notedTasksByClause } from '../../server/src/model/ownNotes.ts';
import { officialText } from '../support/arbitrary.ts';
import { corpus, corpusNote, seeds } from '../support/documents.ts';

/** What the place of a note is to tell: it is one of the notes of the clause. */
function byList(draft: Draft) {
  return draft.tasks.filter(({ note, clause }) => note !== null && clause.syntax.notes.includes(note));
}

describe('the notes of a clause itself', () => {
  test('are told from the note of a heading above', () => {
    const draft = buildDraft(
      '某市2026年工作要点\n一、加强公开（市教委负责）\n（一）决策公开。做好预公开。\n（二）执行公开。公开进展。（市财政局负责）',
    );
    expect(draft.tasks.map((task) => [task.clause.path, task.note !== null, hasOwnNote(task)])).toEqual([
      ['1', true, true],
      ['1.1', true, false],
      ['1.2', true, true],
    ]);
    expect(notedTasksByClause(draft).map((tasks) => tasks.map(({ clause }) => clause.path))).toContainEqual(['1.2']);
    expect(notedTasksByClause(draft).map((tasks) => tasks.map(({ clause }) => clause.path))).not.toContainEqual([
      '1.1',
    ]);
  });

  test(`are where the clause is${corpusNote}`, () => {
    for (const { text } of [...seeds, ...corpus]) {
      const draft = buildDraft(text);
      expect(draft.tasks.filter(hasOwnNote)).toEqual(byList(draft));
    }
    fc.assert(
      fc.property(officialText, (text) => {
        const draft = buildDraft(text);
        expect(draft.tasks.filter(hasOwnNote)).toEqual(byList(draft));
      }),
    );
  });
});
