import { placeOf, seed } from './seeds.ts';

/** The sample draft of a city, and the directive of the State Council's office that it implements. */
export const draft = seed('北京市', '2019');
export const directive = seed('国务院办公厅', '2019');

/** The clause of the draft that the tests work on: 二、（五）, one paragraph that ends with its responsibility note. */
export const clause = placeOf(draft, '(五)积极回应社会关切');
export const clauseText = draft.lines[clause.line - 1]!;

/** The clause of the directive that it implements: 一、（二）, in Traditional script. */
export const parentClause = placeOf(directive, '(二)積極回應社會關切');

const noteText = '(各区政府、市政府各部门负责落实)';
if (!clauseText.endsWith(noteText)) throw new Error(`${draft.name} does not end its clause with ${noteText}`);

/** The responsibility note of the clause, with the place where it begins. */
export const note = { text: noteText, line: clause.line, column: clauseText.length - noteText.length + 1 };

/** The note of the clause before: what an author would most likely put in the place of a missing one. */
export const usualNote = '(市政务服务局牵头,各区政府、市政府各部门负责落实)';

/** The draft with other words in the place of that note. */
export function draftWithNote(words: string): string {
  const lines = [...draft.lines];
  lines[note.line - 1] = clauseText.slice(0, note.column - 1) + words;
  return lines.join('\n');
}
