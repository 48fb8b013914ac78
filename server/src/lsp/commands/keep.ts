import type { Verdict } from '../../service.ts';
import { type Localized, message, render } from '../../text/message.ts';
import { decisionsPath } from '../../workspace/decisions.ts';
import { failureMessage } from '../../workspace/failure.ts';
import { HostError } from '../../workspace/host.ts';
import { canonicalUri, nameOf } from '../../workspace/uri.ts';
import type { Session } from '../session.ts';

const wording = {
  nowhere: {
    'zh-cn': '没有记下：草稿不在带有 workpoints.json 的文件夹中，或决定文件已损坏。',
    'zh-tw': '沒有記下：草稿不在帶有 workpoints.json 的資料夾中，或決定檔案已損壞。',
    en: 'Not kept: the draft is in no folder with a workpoints.json, or the decisions file is broken.',
  },
  failed: { 'zh-cn': '“{0}”没有写成：{1}', 'zh-tw': '「{0}」沒有寫成：{1}', en: '“{0}” could not be written: {1}' },
} as const satisfies Record<string, Localized>;

/** Keeps a decision in the decisions file, and checks again what that makes a difference to. Says why where it cannot. */
export async function keep(session: Session, uri: string, verdict: Verdict): Promise<boolean> {
  const { service, client, connection, scheduler } = session;
  try {
    const affected = await service.decide(canonicalUri(uri), verdict);
    if (!affected) {
      connection.window.showWarningMessage(wording.nowhere[client.language]);
      return false;
    }
    scheduler.recheck([...new Set([...affected, uri].map(canonicalUri))]);
    return true;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const why = render(failureMessage(error), client.language);
    connection.window.showErrorMessage(render(message(wording.failed, nameOf(decisionsPath), why), client.language));
    return false;
  }
}
