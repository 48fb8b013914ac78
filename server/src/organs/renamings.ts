import { keyOf } from '../text/key.ts';
import reforms from './reforms.json' with { type: 'json' };

/** Where a renaming holds: bodies of the centre, bodies of any place, or those of one place (`北京市`). */
export type RenamingScope = 'central' | 'local' | '北京市' | '上海市' | 'own';

/** A body that got another name or went into another body. */
export interface Renaming {
  /** `null` for a body that had no predecessor. */
  readonly old: string | null;
  /** Its names since then, the usual one first. */
  readonly now: readonly string[];
  /** The same names in Traditional script. */
  readonly hant: { readonly old: string | null; readonly now: readonly string[] };
  /** The names did not exist before. */
  readonly isNew: boolean;
  /** The first day on which the new name may stand: `2018-03-17`. */
  readonly from: string;
  /** The first day on which the old name may not stand any more. */
  readonly settled: string;
  /** `false` where the local name or the source is not certain: good for a hint and no more. */
  readonly sure: boolean;
  readonly scope: RenamingScope;
}

const scopes: { readonly [level: string]: RenamingScope } = {
  central: 'central',
  'local-generic': 'local',
  'local-beijing': '北京市',
  'local-shanghai': '上海市',
};

/** The renamings that are known everywhere: the reforms of 2008, 2013, 2018 and 2023. Written by `scripts/build-organs.ts`. */
export const builtInRenamings: readonly Renaming[] = reforms.map(({ level, oldHant, nowHant, ...row }) => ({
  ...row,
  hant: { old: oldHant, now: nowHant },
  scope: scopes[level] ?? 'local',
}));

/** Renamings by a name of one side, as keys. */
export type RenamingIndex = ReadonlyMap<string, readonly Renaming[]>;

/** `北京市环保局` is written `市环保局` in the city's own documents. */
function spellings(name: string, scope: RenamingScope): readonly string[] {
  const isOfPlace = scope === '北京市' || scope === '上海市';
  return isOfPlace && name.startsWith(scope) ? [name, `市${name.slice(scope.length)}`] : [name];
}

/** Puts renamings in order by the names that `sideOf` gives. */
export function indexRenamings(
  renamings: readonly Renaming[],
  sideOf: (renaming: Renaming) => readonly string[],
): RenamingIndex {
  const index = new Map<string, Renaming[]>();
  for (const renaming of renamings) {
    for (const name of sideOf(renaming).flatMap((each) => spellings(each, renaming.scope))) {
      const key = keyOf(name);
      const known = index.get(key);
      if (known) known.push(renaming);
      else index.set(key, [renaming]);
    }
  }
  return index;
}
