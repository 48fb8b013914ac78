import type { Localized } from '../../text/message.ts';
import type { MarkLocalArguments } from '../protocol.ts';
import { draftOf, type Session } from '../session.ts';
import { keep } from './keep.ts';

const localTask: Localized = { 'zh-cn': '本地任务', 'zh-tw': '本地任務', en: 'a local task' };

/** `workpoints.markLocal`: keeps in the decisions file that a clause is a task of the issuer's own. */
export async function markLocal(session: Session, argument: unknown): Promise<boolean> {
  const given = readArguments(argument);
  if (!given) return false;
  const { client } = session;
  const draft = await draftOf(session, given.uri);
  const clause = draft.clauses.find((one) => one.path === given.clause && one.title === given.title);
  if (!clause) return false;
  const reason = given.reason ?? localTask[client.language];
  return keep(session, given.uri, { kind: 'local', clauses: [clause], reason });
}

function readArguments(given: unknown): MarkLocalArguments | null {
  if (typeof given !== 'object' || given === null) return null;
  const { uri, clause, title, reason } = given as Record<string, unknown>;
  if (typeof uri !== 'string' || typeof clause !== 'string' || typeof title !== 'string') return null;
  return { uri, clause, title, ...(typeof reason === 'string' ? { reason } : {}) };
}
