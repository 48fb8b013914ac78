import table from './term-weights.json' with { type: 'json' };

/** The pair of characters at `at` as one number. */
export function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

interface Level {
  readonly weight: number;
  readonly pairs: string;
}

function readLevels(levels: readonly Level[]): ReadonlyMap<number, number> {
  return new Map(
    levels.flatMap(({ weight, pairs }) => {
      const rows: [number, number][] = [];
      for (let at = 0; at + 1 < pairs.length; at += 2) rows.push([pairAt(pairs, at), weight]);
      return rows;
    }),
  );
}

const weights = readLevels(table.levels);
const common = readLevels(table.common);

/**
 * How much a pair of characters tells, 0 to 1: 工作 and 公开 stand in every clause and tell next to nothing, 舆情 tells a lot.
 * Counted over published documents by scripts/build-terms.ts; a pair that is not in the table is rare and weighs 1.
 */
export function pairWeight(pair: number): number {
  return weights.get(pair) ?? 1;
}

/** How rare a pair is in Chinese of every kind, 0 to 1: 其他 and 管理 say little on any subject, 保税 and 舆情 say a lot. */
export function pairRarity(pair: number): number {
  return common.get(pair) ?? 1;
}
