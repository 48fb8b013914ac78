import type { Draft, DraftClause } from '../model/draft.ts';
import { numberInOrder, type PlacedClause } from '../model/numbering.ts';
import { followingReferences } from '../model/renumber.ts';
import type { TextEdit } from '../rules/rule.ts';
import { labelAt, rankOf, relabel } from '../syntax/labels.ts';
import type { Clause, Label, LabelStyle } from '../syntax/tree.ts';
import { appendAll } from '../text/append.ts';
import type { Span } from '../text/span.ts';
import { edited } from './renumber.ts';

/** Where a clause goes: `up` and `down` before and behind its neighbour, `promote` a level out, `demote` a level in. */
export const clauseMoves = ['up', 'down', 'promote', 'demote'] as const;

/** One of the moves. */
export type ClauseMove = (typeof clauseMoves)[number];

/** The innermost clause with a number at an offset: the one that a command at the cursor means. */
export function movableAt(draft: Draft, offset: number): DraftClause | null {
  const lineStart = draft.lines.start(draft.lines.position(offset).line);
  return (
    draft.clauses.findLast(
      ({ syntax }) =>
        syntax.label &&
        (syntax.start <= offset || isBlank(draft, lineStart, syntax.label.start)) &&
        offset <= syntax.end,
    ) ?? null
  );
}

function isBlank(draft: Draft, start: number, end: number): boolean {
  return (
    start <= end &&
    end - start < 40 &&
    draft.text.slice(start, end).trim() === '' &&
    !draft.text.slice(start, end).includes('\n')
  );
}

/**
 * The edits that move a clause with all below it, number everything anew in the draft's own scheme and let references follow the clauses
 * that they meant. In the order of the text, disjoint; the text of the clause stays where it is and its neighbour goes round it, so that a cursor
 * stays with it. `null` where there is nowhere to go: no neighbour, no level above, no clause before it under which it could stand.
 */
export function moveClause(draft: Draft, clause: DraftClause, move: ClauseMove): readonly TextEdit[] | null {
  if (!clause.syntax.label || clause.syntax.label.damaged) return null;
  return move === 'up' || move === 'down' ? exchange(draft, clause, move) : changeLevel(draft, clause, move);
}

/** The numbered clauses of a draft as they stand after a move that can be made. */
export function orderAfter(draft: Draft, clause: DraftClause, move: ClauseMove): readonly DraftClause[] {
  const placed = placedIn(draft);
  const neighbours = siblingsOf(draft, clause);
  const neighbour = neighbours[neighbours.indexOf(clause) + (move === 'up' ? -1 : 1)];
  const isStill = move === 'promote' || move === 'demote' || !neighbour;
  const order = isStill
    ? placed
    : move === 'up'
      ? exchanged(placed, neighbour, clause)
      : exchanged(placed, clause, neighbour);
  return order.map((each) => each.clause);
}

/** Two neighbours and all below them in each other's places. */
function exchanged(placed: readonly PlacedClause[], first: DraftClause, second: DraftClause): readonly PlacedClause[] {
  const ofFirst = subtree(first);
  const ofSecond = subtree(second);
  const start = placed.findIndex((each) => each.clause === first);
  const end = start + ofFirst.size + ofSecond.size;
  const within = placed.slice(start, end);
  return [
    ...placed.slice(0, start),
    ...within.filter((each) => ofSecond.has(each.clause)),
    ...within.filter((each) => ofFirst.has(each.clause)),
    ...placed.slice(end),
  ];
}

function exchange(draft: Draft, clause: DraftClause, move: 'up' | 'down'): readonly TextEdit[] | null {
  const neighbours = siblingsOf(draft, clause);
  const at = neighbours.indexOf(clause);
  const neighbour = neighbours[move === 'up' ? at - 1 : at + 1];
  // Only clauses that are numbered in one row change places: 一、 and a stray ① beside it do not.
  if (!neighbour || rankOf(neighbour.syntax.label!) !== rankOf(clause.syntax.label!)) return null;
  const [first, second] = move === 'up' ? [neighbour, clause] : [clause, neighbour];
  const [one, other] = [contentOf(first.syntax), contentOf(second.syntax)];
  if (one.end > other.start) return null;

  const numerals = numberEdits(draft, exchanged(placedIn(draft), first, second));
  const around = draft.text.slice(one.end, other.start);
  const moving = move === 'up' ? one : other;
  const words = edited(
    draft.text.slice(moving.start, moving.end),
    numerals
      .filter(({ span }) => isInside(span, moving))
      .map(({ span, newText }) => ({
        span: { start: span.start - moving.start, end: span.end - moving.start },
        newText,
      })),
  );
  const edits = numerals.filter(({ span }) => !isInside(span, moving));
  if (move === 'up') {
    edits.push({ span: { start: one.start, end: other.start }, newText: '' });
    edits.push({ span: { start: other.end, end: other.end }, newText: around + words });
  } else {
    edits.push({ span: { start: one.start, end: one.start }, newText: words + around });
    edits.push({ span: { start: one.end, end: other.end }, newText: '' });
  }
  return edits.sort(inOrder);
}

function changeLevel(draft: Draft, clause: DraftClause, move: 'promote' | 'demote'): readonly TextEdit[] | null {
  const moved = subtree(clause);
  const models = new Map<DraftClause, Label>();
  const additions = new Map<Label, string>();
  const above = clause.parent?.syntax.label;
  const neighbours = siblingsOf(draft, clause);
  // Without a clause above or before it there is no level to go to.
  if (move === 'promote' ? !above : neighbours.indexOf(clause) < 1) return null;
  if (isDecimal(clause.syntax.label)) {
    if (move === 'promote' && !isDecimal(above!)) return null;
    for (const each of moved) {
      const label = each.syntax.label!;
      // Its own items （1） stay what they are.
      if (!isDecimal(label)) continue;
      const shifted = shiftedDecimal(label, move === 'promote' ? -1 : 1);
      if (!shifted) return null;
      models.set(each, shifted);
    }
  } else if (move === 'promote') {
    if (!isUsable(above!)) return null;
    for (const each of moved) models.set(each, each.parent!.syntax.label!);
  } else {
    for (const each of moved) {
      const below = labelBelow(draft, each, additions);
      if (!below) return null;
      models.set(each, below);
    }
  }
  const order = placedIn(draft).map((each) => ({ ...each, model: models.get(each.clause) ?? each.model }));
  return [...numberEdits(draft, order, additions)].sort(inOrder);
}

function isDecimal(label: Label | null): boolean {
  return label?.style === 'decimal';
}

/** Most numbers of a decimal label whose level is still told from the next. */
const deepestDecimal = 4;

/** A label like a decimal one with a number less or more: the numbers say its level, they are written when all have theirs. */
function shiftedDecimal(label: Label, by: -1 | 1): Label | null {
  const length = label.numbers.length + by;
  if (length < 1 || length > deepestDecimal) return null;
  return { ...label, numbers: by < 0 ? label.numbers.slice(0, length) : [...label.numbers, 1] };
}

/** A label of the level below a clause, to take brackets and mark from: the draft's own next style, else that of the standard. */
function labelBelow(draft: Draft, clause: DraftClause, additions: Map<Label, string>): Label | null {
  const rank = rankOf(clause.syntax.label!);
  const near = [...siblingsOf(draft, clause), ...draft.clauses];
  for (const each of near) {
    const below = each.children.find((child) => isUsable(child.syntax.label) && rankOf(child.syntax.label) > rank);
    if (below && each.syntax.label && rankOf(each.syntax.label) === rank) return below.syntax.label;
  }
  const deeper = standardStyles.find(({ style }) => standardRank(style) > rank);
  if (!deeper) return null;
  const known = [...additions].find(([, text]) => text === deeper.text)?.[0];
  if (known) return known;
  const made = labelAt(deeper.text, 0, deeper.text.length)?.label ?? null;
  if (made) additions.set(made, deeper.text);
  return made;
}

function isUsable(label: Label | null): label is Label {
  return label !== null && !label.damaged && label.style !== 'decimal';
}

/** The labels of GB/T 9704—2012 §7.3.3 from the outside in. */
const standardStyles: readonly { readonly style: LabelStyle; readonly text: string }[] = [
  { style: 'chinese', text: '一、' },
  { style: 'chinese-bracket', text: '（一）' },
  { style: 'arabic', text: '1.' },
  { style: 'arabic-bracket', text: '（1）' },
];

function standardRank(style: LabelStyle): number {
  return standardStyles.findIndex((each) => each.style === style) + 1;
}

/** The numbered clauses in the order of the text, each with the label whose style it has or, at a wrong level, should have. */
export function placedIn(draft: Draft): readonly PlacedClause[] {
  const models = new Map(draft.numbering.levels.map(({ clause, model }) => [clause, model]));
  return draft.clauses.flatMap((clause) => {
    const label = clause.syntax.label;
    return label ? [{ clause, model: models.get(clause) ?? label }] : [];
  });
}

/**
 * The edits that number clauses in a new order, with the references that follow; in no order themselves. `additions` are the texts of labels
 * that the draft does not hold. A clause that is new in the order gets its label where it says that its label is.
 */
export function numberEdits(
  draft: Draft,
  order: readonly PlacedClause[],
  additions: ReadonlyMap<Label, string> = new Map(),
): TextEdit[] {
  const numbered = numberInOrder(order, draft.numbering.runs);
  const byClause = new Map(numbered.map((each) => [each.clause, each]));
  const numbersOf = (clause: DraftClause): readonly number[] => {
    const { number, parent, model } = byClause.get(clause)!;
    return isDecimal(model) && parent && isDecimal(parent.syntax.label) ? [...numbersOf(parent), number] : [number];
  };
  const edits: TextEdit[] = [];
  for (const { clause, model, number } of numbered) {
    const label = clause.syntax.label!;
    if (label.damaged || (model === label && model.style !== 'decimal' && number === label.number)) continue;
    const written =
      model.style === 'decimal'
        ? numbersOf(clause).join('.')
        : relabel(additions.get(model) ?? draft.text, model, number);
    if (written === draft.text.slice(label.start, label.end)) continue;
    // 第一章 stands apart from its words, （一） does not.
    const blanks = /^[ \t\u3000]{0,4}/.exec(draft.text.slice(label.end, label.end + 4))![0].length;
    const opened = model.style === 'chapter' && label.style !== 'chapter' && blanks === 0 ? '　' : '';
    const closed = model.style !== 'chapter' && label.style === 'chapter' ? blanks : 0;
    edits.push({ span: { start: label.start, end: label.end + closed }, newText: written + opened });
  }
  const numbers = new Map(numbered.map(({ clause, number }) => [clause, number]));
  const isElsewhere = (clause: DraftClause): boolean => {
    const now = byClause.get(clause);
    return now !== undefined && (now.parent !== clause.parent || now.model.style !== clause.syntax.label!.style);
  };
  appendAll(edits, followingReferences(draft, numbers, isElsewhere));
  return edits;
}

/** The numbered clauses beside a clause, itself among them. */
export function siblingsOf(draft: Draft, clause: DraftClause): readonly DraftClause[] {
  const all = clause.parent ? clause.parent.children : draft.clauses.filter((each) => each.parent === null);
  return all.filter((each) => each.syntax.label !== null);
}

function subtree(clause: DraftClause): ReadonlySet<DraftClause> {
  const found = new Set<DraftClause>([clause]);
  for (const each of found) for (const child of each.children) found.add(child);
  return found;
}

/** The characters of a clause with all below it, without the blanks before its first and behind its last line. */
export function contentOf(clause: Clause): Span {
  let end = clause.blocks.at(-1)?.content.end ?? clause.end;
  for (let last = clause.children.at(-1); last; last = last.children.at(-1)) {
    end = Math.max(end, last.blocks.at(-1)?.content.end ?? last.end);
  }
  return { start: clause.blocks[0]?.content.start ?? clause.start, end };
}

function isInside(span: Span, outer: Span): boolean {
  return outer.start <= span.start && span.end <= outer.end;
}

/** An insertion stands before what begins at its place. */
export function inOrder(one: TextEdit, other: TextEdit): number {
  return one.span.start - other.span.start || one.span.end - other.span.end;
}
