import type { Draft } from '../model/draft.ts';
import type { Note } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import type { DatedName } from './organ.ts';
import { placeOfName } from './places.ts';
import { inheritedOf, type Registry } from './registry.ts';
import { variantKey } from './variants.ts';

/** An entry of a registry that people go on with. */
export interface FoundOrgan {
  readonly name: string;
  readonly shortNames: readonly string[];
  /** From the renamings known everywhere; those that drafts of the workspace still name go with them. */
  readonly predecessors: readonly DatedName[];
  /** In how many notes it stands, under any of its names. */
  readonly count: number;
}

interface Spelling {
  readonly name: string;
  count: number;
}

/** The single bodies that drafts name in their notes, the most frequent first; names of one body are one entry, its longest name in front. */
export function organsIn(drafts: readonly Draft[], registry: Registry): readonly FoundOrgan[] {
  const groups = new Map<string, Map<string, Spelling>>();
  // Simplified drafts first: their spelling stands for the same name in both scripts.
  const inOrder = [...drafts].sort((one, other) => Number(one.script === 'hant') - Number(other.script === 'hant'));
  for (const draft of inOrder) for (const note of notesOf(draft)) gather(note, groups);
  const found = Array.from(groups.values(), (spellings) => entryOf([...spellings.values()], registry));
  const isOld = new Set(found.flatMap(({ predecessors }) => predecessors.map(({ name }) => keyOf(name))));
  return found
    .filter(({ name }) => !isOld.has(keyOf(name)))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}

function notesOf(draft: Draft): readonly Note[] {
  return draft.clauses.flatMap(({ syntax }) => syntax.notes);
}

function gather({ units }: Note, groups: Map<string, Map<string, Spelling>>): void {
  const inherited = inheritedOf(units.map(({ name }) => name));
  for (const { name, collective } of units) {
    if (collective || /^原/.test(name)) continue;
    const bare = name.replace(/[（(〔[][^（）()〔〕[\]]{0,40}[）)〕\]]$/, '');
    const hasWord = placeOfName(keyOf(bare)).word !== '' || /^(?:国|中央|中国|全国)/.test(bare);
    const full = hasWord || inherited === null ? bare : inherited + bare;
    const unit = variantKey(bare, inherited);
    const spellings = groups.get(unit) ?? new Map<string, Spelling>();
    groups.set(unit, spellings);
    const spelling = spellings.get(keyOf(full)) ?? { name: full, count: 0 };
    spellings.set(keyOf(full), spelling);
    spelling.count++;
  }
}

function entryOf(spellings: readonly Spelling[], registry: Registry): FoundOrgan {
  const [longest, ...others] = [...spellings].sort((one, other) => other.name.length - one.name.length);
  const rows = spellings
    .flatMap(({ name }) => registry.byNewName.get(keyOf(name)) ?? [])
    .filter(({ scope }) => scope === 'central' || scope === 'local');
  const before = new Map(
    rows.flatMap(({ old, from, isNew }) => (old && isNew ? [[old, from.slice(0, 4)] as const] : [])),
  );
  return {
    name: longest!.name,
    shortNames: others.sort((one, other) => other.count - one.count).map(({ name }) => name),
    predecessors: Array.from(before, ([name, date]) => ({ name, date })),
    count: spellings.reduce((sum, { count }) => sum + count, 0),
  };
}
