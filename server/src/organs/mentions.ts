import type { Draft } from '../model/draft.ts';
import type { Note, UnitMention } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import type { KnownWords, WordsSource } from '../text/knownWords.ts';
import type { Span } from '../text/span.ts';
import type { Organ } from './organ.ts';
import { placedName } from './places.ts';
import { findOrgan, type Registry } from './registry.ts';

/** A unit of a note and the entry that it is. A name with a 、 in it (`市科委、中关村管委会`) is several mentions and one unit. */
export interface NamedUnit extends Span {
  readonly name: string;
  readonly mentions: readonly UnitMention[];
  /** `null` where no entry has the name. */
  readonly organ: Organ | null;
  /** The 市 or 省 that the first unit of the note carries for all. */
  readonly inherited: string | null;
  /** What is known of the name by itself. */
  readonly known: KnownWords;
}

/** Most mentions that are tried as one name. */
const longestRun = 4;

/** The units of a note, each under the longest entry that begins with it. */
export function namedUnits(
  registry: Registry,
  { text, pieces }: Pick<Draft, 'text' | 'pieces'>,
  note: Pick<Note, 'units'>,
): readonly NamedUnit[] {
  const { units } = note;
  const inherited = inheritedIn(pieces, units);
  const named: NamedUnit[] = [];
  for (let at = 0; at < units.length; ) {
    const found = longestEntry(registry, text, units, at, inherited);
    const mentions = found ? units.slice(at, at + found.count) : [units[at]!];
    const first = mentions[0]!;
    const last = mentions[mentions.length - 1]!;
    const name = mentions.length === 1 ? first.name : text.slice(first.start, last.end);
    const known = pieces.of(name);
    named.push({ start: first.start, end: last.end, name, mentions, organ: found?.organ ?? null, inherited, known });
    at += mentions.length;
  }
  return named;
}

/** The 市 or 省 that the first unit with one carries for all units of a note. */
export function inheritedIn(pieces: WordsSource, units: readonly UnitMention[]): string | null {
  for (const { name } of units) {
    const { word } = pieces.of(name).ask(placedName);
    if (word !== '') return word;
  }
  return null;
}

function longestEntry(
  registry: Registry,
  text: string,
  units: readonly UnitMention[],
  at: number,
  inherited: string | null,
): { readonly organ: Organ; readonly count: number } | null {
  if (registry.organs.length === 0) return null;
  for (let count = Math.min(longestRun, units.length - at); count > 0; count--) {
    const first = units[at]!;
    const last = units[at + count - 1]!;
    const name = count === 1 ? first.name : text.slice(first.start, last.end);
    if (count > 1 && keyOf(name).length > registry.longestName + 1) continue;
    const organ = findOrgan(registry, name, at === 0 ? null : inherited);
    if (organ) return { organ, count };
  }
  return null;
}
