import { MessageType } from 'vscode-languageserver';
import { organsIn } from '../../organs/firstRegistry.ts';
import { builtInRegistry } from '../../organs/registry.ts';
import { organsJson } from '../../reports/organsJson.ts';
import { type Localized, message, render } from '../../text/message.ts';
import { failureMessage } from '../../workspace/failure.ts';
import { organsFileName } from '../../workspace/names.ts';
import { canonicalUri, joinUri } from '../../workspace/uri.ts';
import { notify, report } from '../guard.ts';
import type { Session } from '../session.ts';

const wording = {
  noFolder: {
    'zh-cn': '没有生成单位名录：请先打开放稿件的文件夹。',
    'zh-tw': '沒有產生單位名錄：請先開啟放稿件的資料夾。',
    en: 'No registry was made: open the folder with your drafts first.',
  },
  noUnits: {
    'zh-cn': '没有生成单位名录：稿件里没有责任单位。',
    'zh-tw': '沒有產生單位名錄：稿件裡沒有責任單位。',
    en: 'No registry was made: the drafts name no units.',
  },
  exists: {
    'zh-cn': '已经有单位名录 organs.json，没有改动。',
    'zh-tw': '已經有單位名錄 organs.json，沒有改動。',
    en: 'There is a registry organs.json already; it was left as it is.',
  },
  made: {
    'zh-cn': '已从 {1} 份稿件生成单位名录 organs.json，共 {0} 个单位。请核对名称、简称和前身。',
    'zh-tw': '已從 {1} 份稿件產生單位名錄 organs.json，共 {0} 個單位。請核對名稱、簡稱和前身。',
    en: 'Made organs.json from {1} drafts: {0} units. Please check names, short names and predecessors.',
  },
  failed: {
    'zh-cn': '单位名录 organs.json 没有写成：{0}',
    'zh-tw': '單位名錄 organs.json 沒有寫成：{0}',
    en: 'organs.json could not be written: {0}',
  },
} as const satisfies Record<string, Localized>;

/** `workpoints.makeOrgans`: writes a first registry of units from the drafts of the workspace, and shows it. One that is there is never written over. */
export async function makeOrgans(session: Session, argument: unknown): Promise<boolean> {
  const { service, host, client, connection, scheduler } = session;
  const uri = readUri(argument);
  const say = (type: MessageType, words: Localized, ...values: readonly (string | number)[]) => {
    const text = render(message(words, ...values), client.language);
    void notify(connection, 'window/showMessage', { type, message: text });
  };
  const folder = await service.organsFolder(uri);
  if (folder === null) {
    say(MessageType.Warning, wording.noFolder);
    return false;
  }
  const file = joinUri(folder, organsFileName);
  const couldNot = (error: unknown) =>
    say(MessageType.Error, wording.failed, render(failureMessage(error), client.language));
  const kind = await host.exists(file).catch(couldNot);
  if (kind === undefined) return false;
  if (kind !== null) {
    say(MessageType.Info, wording.exists);
    await show(session, file);
    return false;
  }
  const drafts = (await service.drafts(uri)).map(({ draft }) => draft);
  const organs = organsIn(drafts, builtInRegistry);
  if (organs.length === 0) {
    say(MessageType.Warning, wording.noUnits);
    return false;
  }
  try {
    await host.write(file, new TextEncoder().encode(organsJson(organs, client.language)));
  } catch (error) {
    couldNot(error);
    return false;
  }
  await service.changed([file]);
  scheduler.recheckAll();
  say(MessageType.Info, wording.made, organs.length, drafts.length);
  await show(session, file);
  return true;
}

async function show({ client, connection }: Session, uri: string): Promise<void> {
  if (!client.showDocument) return;
  await connection.window
    .showDocument({ uri, takeFocus: true })
    .catch((error) => report(connection, 'showing the registry', error));
}

/** The draft whose workspace is meant; `null` for the first folder. */
function readUri(given: unknown): string | null {
  const uri = typeof given === 'object' && given !== null ? (given as Record<string, unknown>).uri : null;
  return typeof uri === 'string' ? canonicalUri(uri) : null;
}
