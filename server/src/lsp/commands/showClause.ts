import { MessageType } from 'vscode-languageserver';
import { clauseNameSpan } from '../../features/documentSymbols.ts';
import { sameEntry } from '../../features/typeHierarchy.ts';
import type { Draft, DraftClause } from '../../model/draft.ts';
import { clauseTitle, documentName } from '../../reports/wording.ts';
import type { Localized } from '../../text/message.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { toRange } from '../proto.ts';
import type { ShowClauseArguments } from '../protocol.ts';
import { clientUri, type Session } from '../session.ts';
import { readParent } from './namedClauses.ts';

const which: Localized = { 'zh-cn': '转到哪一条？', 'zh-tw': '轉到哪一條？', en: 'Which clause?' };

/** Most clauses that a client without a list of its own is asked to choose from. */
const choicesAtMost = 60;

interface Found {
  readonly uri: string;
  readonly draft: Draft;
  readonly clause: DraftClause;
}

/** `workpoints.showClause`: shows a clause of some document; of several the one that the user picks. */
export async function showClause(session: Session, argument: unknown): Promise<boolean> {
  const { client, connection } = session;
  const found = await findClauses(session, readArguments(argument));
  const chosen = found.length > 1 && client.messageActions ? await ask(session, found) : found[0];
  if (!chosen || !client.showDocument) return false;
  const selection = toRange(chosen.draft.lines, clauseNameSpan(chosen.draft, chosen.clause));
  const { success } = await connection.window.showDocument({
    uri: clientUri(session, chosen.uri),
    takeFocus: true,
    selection: { start: selection.start, end: selection.start },
  });
  return success;
}

async function findClauses({ service }: Session, clauses: ShowClauseArguments['clauses']): Promise<readonly Found[]> {
  const found = clauses.slice(0, choicesAtMost).map(async (named) => {
    const uri = canonicalUri(named.uri);
    const document = await service.document(uri).catch(() => null);
    const clause = document && sameEntry(document.draft, named.clause, named.title);
    return clause ? [{ uri, draft: document.draft, clause }] : [];
  });
  return (await Promise.all(found)).flat();
}

async function ask({ client, connection }: Session, found: readonly Found[]): Promise<Found | undefined> {
  const choices = found.map((each) => ({
    title: `${clauseTitle(each.draft, each.clause, client.language)} · ${documentName(each.draft)}`,
    each,
  }));
  const chosen = await connection.sendRequest<{ readonly title: string } | null>('window/showMessageRequest', {
    type: MessageType.Info,
    message: which[client.language],
    actions: choices.map(({ title }) => ({ title })),
  });
  return choices.find(({ title }) => title === chosen?.title)?.each;
}

function readArguments(given: unknown): ShowClauseArguments['clauses'] {
  const { clauses } = (given ?? {}) as { readonly clauses?: unknown };
  return Array.isArray(clauses) ? clauses.flatMap((each) => readParent(each) ?? []) : [];
}
