import writeExcelFile, { type CellObject, type Feature, type Row, type Sheet } from 'write-excel-file/universal';
import type { Language } from '../text/message.ts';
import { type TaskRow, type TaskSource, taskColumns, taskTable } from './taskTable.ts';

/** Widths of the columns in characters of Latin text; a Chinese one takes two. Together they fill an A4 page across. */
const widths: { readonly [key in keyof TaskRow]: number } = {
  number: 6,
  task: 60,
  lead: 18,
  responsible: 30,
  support: 22,
  deadline: 14,
  clause: 28,
  basis: 28,
};

const border = { borderStyle: 'thin', borderColor: '#808080' } as const;
const plain = { ...border, wrap: true, alignVertical: 'center', type: String, format: '@' } as const;
const head = { ...plain, align: 'center', fontWeight: 'bold', backgroundColor: '#e7e6e6' } as const;
const section = { ...plain, fontWeight: 'bold', backgroundColor: '#f2f2f2' } as const;
const title = { type: String, align: 'center', alignVertical: 'center', fontSize: 16, fontWeight: 'bold' } as const;

/** A row that is one cell across all columns. */
function across(value: string, style: object): Row {
  return [{ ...style, value, columnSpan: taskColumns.length } as CellObject, ...taskColumns.slice(1).map(() => null)];
}

function rowOf(row: TaskRow): Row {
  return taskColumns.map(({ key }): CellObject => {
    if (key === 'number')
      return { ...border, alignVertical: 'center', align: 'center', type: Number, value: row.number };
    return { ...plain, value: String(row[key]) };
  });
}

/** A name that a sheet can have, unlike those before: at most 31 characters, none of `[]:*?/\`. */
function sheetName(source: TaskSource, taken: ReadonlySet<string>): string {
  const wanted = (source.draft.title || source.path).replace(/[[\]:*?/\\']/g, ' ').trim();
  const name = wanted.slice(0, 31) || '1';
  for (let at = 2; ; at++) {
    const numbered = at === 2 ? name : `${name.slice(0, 27)} ${at - 1}`;
    if (!taken.has(numbered)) return numbered;
  }
}

function sheetOf(source: TaskSource, name: string, language: Language): Sheet<Blob> {
  const data: Row[] = [
    across(source.draft.title || source.path, { ...title, height: 36 }),
    taskColumns.map((column): CellObject => ({ ...head, value: column.head[language] })),
  ];
  for (const { title: heading, rows } of taskTable(source, language)) {
    data.push(across(heading, section), ...rows.map(rowOf));
  }
  return {
    data,
    sheet: name,
    columns: taskColumns.map(({ key }) => ({ width: widths[key] })),
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

/** The task tables as an Excel workbook, one sheet for each draft: title, frozen head, a row across for each section. */
export async function tasksXlsx(sources: readonly TaskSource[], language: Language): Promise<Uint8Array> {
  const taken = new Set<string>();
  const sheets = sources.map((source) => {
    const name = sheetName(source, taken);
    taken.add(name);
    return sheetOf(source, name, language);
  });
  const blob = await writeExcelFile(sheets, { fontFamily: 'SimSun', fontSize: 11, features: [printing] }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
