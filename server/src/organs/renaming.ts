import type { Draft } from '../model/draft.ts';
import { keyOf } from '../text/key.ts';
import { toSimplified } from '../text/script.ts';
import type { NamedUnit } from './mentions.ts';
import { type PlacedName, placeOfName } from './places.ts';
import { inheritedOf } from './registry.ts';
import { bareName, lacksWord } from './units.ts';

/** A name as it is typed, taken apart. */
interface TypedName extends PlacedName {
  readonly typed: string;
}

/** Takes a name apart without changing its characters. */
function takeApart(name: string): TypedName {
  const { place, word } = placeOfName(keyOf(name));
  const head = place.length + word.length;
  return {
    typed: name,
    place: name.slice(0, place.length),
    word: name.slice(place.length, head),
    rest: name.slice(head),
  };
}

/** Whether two names differ at most in whose body they are: 市教委 and 教委 in a note that gives it its 市. */
export function isSameSpelling(one: string, other: string): boolean {
  return keyOf(takeApart(bareName(one)).rest) === keyOf(takeApart(bareName(other)).rest);
}

/**
 * The new name for one mention, when the name `from` becomes `to`. A mention keeps what it says of whose body it is: without a 市 of its own
 * it stays without, with the name of its place it keeps that, and where `from` had none that of the mention stays.
 */
export function renamedAs(mention: string, from: string, to: string, inherited: string | null): string {
  const old = takeApart(bareName(from));
  const now = takeApart(to);
  const here = takeApart(bareName(mention));
  if (keyOf(here.place + here.word) === keyOf(old.place + old.word)) return to;
  if (here.word === '') return now.word === '' || keyOf(now.word) === inherited ? now.rest : to;
  return here.place + (now.word || here.word) + now.rest;
}

/** A unit of a note with the name that it will have. */
interface RenamedUnit {
  readonly unit: NamedUnit;
  /** `null` where it keeps its own. */
  readonly name: string | null;
}

/**
 * The units of one note that need another name when some of them are renamed: these, and those that would lose the 市 that a renamed unit
 * gave them.
 */
export function renamedInNote(units: readonly RenamedUnit[]): readonly (RenamedUnit & { readonly name: string })[] {
  const before = units[0]?.unit.inherited ?? null;
  const after = inheritedOf(units.map(({ unit, name }) => name ?? unit.name));
  return units.flatMap(({ unit, name }) => {
    if (name !== null) return [{ unit, name }];
    const inherits = before !== null && after !== before && lacksWord(unit.name) && !isGroup(unit);
    return inherits ? [{ unit, name: before + unit.name }] : [];
  });
}

function isGroup({ mentions }: NamedUnit): boolean {
  return mentions.some(({ collective }) => collective);
}

/**
 * Writes names in the script of a draft; `null` where that is not certain. Simplified is certain; in Traditional a character is as the draft
 * itself writes it (發展 in a draft gives 發 for 发), and one that it never writes is not guessed.
 */
export function inScriptOf(draft: Draft): (name: string) => string | null {
  if (draft.script === 'hans') return toSimplified;
  let forms: ReadonlyMap<string, string> | null = null;
  return (name) => {
    const characters = Array.from(name, (character) => {
      if (!/\p{Script=Han}/u.test(character) || toSimplified(character) !== character) return character;
      forms ??= writtenAs(draft);
      return forms.get(character) ?? null;
    });
    return characters.includes(null) ? null : characters.join('');
  };
}

/** Simplified character → the one that a draft has for it most often. */
function writtenAs({ text }: Draft): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const forms = new Map<string, string>();
  for (const [character, count] of counts) {
    const simplified = toSimplified(character);
    const known = forms.get(simplified);
    if (known === undefined || count > counts.get(known)!) forms.set(simplified, character);
  }
  return forms;
}
