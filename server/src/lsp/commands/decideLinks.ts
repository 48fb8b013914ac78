import type { ClauseLink, Trace } from '../../directives/trace.ts';
import type { Draft, DraftClause } from '../../model/draft.ts';
import { sectionOf } from '../../reports/wording.ts';
import type { Verdict } from '../../service.ts';
import type { Localized } from '../../text/message.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { type DecideLinksArguments, linkScopes, linkVerdicts, type NamedParent } from '../protocol.ts';
import type { Session } from '../session.ts';
import { keep } from './keep.ts';
import { clauseOf, meantClauses, readClause, readParent, readPosition, readSelection } from './namedClauses.ts';

const localTask: Localized = { 'zh-cn': '本地任务', 'zh-tw': '本地任務', en: 'a local task' };

/** `workpoints.decideLinks`: keeps in the decisions file what a person says of links or of clauses without one. */
export async function decideLinks(session: Session, argument: unknown): Promise<boolean> {
  const given = readArguments(argument);
  if (!given) return false;
  const { service, client } = session;
  const uri = canonicalUri(given.uri);
  const { draft } = await service.document(uri);
  const trace = await service.trace(uri);
  const verdict = verdictOf(
    given,
    draft,
    trace,
    given.reason ?? (given.verdict === 'local' ? localTask[client.language] : ''),
  );
  return verdict ? keep(session, given.uri, verdict) : false;
}

/** The clauses that a scope takes in; `null` where the clause that it starts from is no longer there. */
function clausesIn(given: DecideLinksArguments, draft: Draft): readonly DraftClause[] | null {
  if (given.scope === 'draft' || given.scope === 'suspect') return draft.clauses;
  if (given.scope === 'selection') return meantClauses(draft, given.selection ?? []);
  const clause = clauseOf(draft, given);
  if (!clause) return null;
  if (given.scope !== 'section') return [clause];
  return draft.clauses.filter((each) => sectionOf(each) === sectionOf(clause));
}

/** Whether a link leads to this clause of a parent. */
function leadsTo({ directive, parent: above }: ClauseLink, { uri, clause, title }: NamedParent): boolean {
  return directive.uri === canonicalUri(uri) && above.path === clause && above.title === title;
}

/** Whether a link is among those that were selected: all links of a clause, unless its rows name the parent clause. */
function isSelected({ selection = [] }: DecideLinksArguments, link: ClauseLink): boolean {
  const { path, title } = link.clause;
  return selection.some(
    (each) => each.clause === path && each.title === title && (!each.parent || leadsTo(link, each.parent)),
  );
}

/** Whether a bulk verdict reaches a link. */
function isReached(given: DecideLinksArguments, link: ClauseLink): boolean {
  const { verdict, scope, parent } = given;
  if (scope === 'link') return parent !== undefined && leadsTo(link, parent);
  if (scope === 'selection' && !isSelected(given, link)) return false;
  if (verdict === 'rejected') return link.status !== 'rejected';
  if (scope === 'suspect') return link.status === 'suspect';
  if (scope === 'clause') return link.status !== 'rejected';
  return link.status === 'covers' && !link.decision;
}

/** The decision that the arguments amount to; `null` where there is nothing to decide. */
function verdictOf(given: DecideLinksArguments, draft: Draft, trace: Trace, reason: string): Verdict | null {
  const clauses = clausesIn(given, draft);
  if (!clauses) return null;
  if (given.verdict === 'withdrawn') return { kind: 'withdrawn', clauses };
  if (given.verdict === 'local') {
    // Clauses that were named are meant whatever they are linked to; of a section or draft only those without a link.
    const isNamed = given.scope === 'clause' || given.scope === 'selection';
    const meant = isNamed ? clauses : trace.unlinked.filter((clause) => clauses.includes(clause));
    return meant.length > 0 ? { kind: 'local', clauses: meant, reason } : null;
  }
  const links = trace.links.filter((link) => clauses.includes(link.clause) && isReached(given, link));
  if (links.length === 0) return null;
  // A link made by hand stays one when it is accepted again.
  const isPinned = given.verdict === 'accepted' && links.every(({ decision }) => decision?.state === 'pinned');
  return { kind: isPinned ? 'pinned' : given.verdict, links, reason };
}

function readArguments(given: unknown): DecideLinksArguments | null {
  if (typeof given !== 'object' || given === null) return null;
  const { uri, verdict, scope, clause, position, parent, selection, reason } = given as Record<string, unknown>;
  const [known, reach] = [linkVerdicts.find((each) => each === verdict), linkScopes.find((each) => each === scope)];
  if (typeof uri !== 'string' || !known || !reach) return null;
  const [child, place, above] = [readClause(clause), readPosition(position), readParent(parent)];
  const selected = readSelection(selection);
  if ((reach === 'link' && !above) || (reach === 'selection' && !selected)) return null;
  if (reach !== 'selection' && reach !== 'draft' && reach !== 'suspect' && !child && !place) return null;
  return {
    uri,
    verdict: known,
    scope: reach,
    ...(child ? { clause: child } : {}),
    ...(place ? { position: place } : {}),
    ...(above ? { parent: above } : {}),
    ...(selected ? { selection: selected } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}
