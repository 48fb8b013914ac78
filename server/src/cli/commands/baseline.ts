import type { SuppressionScope } from '../../service.ts';
import { type Localized, type Message, message, render } from '../../text/message.ts';
import { failureMessage } from '../../workspace/failure.ts';
import type { Command, OptionValues } from '../command.ts';
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
  keptRule: {
    'zh-cn': '{0}：记下规则 {1}\n',
    'zh-tw': '{0}：記下規則 {1}\n',
    en: '{0}: rule {1} kept\n',
  },
  whichRule: {
    'zh-cn': '--scope {0} 要用 --rule 写明忽略哪一条规则',
    'zh-tw': '--scope {0} 要用 --rule 寫明忽略哪一條規則',
    en: '--scope {0} needs --rule to say which rule is ignored',
  },
  noRule: {
    'zh-cn': '没有“{0}”这条规则；workpoints rules 列出全部规则',
    'zh-tw': '沒有「{0}」這條規則；workpoints rules 列出全部規則',
    en: 'there is no rule “{0}”; workpoints rules lists them all',
  },
  nothing: { 'zh-cn': '没有要记下的问题\n', 'zh-tw': '沒有要記下的問題\n', en: 'nothing to keep\n' },
  nowhere: {
    'zh-cn': '没有记下：不在带有 workpoints.json 的文件夹中，或决定文件已损坏',
    'zh-tw': '沒有記下：不在帶有 workpoints.json 的資料夾中，或決定檔案已損壞',
    en: 'not kept: in no folder with a workpoints.json, or the decisions file is broken',
  },
} as const satisfies Record<string, Localized>;

/** What is to be held back: each present finding, or a rule in the draft or the whole workspace; of one rule, or of all. */
interface Wanted {
  readonly scope: SuppressionScope;
  readonly code: string | null;
  readonly reason: string;
}

const scopes: readonly SuppressionScope[] = ['finding', 'draft', 'workspace'];

/** Holds back what is found in a draft now. Returns how many findings, or why that could not be done. */
async function keepFindings(
  session: Session,
  { document }: OpenedDraft,
  { scope, code, reason }: Wanted,
): Promise<number | Message> {
  const { service } = session;
  const present = (await service.check(document.uri)).filter((finding) => code === null || finding.code === code);
  // One entry holds a whole rule back.
  const findings = scope === 'finding' ? present : present.slice(0, 1);
  if (findings.length === 0) return 0;
  try {
    const kept = await service.decide(document.uri, { kind: 'suppressed', findings, scope, reason });
    return kept ? findings.length : message(wordings.nowhere);
  } catch (error) {
    return failureMessage(error);
  }
}

function wantedOf({ equipment }: Session, { rule, scope: given }: OptionValues): Omit<Wanted, 'reason'> {
  const scope = scopes.find((each) => each === given) ?? 'finding';
  const code = typeof rule === 'string' ? rule : null;
  if (code === null && scope !== 'finding') throw new UsageError(message(wordings.whichRule, scope));
  if (code !== null && !equipment.rules.some(({ meta }) => meta.code === code))
    throw new UsageError(message(wordings.noRule, code));
  return { scope, code };
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
    {
      flags: '--rule <code>',
      description: { 'zh-cn': '只记这一条规则的', 'zh-tw': '只記這一條規則的', en: 'of this rule only' },
    },
    {
      flags: '--scope <name>',
      description: {
        'zh-cn': '逐处、本稿的这条规则、整个工作区的这条规则',
        'zh-tw': '逐處、本稿的這條規則、整個工作區的這條規則',
        en: 'each finding, the rule in the draft, the rule in the whole workspace',
      },
      choices: scopes,
    },
  ],
  async run(session, values, paths) {
    const { terminal, language } = session;
    if (paths.includes('-')) throw new UsageError(message(wordings.noInput));
    const given = typeof values.reason === 'string' ? values.reason.trim() : '';
    const wanted = { ...wantedOf(session, values), reason: given || wordings.reason[language] };
    let kept = 0;
    for await (const draft of session.drafts(paths)) {
      const result = await keepFindings(session, draft, wanted);
      if (typeof result !== 'number') {
        session.report({ path: draft.path, line: null, column: null, message: result });
        continue;
      }
      kept += result;
      if (result === 0) continue;
      const { scope, code } = wanted;
      const told =
        scope === 'finding'
          ? message(wordings.kept, draft.path, result)
          : message(wordings.keptRule, draft.path, code!);
      terminal.output.write(render(told, language));
    }
    await session.reportProblems();
    if (kept === 0) terminal.output.write(wordings.nothing[language]);
    return session.troubles().length > 0 ? 2 : 0;
  },
};
