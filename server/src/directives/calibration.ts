/** What a raw score was given to. */
export type ScoreKind = 'primary' | 'secondary' | 'sentence';

interface Curve {
  readonly slope: number;
  readonly middle: number;
  /** The highest score ever shown: readers of the same texts do not agree more often than that. */
  readonly ceiling: number;
}

/**
 * Logistic curves. That of primary links was fitted on the labels of Jiande 2020 and checked on all others (`npm run eval`); secondary links
 * are rarer, and labels of them sparser: their curve stays low enough to be believed.
 */
const curves: { readonly [kind in ScoreKind]: Curve } = {
  primary: { slope: 12.3, middle: 0.31, ceiling: 0.97 },
  secondary: { slope: 8, middle: 0.4, ceiling: 0.85 },
  sentence: { slope: 10, middle: 0.3, ceiling: 0.95 },
};

/** The share of links with this raw score that are right, 0 to 1. */
export function probability(kind: ScoreKind, raw: number): number {
  const { slope, middle, ceiling } = curves[kind];
  return ceiling / (1 + Math.exp(-slope * (raw - middle)));
}
