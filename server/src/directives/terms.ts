import { families, otherWords } from './families.ts';

/** A word of a family in a key. */
export interface TermHit {
  readonly start: number;
  readonly end: number;
  /** Index in the table of families. */
  readonly family: number;
  /** 1 for a word that names the task, less for a hint; shared where a word belongs to several families. */
  readonly strength: number;
}

interface Entry {
  readonly word: string;
  readonly meanings: readonly { readonly family: number; readonly strength: number }[];
}

const hintStrength = 0.35;

/** The first two characters of a word, by which its row is found. */
const startLength = 2;

function buildDictionary(): ReadonlyMap<string, readonly Entry[]> {
  const meanings = new Map<string, { family: number; strength: number }[]>();
  families.forEach((family, index) => {
    for (const word of family.terms)
      meanings.set(word, [...(meanings.get(word) ?? []), { family: index, strength: 1 }]);
    for (const word of family.hints) {
      meanings.set(word, [...(meanings.get(word) ?? []), { family: index, strength: hintStrength }]);
    }
  });
  for (const word of otherWords) if (!meanings.has(word)) meanings.set(word, []);
  const dictionary = new Map<string, Entry[]>();
  for (const [word, all] of meanings) {
    const start = word.slice(0, startLength);
    const shared = all.map(({ family, strength }) => ({ family, strength: strength / all.length }));
    dictionary.set(start, [...(dictionary.get(start) ?? []), { word, meanings: shared }]);
  }
  for (const entries of dictionary.values()) entries.sort((one, other) => other.word.length - one.word.length);
  return dictionary;
}

const dictionary = buildDictionary();

/** The words of the families in `key` from `start` to `end`, the longest at each place, disjoint, in order. */
export function findTerms(key: string, start: number, end: number): readonly TermHit[] {
  const hits: TermHit[] = [];
  let at = start;
  while (at + startLength <= end) {
    const entry = dictionary
      .get(key.slice(at, at + startLength))
      ?.find(({ word }) => at + word.length <= end && key.startsWith(word, at));
    if (!entry) {
      at++;
      continue;
    }
    for (const { family, strength } of entry.meanings)
      hits.push({ start: at, end: at + entry.word.length, family, strength });
    at += entry.word.length;
  }
  return hits;
}
