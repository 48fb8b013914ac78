import { appendAll } from '../text/append.ts';
import { keyOf } from '../text/key.ts';
import type { Fact, KnownWords, WordsSource } from '../text/knownWords.ts';
import type { Span } from '../text/span.ts';
import { cellNote, isBar } from './cellNotes.ts';
import { isFullStop, trim } from './characters.ts';
import { parseDeadline } from './deadlines.ts';
import type { LabelCandidate } from './labels.ts';
import type { Damage, Note, UnitMention, UnitRole } from './tree.ts';

/** What a column of a task table holds. */
type Column = 'number' | 'task' | 'lead' | 'responsible' | 'support' | 'deadline' | 'other';

/** A row of a task table: what is to be done, cell by cell, and who does it by when. The heads of the columns are a row without either. */
export interface TableRow {
  readonly tasks: readonly Span[];
  readonly note: Note | null;
}

/** A line of text, or several that are one paragraph. */
export interface Line extends Span {
  /** Without line ends, indent and trailing white space; empty for a blank line. */
  readonly content: Span;
  readonly candidate: LabelCandidate | null;
  /** The words of the content. */
  readonly words: KnownWords;
  /** The table row that it is. */
  readonly row: TableRow | null;
}

/** What the heads of columns are made of, each as a key: 重点工作任务, 牵头单位(部门), 责任(配合)单位, 完成时限. */
const columnHeads: readonly (readonly [column: Column, head: RegExp])[] = [
  ['number', /^(?:序号|编号|项目编号)$/],
  [
    'task',
    /^(?:\d{4}年|年度|全年)?(?:(?:主要|重点|具体|总体|工作|目标|任务|项目|公开|改革|建设|实施|推进|落实)[与和及]?){0,3}(?:任务|目标|工作|内容|措施|举措|要求|事项|要点)(?:名称|内容|要求)?$|^(?:项目名称|任务分解|[一二三四]级指标)$/,
  ],
  ['lead', /^(?:(?:总?牵头|主责|主办)(?:责任|落实)?|第一责任)(?:单位|部门|科室|处室)$/],
  ['responsible', /^(?:(?:责任|负责|落实|承办|承担|实施|起草|编制|建设)(?:单位|部门|科室|处室)|责任主体)$/],
  ['support', /^(?:(?:配合|协办|协同|参与|参加|协作)(?:责任)?(?:单位|部门|科室|处室)|责任\(配合\)单位)$/],
  [
    'deadline',
    /^(?:时限|(?:完成|工作|办理|落实)(?:时限|时间|期限)|(?:时限|时间|进度)(?:要求|安排)|时间(?:节点|进度))$/,
  ],
  [
    'other',
    /^(?:备注|(?:责任|联系|负责)人|(?:责任|牵头|分管|协同|联系|包保|挂钩)(?:市|县|区)?领导|联系(?:电话|方式)|(?:完成|进展)情况|工作进展|成果形式)$/,
  ],
];

function columnOfHead(head: string): Column | null {
  return columnHeads.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}
/** Longest head of a column. */
const longestHead = 12;
const isUnitColumn = (column: Column): boolean => column === 'lead' || column === 'responsible' || column === 'support';
/** Most columns of a table. */
const mostColumns = 12;
/** So many cells or lines without another row, and the table is over. */
const mostCellsBetween = 24;

/** Fewest rows that make lines a table. */
const fewestRows = 2;
/** Most cells with text in a row whose cells stand on lines of their own. */
const mostTasks = 4;
/** Longest cell with a time. */
const longestTime = 40;

/** The column that a cell heads, `null` for none. */
type Heads = (cell: Span) => Column | null;

/** Looks at each cell once, however many tables could begin before it. */
function rememberHeads(text: string): Heads {
  const known = new Map<number, Column | null>();
  return (cell) => {
    if (cell.end - cell.start > longestHead || cell.start === cell.end) return null;
    const found = known.get(cell.start);
    if (found !== undefined) return found;
    const column = columnOfHead(keyOf(text.slice(cell.start, cell.end)));
    known.set(cell.start, column);
    return column;
  };
}

/** The columns of a table by its heads; `null` where these are none: there are tasks, and somebody who does them. */
function columnsOf(columnOf: Heads, cells: readonly Span[]): readonly Column[] | null {
  const found = cells.map(columnOf);
  if (!found.every((column) => column !== null)) return null;
  const task = found.indexOf('task');
  return task >= 0 && found.findIndex(isUnitColumn) > task ? found : null;
}

/**
 * Reads the tables among the lines of a text: rows whose cells are divided by `|` or tabs, and rows whose cells a copy put on lines of their own,
 * with a `|` on lines between them or without; these become one line each. The heads of the columns must be there.
 */
export function findTables(
  text: string,
  lines: readonly Line[],
  damages: Damage[],
  source: WordsSource,
): readonly Line[] {
  const read: Line[] = [];
  const columnOf = rememberHeads(text);
  for (let at = 0; at < lines.length; ) {
    const table = barredTable(text, lines, at, columnOf) ?? scatteredTable(text, lines, at, columnOf, damages, source);
    if (table) {
      appendAll(read, table.lines);
      at = table.next;
    } else read.push(lines[at++]!);
  }
  return read;
}

interface Table {
  readonly lines: readonly Line[];
  /** The line behind the table. */
  readonly next: number;
}

const heads: TableRow = { tasks: [], note: null };

/** A table of which each row is one line: `| 1 | 推进决策公开 | 市司法局 | 年底前 |`. */
function barredTable(text: string, lines: readonly Line[], first: number, columnOf: Heads): Table | null {
  const bars = cellsOf(text, lines[first]!);
  const found = bars && columnsOf(columnOf, bars);
  if (!found) return null;
  const rows: Line[] = [{ ...lines[first]!, candidate: null, row: heads }];
  let next = first + 1;
  let lastNote = first;
  for (; next < lines.length && next - lastNote <= mostCellsBetween; next++) {
    const line = lines[next]!;
    const cells = cellsOf(text, line);
    // A section stands between rows: 一、深化决策公开.
    const isBetween = line.content.start === line.content.end || line.candidate?.certainty === 'certain';
    if (!cells && !isBetween) break;
    if (!cells) {
      rows.push(line);
      continue;
    }
    const isRule = cells.every((cell) => /^[-:—－ ]*$/.test(text.slice(cell.start, cell.end)));
    const row = isRule ? heads : rowOf(text, cells, found);
    if (row.note) lastNote = next;
    rows.push({ ...line, candidate: null, row });
  }
  return lastNote > first ? { lines: rows, next } : null;
}

const hasBar: Fact<boolean> = ({ text }) => {
  for (let at = 0; at < text.length; at++) if (isBar(text.charCodeAt(at))) return true;
  return false;
};

/** The cells of a line that bars divide, those at its ends left out where they are empty; `null` for a line without bars. */
function cellsOf(text: string, { content, words }: Line): readonly Span[] | null {
  if (!words.ask(hasBar)) return null;
  const cells: Span[] = [];
  let start = content.start;
  for (let at = content.start; at <= content.end; at++) {
    if (at < content.end && !isBar(text.charCodeAt(at))) continue;
    cells.push(trim(text, { start, end: at }));
    start = at + 1;
  }
  const isEmpty = (cell: Span): boolean => cell.start === cell.end;
  if (cells.length > 1 && isEmpty(cells[0]!)) cells.shift();
  if (cells.length > 1 && isEmpty(cells.at(-1)!)) cells.pop();
  return cells;
}

function rowOf(text: string, cells: readonly Span[], found: readonly Column[]): TableRow {
  const of = (wanted: (column: Column) => boolean): readonly Span[] =>
    cells.filter((cell, index) => cell.start < cell.end && found[index] !== undefined && wanted(found[index]));
  // What stands across the whole table is no row: 一、推进决策公开.
  if (cells.filter((cell) => cell.start < cell.end).length === 1) return { tasks: [], note: null };
  const units = cells.flatMap((cell, index) => unitCell(text, cell, found[index]) ?? []);
  const times = of((column) => column === 'deadline');
  return { tasks: of((column) => column === 'task'), note: noteOfCells(text, units, times[0] ?? null) };
}

const columnRoles: { readonly [column in Column]?: UnitRole } = {
  lead: 'lead',
  responsible: 'responsible',
  support: 'support',
};

/** The units of a cell in the role of its column, unless verbs in the cell say another. */
function unitCell(text: string, cell: Span, column: Column | undefined): Note | null {
  const role = column && columnRoles[column];
  const note = role ? cellNote(text, cell, null) : null;
  if (!note || !role) return null;
  const inColumn = (unit: UnitMention): UnitMention => (unit.role === 'responsible' ? { ...unit, role } : unit);
  return { ...note, units: note.units.map(inColumn) };
}

/** One note for all that a row says of who and when. */
function noteOfCells(text: string, units: readonly Note[], time: Span | null): Note | null {
  const [first] = units;
  if (!first) return null;
  const deadline = units.find((note) => note.deadline)?.deadline ?? (time && parseDeadline(text, time, null));
  const places: readonly Span[] = time && deadline ? [...units, time] : units;
  const span = {
    start: places.reduce((least, { start }) => Math.min(least, start), first.start),
    end: places.reduce((most, { end }) => Math.max(most, end), first.end),
  };
  return { ...first, ...span, inner: span, units: units.flatMap((note) => note.units), deadline };
}

/** A cell on lines of its own. */
interface Cell extends Span {
  /** The lines that it takes, from the first to the one behind the last. */
  readonly first: number;
  next: number;
  end: number;
  readonly candidate: LabelCandidate | null;
}

/** A table whose cells stand on lines of their own. */
function scatteredTable(
  text: string,
  lines: readonly Line[],
  first: number,
  columnOf: Heads,
  damages: Damage[],
  source: WordsSource,
): Table | null {
  if (columnOf(withoutBar(text, lines[first]!.content)) === null) return null;
  const cells = readAhead(scatteredCells(text, lines, first));
  let width = 0;
  for (let cell = cells(0); cell && width <= mostColumns && columnOf(cell) !== null; cell = cells(width)) width++;
  const headCells = Array.from({ length: width }, (_, index) => cells(index)!);
  const body = cells(width);
  const found = body && width <= mostColumns ? columnsOf(columnOf, headCells) : null;
  if (!body || !found) return null;
  const rows = scatteredRows(text, cells, width, found);
  if (rows.length < fewestRows) return null;
  const spoken = { start: headCells[0]!.start, end: headCells.at(-1)!.end };
  const names = headCells.map((cell) => text.slice(cell.start, cell.end));
  damages.push({ kind: 'table', ...spoken, probably: names.join('、') });
  const head = { start: lines[first]!.start, end: lines[body.first]!.start };
  const wordsOf = ({ start, end }: Span): KnownWords => source.of(text.slice(start, end));
  const joined: Line[] = [{ ...head, content: spoken, candidate: null, words: wordsOf(spoken), row: heads }];
  let at = body.first;
  for (const { row, from, to } of rows) {
    const place = { start: lines[from.first]!.start, end: lines[to.next - 1]!.end };
    const content = { start: from.start, end: to.end };
    appendAll(joined, lines.slice(at, from.first));
    joined.push({ ...place, content, candidate: from.candidate, words: wordsOf(content), row });
    at = to.next;
  }
  return { lines: joined, next: at };
}

/** Gives the cells one by one: no more of a long text is read than a table takes. */
type Cells = (index: number) => Cell | undefined;

function readAhead(source: Iterator<Cell>): Cells {
  const read: Cell[] = [];
  return (index) => {
    while (read.length <= index) {
      const { done, value } = source.next();
      if (done) return undefined;
      read.push(value);
    }
    return read[index];
  };
}

/** The cells from a line on: what stands between lines with nothing but bars or up to a bar at the end of a line, else each line. Blank lines are none. */
function* scatteredCells(text: string, lines: readonly Line[], first: number): Generator<Cell> {
  let open: Cell | null = null;
  let isBarred: boolean | null = null;
  for (let index = first; index < lines.length; index++) {
    const { content, candidate } = lines[index]!;
    if (content.start === content.end) continue;
    if (isBarLine(text, content)) {
      isBarred ??= true;
      // A bar belongs to the cell before it, so that no line is left over.
      if (open) {
        open.next = index + 1;
        yield open;
      }
      open = null;
      continue;
    }
    if (open && isBarred) {
      open.end = content.end;
      open.next = index + 1;
      continue;
    }
    const { start, end } = withoutBar(text, content);
    const isClosed: boolean = end < content.end && isBarred !== false;
    if (open) {
      isBarred ??= isClosed;
      yield open;
    }
    open = { start, end: isClosed ? end : content.end, first: index, next: index + 1, candidate };
    if (!isClosed) continue;
    isBarred = true;
    yield open;
    open = null;
  }
  if (open) yield open;
}

function isBarLine(text: string, content: Span): boolean {
  return content.end - content.start <= mostColumns && /^[|｜]+$/.test(text.slice(content.start, content.end));
}

/** A cell without the bar that ends its line: `工作任务 |`. */
function withoutBar(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start && isBar(text.charCodeAt(last - 1))) last--;
  return last === end ? { start, end } : trim(text, { start, end: last });
}

interface ScatteredRow {
  readonly row: TableRow;
  readonly from: Cell;
  readonly to: Cell;
}

/** Rows are told by their units: what stands before them up to a number or a label are the tasks, a time behind them the deadline. */
function scatteredRows(text: string, cells: Cells, first: number, found: readonly Column[]): readonly ScatteredRow[] {
  const rows: ScatteredRow[] = [];
  const behind = found.slice(found.findIndex(isUnitColumn));
  const hasNumbers = found[0] === 'number';
  const ahead = found.slice(hasNumbers ? 1 : 0, found.findIndex(isUnitColumn));
  let from = first;
  let lastRow = first;
  for (let at = first; at - lastRow <= mostCellsBetween; at++) {
    const cell = cells(at);
    if (!cell) break;
    if (at > from && (isNumberCell(text, cell) || mayBegin(cell, hasNumbers))) from = at;
    // A heading above several rows is none of their cells.
    if (at > from + 1 && isHeading(text, cells(from)!)) from++;
    const isNumbered = isNumberCell(text, cells(from)!);
    const start = isNumbered ? from + 1 : from;
    if (at <= start || at - start > mostTasks || (hasNumbers && !isNumbered)) continue;
    const units = unitCell(text, cell, behind[0]);
    if (!units) continue;
    // A body and a day at the end of a document are its signature.
    if (isDay(text, cells(at + 1)) && isLastOfText(text, cells(at + 2))) break;
    const rest = cellsBehind(text, cells, at, behind);
    const to = at + rest.length;
    const time = rest.find(({ column }) => column === 'deadline')?.cell ?? null;
    const others = rest.flatMap(({ note }) => note ?? []);
    const between = Array.from({ length: at - start }, (_, index) => placeOf(cells(start + index)!));
    // Only where no cell is empty does it tell by its place which column it belongs to: 分管领导 says nothing of what is done.
    const tasks = between.length === ahead.length ? between.filter((_, index) => ahead[index] === 'task') : between;
    const row = { tasks, note: noteOfCells(text, [units, ...others], time) };
    rows.push({ row, from: cells(from)!, to: cells(to)! });
    at = to;
    from = to + 1;
    lastRow = to;
  }
  return rows;
}

/** Whether a row may begin with the label of a cell; 陆 of a name (陆明) is no number where the rows have numbers of their own. */
function mayBegin({ candidate }: Cell, hasNumbers: boolean): boolean {
  return candidate !== null && (!hasNumbers || candidate.certainty === 'certain');
}

function isHeading(text: string, cell: Cell): boolean {
  return cell.candidate !== null && !isNumberCell(text, cell) && !isFullStop(text.charCodeAt(cell.end - 1));
}

function placeOf({ start, end }: Span): Span {
  return { start, end };
}

function isNumberCell(text: string, cell: Span): boolean {
  return cell.end - cell.start <= 3 && /^\d+$/.test(text.slice(cell.start, cell.end));
}

function isDay(text: string, cell: Span | undefined): boolean {
  if (!cell || cell.end - cell.start > 12) return false;
  return /^\d{4}年\d{1,2}月\d{1,2}日$/.test(text.slice(cell.start, cell.end));
}

/** Whether nothing more of a document follows, or its remark alone. */
function isLastOfText(text: string, cell: Span | undefined): boolean {
  return cell === undefined || '（('.includes(text[cell.start]!);
}

interface CellBehind {
  readonly cell: Cell;
  readonly column: Column;
  readonly note: Note | null;
}

/** The cells of a row behind its first units, each as its column wants it; a column whose cell is not there is passed over. */
function cellsBehind(text: string, cells: Cells, at: number, behind: readonly Column[]): readonly CellBehind[] {
  const taken: CellBehind[] = [];
  for (const column of behind.slice(1)) {
    const cell = cells(at + taken.length + 1);
    if (!cell || cell.candidate !== null) break;
    const length = cell.end - cell.start;
    const isBlank = length <= 2 && /^[-—－/／无無]+$/.test(text.slice(cell.start, cell.end));
    const note = isBlank ? null : unitCell(text, cell, column);
    const isTime = column === 'deadline' && length <= longestTime && parseDeadline(text, cell, null) !== null;
    if (isBlank || note || isTime) taken.push({ cell, column, note });
  }
  return taken;
}
