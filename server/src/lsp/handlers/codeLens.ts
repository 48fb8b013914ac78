import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver';
import { type ClauseLens, lensBelow, lensesAbove, mayBeImplemented } from '../../features/codeLens.ts';
import { clauseNameSpan } from '../../features/documentSymbols.ts';
import type { Draft, DraftClause } from '../../model/draft.ts';
import { clauseTitle } from '../../reports/wording.ts';
import { render } from '../../text/message.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { toClause } from '../clauses.ts';
import { meantClause, readClause } from '../commands/namedClauses.ts';
import { toPosition, toRange } from '../proto.ts';
import {
  clientCommands,
  type NamedClause,
  type NamedParent,
  type PeekClausesArguments,
  type PinLinkArguments,
  type ShowClauseArguments,
  serverCommands,
} from '../protocol.ts';
import { clientUri, relationsOf, type Session } from '../session.ts';

/** What finds the clause of a lens again when it is resolved. */
interface LensData extends NamedClause {
  readonly uri: string;
}

/** What a lens shows that has nothing to say after all: without a command editors write that it is missing. */
const nothing: Command = { title: '', command: '' };

/**
 * Answers `textDocument/codeLens`. What stands above a clause is known with the links of the draft; how many clauses below implement it takes a
 * look at other documents, so our client asks for that when the lens comes into view. Other clients get whole lenses, and none that lead nowhere.
 */
export async function codeLens(session: Session, { textDocument }: CodeLensParams): Promise<CodeLens[]> {
  const { client, service, settings } = session;
  session.lenses.asked();
  const uri = canonicalUri(textDocument.uri);
  if (!settings.enable || !settings.codeLens) return [];
  // Rejects for what cannot be read.
  await service.document(uri);
  if (await service.isExcluded(uri)) return [];
  const isOurs = client.readsFiles;
  const hasChildren = await service.hasChildren(uri);
  const relations = await relationsOf(session, uri, hasChildren && !isOurs);
  const { draft } = relations;
  const canPick = client.messageActions && (await service.canDecide(uri));
  const manner = mannerOf(session);
  const written = (lens: ClauseLens): CodeLens[] => {
    const command = toCommand(session, uri, draft, lens, canPick);
    return isOurs || command.command !== '' ? [{ range: rangeOf(draft, lens.clause), command }] : [];
  };
  const above = lensesAbove(relations, await service.locals(uri), manner).flatMap(written);
  if (!hasChildren) return above;
  const below = mayBeImplemented(draft).flatMap((clause) => {
    if (!isOurs) return written(lensBelow(relations, clause));
    const data: LensData = { uri: clientUri(session, uri), clause: clause.path, title: clause.title };
    return [{ range: rangeOf(draft, clause), data }];
  });
  return [...above, ...below];
}

/** Answers `codeLens/resolve`; `data` is what the client sends back, and may be anything. */
export async function resolveCodeLens(session: Session, lens: CodeLens): Promise<CodeLens> {
  return { ...lens, command: (await resolve(session, lens?.data).catch(() => null)) ?? nothing };
}

async function resolve(session: Session, data: unknown): Promise<Command | null> {
  const named = readClause(data);
  const { uri } = (data ?? {}) as Partial<Record<keyof LensData, unknown>>;
  if (!named || typeof uri !== 'string') return null;
  const relations = await relationsOf(session, uri, true);
  const clause = meantClause(relations.draft, named);
  return clause && toCommand(session, relations.uri, relations.draft, lensBelow(relations, clause), false);
}

function mannerOf({ client: { language } }: Session) {
  return { language, clause: (draft: Draft, clause: DraftClause) => clauseTitle(draft, clause, language) };
}

function rangeOf(draft: Draft, clause: DraftClause) {
  return toRange(draft.lines, clauseNameSpan(draft, clause));
}

/** A lens as words with what a click does; the name of the command is empty where it does nothing. */
function toCommand(session: Session, uri: string, draft: Draft, lens: ClauseLens, canPick: boolean): Command {
  const { client } = session;
  const { clause, leadsTo } = lens;
  const title = render(lens.title, client.language);
  const own = clientUri(session, uri);
  const run: Run = (command, given) => ({ title, command, arguments: [given] });
  switch (leadsTo) {
    case 'clauses':
      return toClauses(session, run, own, draft, lens);
    case 'comparison':
      if (!client.readsFiles) return { title, command: '' };
      return run(clientCommands.compareWithParent, { own: toClause(own, draft, clause, client.language) });
    case 'choice': {
      const given: PinLinkArguments = { uri: own, clause: { clause: clause.path, title: clause.title } };
      return canPick ? run(serverCommands.pinLink, given) : { title, command: '' };
    }
    default:
      return { title, command: '' };
  }
}

type Run = (command: string, given: object) => Command;

/** Goes to the one clause that a lens leads to; of several our client shows all over the text, and others are asked which. */
function toClauses(session: Session, run: Run, uri: string, draft: Draft, { clause, targets }: ClauseLens): Command {
  if (session.client.readsFiles && targets.length > 1) {
    const places = targets.map(({ document, clause: target }) => ({
      uri: clientUri(session, document.uri),
      range: rangeOf(document.draft, target),
    }));
    const position = toPosition(draft.lines, clauseNameSpan(draft, clause).start);
    const given: PeekClausesArguments = { uri, position, places };
    return run(clientCommands.peekClauses, given);
  }
  const clauses = targets.map(({ document, clause: target }): NamedParent => {
    return { uri: clientUri(session, document.uri), clause: target.path, title: target.title };
  });
  const given: ShowClauseArguments = { clauses };
  return run(serverCommands.showClause, given);
}
