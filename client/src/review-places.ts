import type { NewDraftJson } from '../../server/src/lsp/protocol.ts';

/** A place to be looked at, in UTF-16 offsets of the text as it is now, and why. */
export type ReviewPlace = NewDraftJson['places'][number];

/** An open document, as far as places to be looked at are concerned. */
export interface OpenText {
  readonly uri: string;
  readonly isDraft: boolean;
  readonly getText: () => string;
}

/** An edit of a document: `length` UTF-16 units from `offset` on gave way to `text`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** The places to be looked at in all open documents. */
export interface ReviewPlaces<Document extends OpenText> {
  readonly of: (uri: string) => readonly ReviewPlace[];
  readonly set: (document: Document, places: readonly ReviewPlace[]) => void;
  /** A document was opened; it may be a new draft that was just saved. */
  readonly opened: (document: Document) => void;
  readonly edited: (document: Document, edits: readonly TextEdit[]) => void;
  /** A document was closed; `others` are still open. */
  readonly closed: (document: Document, others: readonly Document[]) => void;
}

interface Kept {
  readonly text: string;
  readonly places: readonly ReviewPlace[];
}

/**
 * Keeps places as documents are edited, closed and saved. To save a new draft, VS Code opens an empty file, puts the text into it, empties the new
 * draft and closes it, not always in this order. Who has the text of one that was emptied or closed has its places.
 * @param show is called whenever the places of a document are others.
 */
export function createReviewPlaces<Document extends OpenText>(
  show: (document: Document, places: readonly ReviewPlace[]) => void,
): ReviewPlaces<Document> {
  const kept = new Map<string, Kept>();
  const emptied = new Map<string, Kept>();
  let closedLast: Kept | null = null;

  const set = (document: Document, places: readonly ReviewPlace[]) => {
    emptied.delete(document.uri);
    if (places.length > 0) kept.set(document.uri, { text: document.getText(), places });
    else kept.delete(document.uri);
    show(document, places);
  };
  const inherit = (document: Document) => {
    const text = document.getText();
    const before = emptied.get(document.uri);
    if (before?.text === text) return set(document, before.places);
    if (!document.isDraft || closedLast?.text !== text) return;
    set(document, closedLast.places);
    closedLast = null;
  };
  return {
    of: (uri) => kept.get(uri)?.places ?? [],
    set,
    opened: inherit,
    edited: (document, edits) => {
      const before = kept.get(document.uri);
      if (!before) return inherit(document);
      if (edits.length === 0) return;
      set(document, edits.reduce(moved, before.places));
      if (document.getText() === '') emptied.set(document.uri, before);
    },
    closed: (document, others) => {
      const last = kept.get(document.uri) ?? emptied.get(document.uri);
      if (!last) return;
      set(document, []);
      const heir = others.find((one) => one.isDraft && one.uri !== document.uri && one.getText() === last.text);
      if (heir) set(heir, last.places);
      else closedLast = last;
    },
  };
}

/** Where places are after an edit; one that the edit touches was looked at. */
function moved(places: readonly ReviewPlace[], { offset, length, text }: TextEdit): readonly ReviewPlace[] {
  const end = offset + length;
  const by = text.length - length;
  return places.flatMap((place) => {
    if (place.end <= offset) return [place];
    return place.start >= end ? [{ ...place, start: place.start + by, end: place.end + by }] : [];
  });
}
