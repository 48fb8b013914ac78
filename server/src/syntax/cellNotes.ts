import type { Span } from '../text/span.ts';
import { isDigit, isHan, trim } from './characters.ts';
import { parseDeadline } from './deadlines.ts';
import { isBareNote, noteOf, readNote } from './noteGrammar.ts';
import { read } from './reading.ts';
import type { Note } from './tree.ts';

/** Longest cell that can name units. */
const longestCell = 600;
/** Fewest marks between cells that make a paragraph a table row. */
const fewestBars = 2;

/** Whether a paragraph is a row of a table: its cells are divided by `|` or by tabs. */
export function isTableRow(text: string, paragraph: Span): boolean {
  let bars = 0;
  for (let at = paragraph.start; at < paragraph.end && bars < fewestBars; at++) if (isBar(text.charCodeAt(at))) bars++;
  return bars >= fewestBars;
}

/** Whether a UTF-16 unit divides the cells of a table row. */
export function isBar(unit: number): boolean {
  return unit === 0x7c || unit === 0xff5c || unit === 9;
}

/** The cells of a table row that name units, each with the deadline in the cell behind it. */
export function notesInCells(text: string, paragraph: Span, year: number | null): readonly Note[] {
  const notes: Note[] = [];
  let start = paragraph.start;
  for (let at = paragraph.start; at <= paragraph.end; at++) {
    if (at < paragraph.end && !isBar(text.charCodeAt(at))) continue;
    const cell = trim(text, { start, end: at });
    start = at + 1;
    if (cell.start === cell.end) continue;
    const note = cellNote(text, cell, year);
    const last = notes.at(-1);
    const deadline = note || !last || last.deadline ? null : parseDeadline(text, cell, year);
    if (note) notes.push(note);
    else if (last && deadline) notes[notes.length - 1] = { ...last, end: cell.end, deadline };
  }
  return notes;
}

/** The note that a cell is: nothing but units, or units with their verbs or labels. */
export function cellNote(text: string, cell: Span, year: number | null): Note | null {
  const inner = trim(text, cell);
  if (inner.start === inner.end || inner.end - inner.start > longestCell) return null;
  const content = readNote(text, read(text, inner), year);
  return content && (content.isPureList || isBareNote(content)) ? noteOf(inner, inner, '', content) : null;
}

/** Longest list of units between a 。 and the number of the next task. */
const longestRunTogether = 80;
/** Fewest such lists that make a paragraph a table whose cells ran together. */
const fewestRunTogether = 2;

/**
 * The units in a table that a copy ran together: `…及时公开。市统计局5适时公布…。市审计局二、推进…`.
 * One alone could be the beginning of a sentence (`市教委5所学校`); such a table has several.
 */
export function notesInRunTogetherTable(text: string, paragraph: Span, year: number | null): readonly Note[] {
  const notes: Note[] = [];
  for (let at = paragraph.start; at < paragraph.end; at++) {
    if (text.charCodeAt(at) !== 0x3002) continue;
    const end = listEnd(text, at + 1, Math.min(paragraph.end, at + 1 + longestRunTogether));
    const note = end === null ? null : cellNote(text, { start: at + 1, end }, year);
    if (note) notes.push(note);
  }
  return notes.length < fewestRunTogether ? [] : notes;
}

const sectionNumber = /^[一二三四五六七八九十]{1,3}、/;

/** Where a list of units ends because the number of the next task or section follows without a mark between; `null` for no list. */
function listEnd(text: string, start: number, limit: number): number | null {
  for (let at = start; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) return at > start && isTaskNumber(text, at, limit) ? at : null;
    if (at > start + 1 && sectionNumber.test(text.slice(at, at + 4))) return at;
    if (!isHan(unit) && text[at] !== '、') return null;
  }
  return null;
}

function isTaskNumber(text: string, at: number, limit: number): boolean {
  const end = isDigit(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
  return end < limit && isHan(text.charCodeAt(end)) && !/[年月日号个项件家所位人次天]/.test(text[end]!);
}
