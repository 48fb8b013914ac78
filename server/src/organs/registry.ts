import { keyOf } from '../text/key.ts';
import type { Organ } from './organ.ts';
import { placeOfName } from './places.ts';
import { builtInRenamings, indexRenamings, type Renaming, type RenamingIndex } from './renamings.ts';
import { type TextNames, textNames } from './textNames.ts';

/** What is known of bodies: those of the workspace's `organs.json`, and the renamings that are known everywhere. */
export interface Registry {
  /** The entries of the workspace; none where it has no registry of its own. */
  readonly organs: readonly Organ[];
  /** Whether the workspace has a registry that could be read to its end, so that a name that is not in it is worth a finding. */
  readonly isComplete: boolean;
  /** Every name of an entry, as a key: full, short, and of what it stands for. */
  readonly byName: ReadonlyMap<string, Organ>;
  readonly byOldName: RenamingIndex;
  readonly byNewName: RenamingIndex;
  /** Names before a reform in both scripts, as they are looked for in sentences. */
  readonly oldNames: TextNames;
  /** The longest name that is an entry, in UTF-16 units of its key. */
  readonly longestName: number;
}

/** `2018-11` as its first day, `2018-11-01`. */
function firstDayOf(date: string): string {
  const [year, month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}`;
}

/** The renamings that the entries themselves tell of. */
function ownRenamings(organs: readonly Organ[]): readonly Renaming[] {
  return organs.flatMap(({ name, shortNames, predecessors, successors }) => {
    const names = [...shortNames.slice(0, 1), name];
    const earlier = predecessors.map((before) => ({ old: [before.name], now: names, date: before.date }));
    const later = successors.map((after) => ({ old: [name, ...shortNames], now: [after.name], date: after.date }));
    return [...earlier, ...later].flatMap(({ old, now, date }) => {
      if (date === null) return [];
      const day = firstDayOf(date);
      return old.map((each) => ({
        old: each,
        now,
        hant: { old: each, now },
        isNew: !organs.some((other) => other.name === now[0] && other.name !== name),
        from: day,
        settled: day,
        sure: true,
        scope: 'own' as const,
      }));
    });
  });
}

/** Makes the registry of a workspace from the entries of its file. */
export function createRegistry(organs: readonly Organ[], isComplete: boolean): Registry {
  const byName = new Map<string, Organ>();
  for (const organ of organs) {
    for (const name of [organ.name, ...organ.shortNames]) {
      const key = keyOf(name);
      if (!byName.has(key)) byName.set(key, organ);
    }
  }
  const renamings = [...ownRenamings(organs), ...builtInRenamings];
  return {
    organs,
    isComplete,
    byName,
    byOldName: indexRenamings(renamings, ({ old }) => (old === null ? [] : [old])),
    byNewName: indexRenamings(renamings, ({ now }) => now),
    oldNames: textNames(renamings.flatMap(({ old, hant }) => [old ?? [], hant.old ?? []].flat())),
    longestName: Math.max(0, ...Array.from(byName.keys(), (key) => key.length)),
  };
}

/** What is known without a file of the workspace. */
export const builtInRegistry: Registry = createRegistry([], false);

/**
 * The entry that a name stands for, `null` where there is none. `inherited` is the 市 or 省 that the first unit of the note carries for all.
 * A bracket behind a name (`市府办〔市大数据局〕`) does not count, unless the whole is an entry.
 */
export function findOrgan(registry: Registry, name: string, inherited: string | null): Organ | null {
  if (registry.byName.size === 0) return null;
  const key = keyOf(name);
  const bare = key.replace(/\([^()]{0,40}\)$/, '');
  for (const candidate of bare === key ? [key] : [key, bare]) {
    for (const spelling of spellingsOf(candidate, inherited)) {
      const organ = registry.byName.get(spelling);
      if (organ) return organ;
    }
  }
  return null;
}

/** The keys under which a name can be known: as it is, with the word it inherits, without the name of its place. */
export function spellingsOf(key: string, inherited: string | null): readonly string[] {
  const { place, word, rest } = placeOfName(key);
  const spellings = [key];
  if (word === '' && inherited !== null) spellings.push(inherited + key);
  if (place !== '') spellings.push(word + rest);
  return spellings;
}

/** The word that the units of a note inherit: that of its first unit that has one. */
export function inheritedOf(names: readonly string[]): string | null {
  for (const name of names) {
    const { word } = placeOfName(keyOf(name));
    if (word !== '') return word;
  }
  return null;
}
