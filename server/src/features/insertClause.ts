import type { ClauseLink, Directive, Trace } from '../directives/trace.ts';
import { buildDraft } from '../model/build.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import type { TextEdit } from '../rules/rule.ts';
import type { Label } from '../syntax/tree.ts';
import { overlaps, type Span } from '../text/span.ts';
import { contentOf, inOrder, numberEdits, placedIn, siblingsOf } from './moveClause.ts';
import { inStyleOf } from './parentWording.ts';
import { isSameClause } from './relations.ts';
import { edited } from './renumber.ts';

/** A clause that was started from one of a parent. */
export interface NewClause {
  /** In the order of the text, disjoint. */
  readonly edits: readonly TextEdit[];
  /** Where the new clause stands in the edited text, from its label to its last character. */
  readonly span: Span;
}

/** Where a new clause goes: behind or before a clause, as its neighbour on the same level. */
interface Site {
  readonly beside: DraftClause;
  readonly before: boolean;
}

/** Whether a new clause can be started from a clause of a parent: it sets a task in words of its own. */
export function canBeginFrom(parent: DraftClause): boolean {
  return parent.role === 'task' && parent.leaf && (parent.syntax.heading !== null || parent.syntax.body.length > 0);
}

/**
 * The edits that start a new clause from one of a parent: its heading and wording without its notes, in the script and the marks of the draft,
 * with the next label of the draft beside the clauses that implement its neighbours, and everything behind it numbered anew. `null` where the
 * clause sets no task or the new one could not be read as a clause.
 */
export function insertClause(draft: Draft, trace: Trace, directive: Directive, parent: DraftClause): NewClause | null {
  if (!canBeginFrom(parent)) return null;
  const site = siteOf(draft, trace, directive, parent);
  const placed = site ? besideClause(draft, site, directive.draft, parent) : atTheEnd(draft, directive.draft, parent);
  const now = buildDraft(edited(draft.text, placed.edits));
  const made = now.clauses.find(({ syntax }) => syntax.label?.start === placed.span.start);
  return made && now.clauses.length === draft.clauses.length + 1 ? placed : null;
}

/**
 * The place by section and order of the parent: behind what implements the nearest clause before, within the section first, else before what
 * implements the nearest one behind, else behind the last task of the draft.
 */
function siteOf(draft: Draft, trace: Trace, directive: Directive, parent: DraftClause): Site | null {
  const order = trace.coverage.filter((each) => each.directive.uri === directive.uri).map((each) => each.parent);
  const at = order.findIndex((each) => isSameClause(each, parent));
  const before = order.slice(0, Math.max(0, at)).reverse();
  const behind = order.slice(at + 1);
  const inSection = (clause: DraftClause): boolean => clause.parent?.path === parent.parent?.path;
  const tries: readonly (readonly [readonly DraftClause[], boolean])[] = [
    [before.filter(inSection), false],
    [behind.filter(inSection), true],
    [before, false],
    [behind, true],
  ];
  for (const [neighbours, isBefore] of tries) {
    for (const neighbour of neighbours) {
      const clauses = implementing(trace, directive, neighbour);
      const beside = isBefore ? clauses[0] : clauses.at(-1);
      if (beside) return { beside, before: isBefore };
    }
  }
  const last = draft.clauses.findLast((clause) => clause.role === 'task' && clause.leaf && isUsable(clause));
  return last ? { beside: last, before: false } : null;
}

/** The clauses that implement a clause of a parent first of all, in the order of the text. */
function implementing(trace: Trace, directive: Directive, parent: DraftClause): readonly DraftClause[] {
  const isWanted = (link: ClauseLink): boolean =>
    link.kind === 'primary' &&
    link.status !== 'rejected' &&
    link.directive.uri === directive.uri &&
    isSameClause(link.parent, parent) &&
    link.clause.role === 'task' &&
    isUsable(link.clause);
  return trace.links
    .filter(isWanted)
    .map(({ clause }) => clause)
    .sort((one, other) => one.syntax.start - other.syntax.start);
}

function isUsable({ syntax: { label } }: DraftClause): boolean {
  return label !== null && !label.damaged;
}

function besideClause(draft: Draft, { beside, before }: Site, parentDraft: Draft, parent: DraftClause): NewClause {
  const { text } = draft;
  const content = contentOf(beside.syntax);
  const at = before ? content.start : content.end;
  const order = [...placedIn(draft)];
  const index = order.findIndex(({ clause }) => clause === beside);
  const { model } = order[index]!;
  const label: Label = { ...model, start: at, end: at };
  const made: DraftClause = { ...beside, syntax: { ...beside.syntax, label } };
  order.splice(before ? index : index + 1 + below(beside), 0, { clause: made, model });

  const separator = separatorAt(draft, beside);
  let indentStart = separator.length;
  while (indentStart > 0 && ' \t\u3000'.includes(separator[indentStart - 1]!)) indentStart--;
  const indent = separator.slice(indentStart);
  const gap = /^[ \t\u3000]{0,4}/.exec(text.slice(model.end, model.end + 4))![0];
  const isChapter = model.style === 'chapter' || model.style === 'decimal';
  const words = wordingOf(draft, parentDraft, parent, beside.syntax.ownLine, lineEndOf(text) + indent);
  const edits = numberEdits(draft, order).map((edit) => {
    if (edit.span.start !== at || edit.span.end !== at) return edit;
    const clause = edit.newText + (isChapter ? gap : '') + words;
    return { span: edit.span, newText: before ? clause + separator : separator + clause };
  });
  return placedAt(edits.sort(inOrder), at, before ? 0 : separator.length, before ? separator.length : 0);
}

/** A first clause for a draft that has none. */
function atTheEnd(draft: Draft, parentDraft: Draft, parent: DraftClause): NewClause {
  const end = draft.text.trimEnd().length;
  const lineEnd = lineEndOf(draft.text);
  const separator = end === 0 ? '' : lineEnd + lineEnd;
  const words = `一、${wordingOf(draft, parentDraft, parent, false, lineEnd)}`;
  const edit = { span: { start: end, end }, newText: separator + words };
  return placedAt([edit], end, separator.length, 0);
}

function placedAt(edits: readonly TextEdit[], at: number, head: number, tail: number): NewClause {
  let start = at;
  let length = 0;
  for (const { span, newText } of edits) {
    if (span.start === at && span.end === at) length = newText.length;
    else if (span.end <= at) start += newText.length - (span.end - span.start);
  }
  return { edits, span: { start: start + head, end: start + length - tail } };
}

function below(clause: DraftClause): number {
  return clause.children.reduce((sum, child) => sum + (child.syntax.label ? 1 : 0) + below(child), 0);
}

/** What stands between two neighbours: line ends, blank lines, the indent of the next one. */
function separatorAt(draft: Draft, clause: DraftClause): string {
  const neighbours = siblingsOf(draft, clause);
  const at = neighbours.indexOf(clause);
  for (const [one, other] of [
    [neighbours[at - 1], clause],
    [clause, neighbours[at + 1]],
  ]) {
    if (!one || !other) continue;
    const between = draft.text.slice(contentOf(one.syntax).end, contentOf(other.syntax).start);
    if (between.length < 200 && between.trim() === '' && /[\r\n]/.test(between)) return between;
  }
  const { start } = contentOf(clause.syntax);
  const indent = /[ \t\u3000]{0,40}$/.exec(draft.text.slice(Math.max(0, start - 40), start))![0];
  return lineEndOf(draft.text) + indent;
}

function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/** Heading and text of a clause of a parent, without its notes, as the draft would write them. */
function wordingOf(draft: Draft, parentDraft: Draft, parent: DraftClause, ownLine: boolean, lineEnd: string): string {
  const { heading, body, notes } = parent.syntax;
  const paragraphs = body.map((span) => withoutNotes(parentDraft.text, span, notes)).filter((words) => words !== '');
  const title = heading ? onOneLine(parentDraft.text.slice(heading.start, heading.end)) : '';
  // What ends a heading, `。` or a colon, stands behind it and may have been left with the text.
  const [first = '', ...others] = paragraphs.map((words) => words.replace(/^[。：:]/, ''));
  const isHeadingApart = ownLine && title !== '' && first !== '';
  const opening = title === '' ? first : isHeadingApart ? title + lineEnd + first : `${title}。${first}`;
  return [opening, ...others].map((words) => inStyleOf(draft, parentDraft, words)).join(lineEnd);
}

function withoutNotes(text: string, span: Span, notes: readonly Span[]): string {
  const parts: string[] = [];
  let from = span.start;
  for (const note of notes) {
    if (!overlaps(note, span) || note.start < from) continue;
    parts.push(text.slice(from, note.start));
    from = note.end;
  }
  parts.push(text.slice(from, span.end));
  return onOneLine(parts.join(''));
}

function onOneLine(words: string): string {
  return words
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .join('');
}
