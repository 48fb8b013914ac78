import type { Draft, DraftClause } from '../model/draft.ts';
import { labelAt, rankOf, relabel } from '../syntax/labels.ts';
import type { Label } from '../syntax/tree.ts';

/** A label that can follow, with the blank behind it where its style has one: `（三）`, `1.3　`. */
export interface NextLabel {
  readonly text: string;
  /** The clause that it follows in its row, or that it stands below as the first. */
  readonly after: DraftClause;
}

/** What may have been typed of a label: brackets, numerals, 第. */
const beginning = /^[（(第〇零一二三四五六七八九十百廿卅\d.．]{0,8}$/;
/** The first labels of the levels from the outside in (GB/T 9704—2012 §7.3.3). */
const standard = ['一、', '（一）', '1.', '（1）'];
const longestIndent = 40;

/** Where a label at the cursor begins: behind the indent of a line of which nothing more than a piece of a label is written; `null` elsewhere. */
export function labelStart(draft: Draft, offset: number): number | null {
  const { line } = draft.lines.position(offset);
  const lineStart = draft.lines.start(line);
  if (offset - lineStart > longestIndent) return null;
  const typed = draft.text.slice(lineStart, offset);
  const start = lineStart + typed.length - typed.trimStart().length;
  const isRestBlank = /^[ \t\u3000]{0,40}$/.test(
    draft.text.slice(offset, Math.min(draft.lines.end(line), offset + 41)),
  );
  return isRestBlank && beginning.test(draft.text.slice(start, offset)) ? start : null;
}

/**
 * The labels that can come next at an offset, in the styles of the draft: that of the clause before first, then those of the clauses above it,
 * then the first of the level below.
 */
export function nextLabels(draft: Draft, offset: number): readonly NextLabel[] {
  const before = draft.clauses.findLast(
    ({ syntax }) => syntax.label !== null && syntax.label.end <= offset && syntax.label.start < offset,
  );
  if (!before) return [];
  const found: NextLabel[] = [];
  for (let clause: DraftClause | null = before; clause; clause = clause.parent) {
    const next = following(draft, clause);
    if (next !== null) found.push({ text: next, after: clause });
  }
  const below = firstBelow(draft, before, offset);
  if (below !== null) found.push({ text: below, after: before });
  const seen = new Set<string>();
  return found.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** The label behind that of a clause; `null` for a clause without one, or a damaged one. */
export function following(draft: Draft, clause: DraftClause): string | null {
  const { label } = clause.syntax;
  return label && !label.damaged ? relabel(draft.text, label, label.number + 1) + blankBehind(draft, label) : null;
}

/** The blank of a label that is none without it: `1.1　目的`. */
function blankBehind(draft: Draft, label: Label): string {
  if (label.style !== 'decimal' && label.style !== 'chapter') return '';
  return /^[ \t\u3000]{1,4}/.exec(draft.text.slice(label.end, label.end + 4))?.[0] ?? '';
}

function firstBelow(draft: Draft, clause: DraftClause, offset: number): string | null {
  const label = clause.syntax.label!;
  const rank = rankOf(label);
  for (const each of draft.clauses) {
    const own = each.syntax.label;
    const below = each.children[0]?.syntax.label;
    if (!own || own.style !== label.style || rankOf(own) !== rank || !below || below.damaged) continue;
    if (below.style === 'decimal') return null;
    return relabel(draft.text, below, firstNumber(draft, below, offset)) + blankBehind(draft, below);
  }
  if (label.style === 'decimal') return null;
  return standard.find((text) => rankOf(labelAt(text, 0, text.length)!.label) > rank) ?? null;
}

/** 1, or where the numbers of a style run on through the document the one behind the last. */
function firstNumber(draft: Draft, label: Label, offset: number): number {
  const runs = draft.numbering.runs.filter(({ style }) => style === label.style);
  if (runs.every(({ reset }) => reset === Number.POSITIVE_INFINITY)) return 1;
  const last = runs.flatMap(({ clauses }) => clauses).findLast(({ syntax }) => syntax.start < offset);
  return (last?.syntax.label?.number ?? 0) + 1;
}
