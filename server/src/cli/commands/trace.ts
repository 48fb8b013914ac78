import { troublesJson } from '../../reports/checkJson.ts';
import { traceHtml } from '../../reports/traceHtml.ts';
import { traceFileJson } from '../../reports/traceJson.ts';
import { traceMarkdown } from '../../reports/traceMarkdown.ts';
import type { TraceSource } from '../../reports/traceTable.ts';
import { traceText } from '../../reports/traceText.ts';
import type { Command } from '../command.ts';
import type { Session } from '../session.ts';
import { outputOption, statusOf, writeReport } from './output.ts';

function write(session: Session, sources: readonly TraceSource[], format: unknown): string {
  const { language, terminal } = session;
  if (format === 'markdown') return traceMarkdown(sources, language);
  if (format === 'html') return traceHtml(sources, language);
  if (format !== 'json') return traceText(sources, language, session.appearance);
  const files = sources.map(({ path, draft, trace }) => traceFileJson(path, draft, trace, terminal.pathOf));
  return `${JSON.stringify({ version: 1, files, problems: troublesJson(session.troubles(), language) }, null, 2)}\n`;
}

/** `workpoints trace`: the links of drafts to their parents. */
export const trace: Command = {
  name: 'trace',
  summary: {
    'zh-cn': '对照上位文件：各条依据、落实情况',
    'zh-tw': '對照上位文件：各條依據、落實情況',
    en: 'link drafts to their directives: basis and coverage',
  },
  takesPaths: true,
  options: [
    {
      flags: '--format <name>',
      description: { 'zh-cn': '报告格式', 'zh-tw': '報告格式', en: 'format of the report' },
      choices: ['text', 'json', 'markdown', 'html'],
    },
    outputOption,
  ],
  async run(session, values, paths) {
    const sources: TraceSource[] = [];
    for await (const { document, path } of session.drafts(paths)) {
      sources.push({ path, draft: document.draft, trace: await session.service.trace(document.uri) });
    }
    await session.reportProblems();
    await writeReport(session, values, write(session, sources, values.format));
    return statusOf(session);
  },
};
