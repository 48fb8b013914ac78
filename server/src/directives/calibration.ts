/** What a raw score was given to. */
export type ScoreKind = 'primary' | 'secondary' | 'sentence';

interface Curve {
  readonly slope: number;
  readonly middle: number;
  /** The highest score ever shown: readers of the same texts do not agree more often than that. */
  readonly ceiling: number;
}

/**
 * Logistic curves. That of primary links was fitted on the pairs that `npm run eval` names, a little gentler than they alone ask for, and
 * checked on all others; secondary links are rarer, and labels of them sparser: their curve stays low enough to be believed.
 */
const curves: { readonly [kind in ScoreKind]: Curve } = {
  primary: { slope: 11, middle: 0.42, ceiling: 0.96 },
  secondary: { slope: 8, middle: 0.45, ceiling: 0.82 },
  sentence: { slope: 10, middle: 0.3, ceiling: 0.95 },
};

/** The share of links with this raw score that are right, 0 to 1. */
export function probability(kind: ScoreKind, raw: number): number {
  const { slope, middle, ceiling } = curves[kind];
  return ceiling / (1 + Math.exp(-slope * (raw - middle)));
}
