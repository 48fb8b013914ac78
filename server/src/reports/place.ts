import type { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** A stretch of a file as other programs count: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The place of a span. */
export function placeOf(lines: LineIndex, span: Span): Place {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
