import type { Fact } from '../text/knownWords.ts';
import type { Span } from '../text/span.ts';
import { isHan, trim } from './characters.ts';
import { isBareNote, noteOf, readNote } from './noteGrammar.ts';
import { labelAt, type NoteLabel, verbsBefore } from './noteWords.ts';
import { joinLines, read } from './reading.ts';
import type { Note } from './tree.ts';
import { endsLikeUnit } from './unitNames.ts';

/** Longest note without brackets. */
const longestNote = 600;
/** How much of a sentence is looked at to see whether it can be one. */
const longestFirst = 64;

const fullStops = '。！？!?';

/**
 * The note without brackets at the end of a paragraph behind a full stop, or as the whole of it: `市发改委牵头落实`, `责任单位：市教委。`
 * `from` is the end of the last note in brackets, if there is one: only what stands behind it is looked at.
 */
export function notesAtEnd(text: string, paragraph: Span, from: number | null, year: number | null): Note | null {
  const whole = trim(text, { start: from ?? paragraph.start, end: paragraph.end });
  if (whole.start === whole.end) return null;
  const hasStop = text[whole.end - 1] === '。';
  const end = hasStop ? whole.end - 1 : whole.end;
  const start = startOf(text, whole.start, end);
  if (start === null) return null;
  const inner = trim(text, { start, end });
  const content = readNote(text, read(text, inner), year);
  if (!content) return null;
  const isWhole = from === null && inner.start === whole.start;
  const isCut = !isWhole && !hasStop && content.units.length > 1 && content.isPureList && content.isCutList;
  return isBareNote(content) || isCut ? noteOf({ start: inner.start, end: whole.end }, inner, '', content) : null;
}

/** Where the note begins: behind the last full stop, or farther back where labelled sentences follow each other; `null` for no note. */
function startOf(text: string, first: number, end: number): number | null {
  const last = sentenceStart(text, first, end);
  if (last === null) return null;
  let start: number | null = null;
  let label = labelBehind(text, last, end);
  if (!label) return beginsWithUnit(text, last, end) ? last : null;
  for (let at: number | null = last; label && at !== null; label = at === null ? null : labelBehind(text, at, end)) {
    if (label.opensNote) start = at;
    at = at > first ? sentenceStart(text, Math.max(first, end - longestNote), at - 1) : null;
  }
  return start;
}

/** Where the sentence that ends at `end` begins; `null` where that is too far away. */
function sentenceStart(text: string, first: number, end: number): number | null {
  const earliest = Math.max(first, end - longestNote);
  let at = end;
  while (at > earliest) {
    const unit = text.charCodeAt(at - 1);
    if (!isHan(unit) && fullStops.includes(text[at - 1]!)) return at;
    at--;
  }
  return at === first ? first : null;
}

function labelBehind(text: string, start: number, end: number): NoteLabel | null {
  const { keys } = read(text, { start, end: Math.min(end, start + longestFirst) });
  const label = labelAt(keys, 0);
  return label?.kind === 'other' ? null : label;
}

/** Whether the first words up to a mark are a unit, with or without verbs: what most sentences do not begin with. */
function beginsWithUnit(text: string, start: number, end: number): boolean {
  const { keys } = read(text, { start, end: Math.min(end, start + longestFirst) });
  const mark = keys.search(/[、,;:。]/);
  const first = mark < 0 ? keys.length : mark;
  for (let length = first; length > 1; length = verbsBefore(keys, 0, length).start) {
    if (endsLikeUnit(keys.slice(0, length)) || /[等和及与年月]/.test(keys.slice(1, length))) return true;
    if (verbsBefore(keys, 0, length).start === length) return false;
  }
  return false;
}

/** Longest line of a note that is given line by line. */
const longestLine = 600;

/**
 * Whether a paragraph is a line of a note that is given line by line: `责任单位：市教委`, `完成时限：6月底前`, `责任人：张三`.
 * `units` for one that announces units.
 */
function noteLine(text: string, paragraph: Span): 'units' | 'other' | null {
  if (paragraph.end - paragraph.start > longestLine) return null;
  const { keys } = read(text, { start: paragraph.start, end: Math.min(paragraph.end, paragraph.start + longestFirst) });
  const label = labelAt(keys, 0);
  if (!label || label.kind === 'other' || label.length >= keys.length) return null;
  return label.kind === 'units' && label.opensNote ? 'units' : 'other';
}

/** The same of the words of a paragraph. */
export const lineOfNote: Fact<'units' | 'other' | null> = ({ text, span }) => noteLine(text, span);

/** The note that lines give together; `null` where they name nobody. */
export function noteInLines(text: string, lines: readonly Span[]): Note | null {
  const content = readNote(text, joinLines(lines.map((line) => read(text, line))), null);
  const span = { start: lines[0]!.start, end: lines.at(-1)!.end };
  return content?.hasLabel ? noteOf(span, span, '', content) : null;
}
