import { squeeze } from '../syntax/characters.ts';
import { parseAround } from '../syntax/parse.ts';
import { textOf } from '../text/span.ts';
import type { Draft } from './draft.ts';
import { findTitles, type Identity, readIdentity } from './identity.ts';

/** A document as another one names it, in the characters of the text. */
export interface CitedDocument {
  readonly title: string | null;
  readonly number: string | null;
}

/** What tells one document of a library from another, and which ones it cites: what is kept of each while its text is not looked at. */
export interface DocumentCard extends Pick<Identity, 'title' | 'issuer' | 'number' | 'year'> {
  /** All titles in front of the clauses, that of a notice among them, without white space. */
  readonly titles: readonly string[];
  readonly cited: readonly CitedDocument[];
}

type Named = Pick<Identity, 'title' | 'issuer' | 'number' | 'year'>;

function cardOf({ title, issuer, number, year }: Named, parts: ReturnType<typeof parseAround>): DocumentCard {
  const { text, citations } = parts;
  const cited = citations.map((citation) => ({
    title: citation.title && textOf(text, citation.title),
    number: citation.number && textOf(text, citation.number),
  }));
  const titles = findTitles(parts).map((span) => squeeze(textOf(text, span)));
  return { title, issuer, number, year, titles, cited };
}

/** The card of a draft. */
export function cardOfDraft(draft: Draft): DocumentCard {
  return cardOf(draft, draft.tree);
}

/** The card of a text: that of the draft that it would be read as, at a fraction of the cost. */
export function readCard(text: string): DocumentCard {
  const parts = parseAround(text);
  return cardOf(readIdentity(parts), parts);
}
