import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft, DraftClause } from '../../server/src/model/draft.ts';
import { goldNote, hasGold, readGold, seed } from '../support/documents.ts';

interface GoldNote {
  readonly note: string;
  readonly units: readonly { readonly name: string; readonly role: string; readonly collective: boolean }[];
  readonly mode: string | null;
  readonly deadline: string | null;
  /** Numbers of the sentences that it covers, from 1. */
  readonly sentences: readonly number[];
}

interface GoldClause {
  readonly clause: string;
  readonly notes: readonly GoldNote[];
  readonly uncovered: readonly { readonly n: number; readonly judgement: string }[];
}

interface UnitsGold {
  readonly clauses: readonly GoldClause[];
}

function notesOf(draft: Draft, clause: DraftClause): readonly GoldNote[] {
  const sentences = clause.sentences.map(({ sentence }) => sentence);
  return draft.tasks.flatMap((task) => {
    if (task.clause !== clause || !task.note) return [];
    const { units, mode, deadline } = task;
    return [
      {
        note: draft.text.slice(task.note.start, task.note.end),
        units: units.map(({ name, role, collective }) => ({ name, role, collective })),
        mode,
        deadline: deadline && draft.text.slice(deadline.start, deadline.end),
        sentences: task.sentences.map((sentence) => sentences.indexOf(sentence) + 1),
      },
    ];
  });
}

/** The sentences without a note; `exempt` where nobody needs to answer for them. */
function uncoveredOf(clause: DraftClause): GoldClause['uncovered'] {
  return clause.sentences.flatMap(({ note, task }, index) =>
    note ? [] : [{ n: index + 1, judgement: task ? 'unowned' : 'exempt' }],
  );
}

describe.skipIf(!hasGold)(`responsible units equal the labelled ones${goldNote}`, () => {
  test.each([
    ['units-beijing-2019.json', '北京市2019'],
    ['units-jiande-2020.json', '建德市2020'],
  ])('%s', (file, name) => {
    const draft = buildDraft(seed(name).text);
    const gold = readGold<UnitsGold>(file).clauses;
    const leaves = draft.clauses.filter(({ leaf }) => leaf);
    expect(leaves.map((clause) => ({ clause: clause.path, notes: notesOf(draft, clause) }))).toEqual(
      gold.map(({ clause, notes }) => ({ clause, notes })),
    );
    expect(leaves.map(uncoveredOf)).toEqual(
      gold.map(({ uncovered }) => uncovered.map(({ n, judgement }) => ({ n, judgement }))),
    );
  });
});
