import { diffArrays } from 'diff';
import type { Finding, Fix, TextEdit } from '../rules/rule.ts';
import { overlaps, type Span, touches } from '../text/span.ts';

/** A fix that can be applied at a place, with the finding that it mends. */
export interface FixAction {
  readonly finding: Finding;
  readonly fix: Fix;
  /** The best fix of its finding, where it changes the text: a decision is nobody's to take without being asked. */
  readonly preferred: boolean;
}

/** The fixes of the findings that a selection touches: the best one of each finding first, then the others. */
export function fixActions(findings: readonly Finding[], selection: Span): readonly FixAction[] {
  const actions = findingsAt(findings, selection).flatMap((finding) =>
    (finding.fixes ?? []).map((fix, index) => ({ finding, fix, preferred: index === 0 && !fix.decision })),
  );
  return [...actions.filter((action) => action.preferred), ...actions.filter((action) => !action.preferred)];
}

/** The findings that a selection touches. */
export function findingsAt(findings: readonly Finding[], selection: Span): readonly Finding[] {
  return findings.filter((finding) => meets(finding.span, selection));
}

function meets(span: Span, selection: Span): boolean {
  return overlaps(span, selection) || touches(span, selection.start) || touches(span, selection.end);
}

/** How many lines may be new or gone before they are no longer looked for one by one: the search grows with their square. */
const mostNewLines = 1000;

/** The edits, line by line, that lead from one text to another. */
export function editsBetween(before: string, after: string): readonly TextEdit[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length === now.length) return editsOf(old.flatMap((line, index) => changesOf(line, now[index]!)));
  return editsOf(diffArrays(old, now, { maxEditLength: mostNewLines }) ?? changesInMiddle(old, now));
}

/** Lines that stay, that are new, or that are gone. */
interface LineChange {
  readonly value: readonly string[];
  readonly added: boolean;
  readonly removed: boolean;
}

function changesOf(line: string, now: string): readonly LineChange[] {
  if (line === now) return [{ value: [line], added: false, removed: false }];
  return [
    { value: [line], added: false, removed: true },
    { value: [now], added: true, removed: false },
  ];
}

/** All between the lines that both texts begin with and those that both end with, as one change. */
function changesInMiddle(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  const most = Math.min(old.length, now.length);
  let front = 0;
  while (front < most && old[front] === now[front]) front++;
  let back = 0;
  while (back < most - front && old.at(-1 - back) === now.at(-1 - back)) back++;
  return [
    { value: old.slice(0, front), added: false, removed: false },
    { value: old.slice(front, old.length - back), added: false, removed: true },
    { value: now.slice(front, now.length - back), added: true, removed: false },
    { value: old.slice(old.length - back), added: false, removed: false },
  ];
}

function editsOf(changes: readonly LineChange[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let open: { start: number; end: number; newText: string } | null = null;
  for (const change of changes) {
    const text = change.value.join('');
    if (!change.added && !change.removed) {
      if (open) edits.push(asEdit(open));
      open = null;
      at += text.length;
      continue;
    }
    open ??= { start: at, end: at, newText: '' };
    if (change.added) {
      open.newText += text;
    } else {
      at += text.length;
      open.end = at;
    }
  }
  if (open) edits.push(asEdit(open));
  return edits;
}

function asEdit(change: { start: number; end: number; newText: string }): TextEdit {
  return { span: { start: change.start, end: change.end }, newText: change.newText };
}

function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}
