import type { Localized } from '../text/message.ts';
import { type TaskManner, type TaskRow, type TaskSource, taskTables } from './taskTable.ts';

const file: Localized = { 'zh-cn': '文件', 'zh-tw': '檔案', en: 'File' };
const section: Localized = { 'zh-cn': '部分', 'zh-tw': '部分', en: 'Section' };

/**
 * A field in quotes. A text that a spreadsheet would take for a formula gets an apostrophe in front: it begins with = + - @,
 * also in full width, or with a tab or line end that would be dropped before looking.
 */
function field(value: string): string {
  const safe = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The task tables in one sheet: UTF-8 with a byte order mark, so that Excel reads it as such; RFC 4180 line ends. */
export function tasksCsv(sources: readonly TaskSource[], manner: TaskManner): string {
  const { language } = manner;
  const tables = taskTables(sources, manner);
  const columns = tables[0]?.columns ?? [];
  const line = (values: readonly string[]) => values.map(field).join(',');
  const lines = [line([file, section, ...columns.map(({ head }) => head)].map((head) => head[language]))];
  for (const { path, sections } of tables) {
    for (const { title, rows } of sections) {
      const values = (row: TaskRow) => columns.map(({ key }) => String(row[key]));
      for (const row of rows) lines.push(line([path ?? row.path, title, ...values(row)]));
    }
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
