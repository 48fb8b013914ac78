import type { Language } from '../text/message.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';
import { type TaskSource, taskColumns, taskTable } from './taskTable.ts';

/** The task tables in Markdown: a heading for each draft and section, a table below. */
export function tasksMarkdown(sources: readonly TaskSource[], language: Language): string {
  const heads = taskColumns.map((column) => column.head[language]);
  const parts = sources.map((source) => {
    const sections = taskTable(source, language).map(({ title, rows }) => {
      const cells = rows.map((row) => taskColumns.map(({ key }) => escapeMarkdown(String(row[key]))));
      return `## ${escapeMarkdown(title)}\n\n${markdownTable(heads, cells)}`;
    });
    return [`# ${escapeMarkdown(source.draft.title || source.path)}\n`, ...sections].join('\n');
  });
  return parts.join('\n');
}
