import type { CheckedFile, CheckReport, ShownDocument } from '../../reports/check.ts';
import { checkGithub } from '../../reports/checkGithub.ts';
import { checkJson } from '../../reports/checkJson.ts';
import { checkSarif } from '../../reports/checkSarif.ts';
import { checkText } from '../../reports/checkText.ts';
import { type Finding, type Severity, severities } from '../../rules/rule.ts';
import { type Localized, message } from '../../text/message.ts';
import { profileOf, profiles } from '../../workspace/profile.ts';
import type { Command } from '../command.ts';
import type { OpenedDraft, Session } from '../session.ts';
import { UsageError } from '../usage.ts';
import { fixDraft } from './fix.ts';

const noInput: Localized = {
  'zh-cn': '--fix 不能用于标准输入',
  'zh-tw': '--fix 不能用於標準輸入',
  en: '--fix does not work on standard input',
};

async function checkOne(session: Session, draft: OpenedDraft, fix: boolean): Promise<CheckedFile> {
  const { service } = session;
  const { uri } = draft.document;
  const fixed = fix ? await fixDraft(session, draft) : 0;
  const findings = await service.check(uri);
  return {
    path: draft.path,
    encoding: draft.encoding,
    draft: (await service.document(uri)).draft,
    findings,
    fixed,
    suppressed: service.heldBack(uri),
  };
}

/** The documents besides the drafts themselves that findings point to, by URI. */
async function relatedDocuments(
  session: Session,
  findings: readonly Finding[],
): Promise<ReadonlyMap<string, ShownDocument>> {
  const uris = new Set(findings.flatMap((finding) => (finding.related ?? []).flatMap(({ uri }) => uri ?? [])));
  const documents = new Map<string, ShownDocument>();
  for (const uri of uris) {
    const document = await session.service.document(uri).catch(() => null);
    if (document) documents.set(uri, { path: session.terminal.pathOf(uri), lines: document.draft.lines });
  }
  return documents;
}

function write(session: Session, report: CheckReport, format: unknown): string {
  const { rules, version } = session.equipment;
  if (format === 'json') return checkJson(report);
  if (format === 'github') return checkGithub(report);
  if (format !== 'sarif') return checkText(report, session.appearance);
  return checkSarif(
    report,
    rules.map((rule) => rule.meta),
    version,
  );
}

/** Whether a finding is as grave as `--fail-on` says. */
function fails(findings: readonly Finding[], failOn: unknown): boolean {
  const least = severities.indexOf(failOn as Severity);
  return findings.some((finding) => severities.indexOf(finding.severity) <= least);
}

/** `workpoints check`: the findings of all rules. */
export const check: Command = {
  name: 'check',
  summary: {
    'zh-cn': '检查草稿，列出问题',
    'zh-tw': '檢查草稿，列出問題',
    en: 'check drafts and list what is wrong',
  },
  takesPaths: true,
  options: [
    {
      flags: '--format <name>',
      description: { 'zh-cn': '报告格式', 'zh-tw': '報告格式', en: 'format of the report' },
      choices: ['text', 'json', 'sarif', 'github'],
    },
    {
      flags: '--fix',
      description: {
        'zh-cn': '写回可以自动修正的',
        'zh-tw': '寫回可以自動修正的',
        en: 'mend what can be mended without being looked at',
      },
    },
    {
      flags: '--fail-on <severity>',
      description: {
        'zh-cn': '有这样重或更重的问题时，退出状态为 1',
        'zh-tw': '有這樣重或更重的問題時，退出狀態為 1',
        en: 'exit status 1 where something at least as grave is found',
      },
      choices: ['error', 'warning', 'info', 'never'],
    },
    {
      flags: '--profile <name>',
      description: {
        'zh-cn': '稿件到了哪一步（起草、送审、终稿），代替项目文件中的',
        'zh-tw': '稿件到了哪一步（起草、送審、終稿），代替專案檔中的',
        en: 'how far the drafts have come, in place of what the project file says',
      },
      choices: profiles,
      optional: true,
    },
  ],
  async run(session, values, paths) {
    const profile = profileOf(values.profile);
    if (profile) session.service.configure({ profile });
    if (values.fix && paths.includes('-')) throw new UsageError(message(noInput));
    const files: CheckedFile[] = [];
    for await (const draft of session.drafts(paths)) files.push(await checkOne(session, draft, values.fix === true));
    const findings = files.flatMap((file) => file.findings);
    const related = await relatedDocuments(session, findings);
    await session.reportProblems();
    const report: CheckReport = {
      files,
      troubles: session.troubles(),
      language: session.language,
      document: (uri) => related.get(uri) ?? null,
    };
    session.terminal.output.write(write(session, report, values.format));
    if (session.troubles().length > 0) return 2;
    return fails(findings, values.failOn ?? 'error') ? 1 : 0;
  },
};
