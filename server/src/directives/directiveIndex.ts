import { cardOfDraft, type DocumentCard } from '../model/card.ts';
import type { Draft } from '../model/draft.ts';
import { type DocumentName, nameDocument, nameDraft, sameDocument, sameSubject } from './documentName.ts';
import type { Directive } from './trace.ts';

/**
 * The documents of a library by their names. Who asks gives the names that a draft has and cites; what comes back are the few documents worth reading.
 * Nothing else of a library is searched, so a search engine could stand behind this interface.
 */
export interface DirectiveIndex {
  /** Takes over a library; what is the same document as before costs nothing. */
  hold(library: readonly Directive[]): void;
  /** The documents that may have one of these names, or may be about the same in the same year: more than are, never fewer. In the order of the library. */
  candidates(own: DocumentName, year: number | null, names: readonly DocumentName[]): readonly Directive[];
  /** The documents whose name this is. */
  named(name: DocumentName): readonly Directive[];
  readonly size: number;
}

interface Entry {
  readonly directive: Directive;
  readonly name: DocumentName;
  readonly year: number | null;
}

/** The card of a directive; of one that brings none that of its draft. */
export function cardOf(directive: Directive): DocumentCard {
  return directive.card ?? cardOfDraft(directive.draft);
}

/** The names that a draft cites. */
export function citedNames(draft: Draft): readonly DocumentName[] {
  return cardOfDraft(draft).cited.map(({ title, number }) => nameDocument(title ?? '', number, null));
}

type Postings<Key> = Map<Key, Set<Entry>>;

function put<Key>(postings: Postings<Key>, key: Key, entry: Entry): void {
  const entries = postings.get(key);
  if (entries) entries.add(entry);
  else postings.set(key, new Set([entry]));
}

function remove<Key>(postings: Postings<Key>, key: Key, entry: Entry): void {
  const entries = postings.get(key);
  if (entries?.delete(entry) && entries.size === 0) postings.delete(key);
}

function numberKey({ number }: DocumentName): string | null {
  return number && `${number.year} ${number.serial}`;
}

/** An index in memory. */
export function createDirectiveIndex(): DirectiveIndex {
  let held: readonly Directive[] = [];
  /** Where each document stands in the library; worked out when two have to be put in order. */
  let places: ReadonlyMap<Directive, number> | null = null;
  const entries = new Map<Directive, Entry>();
  const byNumber: Postings<string> = new Map();
  const byCore: Postings<string> = new Map();
  const byYear: Postings<number | null> = new Map();

  function add(directive: Directive): void {
    const known = cardOf(directive);
    const entry = { directive, name: nameDraft(known), year: known.year };
    const number = numberKey(entry.name);
    entries.set(directive, entry);
    if (number !== null) put(byNumber, number, entry);
    put(byCore, entry.name.core, entry);
    put(byYear, entry.year, entry);
  }

  function drop(directive: Directive): void {
    const entry = entries.get(directive);
    if (!entry) return;
    const number = numberKey(entry.name);
    entries.delete(directive);
    if (number !== null) remove(byNumber, number, entry);
    remove(byCore, entry.name.core, entry);
    remove(byYear, entry.year, entry);
  }

  function* mayBeNamed(name: DocumentName): Generator<Entry> {
    const number = numberKey(name);
    if (number !== null) yield* byNumber.get(number) ?? [];
    if (name.core !== '') yield* byCore.get(name.core) ?? [];
  }

  /** In the order of the library. */
  function inOrder(found: Iterable<Entry>): readonly Directive[] {
    const wanted = [...new Set(Array.from(found, ({ directive }) => directive))];
    if (wanted.length < 2) return wanted;
    places ??= new Map(held.map((directive, at) => [directive, at]));
    const placeOf = (directive: Directive): number => places!.get(directive)!;
    return wanted.sort((one, other) => placeOf(one) - placeOf(other));
  }

  return {
    hold(library) {
      if (library === held) return;
      // A keystroke in a member makes a new list that differs in one document or, that one left out, in none.
      const before = held;
      held = library;
      let from = 0;
      while (from < library.length && library[from] === before[from]) from++;
      if (from === library.length && from === before.length) return;
      let behind = 0;
      const most = Math.min(library.length, before.length) - from;
      while (behind < most && library[library.length - 1 - behind] === before[before.length - 1 - behind]) behind++;
      const now = library.slice(from, library.length - behind);
      const kept = new Set(now);
      for (const directive of before.slice(from, before.length - behind)) if (!kept.has(directive)) drop(directive);
      for (const directive of now) if (!entries.has(directive)) add(directive);
      places = null;
    },
    candidates(own, year, names) {
      const found = names.flatMap((name) => [...mayBeNamed(name)]);
      if (year !== null) {
        for (const entry of byYear.get(year) ?? []) if (sameSubject(entry.name, own)) found.push(entry);
      }
      return inOrder(found);
    },
    named: (name) => inOrder([...mayBeNamed(name)].filter((entry) => sameDocument(name, entry.name))),
    get size() {
      return entries.size;
    },
  };
}
