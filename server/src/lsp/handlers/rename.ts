import {
  LSPErrorCodes,
  type Position,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { canBeName, type FileEdits, renameTarget, renameUnit } from '../../features/renameUnit.ts';
import { type Localized, message, render } from '../../text/message.ts';
import { canonicalUri, nameOf } from '../../workspace/uri.ts';
import { fromPosition, toEdits, toRange } from '../proto.ts';
import { clientUri, type Session } from '../session.ts';

const noUnit: Localized = {
  'zh-cn': '这里没有可以改名的责任单位：请把光标放在责任单位的名称上。',
  'zh-tw': '這裡沒有可以改名的責任單位：請把游標放在責任單位的名稱上。',
  en: 'No responsible unit to rename here: put the cursor on the name of one.',
};
const noName: Localized = {
  'zh-cn': '“{0}”不能作单位名称：不能空着，不能有标点和空格。',
  'zh-tw': '「{0}」不能作單位名稱：不能空著，不能有標點和空格。',
  en: '“{0}” cannot be the name of a unit: it must not be empty or hold marks and blanks.',
};
const left: Localized = {
  'zh-cn': '下列文件没有改：{0}。文件不是 UTF-8 编码，或新名称的另一种字体写法拿不准；请打开后自行修改。',
  'zh-tw': '下列檔案沒有改：{0}。檔案不是 UTF-8 編碼，或新名稱的另一種字體寫法拿不準；請開啟後自行修改。',
  en: 'Left as they are: {0}. These files are not in UTF-8, or the name in their script is not certain; please change them by hand.',
};

/** Answers `textDocument/prepareRename`: the name of the unit at the cursor. */
export async function prepareRename(
  session: Session,
  { textDocument, position }: PrepareRenameParams,
): Promise<PrepareRenameResult | ResponseError<void>> {
  const document = await session.service.unitsOf(canonicalUri(textDocument.uri));
  const { lines } = document.draft;
  const found = renameTarget(document, fromPosition(lines, position));
  if (!found) return refusal(session, noUnit);
  return { range: toRange(lines, found.span), placeholder: found.name };
}

/** Answers `textDocument/rename`: one edit over every draft of the workspace, open or not, and its registry of units. */
export async function rename(
  session: Session,
  { textDocument, position, newName }: RenameParams,
): Promise<WorkspaceEdit | ResponseError<void>> {
  const { service } = session;
  const uri = canonicalUri(textDocument.uri);
  const name = newName.trim();
  if (!canBeName(name)) return refusal(session, noName, newName);
  const documents = await service.units(uri);
  const offset = offsetIn(documents, position);
  const registry = await service.organsFile(uri);
  const found = offset === null ? null : renameUnit(documents, offset, registry, name);
  if (!found) return refusal(session, noUnit);
  const safe = await Promise.all(
    found.files.map(async (file) =>
      file.uri === registry?.uri ? registry.encoding === 'utf-8' : isSafeToEdit(session, file.uri),
    ),
  );
  const unsafe = found.files.flatMap((file, at) => (safe[at] ? [] : [file.uri]));
  warnOfSkipped(session, [...found.skipped, ...unsafe]);
  return toRenameEdit(
    session,
    found.files.filter((_, at) => safe[at]),
  );
}

function offsetIn(documents: Awaited<ReturnType<Session['service']['units']>>, position: Position): number | null {
  const [here] = documents;
  return here ? fromPosition(here.draft.lines, position) : null;
}

function refusal({ client }: Session, wording: Localized, ...values: readonly string[]): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, render(message(wording, ...values), client.language));
}

/** An editor opens a file that is not open in the encoding of its settings, and would write back what it could not read. */
async function isSafeToEdit({ service, documents }: Session, uri: string): Promise<boolean> {
  if (documents.get(uri)) return true;
  return (await service.document(uri)).encoding === 'utf-8';
}

function warnOfSkipped({ connection, client }: Session, uris: readonly string[]): void {
  if (uris.length === 0) return;
  const names = uris.map(nameOf).join('、');
  connection.window.showWarningMessage(render(message(left, names), client.language));
}

function toRenameEdit(session: Session, files: readonly FileEdits[]): WorkspaceEdit {
  const changed = files.map(({ uri, lines, edits }) => ({
    uri: clientUri(session, uri),
    version: session.documents.get(uri)?.version ?? null,
    edits: toEdits(lines, edits),
  }));
  if (!session.client.documentChanges) {
    return { changes: Object.fromEntries(changed.map(({ uri, edits }) => [uri, edits])) };
  }
  return {
    documentChanges: changed.map(
      ({ uri, version, edits }): TextDocumentEdit => ({ textDocument: { uri, version }, edits }),
    ),
  };
}
