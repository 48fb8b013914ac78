import type { Span } from '../../server/src/text/span.ts';

/** A text with the marks taken out of it. */
export interface MarkedText {
  readonly text: string;
  /** Where `$0` stood; the first of several, -1 without one. */
  readonly cursor: number;
  readonly cursors: readonly number[];
  /** What `<|` and `|>` enclosed, in the order of their beginnings, the outer one of two that begin together first. */
  readonly spans: readonly Span[];
}

/**
 * Reads a document with inline marks: `<|…|>` encloses a stretch (they may nest), `$0` is the cursor. Carets on a line below would not
 * stand under Chinese characters.
 */
export function marked(source: string): MarkedText {
  const cursors: number[] = [];
  const open: { start: number; end: number }[] = [];
  const spans: { start: number; end: number }[] = [];
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  for (const mark of source.matchAll(/<\||\|>|\$0/g)) {
    const before = source.slice(from, mark.index);
    parts.push(before);
    length += before.length;
    from = mark.index + mark[0].length;
    if (mark[0] === '$0') cursors.push(length);
    if (mark[0] === '<|') {
      const span = { start: length, end: -1 };
      open.push(span);
      spans.push(span);
    }
    if (mark[0] === '|>') {
      const span = open.pop();
      if (!span) throw new Error(`|> without <| behind ${source.slice(0, mark.index).slice(-20)}`);
      span.end = length;
    }
  }
  if (open.length > 0) throw new Error('<| without |>');
  parts.push(source.slice(from));
  return { text: parts.join(''), cursor: cursors[0] ?? -1, cursors, spans };
}

/** Puts marks round spans, so that a failing test shows the text: `一、<|公开|>`. The spans do not overlap. */
export function withMarks(text: string, spans: readonly Span[]): string {
  let shown = '';
  let from = 0;
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    shown += `${text.slice(from, span.start)}<|${text.slice(span.start, span.end)}|>`;
    from = span.end;
  }
  return shown + text.slice(from);
}
