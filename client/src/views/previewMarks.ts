import type { PreviewMark, PreviewPlace } from './previewMessages.ts';

/** A replacement in the text: what stood from `start` to `end` gave way to `text`. */
export interface TextChange {
  readonly start: PreviewPlace;
  readonly end: PreviewPlace;
  readonly text: string;
}

/**
 * The marks after an edit, until the draft is checked again: those behind it move along, those in it are gone. Without that a mark would stand under
 * other words than those it is about while somebody types.
 */
export function moveMarks(marks: readonly PreviewMark[], change: TextChange): readonly PreviewMark[] {
  const inserted = change.text.split(/\r\n|\r|\n/);
  const lines = inserted.length - 1 - (change.end.line - change.start.line);
  const column = inserted.at(-1)!.length + (inserted.length === 1 ? change.start.character : 0);
  const move = ({ line, character }: PreviewPlace): PreviewPlace => ({
    line: line + lines,
    character: line > change.end.line ? character : column + character - change.end.character,
  });
  return marks.flatMap((mark) => {
    if (!isBefore(change.start, mark.end)) return [mark];
    if (isBefore(mark.start, change.end)) return [];
    return [{ ...mark, start: move(mark.start), end: move(mark.end) }];
  });
}

function isBefore(one: PreviewPlace, other: PreviewPlace): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
