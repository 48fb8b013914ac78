import type { ClauseLink, Directive, Trace } from '../../server/src/directives/trace.ts';
import type { Draft } from '../../server/src/model/draft.ts';

/**
 * A matcher for tests of what stands around the real one: every document of the library that has a number is a cited parent,
 * and a clause implements the parent clause with the same title.
 */
export function traceByTitle(draft: Draft, all: readonly Directive[]): Trace {
  const library = all.filter((directive) => directive.draft.number !== null);
  const tasks = draft.clauses.filter((clause) => clause.leaf && clause.role === 'task');
  const links = library.flatMap((directive) =>
    directive.draft.clauses.flatMap((parent) =>
      tasks
        .filter((clause) => parent.leaf && clause.title === parent.title)
        .map((clause): ClauseLink => {
          const { start } = clause.syntax.heading ?? clause.syntax;
          const above = (parent.syntax.heading ?? parent.syntax).start;
          const length = clause.title.length;
          return {
            clause,
            directive,
            parent,
            kind: 'primary',
            status: 'covers',
            score: 0.875,
            evidence: [{ child: { start, end: start + length }, parent: { start: above, end: above + length } }],
          };
        }),
    ),
  );
  const linked = new Set(links.map((link) => link.clause));
  return {
    parents: library.map((directive) => ({ directive, why: 'cited' })),
    links,
    sentences: links.flatMap(({ clause, directive, parent, score }) =>
      clause.sentences.slice(0, 1).map(({ sentence }) => ({ clause, sentence, directive, parent, score })),
    ),
    unlinked: library.length === 0 ? [] : tasks.filter((clause) => !linked.has(clause)),
    coverage: library.flatMap((directive) =>
      directive.draft.clauses
        .filter((parent) => parent.leaf && parent.role === 'task')
        .map((parent) => {
          const by = links.filter((link) => link.parent === parent).map((link) => link.clause);
          return { directive, parent, status: by.length > 0 ? 'full' : 'none', by } as const;
        }),
    ),
    missing: draft.citations.filter(
      (citation) =>
        citation.number !== null &&
        !library.some(
          ({ draft: { number } }) => number === draft.text.slice(citation.number!.start, citation.number!.end),
        ),
    ),
  };
}
