import { keyOf } from '../text/key.ts';
import type { Organ } from './organ.ts';
import type { Registry } from './registry.ts';
import { variantKey } from './variants.ts';

const namesAtMost = 3;
/** How much of two names must agree before one is offered for the other: two characters in three, in their order. */
const likenessAtLeast = 0.66;

/** The name under which an entry usually stands in a note. */
export function usualName(organ: Organ): string {
  return organ.shortNames[0] ?? organ.name;
}

/** The usual names of the entries that a name may be meant for, the likeliest first: another form of the name, or one misspelt. */
export function nearestOrgans(registry: Registry, name: string, inherited: string | null): readonly string[] {
  const wanted = variantKey(name, inherited);
  const key = keyOf(name);
  const rated = registry.organs.map((organ) => {
    const names = [organ.name, ...organ.shortNames];
    const isSame = names.some((each) => variantKey(each, inherited) === wanted);
    return { organ, likeness: isSame ? 2 : Math.max(...names.map((each) => likeness(key, keyOf(each)))) };
  });
  return rated
    .filter(({ likeness: value }) => value >= likenessAtLeast)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, namesAtMost)
    .map(({ organ }) => usualName(organ));
}

/** The name that another one may be meant for, the likeliest; `null` where none is like it. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const key = keyOf(name);
  let best: string | null = null;
  let most = 0;
  for (const each of known) {
    const rate = likeness(key, keyOf(each));
    if (rate >= likenessAtLeast && rate > most) [best, most] = [each, rate];
  }
  return best;
}

/** Longest names that are compared character by character. */
const longestCompared = 40;

/** The share of characters that two names have in common in the same order, 0 to 1. */
function likeness(one: string, other: string): number {
  if (one.length > longestCompared || other.length > longestCompared) return 0;
  let row = new Array<number>(other.length + 1).fill(0);
  for (const character of one) {
    const next = [0];
    for (let at = 1; at <= other.length; at++) {
      next[at] = character === other[at - 1] ? row[at - 1]! + 1 : Math.max(row[at]!, next[at - 1]!);
    }
    row = next;
  }
  return (2 * row[other.length]!) / (one.length + other.length);
}
