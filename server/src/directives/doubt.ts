/** Share of clauses that have their like in a document that a draft implements: from here on nothing is in doubt. Chosen on the pairs that `npm run eval` names. */
const usualShare = 0.5;
/** So many clauses count as usual ones beside those of the draft: a few clauses alone tell nothing. */
const supposed = 2;
/** So often the share is estimated anew; it changes little after that. */
const rounds = 8;

function odds(share: number): number {
  return share / (1 - share);
}

/** A chance of being right, as it is where links are rarer than the curves of scores suppose. */
export function doubted(chance: number, doubt: number): number {
  return (chance * doubt) / (chance * doubt + 1 - chance);
}

/**
 * How far links between two documents are in doubt, as what their odds are multiplied by: 1 where at least a usual share of the clauses has its
 * like, less where only single ones seem to. Documents about different things have words in common by chance, and one link in thirty clauses is
 * most likely such a chance. The share is estimated from the links, and the links from the share (Saerens, Latinne and Decaestecker, 2002).
 * `chances` are those of the clauses, 0 where nothing comes near; `among` is how many could be linked, as a short parent is no doubtful one.
 */
export function doubtOf(chances: readonly number[], among: number): number {
  let doubt = 1;
  for (let round = 0; round < rounds; round++) {
    const sum = chances.reduce((total, chance) => total + doubted(chance, doubt), 0);
    const share = Math.min(usualShare, (sum + supposed * usualShare) / (among + supposed));
    doubt = odds(share) / odds(usualShare);
  }
  return doubt;
}
