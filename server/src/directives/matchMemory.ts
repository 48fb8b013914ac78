import { createRecent, type Recent } from '../text/recent.ts';
import type { ClauseContent, IndexedClause } from './clauseIndex.ts';
import { type Comparison, compareClause } from './compare.ts';
import { findEvidence, type Phrase } from './evidence.ts';
import type { Targets } from './targets.ts';

/** A clause compared with the clauses of one parent. */
export interface ComparedClause {
  readonly comparison: Comparison;
  /** The phrases that link the clause to a target, by index; found at the first question. */
  evidence(target: number): readonly Phrase[];
}

/**
 * What is known of clauses and the parents that they were compared with, by the clause's normalised text and what else a comparison rests on:
 * an edit asks again only for the clauses that it changed, and a parent's edit, which makes new targets, only for its children.
 */
export interface MatchMemory {
  compare(clause: IndexedClause, all: Targets, relied: number): ComparedClause;
  /** How many clauses had to be compared so far. */
  readonly compared: number;
}

/** How many scores are kept for one parent, and of how many clauses at least: a comparison holds a few for each target and sentence. */
const mostScores = 1 << 20;
const fewestClauses = 256;

/** The content alone: what is remembered must not hold on to the draft that it was read in. */
function contentOf({ role, heading, lead, sentences, sections }: ClauseContent): ClauseContent {
  return { role, heading, lead, sentences: sentences.map(({ frame }) => ({ frame })), sections };
}

function compare(clause: ClauseContent, all: Targets, relied: number): ComparedClause {
  const phrases = new Map<number, readonly Phrase[]>();
  return {
    comparison: compareClause(clause, all, relied),
    evidence(target) {
      const known = phrases.get(target) ?? findEvidence(clause, all.targets[target]!.indexed);
      phrases.set(target, known);
      return known;
    },
  };
}

/** A memory with nothing in it. It forgets a parent when nobody else keeps its targets, and clauses that were not asked for lately. */
export function createMatchMemory(): MatchMemory {
  const parents = new WeakMap<Targets, Recent<ComparedClause>>();
  let compared = 0;

  function recentOf(all: Targets): Recent<ComparedClause> {
    const known = parents.get(all);
    if (known) return known;
    const recent = createRecent<ComparedClause>(Math.max(fewestClauses, Math.ceil(mostScores / all.targets.length)));
    parents.set(all, recent);
    return recent;
  }

  return {
    compare: (clause, all, relied) =>
      recentOf(all).recall(`${relied} ${clause.signature}`, () => {
        compared++;
        return compare(contentOf(clause), all, relied);
      }),
    get compared() {
      return compared;
    },
  };
}
