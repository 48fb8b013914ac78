import { type MessageActionItem, MessageType, type WorkspaceEdit } from 'vscode-languageserver';
import { isCurrent, outsideReferenceEdits, type Renewal, renew } from '../features/outsideReferences.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import type { TextEdit } from '../rules/rule.ts';
import { type Localized, message, render } from '../text/message.ts';
import { canonicalUri, nameOf } from '../workspace/uri.ts';
import type { OpenDocument } from './documents.ts';
import { notify } from './guard.ts';
import { toEdits } from './proto.ts';
import type { Session } from './session.ts';

/** A draft that was numbered anew, and the user still thinks about the references to it in other drafts. */
export interface Offer {
  /** All that was done to the numbers since the user was asked, as one. */
  renewal: Renewal;
}

const wording = {
  one: {
    'zh-cn': '打开的另一份草稿“{0}”提到了本稿改过编号的条目，要一并更新吗？',
    'zh-tw': '開啟的另一份草稿「{0}」提到了本稿改過編號的條目，要一併更新嗎？',
    en: 'Another open draft, “{0}”, refers to clauses that have a new number now. Update it too?',
  },
  several: {
    'zh-cn': '“{0}”等 {1} 份打开的草稿提到了本稿改过编号的条目，要一并更新吗？',
    'zh-tw': '「{0}」等 {1} 份開啟的草稿提到了本稿改過編號的條目，要一併更新嗎？',
    en: '“{0}” and others ({1} open drafts) refer to clauses that have a new number now. Update them too?',
  },
  update: { 'zh-cn': '一并更新', 'zh-tw': '一併更新', en: 'Update' },
  review: { 'zh-cn': '逐处核对', 'zh-tw': '逐處核對', en: 'Review Each' },
  label: {
    'zh-cn': '更新提到“{0}”的条目编号',
    'zh-tw': '更新提到「{0}」的條目編號',
    en: 'Update references to “{0}”',
  },
  gone: {
    'zh-cn': '“{0}”的编号后来又变了，别的草稿没有改动。',
    'zh-tw': '「{0}」的編號後來又變了，別的草稿沒有改動。',
    en: 'The numbers of “{0}” have changed again since; the other drafts were left as they are.',
  },
} as const satisfies Record<string, Localized>;

/** An open draft with the edits that let its references follow. */
interface Following {
  readonly open: OpenDocument;
  readonly draft: Draft;
  readonly edits: readonly TextEdit[];
}

/** The open drafts that refer to clauses of `uri` which have another number now. */
export async function followingDrafts(session: Session, uri: string, renewal: Renewal): Promise<readonly Following[]> {
  const { service, documents } = session;
  const key = canonicalUri(uri);
  const found: Following[] = [];
  for (const other of documents.uris()) {
    const open = documents.get(other);
    if (!open?.isDraft || other === key || (await service.isExcluded(other))) continue;
    const { draft } = await service.document(other);
    // Whose references none can be, need not be asked for the documents above it.
    if (outsideReferenceEdits(draft, [], renewal).length === 0) continue;
    const parents = await service.trace(other).then(
      (trace) => trace.parents.map(({ directive }) => directive),
      () => [],
    );
    const known = parents
      .filter((directive) => canonicalUri(directive.uri) !== key)
      .map((directive) => directive.draft);
    const edits = outsideReferenceEdits(draft, known, renewal);
    if (edits.length > 0 && documents.get(other)?.version === open.version) found.push({ open, draft, edits });
  }
  return found;
}

/**
 * After a draft was numbered anew: asks whether the references in other open drafts shall follow, and lets them where the user says so. The
 * question stands as long as the user likes; what is done to the draft meanwhile is taken into account when it is answered.
 */
export async function offerReferences(
  session: Session,
  uri: string,
  before: Draft,
  edits: readonly TextEdit[],
  order: readonly DraftClause[],
): Promise<void> {
  const { client, offers } = session;
  const key = canonicalUri(uri);
  const asked = offers.get(key);
  const renewal = renew(before, edits, order, asked?.renewal);
  if (!renewal || !client.messageActions) return;
  if (asked && renewal.before === asked.renewal.before) {
    asked.renewal = renewal;
    return;
  }
  const offer: Offer = { renewal };
  offers.set(key, offer);
  const [first, ...others] = await followingDrafts(session, uri, renewal);
  if (!first) {
    withdraw(session, key, offer);
    return;
  }
  const name = nameOf(first.open.uri);
  const text = others.length === 0 ? message(wording.one, name) : message(wording.several, name, others.length + 1);
  const buttons = [wording.update, ...(client.changeAnnotations ? [wording.review] : [])];
  const chosen = await session.connection
    .sendRequest<MessageActionItem | null>('window/showMessageRequest', {
      type: MessageType.Info,
      message: render(text, client.language),
      actions: buttons.map((button) => ({ title: button[client.language] })),
    })
    .catch(() => null);
  const isLast = withdraw(session, key, offer);
  if (!chosen) return;
  if (isLast) await update(session, uri, offer.renewal, chosen.title === wording.review[client.language]);
  else sayGone(session, uri);
}

/** Forgets an offer; `false` where another one has taken its place. */
function withdraw({ offers }: Session, key: string, offer: Offer): boolean {
  return offers.get(key) === offer && offers.delete(key);
}

function sayGone({ client, connection }: Session, uri: string): void {
  const text = render(message(wording.gone, nameOf(uri)), client.language);
  void notify(connection, 'window/showMessage', { type: MessageType.Info, message: text });
}

async function update(session: Session, uri: string, renewal: Renewal, isReviewed: boolean): Promise<void> {
  const { service, client, connection } = session;
  const { draft } = await service.document(canonicalUri(uri));
  if (!isCurrent(draft, renewal)) {
    sayGone(session, uri);
    return;
  }
  const following = await followingDrafts(session, uri, renewal);
  if (following.length === 0) return;
  const label = render(message(wording.label, nameOf(uri)), client.language);
  await connection.workspace.applyEdit({
    label,
    edit: editOf(following, client.documentChanges, isReviewed ? label : null),
  });
}

/** The edits of several drafts as one; with a label to be confirmed one by one. */
function editOf(following: readonly Following[], isVersioned: boolean, confirmed: string | null): WorkspaceEdit {
  if (!isVersioned)
    return {
      changes: Object.fromEntries(following.map(({ open, draft, edits }) => [open.uri, toEdits(draft.lines, edits)])),
    };
  const annotationId = 'references';
  return {
    documentChanges: following.map(({ open, draft, edits }) => ({
      textDocument: { uri: open.uri, version: open.version },
      edits: toEdits(draft.lines, edits).map((edit) => (confirmed === null ? edit : { ...edit, annotationId })),
    })),
    ...(confirmed === null
      ? {}
      : { changeAnnotations: { [annotationId]: { label: confirmed, needsConfirmation: true } } }),
  };
}
