import MiniSearch from 'minisearch';
import { type Draft, type DraftClause, leaves } from '../server/src/model/draft.ts';
import { keyOf } from '../server/src/text/key.ts';
import type { LabelledPair } from '../test/support/labels.ts';
import { type Answer, f1, type Score, scoreLinks } from '../test/support/measures.ts';

/** Scores of every pair of leaf clauses under a plain method. */
type Ranking = readonly Omit<Answer, 'primary'>[];

/** The result of a plain method with the threshold that suits the test data best. */
export interface Best {
  readonly score: Score;
  readonly threshold: number;
}

function words(draft: Draft, clause: DraftClause): string {
  const { heading, sentences } = clause.syntax;
  return [...(heading ? [heading] : []), ...sentences].map(({ start, end }) => draft.text.slice(start, end)).join('。');
}

/** Pairs of neighbouring characters, as tokens for both plain methods. */
function bigrams(text: string): readonly string[] {
  const key = keyOf(text);
  const pairs: string[] = [];
  for (let at = 0; at + 1 < key.length; at++) {
    const pair = key.slice(at, at + 2);
    if (!/[^\p{L}\p{N}]/u.test(pair)) pairs.push(pair);
  }
  return pairs;
}

function clausesOf(draft: Draft): readonly { readonly path: string; readonly tokens: readonly string[] }[] {
  return leaves(draft).map((clause) => ({ path: clause.path, tokens: bigrams(words(draft, clause)) }));
}

/** Cosine of TF-IDF vectors over pairs of characters; document frequencies from both documents. */
export function rankByCosine({ draft, parent }: LabelledPair): Ranking {
  const [children, parents] = [clausesOf(draft), clausesOf(parent)];
  const all = [...children, ...parents];
  const frequency = new Map<string, number>();
  for (const { tokens } of all) {
    for (const token of new Set(tokens)) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  }
  const vector = (tokens: readonly string[]): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    const weights = new Map<string, number>();
    let norm = 0;
    for (const [token, count] of counts) {
      const weight = (1 + Math.log(count)) * Math.log(1 + all.length / frequency.get(token)!);
      weights.set(token, weight);
      norm += weight * weight;
    }
    for (const [token, weight] of weights) weights.set(token, weight / Math.sqrt(norm));
    return weights;
  };
  const targets = parents.map(({ path, tokens }) => ({ path, weights: vector(tokens) }));
  return children.flatMap(({ path, tokens }) => {
    const own = vector(tokens);
    return targets.map((target) => {
      let score = 0;
      for (const [token, weight] of own) score += weight * (target.weights.get(token) ?? 0);
      return { clause: path, parent: target.path, score };
    });
  });
}

/** BM25+ as MiniSearch computes it, over the same tokens; divided by the clause's score against itself, so that one threshold fits all. */
export function rankByBm25({ draft, parent }: Pick<LabelledPair, 'draft' | 'parent'>): Ranking {
  const parents = clausesOf(parent);
  const options = {
    fields: ['words'],
    tokenize: (text: string) => text.split(' '),
    processTerm: (term: string) => term,
  };
  const index = new MiniSearch(options);
  index.addAll(parents.map(({ tokens }, id) => ({ id, words: tokens.join(' ') })));
  return clausesOf(draft).flatMap(({ path, tokens }) => {
    const query = [...new Set(tokens)].join(' ');
    if (query === '') return [];
    const own = new MiniSearch(options);
    own.addAll([
      ...parents.map((each, id) => ({ id, words: each.tokens.join(' ') })),
      { id: -1, words: tokens.join(' ') },
    ]);
    const most = own.search(query).find(({ id }) => id === -1)?.score ?? 1;
    return index
      .search(query)
      .map(({ id, score }) => ({ clause: path, parent: parents[id as number]!.path, score: score / most }));
  });
}

/**
 * The best that a ranking can do on a pair with one threshold, chosen on the pair itself: either every pair above it is a link,
 * or only the best parent clause of each clause.
 */
export function bestThreshold(pair: LabelledPair, ranking: Ranking): Best {
  const bestOf = new Map<string, number>();
  for (const { clause, score } of ranking) bestOf.set(clause, Math.max(bestOf.get(clause) ?? 0, score));
  const isFirst = ({ clause, score }: Ranking[number]): boolean => score === bestOf.get(clause);
  const asked = pair.clauses.reduce((total, { links }) => total + links.length, 0);
  let best: Best = { score: { right: 0, given: 0, asked }, threshold: 1 };
  for (const threshold of new Set(ranking.map(({ score }) => score))) {
    const above = ranking.filter(({ score }) => score >= threshold);
    for (const onlyFirst of [false, true]) {
      const answers = above
        .filter((each) => !onlyFirst || isFirst(each))
        .map((each) => ({ ...each, primary: isFirst(each) }));
      // Labels that name the closest clause only are asked for all pairs, too, as the figures were.
      const score = scoreLinks({ ...pair, primaryOnly: false }, answers);
      if (f1(score) > f1(best.score)) best = { score, threshold };
    }
  }
  return best;
}
