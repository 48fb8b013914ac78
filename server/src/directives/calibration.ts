/** What a raw score was given to. */
export type ScoreKind = 'primary' | 'secondary' | 'sentence';

interface Curve {
  readonly slope: number;
  readonly middle: number;
}

const curves: { readonly [kind in ScoreKind]: Curve } = {
  primary: { slope: 9, middle: 0.25 },
  secondary: { slope: 9, middle: 0.4 },
  sentence: { slope: 9, middle: 0.35 },
};

/** The share of links with this raw score that are right, 0 to 1, as counted on one labelled document and checked on the others. */
export function probability(kind: ScoreKind, raw: number): number {
  const { slope, middle } = curves[kind];
  return 1 / (1 + Math.exp(-slope * (raw - middle)));
}
