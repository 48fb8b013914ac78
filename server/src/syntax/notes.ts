import type { Fact } from '../text/knownWords.ts';
import { moveSpan, type Span } from '../text/span.ts';
import { notesAtEnd } from './bareNotes.ts';
import { notesInBrackets } from './bracketNotes.ts';
import { cellNote, isTableRow, notesInCells, notesInRunTogetherTable } from './cellNotes.ts';
import { deadlineAt } from './deadlineLines.ts';
import { saysBeforeCommaLeads, saysFirstLeads } from './noteWords.ts';
import { read } from './reading.ts';
import type { Note, UnitMention } from './tree.ts';

/**
 * The responsibility notes (责任单位注记) of a paragraph, in order and disjoint.
 *
 * A note names at least one unit with a verb (负责, 牵头, 配合 …) or a label (责任单位：…). It stands in （）, 〔〕, [] or 【】 anywhere in the
 * paragraph, or without brackets as its end behind a 。, as the whole paragraph, or in a cell of a table row. One whose closing bracket is
 * missing is read as far as it goes. Document numbers, short names, dates and other brackets are none. Linear in the paragraph.
 * The span of a note without brackets takes in a 。 behind it; `inner` does not.
 * `year` is the plan year for deadlines that name none. Source: 392 notes of 35 published documents, and the grammar drawn from them.
 */
export function findNotes(text: string, paragraph: Span, year: number | null = null): readonly Note[] {
  const notes = withDeadlines(text, paragraph, notesInBrackets(text, paragraph, year), year);
  if (isTableRow(text, paragraph)) return notes.length > 0 ? notes : notesInCells(text, paragraph, year);
  if (notes.length === 0) {
    const table = notesInRunTogetherTable(text, paragraph, year);
    if (table.length > 0) return table;
  }
  const note = notesAtEnd(text, paragraph, notes.at(-1)?.end ?? null, year);
  return note ? [...notes, note] : notes;
}

/** The notes of a paragraph by its words alone; see `findNotes`. */
export const notesOfWords: Fact<readonly Note[]> = ({ text, span }) => findNotes(text, span);

/** Notes as many characters further on. */
export function moveNotes(notes: readonly Note[], by: number): readonly Note[] {
  return notes.map((note) => moveNote(note, by));
}

function moveNote(
  { start, end, inner, bracket, units, mode, deadline, declaration, standing }: Note,
  by: number,
): Note {
  return {
    start: start + by,
    end: end + by,
    inner: moveSpan(inner, by),
    bracket,
    units: moveUnits(units, by),
    mode,
    deadline: deadline && { start: deadline.start + by, end: deadline.end + by, by: deadline.by },
    declaration: declaration && moveSpan(declaration, by),
    standing: standing && { ...standing, units: moveUnits(standing.units, by) },
  };
}

function moveUnits(units: readonly UnitMention[], by: number): readonly UnitMention[] {
  return units.map((unit) => ({ ...unit, start: unit.start + by, end: unit.end + by }));
}

/** The notes of a paragraph, each with the deadline that stands directly behind it: `（市教委负责）（完成时限：6月底前）`. */
function withDeadlines(text: string, paragraph: Span, notes: readonly Note[], year: number | null): readonly Note[] {
  return notes.map((note, at) => {
    if (note.deadline) return note;
    const rest = { start: note.end, end: notes[at + 1]?.start ?? paragraph.end };
    return { ...note, deadline: deadlineAt(text, rest, year) };
  });
}

/** Whether words behind the units of a note, or in the notice, say that the unit named first leads: `列第一位者为牵头单位，下同`. */
export function declaresFirstLeads(text: string, span: Span): boolean {
  return saysFirstLeads(read(text, span).keys);
}

/** Whether such words say that the units in front of the first comma lead: `逗号前为牵头单位，下同`. */
export function declaresBeforeCommaLeads(text: string, span: Span): boolean {
  return saysBeforeCommaLeads(read(text, span).keys);
}

/**
 * The note that a cell of a task table is, whose column gives the units their role: `市发改委、市住建局,市政府各部门`.
 * Every name has to end as names of units do; `null` where one does not, or where the cell is empty.
 */
export function parseUnitCell(text: string, cell: Span): Note | null {
  return cellNote(text, cell, null);
}
