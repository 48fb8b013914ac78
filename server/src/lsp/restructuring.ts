import { type CodeAction, CodeActionKind, type CodeActionParams, MessageType } from 'vscode-languageserver';
import { type ClauseMove, movableAt, moveClause, orderAfter } from '../features/moveClause.ts';
import { labelled, renew } from '../features/outsideReferences.ts';
import { labelledAt, renumberEdits, sectionOf } from '../features/renumber.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import type { TextEdit } from '../rules/rule.ts';
import { type Localized, message, render } from '../text/message.ts';
import { nameOf } from '../workspace/uri.ts';
import type { OpenDocument } from './documents.ts';
import { notify, report } from './guard.ts';
import { followingDrafts, offerReferences } from './offering.ts';
import { fromPosition, fromRange, toEdits, toWorkspaceEdit, wantsKind } from './proto.ts';
import { type RestructureArguments, restructureChanges, serverCommands } from './protocol.ts';
import type { Session } from './session.ts';

/** The action that numbers a whole document. */
export const renumberKind = `${CodeActionKind.Source}.renumber.workpoints`;

/** The actions that move a clause; only where they are asked for, else every clause would offer them. */
export const refactorMoveKind = `${CodeActionKind.Refactor}.move.workpoints`;

type Change = RestructureArguments['change'];

const titles: { readonly [change in Change]: Localized } = {
  renumberDocument: { 'zh-cn': '全文重新编号', 'zh-tw': '全文重新編號', en: 'Renumber the document' },
  renumberSection: { 'zh-cn': '本部分重新编号', 'zh-tw': '本部分重新編號', en: 'Renumber this section' },
  moveClauseUp: { 'zh-cn': '上移本条', 'zh-tw': '上移本條', en: 'Move this clause up' },
  moveClauseDown: { 'zh-cn': '下移本条', 'zh-tw': '下移本條', en: 'Move this clause down' },
  promoteClause: { 'zh-cn': '本条升一级', 'zh-tw': '本條升一級', en: 'Promote this clause' },
  demoteClause: { 'zh-cn': '本条降一级', 'zh-tw': '本條降一級', en: 'Demote this clause' },
};

const moves: { readonly [change in Change]?: ClauseMove } = {
  moveClauseUp: 'up',
  moveClauseDown: 'down',
  promoteClause: 'promote',
  demoteClause: 'demote',
};

const wording = {
  inOrder: {
    'zh-cn': '编号已经顺次，不用改。',
    'zh-tw': '編號已經順次，不用改。',
    en: 'The numbers are in order already.',
  },
  noClause: {
    'zh-cn': '请先把光标放在带编号的条目里。',
    'zh-tw': '請先把游標放在帶編號的條目裡。',
    en: 'Put the cursor into a numbered clause first.',
  },
  nowhere: {
    'zh-cn': '本条没有可以移到的位置。',
    'zh-tw': '本條沒有可以移到的位置。',
    en: 'There is nowhere for this clause to go.',
  },
  notApplied: {
    'zh-cn': '编辑器没有接受对“{0}”的修改。',
    'zh-tw': '編輯器沒有接受對「{0}」的修改。',
    en: 'The editor did not accept the change of “{0}”.',
  },
} as const satisfies Record<string, Localized>;

/** The edits of a change, and its numbered clauses as they stand afterwards. */
interface Restructuring {
  readonly edits: readonly TextEdit[];
  readonly order: readonly DraftClause[];
}

/** What a change at an offset does, or why it does nothing. */
function planOf(draft: Draft, offset: number, change: Change): Restructuring | Localized {
  const move = moves[change];
  if (move) {
    const clause = movableAt(draft, offset);
    const edits = clause && moveClause(draft, clause, move);
    if (!clause || !edits) return clause ? wording.nowhere : wording.noClause;
    return { edits, order: orderAfter(draft, clause, move) };
  }
  const clause = change === 'renumberSection' ? movableAt(draft, offset) : null;
  if (change === 'renumberSection' && !clause) return wording.noClause;
  const edits = renumberEdits(draft, clause && sectionOf(clause));
  return edits.length > 0 ? { edits, order: labelled(draft.clauses) } : wording.inOrder;
}

function isPlan(plan: Restructuring | Localized): plan is Restructuring {
  return 'edits' in plan;
}

/** The actions that number or move clauses, those that would change something. */
export async function restructuringActions(
  session: Session,
  open: OpenDocument,
  { range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const only = context?.only;
  const { draft } = await session.service.document(open.uri);
  const { start } = fromRange(draft.lines, range);
  const wanted = restructureChanges.filter((change) => {
    if (change === 'renumberSection')
      return wantsKind(only, CodeActionKind.RefactorRewrite) && labelledAt(draft, start) !== null;
    if (change === 'renumberDocument') return only && wantsKind(only, renumberKind);
    return only && wantsKind(only, refactorMoveKind);
  });
  const actions = wanted.map(async (change): Promise<CodeAction[]> => {
    const plan = planOf(draft, start, change);
    if (!isPlan(plan)) return [];
    const named = { title: titles[change][session.client.language], kind: kindOf(change) };
    if (await concernsOthers(session, open, draft, plan)) {
      const given: RestructureArguments = { uri: open.uri, position: range.start, change };
      return [{ ...named, command: { title: named.title, command: serverCommands.restructure, arguments: [given] } }];
    }
    return [
      { ...named, edit: toWorkspaceEdit(open, toEdits(draft.lines, plan.edits), session.client.documentChanges) },
    ];
  });
  return (await Promise.all(actions)).flat();
}

/** Whether other open drafts refer to clauses that get another number: then the server makes the edit itself, to be able to ask about them. */
async function concernsOthers(
  session: Session,
  open: OpenDocument,
  draft: Draft,
  { edits, order }: Restructuring,
): Promise<boolean> {
  if (!session.client.applyEdit || !session.client.messageActions) return false;
  const renewal = renew(draft, edits, order);
  return renewal !== null && (await followingDrafts(session, open.uri, renewal)).length > 0;
}

function kindOf(change: Change): string {
  if (change === 'renumberDocument') return renumberKind;
  return change === 'renumberSection' ? CodeActionKind.RefactorRewrite : refactorMoveKind;
}

/** Numbers or moves clauses of an open draft through the client, as one step that can be undone; says why where nothing is done. */
export async function applyRestructuring(session: Session, given: RestructureArguments): Promise<boolean> {
  const { service, client, connection, documents } = session;
  const open = documents.get(given.uri);
  if (!open?.isDraft || !client.applyEdit) return false;
  const { draft } = await service.document(open.uri);
  const plan = planOf(draft, fromPosition(draft.lines, given.position), given.change);
  if (!isPlan(plan)) {
    void notify(connection, 'window/showMessage', { type: MessageType.Info, message: plan[client.language] });
    return false;
  }
  const label = titles[given.change][client.language];
  const edit = toWorkspaceEdit(open, toEdits(draft.lines, plan.edits), client.documentChanges);
  // Edits for a text that is gone would damage the one that took its place.
  if (documents.get(open.uri)?.version !== open.version) return false;
  const { applied } = await connection.workspace.applyEdit({ label, edit });
  if (!applied) {
    const text = render(message(wording.notApplied, nameOf(open.uri)), client.language);
    void notify(connection, 'window/showMessage', { type: MessageType.Warning, message: text });
    return false;
  }
  // The question may stand for long; what was asked for is done.
  offerReferences(session, open.uri, draft, plan.edits, plan.order).catch((error: unknown) =>
    report(connection, 'references in other drafts', error),
  );
  return true;
}
