import type { Draft } from '../model/draft.ts';
import type { BlockKind } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';

/** What is folded away: everything in front of the points' title, a contents table, a clause with what it holds, what stands behind the text. */
export type FoldKind = 'front' | 'contents' | 'clause' | 'attachment';

/** Lines that an editor can hide behind the first of them; both lines 0-based, the last one included. */
export interface Fold {
  readonly kind: FoldKind;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** What can be folded: front matter, contents, every clause over several lines, attachments. Blank lines at the end stay visible. */
export function foldings(draft: Draft): readonly Fold[] {
  const folds = [
    fold(draft, 'front', frontMatter(draft)),
    ...runs(draft, 'contents').map((span) => fold(draft, 'contents', span)),
    ...draft.clauses.map((clause) => fold(draft, 'clause', clause.syntax)),
    ...runs(draft, 'attachment').map((span) => fold(draft, 'attachment', span)),
  ];
  return folds
    .filter((candidate): candidate is Fold => candidate !== null)
    .sort((one, other) => one.firstLine - other.firstLine || other.lastLine - one.lastLine);
}

function fold(draft: Draft, kind: FoldKind, span: Span | null): Fold | null {
  if (!span) return null;
  const end = trimmedEnd(draft.text, span);
  const firstLine = draft.lines.position(span.start).line;
  const lastLine = draft.lines.position(end).line;
  return lastLine > firstLine ? { kind, firstLine, lastLine } : null;
}

function trimmedEnd(text: string, span: Span): number {
  let end = span.end;
  while (end > span.start && text.slice(end - 1, end).trim() === '') end--;
  return end;
}

/** Web header, metadata and notice: everything in front of the title of the points, or of their first words where they have none. */
function frontMatter(draft: Draft): Span | null {
  const text = draft.clauses[0]?.syntax.start ?? draft.titleSpan?.start;
  if (text === undefined) return null;
  const end = draft.titleSpan && draft.titleSpan.start < text ? draft.titleSpan.start : text;
  const first = draft.tree.blocks.find((block) => block.kind !== 'blank');
  return first && first.start < end ? { start: first.content.start, end } : null;
}

function runs(draft: Draft, kind: BlockKind): readonly Span[] {
  const found: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (const block of draft.tree.blocks) {
    if (block.kind === 'blank') continue;
    if (block.kind !== kind) {
      open = null;
    } else if (open) {
      open.end = block.content.end;
    } else {
      open = { start: block.content.start, end: block.content.end };
      found.push(open);
    }
  }
  return found;
}
