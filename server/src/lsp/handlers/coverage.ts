import type { Directive, ParentDocument, Trace } from '../../directives/trace.ts';
import { canBeginFrom } from '../../features/insertClause.ts';
import type { Draft, DraftClause } from '../../model/draft.ts';
import { textOf } from '../../text/span.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { toClause } from '../clauses.ts';
import { toRange } from '../proto.ts';
import type { CoverageJson } from '../protocol.ts';
import { clientUri, relationsOf, type Session } from '../session.ts';

/** Answers `workpoints/coverage`; documents are named by URI. */
export async function coverage(session: Session, { uri }: { readonly uri: string }): Promise<CoverageJson> {
  const { draft, trace } = await relationsOf(session, uri, false);
  const own = clientUri(session, canonicalUri(uri));
  const toOwn = (clause: DraftClause) => toClause(own, draft, clause, session.client.language);
  const place = await session.service.projectPlace(canonicalUri(uri));
  return {
    uri: own,
    title: draft.title,
    project: place && { uri: clientUri(session, place.uri), exists: place.exists, directives: place.directives },
    parents: trace.parents.map((parent) => parentJson(session, parent, trace, toOwn)),
    unlinked: trace.unlinked.map(toOwn),
    missing: trace.missing.map((citation) => ({
      title: citation.title && oneWord(draft, citation.title),
      number: citation.number && oneWord(draft, citation.number),
      range: toRange(draft.lines, citation),
    })),
  };
}

function parentJson(
  session: Session,
  { directive, why }: ParentDocument,
  trace: Trace,
  toOwn: (clause: DraftClause) => CoverageJson['unlinked'][number],
): CoverageJson['parents'][number] {
  const { draft } = directive;
  const uri = clientUri(session, directive.uri);
  const covered = trace.coverage.filter((each) => each.directive.uri === directive.uri);
  return {
    uri,
    title: draft.title,
    number: draft.number,
    why,
    clauses: covered.map(({ parent, status, by }) => ({
      clause: toClause(uri, draft, parent, session.client.language),
      status,
      canBegin: canBeginFrom(parent),
      by: by.map((clause) => ({ ...toOwn(clause), ...linkBetween(trace, clause, directive, parent) })),
    })),
  };
}

/** What is known of the link between two clauses; coverage rests on links, so there is one. */
function linkBetween(trace: Trace, clause: DraftClause, directive: Directive, parent: DraftClause) {
  const link = trace.links.find(
    (each) => each.clause === clause && each.parent === parent && each.directive.uri === directive.uri,
  );
  const { status = 'covers', score = 0, decision } = link ?? {};
  return { status, score, isDecided: decision !== undefined && status !== 'suspect' } as const;
}

/** Words that a copy may have broken over lines. */
function oneWord(draft: Draft, span: { readonly start: number; readonly end: number }): string {
  return textOf(draft.text, span).replace(/\s{1,40}/g, '');
}
