import writeExcelFile, { type CellObject, type Feature, type Row, type Sheet } from 'write-excel-file/universal';
import { displayWidth } from './displayWidth.ts';
import {
  type ColumnKey,
  type TaskColumn,
  type TaskManner,
  type TaskRow,
  type TaskSource,
  type TaskTable,
  taskTables,
} from './taskTable.ts';

/** Widths of the columns in characters of Latin text; a Chinese one takes two. Together they fill an A4 page across. */
const widths: { readonly [key in ColumnKey]: number } = {
  number: 6,
  part: 12,
  document: 20,
  clause: 20,
  task: 52,
  lead: 16,
  responsible: 26,
  support: 18,
  deadline: 12,
  basis: 20,
};

const border = { borderStyle: 'thin', borderColor: '#808080' } as const;
const plain = { ...border, wrap: true, alignVertical: 'center', type: String, format: '@' } as const;
const head = { ...plain, align: 'center', fontWeight: 'bold', backgroundColor: '#e7e6e6' } as const;
const section = { ...plain, fontWeight: 'bold', backgroundColor: '#f2f2f2' } as const;
const heading = { type: String, align: 'center', alignVertical: 'center', fontSize: 16, fontWeight: 'bold' } as const;

/** A row that is one cell across all columns. */
function across(value: string, columns: number, style: object): Row {
  return [{ ...style, value, columnSpan: columns } as CellObject, ...new Array<null>(columns - 1).fill(null)];
}

/** The rows of a section; the tasks of one clause share one cell with its name. */
function rowsOf(rows: readonly TaskRow[], columns: readonly TaskColumn[]): readonly Row[] {
  const isSame = (one: TaskRow | undefined, other: TaskRow | undefined) =>
    one !== undefined && one.clause === other?.clause && one.path === other.path;
  const span = (at: number): number => {
    let end = at + 1;
    while (isSame(rows[at], rows[end])) end++;
    return end - at;
  };
  const heights = heightsOf(rows, columns, span);
  return rows.map((row, at) =>
    columns.map(({ key }): CellObject | null => {
      const height = heights[at]!;
      if (key === 'number')
        return { ...border, height, alignVertical: 'center', align: 'center', type: Number, value: row.number };
      const cell = { ...plain, value: String(row[key]) };
      if (key !== 'clause') return cell;
      return isSame(rows[at - 1], row) ? null : { ...cell, rowSpan: span(at) };
    }),
  );
}

/** Points that a line takes, and a row besides its lines; the highest that a row can be. */
const lineHeight = 15;
const padding = 5;
const headHeight = 22;
const highestRow = 409;

/**
 * How high each row must be for its text to be seen whole: an office program fits the rows that somebody edits, but not those of a file that
 * it opens. A cell across several rows gets what it needs beyond them from the last one.
 */
function heightsOf(
  rows: readonly TaskRow[],
  columns: readonly TaskColumn[],
  spanAt: (at: number) => number,
): readonly number[] {
  const linesIn = (row: TaskRow, key: ColumnKey) => Math.ceil(displayWidth(String(row[key])) / (widths[key] - 1)) || 1;
  const own = columns.filter(({ key }) => key !== 'clause');
  const lines = rows.map((row) => Math.max(...own.map(({ key }) => linesIn(row, key))));
  for (let at = 0; at < rows.length; at += spanAt(at)) {
    const last = at + spanAt(at) - 1;
    const there = lines.slice(at, last + 1).reduce((sum, count) => sum + count, 0);
    lines[last]! += Math.max(0, linesIn(rows[at]!, 'clause') - there);
  }
  return lines.map((count) => Math.min(highestRow, count * lineHeight + padding));
}

/** A name that a sheet can have, unlike those before: at most 31 characters, none of `[]:*?/\`. */
function sheetName(table: TaskTable, taken: ReadonlySet<string>): string {
  const wanted = table.title.replace(/[[\]:*?/\\']/g, ' ').trim();
  const name = wanted.slice(0, 31) || '1';
  for (let at = 2; ; at++) {
    const numbered = at === 2 ? name : `${name.slice(0, 27)} ${at - 1}`;
    if (!taken.has(numbered)) return numbered;
  }
}

function sheetOf({ title, columns, sections }: TaskTable, name: string, { language }: TaskManner): Sheet<Blob> {
  const data: Row[] = [
    across(title, columns.length, { ...heading, height: 36 }),
    columns.map((column): CellObject => ({ ...head, height: headHeight, value: column.head[language] })),
  ];
  for (const { title: words, rows } of sections) {
    data.push(across(words, columns.length, { ...section, height: headHeight }), ...rowsOf(rows, columns));
  }
  return {
    data,
    sheet: name,
    columns: columns.map(({ key }) => ({ width: widths[key] })),
    stickyRowsCount: 2,
    orientation: 'landscape',
  };
}

/** Prints on A4, as wide as one page and as long as it gets; the head of the table on every page. */
const printing: Feature<Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (sheet) => sheet.replace(/<worksheet\b[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
        transformElementAttributes: (tag, attributes) =>
          tag === 'pageSetup' ? { ...attributes, paperSize: 9, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
      'xl/workbook.xml': {
        transform(workbook, sheets) {
          const titles = sheets.map(({ sheet }, at) => {
            const name = String(sheet).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
            return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${name}'!$1:$2</definedName>`;
          });
          return workbook.replace('<definedNames/>', () => `<definedNames>${titles.join('')}</definedNames>`);
        },
      },
    },
  },
};

/** The task tables as an Excel workbook, one sheet for each: title, frozen head, a row across for each section. */
export async function tasksXlsx(sources: readonly TaskSource[], manner: TaskManner): Promise<Uint8Array> {
  const taken = new Set<string>();
  const sheets = taskTables(sources, manner).map((table) => {
    const name = sheetName(table, taken);
    taken.add(name);
    return sheetOf(table, name, manner);
  });
  const blob = await writeExcelFile(sheets, { fontFamily: 'SimSun', fontSize: 11, features: [printing] }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
