import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { clauseNameSpan } from '../features/documentSymbols.ts';
import { linksAbove } from '../features/relations.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import { clauseAt } from '../model/draft.ts';
import { clauseTitle, sectionOf } from '../reports/wording.ts';
import { type Localized, message, render } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { OpenDocument } from './documents.ts';
import { fromRange, wantsKind } from './proto.ts';
import { type DecideLinksArguments, type PinLinkArguments, serverCommands } from './protocol.ts';
import type { Session } from './session.ts';

/** The actions that keep what a person says of links. */
export const refactorLinkKind = `${CodeActionKind.Refactor}.link.workpoints`;

const titles = {
  accept: { 'zh-cn': '确认依据：{0}', 'zh-tw': '確認依據：{0}', en: 'Accept as basis: {0}' },
  review: { 'zh-cn': '已复核，仍为依据：{0}', 'zh-tw': '已複核，仍為依據：{0}', en: 'Reviewed, still the basis: {0}' },
  reject: { 'zh-cn': '不是依据：{0}', 'zh-tw': '不是依據：{0}', en: 'Not the basis: {0}' },
  pin: { 'zh-cn': '指定上位条目…', 'zh-tw': '指定上位條目…', en: 'Pick the parent clause…' },
  local: { 'zh-cn': '标明为本地任务', 'zh-tw': '標明為本地任務', en: 'Mark as a local task' },
  withdraw: {
    'zh-cn': '撤回对本条依据的决定',
    'zh-tw': '撤回對本條依據的決定',
    en: 'Withdraw the decisions on this clause',
  },
  acceptSelected: {
    'zh-cn': '确认所选条目的依据（{0} 处）',
    'zh-tw': '確認所選條目的依據（{0} 處）',
    en: 'Accept the links of the selected clauses ({0})',
  },
  rejectSelected: {
    'zh-cn': '所选条目的依据都不是（{0} 处）',
    'zh-tw': '所選條目的依據都不是（{0} 處）',
    en: 'Not the basis: all links of the selected clauses ({0})',
  },
  pinSelected: {
    'zh-cn': '为所选 {0} 条指定同一上位条目…',
    'zh-tw': '為所選 {0} 條指定同一上位條目…',
    en: 'Pick one parent clause for the {0} selected clauses…',
  },
  localSelected: {
    'zh-cn': '所选 {0} 条都标明为本地任务',
    'zh-tw': '所選 {0} 條都標明為本地任務',
    en: 'Mark the {0} selected clauses as local tasks',
  },
  withdrawSelected: {
    'zh-cn': '撤回对所选 {0} 条依据的决定',
    'zh-tw': '撤回對所選 {0} 條依據的決定',
    en: 'Withdraw the decisions on the {0} selected clauses',
  },
  acceptSection: {
    'zh-cn': '确认本部分的依据（{0} 处）',
    'zh-tw': '確認本部分的依據（{0} 處）',
    en: 'Accept all links of this section ({0})',
  },
  acceptDraft: {
    'zh-cn': '确认本稿的依据（{0} 处）',
    'zh-tw': '確認本稿的依據（{0} 處）',
    en: 'Accept all links of this draft ({0})',
  },
  acceptSuspect: {
    'zh-cn': '已复核，确认本稿全部存疑的依据（{0} 处）',
    'zh-tw': '已複核，確認本稿全部存疑的依據（{0} 處）',
    en: 'Reviewed: accept all suspect links of this draft ({0})',
  },
  localDraft: {
    'zh-cn': '本稿没有依据的 {0} 条都标明为本地任务',
    'zh-tw': '本稿沒有依據的 {0} 條都標明為本地任務',
    en: 'Mark the {0} clauses without a basis as local tasks',
  },
} as const satisfies Record<string, Localized>;

/** The actions on the links of the clause under the cursor and, where they are asked for, of its section and draft. */
export async function linkActions(
  session: Session,
  open: OpenDocument,
  { range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const { service, client } = session;
  const only = context?.only;
  if (!wantsKind(only, refactorLinkKind)) return [];
  const { draft } = await service.document(open.uri);
  const span = fromRange(draft.lines, range);
  const selected = tasksIn(draft, span);
  if (selected.length > 1) return actionsOnSelected(session, open, selected);
  const clause = clauseAt(draft, span.start);
  if (!clause || (!only && !isOnName(draft, clause, span.start))) return [];
  const trace = await service.trace(open.uri);
  if (!(await service.canDecide(open.uri))) return [];
  const { language } = client;
  const say = (wording: Localized, ...values: (string | number)[]) => render(message(wording, ...values), language);
  const named = { clause: clause.path, title: clause.title };
  const decide = (title: string, given: Omit<DecideLinksArguments, 'uri'>): CodeAction =>
    action(title, serverCommands.decideLinks, { uri: open.uri, ...given });
  const own = clause.leaf && clause.role === 'task' ? linksAbove(trace, clause) : [];
  const onLinks = own.flatMap((link) => {
    const { directive, parent: above } = link;
    const parent = { uri: directive.uri, clause: above.path, title: above.title };
    const name = clauseTitle(directive.draft, above, language);
    const reach = { scope: 'link', clause: named, parent } as const;
    const accepting = link.status === 'suspect' ? titles.review : link.decision ? null : titles.accept;
    return [
      ...(accepting ? [decide(say(accepting, name), { verdict: 'accepted', ...reach })] : []),
      decide(say(titles.reject, name), { verdict: 'rejected', ...reach }),
    ];
  });
  const actions = [...onLinks];
  if (clause.leaf && clause.role === 'task' && trace.parents.length > 0) {
    const pin: PinLinkArguments = { uri: open.uri, clause: named };
    actions.push(action(say(titles.pin), serverCommands.pinLink, pin));
    if (own.length > 0) actions.push(decide(say(titles.local), { verdict: 'local', scope: 'clause', clause: named }));
  }
  const isDecided =
    trace.links.some((link) => link.clause === clause && link.decision) || (await service.locals(open.uri)).has(clause);
  if (isDecided) actions.push(decide(say(titles.withdraw), { verdict: 'withdrawn', scope: 'clause', clause: named }));
  // Many at once is nobody's to take by a slip: only from the menu that lists actions of this kind.
  if (!only) return actions;
  const undecided = trace.links.filter(({ status, decision }) => status === 'covers' && !decision);
  const inSection = undecided.filter((link) => sectionOf(link.clause) === sectionOf(clause));
  const suspect = trace.links.filter(({ status }) => status === 'suspect');
  const bulk = [
    {
      count: inSection.length,
      title: titles.acceptSection,
      given: { verdict: 'accepted', scope: 'section', clause: named },
    },
    { count: undecided.length, title: titles.acceptDraft, given: { verdict: 'accepted', scope: 'draft' } },
    { count: suspect.length, title: titles.acceptSuspect, given: { verdict: 'accepted', scope: 'suspect' } },
    { count: trace.unlinked.length, title: titles.localDraft, given: { verdict: 'local', scope: 'draft' } },
  ] as const;
  return [
    ...actions,
    ...bulk.flatMap(({ count, title, given }) => (count > 0 ? [decide(say(title, count), given)] : [])),
  ];
}

/** The tasks that a selection reaches into, in the order of the draft; none where nothing is selected. */
function tasksIn(draft: Draft, { start, end }: Span): readonly DraftClause[] {
  return draft.clauses.filter(
    ({ leaf, role, syntax }) => leaf && role === 'task' && start < end && syntax.start < end && start < syntax.end,
  );
}

/** What can be kept about several clauses that are selected: at once, as the selection says what is meant. */
async function actionsOnSelected(
  { service, client }: Session,
  { uri }: OpenDocument,
  clauses: readonly DraftClause[],
): Promise<CodeAction[]> {
  const trace = await service.trace(uri);
  if (trace.parents.length === 0 || !(await service.canDecide(uri))) return [];
  const locals = await service.locals(uri);
  const selection = clauses.map(({ path, title }) => ({ clause: path, title }));
  const links = trace.links.filter(({ clause, status }) => clauses.includes(clause) && status !== 'rejected');
  const undecided = links.filter(({ status, decision }) => status === 'covers' && !decision);
  const decided = clauses.filter(
    (clause) => locals.has(clause) || trace.links.some((link) => link.clause === clause && link.decision),
  );
  const say = (wording: Localized, count: number) => render(message(wording, count), client.language);
  const decide = (wording: Localized, count: number, verdict: DecideLinksArguments['verdict']): CodeAction[] =>
    count > 0
      ? [action(say(wording, count), serverCommands.decideLinks, { uri, verdict, scope: 'selection', selection })]
      : [];
  return [
    ...decide(titles.acceptSelected, undecided.length, 'accepted'),
    ...decide(titles.rejectSelected, links.length, 'rejected'),
    action(say(titles.pinSelected, clauses.length), serverCommands.pinLink, {
      uri,
      selection,
    } satisfies PinLinkArguments),
    ...decide(titles.localSelected, clauses.length, 'local'),
    ...decide(titles.withdrawSelected, decided.length, 'withdrawn'),
  ];
}

/** Whether a place is on the label and heading of a clause, or in its first line where it has neither. */
function isOnName(draft: Draft, clause: DraftClause, offset: number): boolean {
  const name = clauseNameSpan(draft, clause);
  return name.start <= offset && offset <= name.end;
}

function action(title: string, command: string, given: object): CodeAction {
  return { title, kind: refactorLinkKind, command: { title, command, arguments: [given] } };
}
