import { type Localized, type Message, message, render } from '../../text/message.ts';
import { failureMessage } from '../../workspace/failure.ts';
import type { Command } from '../command.ts';
import type { OpenedDraft, Session } from '../session.ts';
import { UsageError } from '../usage.ts';

const wordings = {
  noInput: {
    'zh-cn': 'baseline 不能用于标准输入',
    'zh-tw': 'baseline 不能用於標準輸入',
    en: 'baseline does not work on standard input',
  },
  reason: { 'zh-cn': '旧稿中原有', 'zh-tw': '舊稿中原有', en: 'was there before' },
  kept: { 'zh-cn': '{0}：记下 {1} 处\n', 'zh-tw': '{0}：記下 {1} 處\n', en: '{0}: {1} kept\n' },
  nothing: { 'zh-cn': '没有要记下的问题\n', 'zh-tw': '沒有要記下的問題\n', en: 'nothing to keep\n' },
  nowhere: {
    'zh-cn': '没有记下：不在带有 workpoints.json 的文件夹中，或决定文件已损坏',
    'zh-tw': '沒有記下：不在帶有 workpoints.json 的資料夾中，或決定檔案已損壞',
    en: 'not kept: in no folder with a workpoints.json, or the decisions file is broken',
  },
} as const satisfies Record<string, Localized>;

/** Holds back all present findings of a draft. Returns how many, or why that could not be done. */
async function keepFindings(session: Session, { document }: OpenedDraft, reason: string): Promise<number | Message> {
  const { service } = session;
  const findings = await service.check(document.uri);
  if (findings.length === 0) return 0;
  try {
    const kept = await service.decide(document.uri, { kind: 'suppressed', findings, scope: 'finding', reason });
    return kept ? findings.length : message(wordings.nowhere);
  } catch (error) {
    return failureMessage(error);
  }
}

/** `workpoints baseline`: what is found in old drafts now is held back from here on, so that only what is new is shown. */
export const baseline: Command = {
  name: 'baseline',
  summary: {
    'zh-cn': '记下旧稿现有的问题，以后只报新出现的',
    'zh-tw': '記下舊稿現有的問題，以後只報新出現的',
    en: 'hold back what is found now, so that only new findings are shown',
  },
  takesPaths: true,
  options: [
    {
      flags: '--reason <text>',
      description: { 'zh-cn': '理由', 'zh-tw': '理由', en: 'why' },
    },
  ],
  async run(session, values, paths) {
    const { terminal, language } = session;
    if (paths.includes('-')) throw new UsageError(message(wordings.noInput));
    const given = typeof values.reason === 'string' ? values.reason.trim() : '';
    const reason = given || wordings.reason[language];
    let kept = 0;
    for await (const draft of session.drafts(paths)) {
      const result = await keepFindings(session, draft, reason);
      if (typeof result !== 'number') {
        session.report({ path: draft.path, line: null, column: null, message: result });
        continue;
      }
      kept += result;
      if (result > 0) terminal.output.write(render(message(wordings.kept, draft.path, result), language));
    }
    await session.reportProblems();
    if (kept === 0) terminal.output.write(wordings.nothing[language]);
    return session.troubles().length > 0 ? 2 : 0;
  },
};
