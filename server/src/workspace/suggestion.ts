/** How many characters two words differ in: insertions, deletions, replacements and swaps of neighbours. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped && row > 1 && column > 1) cost = Math.min(cost, before[column - 2]! + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[other.length]!;
}

/** The known word that a misspelt one probably means; `null` where none is near: at most a third of it may differ. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 80) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const differing = distance(word.toLowerCase(), candidate.toLowerCase());
    if (differing >= least) continue;
    least = differing;
    best = candidate;
  }
  return best;
}
