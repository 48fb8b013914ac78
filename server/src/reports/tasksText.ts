import { type Language, type Localized, message, render } from '../text/message.ts';
import type { Appearance } from './checkText.ts';
import { displayWidth, printable, wrap } from './displayWidth.ts';
import { type TaskColumn, type TaskManner, type TaskRow, type TaskSource, taskTables } from './taskTable.ts';

const count: Localized = { 'zh-cn': '{0} 项任务', 'zh-tw': '{0} 項任務', en: '{0} tasks' };
const nobody: Localized = { 'zh-cn': '无责任单位', 'zh-tw': '無責任單位', en: 'nobody' };
const colon: Localized = { 'zh-cn': '：', 'zh-tw': '：', en: ': ' };

/** What stands below a task: each column that is filled, with its head. */
function detailsOf(row: TaskRow, columns: readonly TaskColumn[], language: Language, { colors }: Appearance): string {
  const shown = columns
    .filter(({ key }) => key !== 'number' && key !== 'task' && row[key] !== '')
    .map(({ key, head }) => `${colors.dim(head[language] + colon[language])}${printable(String(row[key]))}`);
  const owned = row.lead || row.responsible || row.support;
  return [...(owned ? [] : [colors.red(nobody[language])]), ...shown].join('  ');
}

/** The task tables for people to read, section by section. */
export function tasksText(sources: readonly TaskSource[], manner: TaskManner, appearance: Appearance): string {
  const { colors, width } = appearance;
  const { language } = manner;
  const shown: string[] = [];
  for (const { title, path, columns, sections } of taskTables(sources, manner)) {
    const total = render(
      message(
        count,
        sections.reduce((sum, { rows }) => sum + rows.length, 0),
      ),
      language,
    );
    const names = path === null ? [title] : [path, title];
    const [first, ...others] = names.map(printable);
    shown.push([colors.underline(first!), ...others, colors.dim(total)].join('  '));
    for (const section of sections) {
      shown.push(colors.bold(`  ${printable(section.title)}`));
      for (const row of section.rows) {
        const number = `  ${String(row.number).padStart(3)}  `;
        const indent = ' '.repeat(displayWidth(number));
        const lines = wrap(printable(row.task), width - indent.length - 2);
        lines.forEach((line, at) => {
          shown.push((at === 0 ? number : indent) + line);
        });
        shown.push(indent + detailsOf(row, columns, language, appearance));
      }
    }
    shown.push('');
  }
  return `${shown.join('\n').trimEnd()}\n`;
}
