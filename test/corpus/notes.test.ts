import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Task } from '../../server/src/model/draft.ts';
import { corpus, corpusNote, hasCorpus, type RealDocument, seeds } from '../support/documents.ts';

// Every responsibility note of every real document as it is read: place, clause, bracket, units with their roles (* a group), mode,
// deadline, and how many sentences it covers. Nothing else of the documents. UPDATE_NOTES=1 writes the file anew; read what changed.
const file = new URL('notes.txt', import.meta.url);
const documents = [...seeds, ...corpus];

const roleNames = { lead: '牵头', responsible: '负责', support: '配合' } as const;

function unitsOf({ units }: Task): string {
  return (['lead', 'responsible', 'support'] as const)
    .flatMap((role) => {
      const names = units.filter((unit) => unit.role === role).map((unit) => unit.name + (unit.collective ? '*' : ''));
      return names.length > 0 ? [`${roleNames[role]} ${names.join('、')}`] : [];
    })
    .join(' | ');
}

function notesOf({ name, text }: RealDocument): string {
  const draft = buildDraft(text);
  const lines = draft.tasks.flatMap((task) => {
    if (!task.note) return [];
    const { line, character } = draft.lines.position(task.note.start);
    const { mode, deadline } = task;
    const parts = [
      `${line + 1}:${character + 1} ${task.clause.path} ${task.note.bracket || '无括号'}`,
      unitsOf(task),
      ...(mode ? [mode] : []),
      ...(deadline ? [`${text.slice(deadline.start, deadline.end)} = ${deadline.by ?? '无日期'}`] : []),
      `${task.sentences.length} 句`,
    ];
    return [`${parts.join(' | ')}\n`];
  });
  return `== ${name}\n${lines.join('')}`;
}

if (process.env.UPDATE_NOTES && hasCorpus) writeFileSync(file, documents.map(notesOf).join('\n'));

const recorded = new Map(
  (existsSync(file) ? readFileSync(file, 'utf8') : '')
    .split(/^(?=== )/m)
    .map((section) => [section.slice(3, section.indexOf('\n')), section.trimEnd()] as const),
);

describe(`notes of real documents are read as recorded${corpusNote}`, () => {
  test.each(documents.map((document) => [document.name, document] as const))('%s', (name, document) => {
    expect(notesOf(document).trimEnd()).toBe(recorded.get(name));
  });
});
