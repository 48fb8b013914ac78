import type { ExecuteCommandParams } from 'vscode-languageserver';
import type { FileText } from '../../service.ts';
import { type Localized, message, render } from '../../text/message.ts';
import { failureMessage } from '../../workspace/failure.ts';
import { contentOf } from '../../workspace/suppressions.ts';
import { canonicalUri, nameOf } from '../../workspace/uri.ts';
import {
  serverCommands as commands,
  type MarkLocalArguments,
  type SuppressArguments,
  suppressionScopes,
} from '../protocol.ts';
import { readRestructureArguments, restructure } from '../restructuring.ts';
import { draftOf, type Session } from '../session.ts';

/** The commands that the server carries out. */
export const serverCommands: readonly string[] = Object.values(commands);

const wording = {
  reason: { 'zh-cn': '本地任务', 'zh-tw': '本地任務', en: 'a local task' },
  suppressed: { 'zh-cn': '不必修改', 'zh-tw': '不必修改', en: 'left as it is' },
  nowhere: {
    'zh-cn': '没有记下：草稿不在带有 workpoints.json 的文件夹中，或决定文件已损坏。',
    'zh-tw': '沒有記下：草稿不在帶有 workpoints.json 的資料夾中，或決定檔案已損壞。',
    en: 'Not kept: the draft is in no folder with a workpoints.json, or the decisions file is broken.',
  },
  failed: { 'zh-cn': '“{0}”没有写成：{1}', 'zh-tw': '「{0}」沒有寫成：{1}', en: '“{0}” could not be written: {1}' },
} as const satisfies Record<string, Localized>;

/** Answers `workspace/executeCommand`: whether the command was carried out; `null` for a command that is none of ours. */
export async function executeCommand(session: Session, params: ExecuteCommandParams): Promise<boolean | null> {
  const [argument] = params.arguments ?? [];
  switch (params.command) {
    case commands.markLocal: {
      const given = readArguments(argument);
      return given ? markLocal(session, given) : false;
    }
    case commands.suppress: {
      const given = readSuppressArguments(argument);
      return given ? suppress(session, given) : false;
    }
    case commands.restructure: {
      const given = readRestructureArguments(argument);
      return given ? restructure(session, given) : false;
    }
    default:
      return null;
  }
}

/** Keeps in the decisions file that a clause is a task of the issuer's own, and checks again what that makes a difference to. */
async function markLocal(session: Session, given: MarkLocalArguments): Promise<boolean> {
  const { service, client } = session;
  const draft = await draftOf(session, given.uri);
  const clause = draft.clauses.find((one) => one.path === given.clause && one.title === given.title);
  if (!clause) return false;
  const reason = given.reason ?? wording.reason[client.language];
  return keep(session, given.uri, await service.decideLocal(given.uri, clause, reason));
}

/** Keeps in the decisions file that a finding or a rule is held back. */
async function suppress(session: Session, given: SuppressArguments): Promise<boolean> {
  const { service, client } = session;
  const draft = await draftOf(session, given.uri);
  const finding = (await service.check(canonicalUri(given.uri))).find(({ code, span }) => {
    const { text, heading } = contentOf(draft, span);
    return code === given.code && text === given.text && heading === given.heading;
  });
  if (!finding) return false;
  const reason = given.reason ?? wording.suppressed[client.language];
  return keep(session, given.uri, await service.suppress(given.uri, [finding], given.scope, reason));
}

/** Writes a decisions file, and checks again what that makes a difference to. */
async function keep(session: Session, uri: string, file: FileText | null): Promise<boolean> {
  const { service, host, client, connection, scheduler } = session;
  if (!file) {
    connection.window.showWarningMessage(wording.nowhere[client.language]);
    return false;
  }
  try {
    await host.write(file.uri, new TextEncoder().encode(file.text));
  } catch (error) {
    const why = render(failureMessage(error), client.language);
    connection.window.showErrorMessage(render(message(wording.failed, nameOf(file.uri), why), client.language));
    return false;
  }
  const affected = await service.changed([file.uri]);
  scheduler.recheck([...new Set([...affected, uri].map(canonicalUri))]);
  return true;
}

function readArguments(given: unknown): MarkLocalArguments | null {
  if (typeof given !== 'object' || given === null) return null;
  const { uri, clause, title, reason } = given as Record<string, unknown>;
  if (typeof uri !== 'string' || typeof clause !== 'string' || typeof title !== 'string') return null;
  return { uri, clause, title, ...(typeof reason === 'string' ? { reason } : {}) };
}

function readSuppressArguments(given: unknown): SuppressArguments | null {
  if (typeof given !== 'object' || given === null) return null;
  const { uri, scope, code, text, heading, reason } = given as Record<string, unknown>;
  const known = suppressionScopes.find((each) => each === scope);
  if (typeof uri !== 'string' || typeof code !== 'string' || !known) return null;
  if (typeof text !== 'string' || typeof heading !== 'string') return null;
  return { uri, scope: known, code, text, heading, ...(typeof reason === 'string' ? { reason } : {}) };
}
