import type { ClauseLink, Trace } from '../../directives/trace.ts';
import type { Draft, DraftClause } from '../../model/draft.ts';
import { sectionOf } from '../../reports/wording.ts';
import type { Verdict } from '../../service.ts';
import type { Localized } from '../../text/message.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { type DecideLinksArguments, linkScopes, linkVerdicts } from '../protocol.ts';
import type { Session } from '../session.ts';
import { keep } from './keep.ts';
import { clauseOf, readClause, readParent, readPosition } from './namedClauses.ts';

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
  const clause = clauseOf(draft, given);
  if (!clause) return null;
  if (given.scope !== 'section') return [clause];
  return draft.clauses.filter((each) => sectionOf(each) === sectionOf(clause));
}

/** Whether a bulk verdict reaches a link. */
function isReached({ verdict, scope, parent }: DecideLinksArguments, link: ClauseLink): boolean {
  if (scope === 'link') {
    const { directive, parent: above } = link;
    const isMeant = directive.uri === canonicalUri(parent?.uri ?? '') && above.path === parent?.clause;
    return isMeant && above.title === parent.title;
  }
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
    // A single clause is meant whatever it is linked to; of many only those without a link.
    const meant = given.scope === 'clause' ? clauses : trace.unlinked.filter((clause) => clauses.includes(clause));
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
  const { uri, verdict, scope, clause, position, parent, reason } = given as Record<string, unknown>;
  const [known, reach] = [linkVerdicts.find((each) => each === verdict), linkScopes.find((each) => each === scope)];
  if (typeof uri !== 'string' || !known || !reach) return null;
  const [child, place, above] = [readClause(clause), readPosition(position), readParent(parent)];
  if ((reach === 'link' && !above) || (reach !== 'draft' && reach !== 'suspect' && !child && !place)) return null;
  return {
    uri,
    verdict: known,
    scope: reach,
    ...(child ? { clause: child } : {}),
    ...(place ? { position: place } : {}),
    ...(above ? { parent: above } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}
