import type { Span } from '../text/span.ts';
import { type BracketGroup, findBrackets } from './brackets.ts';
import { trim } from './characters.ts';
import { parseDeadline } from './deadlines.ts';
import { type NoteContent, readNote } from './noteGrammar.ts';
import { labelAt, type NoteLabel, saysFirstLeads } from './noteWords.ts';
import { read } from './reading.ts';
import type { Note } from './tree.ts';

/** Longest note with its brackets; those in print have at most a few hundred characters. */
const longestNote = 3000;
/** How deep brackets may nest in a note: one pair in a name, and one more in that. */
const deepestNote = 3;
/** How many brackets without their closing one may stand behind another in the same note. */
const mostUnclosed = 3;
/** Longest note without brackets. */
const longestBareNote = 600;

const cue = /[责責负負牵牽配参參协協落支指承实實执執时時职職主完]/;
/** What stands in brackets and names units, but gives them nothing to do. */
const otherBracket =
  /^[(（〔[［【]\s{0,3}(?:以下|下称|下稱|简称|簡稱|包括|含|不含|如|即|见|見|详见|詳見|例如|比如|其中|除|指|原|注)|[简簡][称稱]|[统統][称稱]/;

/**
 * The responsibility notes (责任单位注记) of a paragraph, in order and disjoint.
 *
 * A note names at least one unit with a verb (负责, 牵头, 配合 …) or a label (责任单位：…). It stands in （）, 〔〕, [] or 【】 anywhere in the
 * paragraph, or without brackets as its end behind a 。, as the whole paragraph, or in a cell of a table row. One whose closing bracket is
 * missing is read as far as it goes. Document numbers, short names, dates and other brackets are none. Linear in the paragraph.
 * `year` is the plan year for deadlines without one. Source: 392 notes of 35 published documents, and the grammar drawn from them.
 */
export function findNotes(text: string, paragraph: Span, year: number | null = null): readonly Note[] {
  const notes = notesInBrackets(text, paragraph, year);
  const last = notes.at(-1);
  const behind = { start: last?.end ?? paragraph.start, end: paragraph.end };
  const bare = isTableRow(text, paragraph) ? notesInCells(text, paragraph, year) : notesAtEnd(text, behind, last, year);
  return last && isTableRow(text, paragraph) ? notes : [...notes, ...bare];
}

/** Whether words behind the units of a note, or in the notice, say that the unit named first leads: `列第一位者为牵头单位，下同`. */
export function declaresFirstLeads(text: string, span: Span): boolean {
  return saysFirstLeads(read(text, span).keys);
}

/**
 * The note that a cell of a task table is, whose column gives the units their role: `市发改委、市住建局,市政府各部门`.
 * Every name has to end as names of units do; `null` where one does not, or where the cell is empty.
 */
export function parseUnitCell(text: string, cell: Span): Note | null {
  const inner = trim(text, cell);
  if (inner.end - inner.start > longestBareNote) return null;
  const content = readNote(text, read(text, inner), null);
  return content?.isPureList ? noteOf(inner, inner, '', content) : null;
}

function noteOf(span: Span, inner: Span, bracket: Note['bracket'], content: NoteContent): Note {
  const { units, mode, deadline, declaration } = content;
  return { start: span.start, end: span.end, inner, bracket, units, mode, deadline, declaration };
}

function notesInBrackets(text: string, paragraph: Span, year: number | null): Note[] {
  const notes: Note[] = [];
  const groups = findBrackets(text, paragraph);
  const unclosed = groups.filter(({ end }) => end === null);
  let nextUnclosed = 0;
  let from = paragraph.start;
  for (const group of groups) {
    if (group.end === null) nextUnclosed++;
    if (group.open < from) continue;
    const note =
      group.end === null
        ? unclosedNote(text, paragraph, group, unclosed[nextUnclosed - 1 + mostUnclosed]?.open ?? paragraph.end, year)
        : closedNote(text, paragraph, group, group.end, year);
    if (!note) continue;
    notes.push(note);
    from = note.end;
  }
  return notes;
}

function bracketOf(text: string, group: BracketGroup): Note['bracket'] {
  const character = text[group.open]!;
  return character === '﹝' ? '〔' : (character as Note['bracket']);
}

function closedNote(text: string, paragraph: Span, group: BracketGroup, end: number, year: number | null): Note | null {
  const span = { start: group.open, end };
  if (end - group.open > longestNote || group.height > deepestNote || !mayBeNote(text, span)) return null;
  const inner = trim(text, { start: group.open + 1, end: end - 1 });
  const content = readNote(text, read(text, inner), year);
  if (!content || !isNote(text, content, inner, standsAtSentenceEnd(text, paragraph, span))) return null;
  return noteOf(span, inner, bracketOf(text, group), content);
}

function mayBeNote(text: string, span: Span): boolean {
  const words = text.slice(span.start, span.end);
  return cue.test(words) && !otherBracket.test(words);
}

/** In the middle of a sentence a bracket with one unit and 负责 explains a word; one that says more is a note in the wrong place. */
function isNote(text: string, content: NoteContent, inner: Span, atSentenceEnd: boolean): boolean {
  if (content.hasLabel) return true;
  if (!content.hasVerb || content.objects === 'prose') return false;
  if (content.objects === 'plain') return atSentenceEnd;
  if (atSentenceEnd || content.units.length > 1 || content.mode !== null) return true;
  return /落[实實]$/.test(text.slice(Math.max(inner.start, inner.end - 2), inner.end));
}

const stops = '。！？!?；;';

/** Whether a sentence ends in front of the bracket or behind it. */
function standsAtSentenceEnd(text: string, paragraph: Span, span: Span): boolean {
  const before = trim(text, { start: Math.max(paragraph.start, span.start - 40), end: span.start });
  if (before.start === before.end) return true;
  const last = text[before.end - 1]!;
  if (stops.includes(last) || '”’」』）)〕]】》：:'.includes(last)) return true;
  const behind = trim(text, { start: span.end, end: Math.min(paragraph.end, span.end + 40) });
  return behind.start === behind.end || stops.includes(text[behind.start]!);
}

/** Places where a note whose closing bracket is missing may end when text goes on behind it. */
const verbEnd = /[负負][责責](?:落[实實])?|[牵牽][头頭](?:落[实實]|[负負][责責])?|配合|落[实實]/g;
const mostEnds = 6;

/** A note that nothing closes: all of its sentence, or as much as ends with a verb. */
function unclosedNote(
  text: string,
  paragraph: Span,
  group: BracketGroup,
  limit: number,
  year: number | null,
): Note | null {
  const start = group.open + 1;
  const farthest = trim(text, { start, end: Math.min(limit, start + longestNote) }).end;
  if (!mayBeNote(text, { start: group.open, end: Math.min(farthest, start + longestBareNote) })) {
    return cutList(text, paragraph, group, farthest, year);
  }
  const atSentenceEnd = standsAtSentenceEnd(text, paragraph, { start: group.open, end: paragraph.end });
  for (const end of endsOf(text, start, farthest)) {
    const inner = trim(text, { start, end });
    const content = readNote(text, read(text, inner), year);
    if (!content || !isNote(text, content, inner, atSentenceEnd)) continue;
    if (!content.hasLabel && (content.objects !== 'none' || (end < farthest && !content.endsWithVerb))) continue;
    return noteOf({ start: group.open, end: inner.end }, inner, bracketOf(text, group), content);
  }
  return cutList(text, paragraph, group, farthest, year);
}

/** Where the note may end, the farthest first: the end of the text, its first 。, its first verbs. */
function endsOf(text: string, start: number, farthest: number): readonly number[] {
  const words = text.slice(start, farthest);
  const stop = /[。！？!?]/.exec(words);
  const sentence = stop ? words.slice(0, stop.index) : words;
  const verbs: number[] = [];
  for (const found of sentence.matchAll(verbEnd)) {
    if (verbs.length === mostEnds) break;
    verbs.push(start + found.index + found[0].length);
  }
  const ends = [farthest, start + sentence.length, ...verbs.reverse()];
  return ends.filter((end, index) => ends.indexOf(end) === index);
}

/** A list of units that the end of the paragraph cuts off before its verb: `[区发展改革委(粮食和储备局)`. */
function cutList(
  text: string,
  paragraph: Span,
  group: BracketGroup,
  farthest: number,
  year: number | null,
): Note | null {
  const inner = trim(text, { start: group.open + 1, end: farthest });
  const isAtEnd = trim(text, { start: farthest, end: paragraph.end }).start >= paragraph.end;
  if (!isAtEnd || inner.end - inner.start > longestBareNote) return null;
  const before = trim(text, { start: Math.max(paragraph.start, group.open - 40), end: group.open });
  if (before.start === before.end || !stops.includes(text[before.end - 1]!)) return null;
  const content = readNote(text, read(text, inner), year);
  if (!content || !isCutList(content)) return null;
  return noteOf({ start: group.open, end: inner.end }, inner, bracketOf(text, group), content);
}

const hardStops = '。！？!?';

/** A note without brackets at the end of a paragraph, or as the whole of it. */
function notesAtEnd(text: string, span: Span, last: Note | undefined, year: number | null): readonly Note[] {
  const whole = trim(text, span);
  if (whole.start === whole.end) return [];
  const hasStop = text[whole.end - 1] === '。';
  const end = hasStop ? whole.end - 1 : whole.end;
  const starts = startsOf(text, whole.start, end);
  if (starts.length === 0) return [];
  for (const start of starts) {
    const inner = trim(text, { start, end });
    if (inner.start === inner.end) continue;
    const content = readNote(text, read(text, inner), year);
    if (!content) continue;
    const isWhole = inner.start === whole.start && last === undefined;
    const isCut = !isWhole && !hasStop && content.units.length > 1 && isCutList(content);
    if (!isBareNote(content) && !isCut) continue;
    return [noteOf({ start: inner.start, end: whole.end }, inner, '', content)];
  }
  return [];
}

/** Where a note without brackets may begin: behind the last full stop, and farther back where labelled sentences follow each other. */
function startsOf(text: string, first: number, end: number): readonly number[] {
  const starts: number[] = [];
  const earliest = Math.max(first, end - longestBareNote);
  let at = end;
  while (at > earliest) {
    at--;
    if (!hardStops.includes(text[at]!)) continue;
    starts.unshift(at + 1);
    if (!labelBehind(text, at + 1, end)) break;
  }
  if (at === first && !hardStops.includes(text[at]!)) starts.unshift(first);
  const labelled = starts.filter((start) => labelBehind(text, start, end)?.opensNote);
  return labelled.length > 0 ? labelled : starts.slice(-1);
}

function labelBehind(text: string, start: number, end: number): NoteLabel | null {
  const { keys } = read(text, { start, end: Math.min(end, start + 60) });
  const label = labelAt(keys, 0);
  return label?.kind === 'other' ? null : label;
}

/** Without brackets nothing but units, their verbs and a deadline may stand there. */
function isBareNote(content: NoteContent): boolean {
  if (content.opensWithLabel) return true;
  return content.isPureList && content.hasPlainVerb && content.endsWithVerb && !content.hasLabel;
}

/** A list of units that ends before its verb: its author is still writing, or the copy was cut. */
function isCutList(content: NoteContent): boolean {
  return content.units.length > 1 ? content.isPureStart : content.isPureList;
}

/** Fewest marks between cells that make a paragraph a table row. */
const fewestBars = 2;

function isTableRow(text: string, paragraph: Span): boolean {
  let bars = 0;
  for (let at = paragraph.start; at < paragraph.end && bars < fewestBars; at++) if (isBar(text[at]!)) bars++;
  return bars >= fewestBars;
}

function isBar(character: string): boolean {
  return character === '|' || character === '｜' || character === '\t';
}

/** The cells of a table row that name units, each with the deadline in the cell behind it. */
function notesInCells(text: string, paragraph: Span, year: number | null): readonly Note[] {
  const notes: Note[] = [];
  let start = paragraph.start;
  for (let at = paragraph.start; at <= paragraph.end; at++) {
    if (at < paragraph.end && !isBar(text[at]!)) continue;
    const cell = trim(text, { start, end: at });
    start = at + 1;
    if (cell.start === cell.end || cell.end - cell.start > longestBareNote) continue;
    const note = unitCell(text, cell, year);
    const last = notes.at(-1);
    const deadline = note || !last || last.deadline ? null : parseDeadline(text, cell, year);
    if (note) notes.push(note);
    else if (last && deadline) notes[notes.length - 1] = { ...last, end: cell.end, deadline };
  }
  return notes;
}

function unitCell(text: string, cell: Span, year: number | null): Note | null {
  const content = readNote(text, read(text, cell), year);
  return content && (content.isPureList || isBareNote(content)) ? noteOf(cell, cell, '', content) : null;
}
