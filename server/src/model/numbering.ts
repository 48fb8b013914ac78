import type { LabelStyle } from '../syntax/tree.ts';
import type { DraftClause } from './draft.ts';
import { explainSequence, type SequenceFault } from './sequence.ts';

/** Clauses with labels of one style whose numbers run on from each other. */
export interface NumberRun {
  readonly style: LabelStyle;
  readonly clauses: readonly DraftClause[];
  readonly faults: readonly SequenceFault[];
  /** For each fault at a number that a clause before it has already: its index and that clause's. */
  readonly repeats: ReadonlyMap<number, number>;
}

/** The rows of numbers among the clauses of a draft, each with what is wrong in it by the fewest faults, in the scheme that fits the document best. */
export function numberRuns(all: readonly DraftClause[]): readonly NumberRun[] {
  const byStyle = new Map<LabelStyle, DraftClause[]>();
  for (const clause of all) {
    const style = clause.syntax.label?.style;
    if (!style) continue;
    const known = byStyle.get(style);
    if (known) known.push(clause);
    else byStyle.set(style, [clause]);
  }
  return [...byStyle].flatMap(([style, clauses]) => bestRuns(style, clauses));
}

/**
 * Numbers may start anew under each clause above, or run on through a section or the whole document (both are usual: 国办发〔2018〕123号
 * restarts, 国办发〔2018〕121号 runs on). The scheme with the fewest faults is the author's; starting anew wins where several have equally few.
 */
function bestRuns(style: LabelStyle, clauses: readonly DraftClause[]): readonly NumberRun[] {
  const deepest = Math.max(...clauses.slice(0, 10_000).map((clause) => clause.syntax.level)) - 1;
  let best: readonly NumberRun[] | null = null;
  for (let reset = deepest; reset >= 0; reset--) {
    const runs = runsResettingAt(style, clauses, reset);
    if (!best || count(runs) < count(best)) best = runs;
    if (count(best) === 0) break;
  }
  return best ?? [];
}

function count(runs: readonly NumberRun[]): number {
  return runs.reduce((sum, run) => sum + run.faults.length, 0);
}

/** The runs when numbers start anew with each new clause `reset` levels deep; 0 means never. */
function runsResettingAt(style: LabelStyle, clauses: readonly DraftClause[], reset: number): readonly NumberRun[] {
  const groups: DraftClause[][] = [];
  let above: DraftClause | null | undefined;
  for (const clause of clauses) {
    const ancestor = ancestorAt(clause, reset);
    const group = groups.at(-1);
    if (group && ancestor === above) group.push(clause);
    else groups.push([clause]);
    above = ancestor;
  }
  return groups.map((group) => {
    const numbers = group.map((clause) => clause.syntax.label!.number);
    const faults = explainSequence(numbers);
    return { style, clauses: group, faults, repeats: findRepeats(numbers, faults) };
  });
}

function findRepeats(numbers: readonly number[], faults: readonly SequenceFault[]): ReadonlyMap<number, number> {
  const repeats = new Map<number, number>();
  if (faults.length === 0) return repeats;
  const faulty = new Set(faults.map((fault) => fault.index));
  const seen = new Map<number, number>();
  for (const [index, number] of numbers.entries()) {
    const earlier = seen.get(number);
    if (earlier === undefined) seen.set(number, index);
    else if (faulty.has(index)) repeats.set(index, earlier);
  }
  return repeats;
}

/** The clause above, no deeper than `level`; `null` for the document. */
function ancestorAt(clause: DraftClause, level: number): DraftClause | null {
  let above = clause.parent;
  while (above && above.syntax.level > level) above = above.parent;
  return above;
}
