import type { Directive, Trace } from '../directives/trace.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import { textOf } from '../text/span.ts';
import { placeOf } from './place.ts';

/** The path under which a document is shown, by its URI. */
export type PathOf = (uri: string) => string;

/** A clause of a directive. */
export interface ParentClauseJson {
  readonly path: string;
  readonly clause: string;
}

/** The links of one draft as `workpoints trace --format json` and the request `workpoints/trace` give them. */
export interface TraceFileJson {
  readonly path: string;
  readonly parents: readonly {
    readonly path: string;
    readonly title: string;
    readonly number: string | null;
    readonly why: string;
  }[];
  readonly links: readonly {
    readonly clause: string;
    readonly parent: ParentClauseJson;
    readonly kind: string;
    readonly status: string;
    /** 0 to 1, three digits. */
    readonly score: number;
    /** What a person decided, `accepted`, `rejected` or `pinned`, and why; `null` where nobody did. */
    readonly decision: string | null;
    readonly reason: string | null;
  }[];
  readonly sentences: readonly {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly clause: string;
    readonly parent: ParentClauseJson;
    readonly score: number;
  }[];
  readonly unlinked: readonly string[];
  readonly coverage: readonly {
    readonly parent: ParentClauseJson;
    readonly status: string;
    readonly by: readonly string[];
    /** The sentences of the parent clause: `covered`, `open`, or `exempt` where one binds only others. */
    readonly sentences: readonly {
      readonly line: number;
      readonly column: number;
      readonly endLine: number;
      readonly endColumn: number;
      readonly status: string;
      readonly by: readonly string[];
    }[];
  }[];
  /** Documents that the draft cites and the library does not hold. */
  readonly missing: readonly { readonly title: string | null; readonly number: string | null; readonly line: number }[];
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

/** The links of one draft for other programs. */
export function traceFileJson(path: string, draft: Draft, trace: Trace, pathOf: PathOf): TraceFileJson {
  const parentClause = (directive: Directive, clause: DraftClause): ParentClauseJson => ({
    path: pathOf(directive.uri),
    clause: clause.path,
  });
  return {
    path,
    parents: trace.parents.map(({ directive, why }) => ({
      path: pathOf(directive.uri),
      title: directive.draft.title,
      number: directive.draft.number,
      why,
    })),
    links: trace.links.map((link) => ({
      clause: link.clause.path,
      parent: parentClause(link.directive, link.parent),
      kind: link.kind,
      status: link.status,
      score: rounded(link.score),
      decision: link.decision?.state ?? null,
      reason: link.decision?.reason || null,
    })),
    sentences: trace.sentences.map((link) => ({
      ...placeOf(draft.lines, link.sentence),
      clause: link.clause.path,
      parent: parentClause(link.directive, link.parent),
      score: rounded(link.score),
    })),
    unlinked: trace.unlinked.map((clause) => clause.path),
    coverage: trace.coverage.map((covered) => ({
      parent: parentClause(covered.directive, covered.parent),
      status: covered.status,
      by: covered.by.map((clause) => clause.path),
      sentences: (covered.sentences ?? []).map(({ sentence, status, by }) => ({
        ...placeOf(covered.directive.draft.lines, sentence),
        status,
        by: by.map((clause) => clause.path),
      })),
    })),
    missing: trace.missing.map((citation) => ({
      title: citation.title && textOf(draft.text, citation.title),
      number: citation.number && textOf(draft.text, citation.number),
      line: placeOf(draft.lines, citation).line,
    })),
  };
}
