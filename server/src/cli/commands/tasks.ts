import { nearestName } from '../../organs/nearest.ts';
import { listUnits } from '../../organs/unitList.ts';
import { troublesJson } from '../../reports/checkJson.ts';
import { tasksCsv } from '../../reports/tasksCsv.ts';
import { tasksFilesJson } from '../../reports/tasksJson.ts';
import { tasksMarkdown } from '../../reports/tasksMarkdown.ts';
import { tasksText } from '../../reports/tasksText.ts';
import { type TaskManner, type TaskSource, taskGroupings } from '../../reports/taskTable.ts';
import { type Localized, message, render } from '../../text/message.ts';
import type { Command } from '../command.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage.ts';
import { outputOption, statusOf, writeReport } from './output.ts';

const needsFile: Localized = {
  'zh-cn': 'xlsx 不能显示在屏幕上：请加 --output 文件名',
  'zh-tw': 'xlsx 不能顯示在螢幕上：請加 --output 檔名',
  en: 'xlsx cannot be shown on a screen: add --output and a file name',
};

const nothing: Localized = {
  'zh-cn': '没有哪项任务点名“{0}”',
  'zh-tw': '沒有哪項任務點名「{0}」',
  en: 'no task names “{0}”',
};
const meant: Localized = {
  'zh-cn': '没有哪项任务点名“{0}”，是不是“{1}”？',
  'zh-tw': '沒有哪項任務點名「{0}」，是不是「{1}」？',
  en: 'no task names “{0}”; did you mean “{1}”?',
};

async function write(
  session: Session,
  sources: readonly TaskSource[],
  manner: TaskManner,
  format: unknown,
): Promise<string | Uint8Array> {
  const { language } = session;
  if (format === 'csv') return tasksCsv(sources, manner);
  if (format === 'markdown') return tasksMarkdown(sources, manner);
  if (format === 'xlsx') {
    // Loaded only when asked for: the other commands start without it.
    const { tasksXlsx } = await import('../../reports/tasksXlsx.ts');
    return tasksXlsx(sources, manner);
  }
  if (format !== 'json') return tasksText(sources, manner, session.appearance);
  const files = tasksFilesJson(sources, manner);
  return `${JSON.stringify({ version: 1, files, problems: troublesJson(session.troubles(), language) }, null, 2)}\n`;
}

/** Says on standard error that no task names the unit, and who may be meant: it has at most tasks of groups then, which may be for want of spelling. */
function warnOfUnknownUnit({ terminal, language }: Session, sources: readonly TaskSource[], unit: string): void {
  if (listUnits(sources, unit).some(({ tasks }) => tasks.some(({ group }) => group === null))) return;
  const near = nearestName(
    unit,
    listUnits(sources, null).map(({ name }) => name),
  );
  const said = near === null ? message(nothing, unit) : message(meant, unit, near);
  terminal.errors.write(`workpoints: ${render(said, language)}\n`);
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
    {
      flags: '--by <grouping>',
      description: {
        'zh-cn': '按什么归并：部分、文件或单位',
        'zh-tw': '按什麼歸併：部分、文件或單位',
        en: 'what to group by: sections, documents or units',
      },
      choices: taskGroupings,
    },
    {
      flags: '--unit <name>',
      description: {
        'zh-cn': '只列这个单位的任务（含“各区政府”等统称所包括的）',
        'zh-tw': '只列這個單位的任務（含「各區政府」等統稱所包括的）',
        en: 'only the tasks of this unit, those of groups that hold it included',
      },
    },
    outputOption,
  ],
  async run(session, values, paths) {
    const toScreen = typeof values.output !== 'string' && session.terminal.output.isTerminal;
    if (values.format === 'xlsx' && toScreen) throw new UsageError(message(needsFile));
    const { service, language } = session;
    const sources: TaskSource[] = [];
    for await (const { document, path } of session.drafts(paths)) {
      const { uri, draft } = document;
      sources.push({ path, draft, trace: await service.trace(uri), organs: await service.organs(uri) });
    }
    await session.reportProblems();
    const unit = typeof values.unit === 'string' ? values.unit : null;
    if (unit !== null) warnOfUnknownUnit(session, sources, unit);
    const by = taskGroupings.find((each) => each === values.by) ?? 'section';
    const manner = { language, by, unit };
    await writeReport(session, values, await write(session, sources, manner, values.format));
    return statusOf(session);
  },
};
