import type { Draft, DraftClause } from '../model/draft.ts';
import type { TextEdit } from '../rules/rule.ts';
import { labelAt } from '../syntax/labels.ts';
import type { Label } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { labelIn } from './formatting.ts';
import { following } from './nextLabel.ts';

/** The characters that end a label while it is typed. */
export const labelEnds: readonly string[] = ['、', '.', '）', ')'];

/**
 * What is done when a character was typed, with the cursor behind it: a new line behind a finished clause gets the next label, a line with
 * nothing but a label is emptied by a second new line, a label that was just finished is written as the draft writes them. Otherwise nothing.
 */
export function typingEdits(draft: Draft, offset: number, typed: string): readonly TextEdit[] {
  if (typed === '\n') return newLine(draft, offset);
  return labelEnds.includes(typed) ? labelEnd(draft, offset) : [];
}

function newLine(draft: Draft, offset: number): readonly TextEdit[] {
  const { line } = draft.lines.position(offset);
  if (line === 0) return [];
  const here = { start: draft.lines.start(line), end: draft.lines.end(line) };
  const before = { start: draft.lines.start(line - 1), end: draft.lines.end(line - 1) };
  if (!isBlank(draft, here)) return [];
  if (labelAlone(draft, before)) return [{ span: { start: before.start, end: here.start }, newText: '' }];
  const clause = finishedClause(draft, before);
  if (!clause || !isLastOfRow(draft, clause)) return [];
  const label = following(draft, clause);
  return label === null ? [] : [{ span: here, newText: indentOf(draft, clause) + label }];
}

/** The label that a line consists of, with blanks around it. */
function labelAlone(draft: Draft, line: Span): Label | null {
  if (line.end - line.start > 60) return null;
  const written = draft.text.slice(line.start, line.end);
  const start = line.start + written.length - written.trimStart().length;
  const end = line.start + written.trimEnd().length;
  const label = labelAt(draft.text, start, end)?.label;
  return label && label.end === end ? label : null;
}

/** The clause that ends with a line, in a full stop or in a note. */
function finishedClause(draft: Draft, line: Span): DraftClause | null {
  const clause = draft.clauses.findLast(({ syntax }) => syntax.label !== null && syntax.label.start < line.end);
  const last = clause?.syntax.blocks.at(-1);
  if (!clause || !last || clause.children.length > 0 || clause.syntax.label!.damaged) return null;
  const { end } = last.content;
  if (end <= line.start || end > line.end) return null;
  const isFinished = draft.text[end - 1] === '。' || clause.syntax.notes.some((note) => note.end === end);
  return isFinished ? clause : null;
}

/** In the middle of a row the next number is taken already. */
function isLastOfRow(draft: Draft, clause: DraftClause): boolean {
  return draft.numbering.runs.some(({ clauses }) => clauses.at(-1) === clause);
}

function indentOf(draft: Draft, clause: DraftClause): string {
  const label = clause.syntax.label!;
  const start = draft.lines.start(draft.lines.position(label.start).line);
  return label.start - start <= 20 ? /^[ \t\u3000]*/.exec(draft.text.slice(start, label.start))![0] : '';
}

function labelEnd(draft: Draft, offset: number): readonly TextEdit[] {
  const { line } = draft.lines.position(offset);
  const written = { start: draft.lines.start(line), end: offset };
  const label = labelAlone(draft, written);
  if (!label || label.end !== offset || !isBlank(draft, { start: offset, end: draft.lines.end(line) })) return [];
  const newText = labelIn(draft, label);
  const span = { start: label.start, end: label.end };
  return newText === draft.text.slice(span.start, span.end) ? [] : [{ span, newText }];
}

function isBlank(draft: Draft, { start, end }: Span): boolean {
  return end - start <= 60 && draft.text.slice(start, end).trim() === '';
}
