import { type TraceFileJson, traceFileJson } from '../../reports/traceJson.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { clientUri, relationsOf, type Session } from '../session.ts';

/** Answers `workpoints/trace`; documents are named by URI. */
export async function trace(session: Session, { uri }: { readonly uri: string }): Promise<TraceFileJson> {
  const relations = await relationsOf(session, uri, false);
  return traceFileJson(clientUri(session, canonicalUri(uri)), relations.draft, relations.trace, (other) =>
    clientUri(session, other),
  );
}
