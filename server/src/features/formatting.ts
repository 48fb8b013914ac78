import { buildDraft } from '../model/build.ts';
import type { Draft } from '../model/draft.ts';
import { prefersFullWidth, rightForm, slipOf } from '../model/labelForm.ts';
import type { TextEdit } from '../rules/rule.ts';
import { isTableRow } from '../syntax/cellNotes.ts';
import type { Block, Label } from '../syntax/tree.ts';
import { type Span, touches } from '../text/span.ts';
import { editsBetween } from './codeActions.ts';
import { edited } from './renumber.ts';

/** How often a draft is formatted and read again before it is left as it was. */
const roundsAtMost = 4;
/** The indents that a paragraph can have; any other is a slip where most have one of these. */
const indents: readonly string[] = ['', '　　', '  '];
/** What share of the paragraphs of one kind must have an indent before the others are given it. */
const habitShare = 2 / 3;

/**
 * The edits that write a draft evenly: labels in their right form and in the brackets of most, nothing between label and heading, the indents of
 * paragraphs of one kind as most have them, no blanks at line ends. The wording is never touched, nor what is no part of the document (web
 * headers, metadata), nor tables. In the order of the text, disjoint; the edited draft has nothing left to format and reads as the same clauses.
 */
export function formatEdits(draft: Draft): readonly TextEdit[] {
  return settled(draft, true) ?? settled(draft, false) ?? [];
}

/** Those of the edits that lie on the lines of a selection. */
export function formatEditsIn(draft: Draft, selection: Span): readonly TextEdit[] {
  const lines = {
    start: draft.lines.start(draft.lines.position(selection.start).line),
    end: draft.lines.end(draft.lines.position(selection.end).line),
  };
  return formatEdits(draft).filter(({ span }) => touches(lines, span.start) && touches(lines, span.end));
}

/** `null` where formatting does not come to an end or would make the draft read as another one: layout can tell paragraphs apart. */
function settled(draft: Draft, withIndents: boolean): readonly TextEdit[] | null {
  const first = formatOnce(draft, withIndents);
  const outline = outlineOf(draft);
  let edits = first;
  let now = draft;
  for (let round = 0; edits.length > 0; round++) {
    if (round === roundsAtMost) return null;
    now = buildDraft(edited(now.text, edits));
    if (outlineOf(now) !== outline) return null;
    edits = formatOnce(now, withIndents);
    if (edits.length === 0) return round === 0 ? first : editsBetween(draft.text, now.text);
  }
  return [];
}

/** What a reader makes of a draft: its clauses and what each stretch of it is. */
function outlineOf(draft: Draft): string {
  const blocks = draft.tree.blocks.filter(({ kind }) => kind !== 'blank').map(({ kind }) => kind);
  return JSON.stringify([draft.clauses.map(({ path }) => path), blocks]);
}

function formatOnce(draft: Draft, withIndents: boolean): readonly TextEdit[] {
  const blocks = draft.tree.blocks.filter(({ kind }) => kind !== 'noise' && kind !== 'metadata' && kind !== 'contents');
  const text = blocks.filter((block) => !isTableRow(draft.text, block));
  const edits = [
    ...labelEdits(draft),
    ...text.flatMap((block) => trailingBlanks(draft, block)),
    ...(withIndents ? indentEdits(draft, text) : []),
  ];
  return edits.sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}

/** A label as this draft writes labels: in the right form, with the brackets and marks of most. */
export function labelIn(draft: Draft, label: Label): string {
  const labels = judgedLabels(draft);
  return formOf(draft, label, prefersFullWidth(draft, labels, 0.5), usualMark(labels));
}

function judgedLabels(draft: Draft): readonly Label[] {
  return draft.clauses.flatMap(({ syntax }) => (syntax.label && !syntax.label.damaged ? [syntax.label] : []));
}

function labelEdits(draft: Draft): readonly TextEdit[] {
  const labels = judgedLabels(draft);
  const isFullWidth = prefersFullWidth(draft, labels, 0.5);
  const mark = usualMark(labels);
  return labels.flatMap((label) => {
    const typed = draft.text.slice(label.start, label.end);
    const gap = gapBehind(draft.text, label);
    const written = formOf(draft, label, isFullWidth, mark);
    if (written === typed && gap === 0) return [];
    return [{ span: { start: label.start, end: label.end + gap }, newText: written }];
  });
}

function formOf(draft: Draft, label: Label, isFullWidth: boolean, mark: string): string {
  const typed = draft.text.slice(label.start, label.end);
  const right = slipOf(draft, label, isFullWidth) ? rightForm(draft, label, isFullWidth) : typed;
  if (label.style === 'arabic') return right.replace(/[.．]$/, mark);
  const isFolded = !isFullWidth && (label.style === 'chinese-bracket' || label.style === 'arabic-bracket');
  return isFolded ? right.replace('（', '(').replace('）', ')') : right;
}

/** `．` where most arabic labels have it, else `.`. */
function usualMark(labels: readonly Label[]): string {
  const arabic = labels.filter(({ style }) => style === 'arabic');
  const full = arabic.filter(({ mark }) => mark === '．').length;
  const half = arabic.filter(({ mark }) => mark === '.').length;
  return full > half ? '．' : '.';
}

/** How many blanks stand between a label and the words behind it. Those that a label needs to be one stay: `1.1　目的`, `1. 2019年`. */
function gapBehind(text: string, label: Label): number {
  if (label.style === 'decimal' || label.style === 'chapter' || label.style === 'circled') return 0;
  let end = label.end;
  while (end - label.end < 8 && /[ \t\u3000]/.test(text[end] ?? '')) end++;
  const next = text[end] ?? '\n';
  return /[\s\d０-９.．]/.test(next) ? 0 : end - label.end;
}

function trailingBlanks(draft: Draft, block: Block): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const last = draft.lines.position(Math.max(block.start, block.end - 1)).line;
  for (let { line } = draft.lines.position(block.start); line <= last; line++) {
    const end = draft.lines.end(line);
    // A blank line has nothing that could be indented.
    const from = Math.max(draft.lines.start(line), block.start);
    let start = Math.min(end, block.end);
    while (start > from && /[ \t\u3000]/.test(draft.text[start - 1]!)) start--;
    // Labels and indents have their own edits: a line of them alone stays.
    const isEmpty = start === from;
    const touchesLabel = block.label !== null && start <= block.label.end;
    if (start < end && end <= block.end && !touchesLabel && (!isEmpty || block.kind === 'blank'))
      edits.push({ span: { start, end }, newText: '' });
  }
  return edits;
}

/** The blocks whose first line has an indent that means nothing: titles and signatures are placed by theirs. */
const indented: ReadonlySet<Block['kind']> = new Set(['clause', 'body', 'preamble', 'note']);

function indentEdits(draft: Draft, blocks: readonly Block[]): readonly TextEdit[] {
  const groups = new Map<string, { readonly span: Span; readonly indent: string }[]>();
  for (const block of blocks) {
    if (!indented.has(block.kind)) continue;
    const lineStart = draft.lines.start(draft.lines.position(block.content.start).line);
    const span = { start: lineStart, end: block.content.start };
    const indent = draft.text.slice(span.start, span.end);
    // A clause that begins in the middle of a line has no indent.
    if (lineStart < block.start || indent.length > 8 || !/^[ \t\u3000]*$/.test(indent)) continue;
    const group = block.label?.style ?? 'text';
    const known = groups.get(group);
    if (known) known.push({ span, indent });
    else groups.set(group, [{ span, indent }]);
  }
  return [...groups.values()].flatMap((group) => {
    const usual = indents.find(
      (each) => group.filter(({ indent }) => indent === each).length >= group.length * habitShare,
    );
    if (usual === undefined) return [];
    return group.flatMap(({ span, indent }) => (indent === usual ? [] : [{ span, newText: usual }]));
  });
}
