import { escapeMarkdown, markdownTable } from './markdown.ts';
import { type TaskManner, type TaskSource, taskTables } from './taskTable.ts';

/** The task tables in Markdown: a heading for each table and section, a table below. */
export function tasksMarkdown(sources: readonly TaskSource[], manner: TaskManner): string {
  const parts = taskTables(sources, manner).map((table) => {
    const heads = table.columns.map(({ head }) => head[manner.language]);
    const sections = table.sections.map(({ title, rows }) => {
      const cells = rows.map((row) => table.columns.map(({ key }) => escapeMarkdown(String(row[key]))));
      return `## ${escapeMarkdown(title)}\n\n${markdownTable(heads, cells)}`;
    });
    return [`# ${escapeMarkdown(table.title)}\n`, ...sections].join('\n');
  });
  return parts.join('\n');
}
