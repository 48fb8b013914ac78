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

const needsFile: Localized = {
  'zh-cn': 'xlsx 不能显示在屏幕上：请加 --output 文件名',
  'zh-tw': 'xlsx 不能顯示在螢幕上：請加 --output 檔名',
  en: 'xlsx cannot be shown on a screen: add --output and a file name',
};

async function write(session: Session, sources: readonly TaskSource[], format: unknown): Promise<string | Uint8Array> {
  const { language } = session;
  if (format === 'csv') return tasksCsv(sources, language);
  if (format === 'markdown') return tasksMarkdown(sources, language);
  if (format === 'xlsx') {
    // Loaded only when asked for: the other commands start without it.
    const { tasksXlsx } = await import('../../reports/tasksXlsx.ts');
    return tasksXlsx(sources, language);
  }
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
    const toScreen = typeof values.output !== 'string' && session.terminal.output.isTerminal;
    if (values.format === 'xlsx' && toScreen) throw new UsageError(message(needsFile));
    const sources: TaskSource[] = [];
    for await (const { document, path } of session.drafts(paths)) {
      sources.push({ path, draft: document.draft, trace: await session.service.trace(document.uri) });
    }
    await session.reportProblems();
    await writeReport(session, values, await write(session, sources, values.format));
    return statusOf(session);
  },
};
