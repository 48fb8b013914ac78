/** Lines on a page and characters on a line (GB/T 9704—2012, 5.2.3). */
export const grid = { rows: 22, columns: 28 } as const;

/** A paragraph in so many rows, to be put on pages. */
export interface Measured {
  readonly rows: number;
  /** Blank rows above it, where it does not begin a page. */
  readonly blankRows: number;
  readonly startsPage: boolean;
  /** It is not parted from the paragraph behind it. */
  readonly keepsWithNext: boolean;
}

/** Rows of one paragraph that stand together on a page. */
export interface PagePart {
  readonly paragraph: number;
  /** The first of its rows here, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** Where on the page they begin, from 0. */
  readonly row: number;
}

/** Puts paragraphs on pages of 22 rows, in order; what has to stay together goes to the next page where it would be parted. */
export function paginate(paragraphs: readonly Measured[], rows: number = grid.rows): readonly (readonly PagePart[])[] {
  const pages: PagePart[][] = [];
  let used = rows;
  const turn = () => {
    pages.push([]);
    used = 0;
  };
  for (let at = 0; at < paragraphs.length; at++) {
    const { rows: own, blankRows, startsPage } = paragraphs[at]!;
    if (own === 0) continue;
    if (pages.length === 0 || startsPage || used >= rows) turn();
    const gap = used === 0 ? 0 : blankRows;
    const group = isGroupStart(paragraphs, at) ? groupRows(paragraphs, at) : 0;
    const together = group <= rows ? group : 0;
    if (used > 0 && used + gap + Math.max(1, together) > rows) turn();
    else used += gap;
    for (let from = 0; from < own; ) {
      if (used >= rows) turn();
      const to = Math.min(own, from + rows - used);
      pages.at(-1)!.push({ paragraph: at, from, to, row: used });
      used += to - from;
      from = to;
    }
  }
  return pages;
}

function isGroupStart(paragraphs: readonly Measured[], at: number): boolean {
  return paragraphs[at]!.keepsWithNext && paragraphs[at - 1]?.keepsWithNext !== true;
}

/** The rows of a group of paragraphs that stay together, without the blank rows above the first. */
function groupRows(paragraphs: readonly Measured[], first: number): number {
  let rows = paragraphs[first]!.rows;
  for (let at = first; paragraphs[at]!.keepsWithNext && at + 1 < paragraphs.length; at++)
    rows += paragraphs[at + 1]!.blankRows + paragraphs[at + 1]!.rows;
  return rows;
}
