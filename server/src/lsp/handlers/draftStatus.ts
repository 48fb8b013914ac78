import type { Range } from 'vscode-languageserver';
import { clauseName } from '../../features/documentSymbols.ts';
import { draftLength, selectionWords } from '../../features/wordCount.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { fromRange } from '../proto.ts';
import type { DraftStatusJson } from '../protocol.ts';
import { draftOf, type Session } from '../session.ts';

/** Answers `workpoints/draftStatus`. */
export async function draftStatus(
  session: Session,
  { uri, range }: { readonly uri: string; readonly range?: Range },
): Promise<DraftStatusJson> {
  const draft = await draftOf(session, uri);
  const { body, whole, sections } = draftLength(draft);
  return {
    body,
    whole,
    selection: range ? selectionWords(draft, fromRange(draft.lines, range)) : null,
    profile: await session.service.profile(canonicalUri(uri)),
    sections: sections.map(({ clause, words }) => ({ name: clauseName(draft, clause), words })),
  };
}
