import type { PreviewPageJson } from '../../../server/src/lsp/protocol.ts';
import type { PreviewPlace } from '../../src/views/previewMessages.ts';

/** A printed line: where on which page it stands, and the place in the file where it begins. Pages and rows count from 0. */
export interface Row extends PreviewPlace {
  readonly page: number;
  readonly row: number;
}

/** All printed lines in order, which is that of the file. */
export function rowsOf(pages: readonly PreviewPageJson[]): readonly Row[] {
  const rows: Row[] = [];
  for (const [page, { parts }] of pages.entries())
    for (const { row, lines } of parts)
      for (const [index, { runs }] of lines.entries()) {
        const first = runs[0];
        if (first) rows.push({ page, row: row + index, line: first.line, character: first.character });
      }
  return rows;
}

/** The printed line that a place in the file stands on, or the one before it where it is not printed; `null` where nothing is. */
export function rowAt(rows: readonly Row[], place: PreviewPlace): Row | null {
  const index = lastIndex(rows, ({ line, character }) =>
    line === place.line ? character <= place.character : line < place.line,
  );
  return rows[Math.max(0, index)] ?? null;
}

/** The first printed line at or below a row of a page; the last one of all below that. */
export function rowBelow(rows: readonly Row[], page: number, row: number): Row | null {
  const above = lastIndex(rows, (each) => each.page < page || (each.page === page && each.row < row));
  return rows[Math.min(above + 1, rows.length - 1)] ?? null;
}

/** The last of the rows that a condition holds for, which holds for all before it; -1 where it holds for none. */
function lastIndex(rows: readonly Row[], holds: (row: Row) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(rows[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
