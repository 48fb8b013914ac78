import type { Draft } from '../../model/draft.ts';
import type { Span } from '../../text/span.ts';
import { breakLines, type Line } from './lines.ts';
import { grid, type PagePart, paginate } from './pages.ts';
import { isPrinted, type Printed, printedParagraphs } from './printed.ts';
import { breakTitle } from './titleLines.ts';

/** A line of a paragraph with its place on the grid. */
export interface PlacedLine extends Line {
  /** Where it begins, in half cells from the left edge of the text. */
  readonly left: number;
  /** It is drawn out to the right edge, because more of its paragraph follows. */
  readonly justified: boolean;
}

/** A paragraph with its lines. */
export interface SetParagraph {
  readonly printed: Printed;
  readonly centred: boolean;
  readonly lines: readonly PlacedLine[];
}

/** A draft as it will be printed. */
export interface Layout {
  readonly paragraphs: readonly SetParagraph[];
  /** For each page what stands on it. */
  readonly pages: readonly (readonly PagePart[])[];
  /** Stretches of the text that are no part of the document on paper: head and foot of a web page, and what it says of the document. */
  readonly leftOut: readonly Span[];
}

/** The width of the text block, in half cells. */
const WIDTH = grid.columns * 2;

/** Characters of size 2 in a line, in half cells of their own: 156 mm at 22 pt. */
const TITLE_WIDTH = 40;

/** How far signature and date stay away from the right edge, without a seal: two characters. */
const RIGHT_MARGIN = 4;

const centredKinds: ReadonlySet<Printed['kind']> = new Set(['title', 'number', 'caption', 'attachmentTitle']);

/** Sets a draft in pages under GB/T 9704—2012, 22 lines of 28 characters each. */
export function layOut(draft: Draft): Layout {
  const printed = printedParagraphs(draft);
  const paragraphs = printed.map((each, index) =>
    setParagraph(draft.text, each, printed[index - 1], printed[index + 1]),
  );
  const pages = paginate(
    paragraphs.map(({ printed: { kind, blankRows, startsPage }, lines }, index) => ({
      rows: lines.length,
      blankRows,
      startsPage,
      keepsWithNext: kind === 'signature' && isEnd(printed[index + 1]),
    })),
  );
  return { paragraphs, pages, leftOut: leftOut(draft) };
}

function isEnd(printed: Printed | undefined): boolean {
  return printed?.kind === 'signature' || printed?.kind === 'date';
}

function setParagraph(
  text: string,
  printed: Printed,
  before: Printed | undefined,
  after: Printed | undefined,
): SetParagraph {
  const { kind, content, indent } = printed;
  const centred = centredKinds.has(kind);
  if (kind === 'title' || kind === 'attachmentTitle')
    return { printed, centred, lines: atLeft(breakTitle(text, content, TITLE_WIDTH)) };
  if (kind === 'signature' || kind === 'date') {
    const lines = breakLines(text, content, { first: WIDTH - RIGHT_MARGIN, rest: WIDTH - RIGHT_MARGIN });
    const right = rightMargin(text, printed, lines, before, after);
    return { printed, centred, lines: lines.map((line) => placed(line, Math.max(0, WIDTH - right - line.width))) };
  }
  const lines = breakLines(text, content, { first: WIDTH - indent.first, rest: WIDTH - indent.rest });
  if (centred) return { printed, centred, lines: atLeft(lines) };
  const last = lines.length - 1;
  return {
    printed,
    centred,
    lines: lines.map((line, at) => placed(line, at === 0 ? indent.first : indent.rest, at < last)),
  };
}

function atLeft(lines: readonly Line[]): readonly PlacedLine[] {
  return lines.map((line) => placed(line, 0));
}

function placed(line: Line, left: number, justified = false): PlacedLine {
  return { ...line, left, justified };
}

/**
 * How far from the right edge a signature or a date ends, without a seal. The date begins two characters behind where the signature begins; where it
 * would then come too near to the edge, it ends at the margin and the signature moves (GB/T 9704—2012, 7.3.5.2).
 */
function rightMargin(
  text: string,
  { kind }: Printed,
  lines: readonly Line[],
  before: Printed | undefined,
  after: Printed | undefined,
): number {
  const [signature, date] =
    kind === 'signature'
      ? [lines, after?.kind === 'date' ? oneLine(text, after) : []]
      : [before?.kind === 'signature' ? oneLine(text, before) : [], lines];
  if (signature.length !== 1 || date.length !== 1) return RIGHT_MARGIN;
  const spare = signature[0]!.width - INDENT - date[0]!.width;
  if (kind === 'date') return RIGHT_MARGIN + Math.max(0, spare);
  return Math.min(RIGHT_MARGIN + Math.max(0, -spare), WIDTH - signature[0]!.width);
}

/** How far behind the beginning of the signature its date begins: two characters. */
const INDENT = 4;

function oneLine(text: string, { content }: Printed): readonly Line[] {
  return breakLines(text, content, { first: WIDTH - RIGHT_MARGIN, rest: WIDTH - RIGHT_MARGIN });
}

/** What is not printed, neighbours together with the blank lines between them. */
function leftOut({ tree: { blocks } }: Draft): readonly Span[] {
  const spans: Span[] = [];
  let open = false;
  for (const { kind, content, ...block } of blocks) {
    if (kind === 'blank') continue;
    const own = { kind, content, ...block };
    if (isPrinted(own)) {
      open = false;
      continue;
    }
    const last = spans.at(-1);
    if (open && last) spans[spans.length - 1] = { start: last.start, end: content.end };
    else spans.push({ start: content.start, end: content.end });
    open = true;
  }
  return spans;
}
