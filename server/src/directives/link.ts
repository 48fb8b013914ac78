import type { Draft, DraftClause } from '../model/draft.ts';
import { leaves } from '../model/draft.ts';
import { type ClauseIndex, indexClauses } from './clauseIndex.ts';
import { findCoverage } from './coverage.ts';
import { type DocumentName, nameDraft } from './documentName.ts';
import { createFrameReader } from './frameReader.ts';
import { matchIndexed } from './matcher.ts';
import { createMatchMemory, type MatchMemory } from './matchMemory.ts';
import { findParents, findPinned, missingParents } from './parents.ts';
import { prepareTargets, type Targets } from './targets.ts';
import type { ClauseLink, Coverage, Directive, SentenceLink, Trace } from './trace.ts';

/**
 * Finds the links of a draft to a library that does not hold the draft itself. `named` are those documents of the library that the user
 * named for this draft, to be compared with even where nothing in the draft points to them.
 */
export type Tracer = (draft: Draft, library: readonly Directive[], named?: readonly Directive[]) => Trace;

function remember<Value>(make: (draft: Draft) => Value): (draft: Draft) => Value {
  const known = new WeakMap<Draft, Value>();
  return (draft) => {
    const before = known.get(draft);
    if (before !== undefined) return before;
    const value = make(draft);
    known.set(draft, value);
    return value;
  };
}

/** A task clause that no clause of a parent asks for; clauses around the tasks need no parent. */
function isUnlinked(clause: DraftClause, linked: ReadonlySet<DraftClause>): boolean {
  return clause.role === 'task' && !linked.has(clause);
}

/**
 * Makes a tracer that keeps what it worked out of each draft as long as somebody else keeps the draft, and of each clause as long as it is
 * asked for: an edit gives a new draft and costs the clauses whose words are new, not the others and not the parents.
 */
export function createTracer(memory: MatchMemory = createMatchMemory()): Tracer {
  const reader = createFrameReader();
  const indexOf: (draft: Draft) => ClauseIndex = remember((draft) => indexClauses(draft, reader));
  const targetsOf: (draft: Draft) => Targets = remember((draft) => prepareTargets(indexOf(draft)));
  const nameOf: (draft: Draft) => DocumentName = remember(nameDraft);

  return (draft, library, named = []) => {
    const found = findParents(draft, library, nameOf);
    const parents = found.length > 0 ? found : findPinned(draft, named, nameOf);
    const links: ClauseLink[] = [];
    const sentences: SentenceLink[] = [];
    const coverage: Coverage[] = [];
    if (parents.length > 0) {
      const child = indexOf(draft);
      for (const { directive } of parents) {
        const match = matchIndexed(child, targetsOf(directive.draft), memory);
        for (const link of match.links) links.push({ ...link, directive, status: 'covers' });
        for (const sentence of match.sentences) sentences.push({ ...sentence, directive });
        coverage.push(...findCoverage(draft, child, directive, indexOf(directive.draft), match.links));
      }
    }
    const linked = new Set(links.map(({ clause }) => clause));
    return {
      parents,
      links,
      sentences,
      unlinked: parents.length > 0 ? leaves(draft).filter((clause) => isUnlinked(clause, linked)) : [],
      coverage,
      missing: missingParents(draft, library, nameOf),
    };
  };
}

/** The links of one draft to a library that does not hold the draft itself, from scratch. Callers that ask again use `createTracer`. */
export function traceDraft(draft: Draft, library: readonly Directive[], named: readonly Directive[] = []): Trace {
  return createTracer()(draft, library, named);
}
