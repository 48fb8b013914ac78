import type { Language, Localized } from '../text/message.ts';
import { type TaskSource, taskColumns, taskTable } from './taskTable.ts';

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

/** The task tables of all drafts in one sheet: UTF-8 with a byte order mark, so that Excel reads it as such; RFC 4180 line ends. */
export function tasksCsv(sources: readonly TaskSource[], language: Language): string {
  const heads = [file, section, ...taskColumns.map((column) => column.head)].map((head) => head[language]);
  const lines = [heads.map(field).join(',')];
  for (const source of sources) {
    for (const { title, rows } of taskTable(source, language)) {
      for (const row of rows) {
        const values = [source.path, title, ...taskColumns.map(({ key }) => String(row[key]))];
        lines.push(values.map(field).join(','));
      }
    }
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
