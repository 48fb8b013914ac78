import { MessageType } from 'vscode-languageserver';
import { insertClause as newClause } from '../../features/insertClause.ts';
import { edited } from '../../features/renumber.ts';
import { LineIndex } from '../../text/lines.ts';
import { type Localized, message, render } from '../../text/message.ts';
import { canonicalUri, nameOf } from '../../workspace/uri.ts';
import { notify, report } from '../guard.ts';
import { toEdits, toPosition, toWorkspaceEdit } from '../proto.ts';
import type { InsertClauseArguments } from '../protocol.ts';
import type { Session } from '../session.ts';

const wording = {
  label: { 'zh-cn': '插入条目', 'zh-tw': '插入條目', en: 'Insert clause' },
  nowhere: {
    'zh-cn': '这一条没有插入：上位文件中已没有这一条，或它不是一项任务。',
    'zh-tw': '這一條沒有插入：上位文件中已沒有這一條，或它不是一項任務。',
    en: 'The clause was not inserted: the parent does not have it any more, or it sets no task.',
  },
  otherScript: {
    'zh-cn': '上位文件是简体，本稿是繁体：插入的文字没有转换，请改为繁体。',
    'zh-tw': '上位文件是簡體，本稿是繁體：插入的文字沒有轉換，請改為繁體。',
    en: 'The parent is Simplified and the draft Traditional: the words were inserted as they are and need converting.',
  },
  notApplied: {
    'zh-cn': '编辑器没有接受对“{0}”的修改。',
    'zh-tw': '編輯器沒有接受對「{0}」的修改。',
    en: 'The editor did not accept the change of “{0}”.',
  },
} as const satisfies Record<string, Localized>;

/** `workpoints.insertClause`: starts a clause of an open draft from one of a parent, as one step that can be undone, and shows it. */
export async function insertClause(session: Session, argument: unknown): Promise<boolean> {
  const given = readArguments(argument);
  const open = given && session.documents.get(given.uri);
  if (!given || !open?.isDraft || !session.client.applyEdit) return false;
  const { service, client, connection, documents } = session;
  const say = (type: MessageType, words: string) =>
    void notify(connection, 'window/showMessage', { type, message: words });

  const { draft } = await service.document(open.uri);
  const trace = await service.trace(open.uri);
  const covered = trace.coverage.find(
    ({ directive, parent }) =>
      canonicalUri(directive.uri) === canonicalUri(given.parent) && parent.path === given.clause,
  );
  const made = covered && newClause(draft, trace, covered.directive, covered.parent);
  if (!made) {
    say(MessageType.Warning, wording.nowhere[client.language]);
    return false;
  }
  // Edits for a text that is gone would damage the one that took its place.
  if (documents.get(open.uri)?.version !== open.version || open.text !== draft.text) return false;
  const edit = toWorkspaceEdit(open, toEdits(draft.lines, made.edits), client.documentChanges);
  const { applied } = await connection.workspace.applyEdit({ label: wording.label[client.language], edit });
  if (!applied) {
    say(MessageType.Warning, render(message(wording.notApplied, nameOf(open.uri)), client.language));
    return false;
  }
  if (client.showDocument) {
    const end = toPosition(new LineIndex(edited(draft.text, made.edits)), made.span.end);
    const shown = { uri: open.uri, takeFocus: true, selection: { start: end, end } };
    await connection.window.showDocument(shown).catch((error) => report(connection, 'showing the new clause', error));
  }
  if (draft.script === 'hant' && covered.directive.draft.script === 'hans')
    say(MessageType.Info, wording.otherScript[client.language]);
  return true;
}

function readArguments(given: unknown): InsertClauseArguments | null {
  if (typeof given !== 'object' || given === null) return null;
  const { uri, parent, clause } = given as Record<string, unknown>;
  return typeof uri === 'string' && typeof parent === 'string' && typeof clause === 'string'
    ? { uri, parent, clause }
    : null;
}
