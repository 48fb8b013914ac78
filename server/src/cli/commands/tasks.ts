import { troublesJson } from '../../reports/checkJson.ts';
import { tasksCsv } from '../../reports/tasksCsv.ts';
import { tasksFileJson } from '../../reports/tasksJson.ts';
import { tasksMarkdown } from '../../reports/tasksMarkdown.ts';
import { tasksText } from '../../reports/tasksText.ts';
import type { TaskSource } from '../../reports/taskTable.ts';
import { type Localized, message } from '../../text/message.ts';
import type { Command } from '../command.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage.ts';
import { outputOption, statusOf, writeReport } from './output.ts';

const notYet: Localized = {
  'zh-cn': '还不能输出 xlsx：请用 --format csv，可用 Excel 打开',
  'zh-tw': '還不能輸出 xlsx：請用 --format csv，可用 Excel 開啟',
  en: 'xlsx cannot be written yet: use --format csv, which Excel opens',
};

function write(session: Session, sources: readonly TaskSource[], format: unknown): string {
  const { language } = session;
  if (format === 'csv') return tasksCsv(sources, language);
  if (format === 'markdown') return tasksMarkdown(sources, language);
  if (format !== 'json') return tasksText(sources, language, session.appearance);
  const files = sources.map(({ path, draft }) => tasksFileJson(path, draft));
  return `${JSON.stringify({ version: 1, files, problems: troublesJson(session.troubles(), language) }, null, 2)}\n`;
}

/** `workpoints tasks`: the task table (任务分解表). */
export const tasks: Command = {
  name: 'tasks',
  summary: {
    'zh-cn': '列出任务分解表：任务、责任单位、时限、依据',
    'zh-tw': '列出任務分解表：任務、責任單位、時限、依據',
    en: 'list the task table: tasks, units, deadlines, basis',
  },
  takesPaths: true,
  options: [
    {
      flags: '--format <name>',
      description: { 'zh-cn': '报告格式', 'zh-tw': '報告格式', en: 'format of the report' },
      choices: ['text', 'json', 'csv', 'markdown', 'xlsx'],
    },
    outputOption,
  ],
  async run(session, values, paths) {
    if (values.format === 'xlsx') throw new UsageError(message(notYet));
    const sources: TaskSource[] = [];
    for await (const { document, path } of session.drafts(paths)) {
      sources.push({ path, draft: document.draft, trace: await session.service.trace(document.uri) });
    }
    await session.reportProblems();
    await writeReport(session, values, write(session, sources, values.format));
    return statusOf(session);
  },
};
