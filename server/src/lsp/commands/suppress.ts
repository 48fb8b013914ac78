import type { Localized } from '../../text/message.ts';
import { contentOf } from '../../workspace/suppressions.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { type SuppressArguments, suppressionScopes } from '../protocol.ts';
import { draftOf, type Session } from '../session.ts';
import { keep } from './keep.ts';

const leftAlone: Localized = { 'zh-cn': '不必修改', 'zh-tw': '不必修改', en: 'left as it is' };

/** `workpoints.suppress`: keeps in the decisions file that a finding or a rule is held back. */
export async function suppress(session: Session, argument: unknown): Promise<boolean> {
  const given = readArguments(argument);
  if (!given) return false;
  const { service, client } = session;
  const draft = await draftOf(session, given.uri);
  const finding = (await service.check(canonicalUri(given.uri))).find(({ code, span }) => {
    const { text, heading } = contentOf(draft, span);
    return code === given.code && text === given.text && heading === given.heading;
  });
  if (!finding) return false;
  const reason = given.reason ?? leftAlone[client.language];
  return keep(session, given.uri, { kind: 'suppressed', findings: [finding], scope: given.scope, reason });
}

function readArguments(given: unknown): SuppressArguments | null {
  if (typeof given !== 'object' || given === null) return null;
  const { uri, scope, code, text, heading, reason } = given as Record<string, unknown>;
  const known = suppressionScopes.find((each) => each === scope);
  if (typeof uri !== 'string' || typeof code !== 'string' || !known) return null;
  if (typeof text !== 'string' || typeof heading !== 'string') return null;
  return { uri, scope: known, code, text, heading, ...(typeof reason === 'string' ? { reason } : {}) };
}
