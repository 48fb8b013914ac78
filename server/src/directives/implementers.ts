import type { DocumentCard } from '../model/card.ts';
import { cardOf } from './directiveIndex.ts';
import { type DocumentName, nameDocument, nameDraft, sameDocument, sameSubject } from './documentName.ts';
import type { Directive } from './trace.ts';

/** Of some documents those that may implement another one, told by their names alone: they cite it, or are about the same in the same year. */
export type Implementers = <Document extends Directive>(
  parent: DocumentCard,
  documents: readonly Document[],
) => readonly Document[];

interface Names {
  readonly own: DocumentName;
  readonly cited: readonly DocumentName[];
}

/** Keeps the names of cards as long as somebody else keeps the cards: reading them takes longer than comparing them. */
export function createImplementers(): Implementers {
  const known = new WeakMap<DocumentCard, Names>();

  function namesOf(card: DocumentCard): Names {
    const before = known.get(card);
    if (before) return before;
    const cited = card.cited.map(({ title, number }) => nameDocument(title ?? '', number, null));
    const names = { own: nameDraft(card), cited };
    known.set(card, names);
    return names;
  }

  return (parent, documents) => {
    const name = nameDraft(parent);
    return documents.filter((document) => {
      const card = cardOf(document);
      const { own, cited } = namesOf(card);
      const isOfYear = card.year !== null && card.year === parent.year;
      return (isOfYear && sameSubject(own, name)) || cited.some((each) => sameDocument(each, name));
    });
  };
}
