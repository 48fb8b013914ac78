import { traceHtml } from '../../reports/traceHtml.ts';
import { canonicalUri, nameOf } from '../../workspace/uri.ts';
import { relationsOf, type Session } from '../session.ts';

/** Answers `workpoints/exportTrace`: the report on one draft as HTML. */
export async function exportTrace(session: Session, { uri }: { readonly uri: string }): Promise<{ text: string }> {
  const { draft, trace } = await relationsOf(session, uri, false);
  const path = nameOf(canonicalUri(uri));
  return { text: traceHtml([{ path, draft, trace }], session.client.language) };
}
