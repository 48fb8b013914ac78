import { clauseNameSpan } from '../features/documentSymbols.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import { clauseName } from '../reports/wording.ts';
import type { Language } from '../text/message.ts';
import { toRange } from './proto.ts';
import type { ClauseJson } from './protocol.ts';

/** A clause as a client shows it in a list and goes to it; `uri` in the client's spelling. */
export function toClause(uri: string, draft: Draft, clause: DraftClause, language: Language): ClauseJson {
  return {
    uri,
    path: clause.path,
    name: clauseName(draft, clause, language),
    title: clause.title,
    range: toRange(draft.lines, clauseNameSpan(draft, clause)),
  };
}
