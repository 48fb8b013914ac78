import { MessageType } from 'vscode-languageserver';
import type { Directive, Trace } from '../../directives/trace.ts';
import type { Draft, DraftClause } from '../../model/draft.ts';
import { clauseTitle, documentName } from '../../reports/wording.ts';
import type { LinkSides } from '../../service.ts';
import type { Localized } from '../../text/message.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import type { PinLinkArguments } from '../protocol.ts';
import type { Session } from '../session.ts';
import { keep } from './keep.ts';
import {
  clauseOf,
  meantClause,
  meantClauses,
  readClause,
  readParent,
  readPosition,
  readSelection,
} from './namedClauses.ts';

const wording = {
  pick: {
    'zh-cn': '“{0}”落实的是上位文件的哪一条？',
    'zh-tw': '「{0}」落實的是上位文件的哪一條？',
    en: 'Which clause does “{0}” implement?',
  },
  none: {
    'zh-cn': '本稿没有上位文件：请先在 workpoints.json 的 directives 或 parents 中指明。',
    'zh-tw': '本稿沒有上位文件：請先在 workpoints.json 的 directives 或 parents 中指明。',
    en: 'This draft has no parent document: name one in directives or parents of workpoints.json first.',
  },
} as const satisfies Record<string, Localized>;

/** Most clauses that a client without a list of its own is asked to choose from. */
const choicesAtMost = 60;

type Target = Pick<LinkSides, 'directive' | 'parent'>;

/** `workpoints.pinLink`: links a clause, or several, to a clause of a parent by hand. */
export async function pinLink(session: Session, argument: unknown): Promise<boolean> {
  const given = readArguments(argument);
  if (!given) return false;
  const { service } = session;
  const uri = canonicalUri(given.uri);
  const { draft } = await service.document(uri);
  const clauses = clausesIn(draft, given);
  if (!clauses) return false;
  const target = given.parent
    ? findTarget(given.parent, [
        ...(await service.trace(uri)).parents.map(({ directive }) => directive),
        ...(await service.library(uri)),
      ])
    : await askTarget(session, clauses, await service.trace(uri));
  if (!target) return false;
  return keep(session, given.uri, {
    kind: 'pinned',
    links: clauses.map((clause) => ({ clause, ...target })),
    reason: given.reason ?? '',
  });
}

function clausesIn(draft: Draft, given: PinLinkArguments): readonly DraftClause[] | null {
  if (given.selection) return meantClauses(draft, given.selection);
  const clause = clauseOf(draft, given);
  return clause && [clause];
}

function findTarget(named: NonNullable<PinLinkArguments['parent']>, library: readonly Directive[]): Target | null {
  const directive = library.find((each) => canonicalUri(each.uri) === canonicalUri(named.uri));
  const parent = directive && meantClause(directive.draft, named);
  return parent ? { directive, parent } : null;
}

/** Lets the user choose among the clauses of the parents, those that nothing implements first. */
async function askTarget(session: Session, clauses: readonly DraftClause[], trace: Trace): Promise<Target | null> {
  const { client, connection } = session;
  if (trace.coverage.length === 0) {
    connection.window.showInformationMessage(wording.none[client.language]);
    return null;
  }
  const order = ['none', 'part', 'full'];
  const choices = [...trace.coverage]
    .sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status))
    .slice(0, choicesAtMost)
    .map(({ directive, parent }) => ({
      title: `${clauseTitle(directive.draft, parent, client.language)} · ${documentName(directive.draft)}`,
      directive,
      parent,
    }));
  const chosen = await connection.sendRequest<{ readonly title: string } | null>('window/showMessageRequest', {
    type: MessageType.Info,
    message: wording.pick[client.language].replace('{0}', () => clauses.map(({ title }) => title).join('、')),
    actions: choices.map(({ title }) => ({ title })),
  });
  return choices.find(({ title }) => title === chosen?.title) ?? null;
}

function readArguments(given: unknown): PinLinkArguments | null {
  if (typeof given !== 'object' || given === null) return null;
  const { uri, clause, position, selection, parent, reason } = given as Record<string, unknown>;
  const [child, place, selected] = [readClause(clause), readPosition(position), readSelection(selection)];
  const above = parent === undefined ? undefined : readParent(parent);
  if (typeof uri !== 'string' || (!child && !place && !selected) || above === null) return null;
  return {
    uri,
    ...(child ? { clause: child } : {}),
    ...(place ? { position: place } : {}),
    ...(selected ? { selection: selected } : {}),
    ...(above ? { parent: above } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}
