import type { LinkDecision } from '../model/decision.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import { leaves } from '../model/draft.ts';
import { type ClauseFinder, createFinder } from '../model/remembered.ts';
import { appendAll } from '../text/append.ts';
import { type ClauseIndex, indexClauses } from './clauseIndex.ts';
import { findCoverage } from './coverage.ts';
import { cardOf, citedNames, createDirectiveIndex } from './directiveIndex.ts';
import { type DocumentName, nameDraft, sameSubject } from './documentName.ts';
import { findEvidence, placeEvidence } from './evidence.ts';
import { createFrameReader } from './frameReader.ts';
import { matchIndexed } from './matcher.ts';
import { createMatchMemory, type MatchMemory } from './matchMemory.ts';
import { citedDirectives, findParents, findPinned, missingParents, type NameReader } from './parents.ts';
import { decidedDirectives, noRuling, type Ruling } from './ruling.ts';
import { type Sides, settle } from './states.ts';
import { prepareTargets, type Targets } from './targets.ts';
import type { ClauseLink, Coverage, Directive, SentenceLink, Trace } from './trace.ts';

/**
 * Finds the links of a draft to a library that does not hold the draft itself. `named` are those documents of the library that the user
 * named for this draft, to be compared with even where nothing in the draft points to them; `ruling` is what people decided.
 */
export type Tracer = (
  draft: Draft,
  library: readonly Directive[],
  named?: readonly Directive[],
  ruling?: Ruling,
) => Trace;

function remember<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}

/** A task clause that no clause of a parent asks for; clauses around the tasks need no parent. */
function isUnlinked(clause: DraftClause, linked: ReadonlySet<DraftClause>, locals: Ruling['locals']): boolean {
  return clause.role === 'task' && !linked.has(clause) && !locals.has(clause);
}

/** The phrases that two clauses have in common, by whatever index knows them. */
function evidenceOf(child: ClauseIndex, parent: ClauseIndex): Sides['evidence'] {
  return (clause, target) => {
    const own = child.clauses.find((each) => each.clause === clause);
    const theirs = parent.clauses.find((each) => each.clause === target);
    return own && theirs ? placeEvidence(findEvidence(own, theirs), own, theirs) : [];
  };
}

/**
 * Makes a tracer that keeps what it worked out of each draft as long as somebody else keeps the draft, and of each clause as long as it is
 * asked for: an edit gives a new draft and costs the clauses whose words are new, not the others and not the parents.
 */
export function createTracer(memory: MatchMemory = createMatchMemory()): Tracer {
  const reader = createFrameReader();
  const indexOf: (draft: Draft) => ClauseIndex = remember((draft) => indexClauses(draft, reader));
  const targetsOf: (draft: Draft) => Targets = remember((draft) => prepareTargets(indexOf(draft)));
  const nameOf: NameReader = remember(nameDraft);
  const finderOf: (draft: Draft) => ClauseFinder = remember(createFinder);
  const index = createDirectiveIndex();

  return (draft, all, named = [], ruling = noRuling) => {
    index.hold(all);
    const decided = decidedDirectives(ruling, all, index.named);
    // What neither names nor years point to is not read.
    const library = index.candidates(nameOf(draft), draft.year, citedNames(draft));
    const found = findParents(draft, library, nameOf, pinnedParents(ruling, decided));
    const parents = found.length > 0 ? found : findPinned(draft, onSameSubject(nameOf(draft), named), nameOf);
    const links: ClauseLink[] = [];
    const sentences: SentenceLink[] = [];
    const coverage: Coverage[] = [];
    if (parents.length > 0) {
      const child = indexOf(draft);
      for (const { directive } of parents) {
        const above = indexOf(directive.draft);
        const match = matchIndexed(child, targetsOf(directive.draft), memory);
        const sides = {
          directive,
          find: finderOf(draft),
          findInParent: finderOf(directive.draft),
          evidence: evidenceOf(child, above),
        };
        const settled = settle(match, decided.get(directive) ?? [], ruling.locals, sides);
        const holding = settled.links.filter(({ status }) => status !== 'rejected');
        appendAll(links, settled.links);
        appendAll(sentences, settled.sentences);
        appendAll(coverage, findCoverage(draft, child, directive, above, holding));
      }
    }
    const linked = new Set(links.flatMap(({ clause, status }) => (status === 'rejected' ? [] : clause)));
    return {
      parents,
      links,
      sentences,
      unlinked: parents.length > 0 ? leaves(draft).filter((clause) => isUnlinked(clause, linked, ruling.locals)) : [],
      coverage,
      missing: missingParents(draft, library, nameOf),
      cited: citedDirectives(draft, library, nameOf),
      hasLibrary: ruling.namesLibrary && all.length > 0,
    };
  };
}

/** The documents that people made parents of the draft: those that its project names for it, and those that clauses are pinned to. */
function pinnedParents(
  { parents }: Ruling,
  decided: ReadonlyMap<Directive, readonly LinkDecision[]>,
): readonly Directive[] {
  const holding = [...decided].filter(([, decisions]) => decisions.some(({ state }) => state === 'pinned'));
  return [...new Set([...parents, ...holding.map(([directive]) => directive)])];
}

/** Of several documents those about the same as a draft, told by their names alone. */
function onSameSubject(own: DocumentName, named: readonly Directive[]): readonly Directive[] {
  return named.length < 2 ? named : named.filter((directive) => sameSubject(nameDraft(cardOf(directive)), own));
}

/** The links of one draft to a library that does not hold the draft itself, from scratch. Callers that ask again use `createTracer`. */
export function traceDraft(
  draft: Draft,
  library: readonly Directive[],
  named: readonly Directive[] = [],
  ruling: Ruling = noRuling,
): Trace {
  return createTracer()(draft, library, named, ruling);
}
