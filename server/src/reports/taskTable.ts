import type { Trace } from '../directives/trace.ts';
import { assignedClauses, type Draft, type DraftClause, type Task } from '../model/draft.ts';
import type { Registry } from '../organs/registry.ts';
import { type ListedUnit, listUnits } from '../organs/unitList.ts';
import { onOneLine } from '../syntax/characters.ts';
import type { UnitRole } from '../syntax/tree.ts';
import { type Language, type Localized, message, render } from '../text/message.ts';
import { textOf } from '../text/span.ts';
import { clauseName, documentName, sectionOf, taskText } from './wording.ts';

/** A draft whose tasks are to be listed, with its links where there are any. */
export interface TaskSource {
  readonly path: string;
  readonly draft: Draft;
  readonly trace: Trace | null;
  readonly organs: Registry;
}

/** How the rows of task tables are put together: under the sections of each draft, under the drafts, or under the units. */
export const taskGroupings = ['section', 'document', 'unit'] as const;

/** One of the ways to put rows together. */
export type TaskGrouping = (typeof taskGroupings)[number];

/** Which tasks are listed, and how. */
export interface TaskManner {
  readonly language: Language;
  readonly by: TaskGrouping;
  /** Only the tasks that this unit has part in; `null` for all. */
  readonly unit: string | null;
}

/** One task as it stands in a task table (任务分解表). */
export interface TaskRow {
  /** From 1 through the table; under units from 1 for each of them. */
  readonly number: number;
  /** The document, as it is to be shown. */
  readonly path: string;
  /** Its title. */
  readonly document: string;
  /** The clause as printed, with its heading where it has one: `二、（三）加强政策解读`. */
  readonly clause: string;
  readonly task: string;
  /** What the unit of the section has to do: `牵头`; `配合（各区政府）` where it belongs to a group. Empty in tables that are not by unit. */
  readonly part: string;
  readonly lead: string;
  readonly responsible: string;
  readonly support: string;
  readonly deadline: string;
  /** The parent clause that it implements: `国办发〔2019〕14号 三、（二）`; empty where none is known. */
  readonly basis: string;
}

/** Tasks that stand together under a line of their own. */
export interface TaskSection {
  /** `一、深化重点领域信息公开`; the title of a document; the name of a unit; or that nobody has them. */
  readonly title: string;
  readonly rows: readonly TaskRow[];
}

/** One table: a sheet of a workbook. */
export interface TaskTable {
  readonly title: string;
  /** The document that it lists, as it is to be shown; `null` where it lists several. */
  readonly path: string | null;
  readonly columns: readonly TaskColumn[];
  readonly sections: readonly TaskSection[];
}

/** A column with its head. */
export interface TaskColumn {
  readonly key: ColumnKey;
  readonly head: Localized;
}

/** What can be a column. */
export type ColumnKey = Exclude<keyof TaskRow, 'path'>;

const heads = {
  number: { 'zh-cn': '序号', 'zh-tw': '序號', en: 'No.' },
  document: { 'zh-cn': '文件名称', 'zh-tw': '文件名稱', en: 'Document' },
  clause: { 'zh-cn': '重点任务', 'zh-tw': '重點任務', en: 'Task' },
  task: { 'zh-cn': '具体举措', 'zh-tw': '具體舉措', en: 'Measures' },
  part: { 'zh-cn': '分工', 'zh-tw': '分工', en: 'Part' },
  lead: { 'zh-cn': '牵头单位', 'zh-tw': '牽頭單位', en: 'Lead' },
  responsible: { 'zh-cn': '责任单位', 'zh-tw': '責任單位', en: 'Responsible' },
  support: { 'zh-cn': '配合单位', 'zh-tw': '配合單位', en: 'Support' },
  deadline: { 'zh-cn': '完成时限', 'zh-tw': '完成時限', en: 'Deadline' },
  basis: { 'zh-cn': '上级依据', 'zh-tw': '上級依據', en: 'Basis' },
} satisfies { readonly [key in ColumnKey]: Localized };

const wordings = {
  nobody: { 'zh-cn': '没有责任单位的任务', 'zh-tw': '沒有責任單位的任務', en: 'Tasks that nobody has' },
  table: { 'zh-cn': '任务分解表', 'zh-tw': '任務分解表', en: 'Task table' },
  tasksOf: { 'zh-cn': '{0}任务清单', 'zh-tw': '{0}任務清單', en: 'Tasks of {0}' },
  asGroup: { 'zh-cn': '{0}（{1}）', 'zh-tw': '{0}（{1}）', en: '{0} ({1})' },
} satisfies { readonly [name: string]: Localized };

const roleNames: { readonly [role in UnitRole]: Localized } = {
  lead: { 'zh-cn': '牵头', 'zh-tw': '牽頭', en: 'lead' },
  responsible: { 'zh-cn': '负责', 'zh-tw': '負責', en: 'responsible' },
  support: { 'zh-cn': '配合', 'zh-tw': '配合', en: 'support' },
};

/** Longest name of a file, in characters: well below what any file system takes, with room for an extension. */
const longestFileName = 80;

/** Columns as published task tables have them, and the parent clause as an internal one. */
const columnKeys = ['number', 'clause', 'task', 'lead', 'responsible', 'support', 'deadline', 'basis'] as const;
const unitColumnKeys = ['number', 'part', ...columnKeys.slice(1)] as const;

function columnsOf(keys: readonly ColumnKey[]): readonly TaskColumn[] {
  return keys.map((key) => ({ key, head: heads[key] }));
}

/** The columns of tables that list the tasks of `manner`; of several documents each row names its own. */
function columnsFor(by: TaskGrouping, documents: number): readonly TaskColumn[] {
  if (by !== 'unit') return columnsOf(columnKeys);
  return columnsOf(
    documents > 1 ? [...unitColumnKeys.slice(0, 2), 'document', ...unitColumnKeys.slice(2)] : unitColumnKeys,
  );
}

function namesOf(task: Task, role: UnitRole): string {
  return [...task.units, ...task.standing]
    .filter((unit) => unit.role === role)
    .map((unit) => unit.name)
    .join('、');
}

/** The parent clause that a clause implements in the first place: `国办发〔2019〕14号 三、（二）`; empty where none is known. */
export function basisOf(clause: DraftClause, trace: Trace | null, language: Language): string {
  const link = trace?.links.find(
    (each) => each.clause === clause && each.kind === 'primary' && each.status !== 'rejected',
  );
  if (!link) return '';
  const { draft } = link.directive;
  return `${documentName(draft)} ${clauseName(draft, link.parent, language)}`;
}

/** A document as tables name it: its title, else its path. */
function titleOf({ draft, path }: TaskSource): string {
  return draft.title || path;
}

type UnnumberedRow = Omit<TaskRow, 'number'>;

function rowOf(source: TaskSource, task: Task, part: string, language: Language): UnnumberedRow {
  const { draft, trace, path } = source;
  return {
    path,
    document: titleOf(source),
    clause: clauseName(draft, task.clause, language) + (task.clause.syntax.heading ? task.clause.title : ''),
    task: taskText(draft, task),
    part,
    lead: namesOf(task, 'lead'),
    responsible: namesOf(task, 'responsible'),
    support: namesOf(task, 'support'),
    deadline: task.deadline ? textOf(draft.text, task.deadline) : '',
    basis: basisOf(task.clause, trace, language),
  };
}

/** The outermost clause of a task table's row, as its section names it: `一、深化重点领域信息公开`. */
export function sectionTitle(draft: Draft, section: DraftClause, language: Language): string {
  const { label } = section.syntax;
  return label ? onOneLine(draft.text, label) + section.title : clauseName(draft, section, language);
}

/** Whether nobody has a task though the draft says who does the others. */
export function isUnowned(draft: Draft, task: Task): boolean {
  return task.units.length === 0 && draft.ask(assignedClauses)(task.clause);
}

/** What a file with the tables of drafts may be called, without an extension. */
export function tasksTitle(sources: readonly TaskSource[], manner: TaskManner): string {
  const { language } = manner;
  const [only, ...others] = sources;
  const title = titleFor(manner, wordings.table[language]);
  const document = only && others.length === 0 ? `${titleOf(only)} ` : '';
  return (document + title).replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').slice(0, longestFileName);
}

/** The tables that list the tasks of drafts. What nobody has stands first. */
export function taskTables(sources: readonly TaskSource[], manner: TaskManner): readonly TaskTable[] {
  if (manner.by === 'unit') return [unitTable(sources, manner)];
  const tasks = tasksOf(sources, manner);
  const listed = sources.map((source, at) => ({ source, tasks: tasks[at]! }));
  if (manner.by === 'document') return [documentTable(listed, manner)];
  const shown = manner.unit === null ? listed : listed.filter((each) => each.tasks.length > 0);
  return shown.map((each) => sectionTable(each.source, each.tasks, manner));
}

interface ListedTask {
  readonly task: Task;
  /** What the unit asked for has to do. */
  readonly part: string;
}

/** The tasks of each draft, or those that one unit has part in. */
function tasksOf(sources: readonly TaskSource[], { unit, language }: TaskManner): readonly (readonly ListedTask[])[] {
  if (unit === null) return sources.map(({ draft }) => draft.tasks.map((task) => ({ task, part: '' })));
  const all = listUnits(sources, unit).flatMap((listed) => partsOf(listed, language));
  return sources.map((source) => all.filter((each) => each.source === source));
}

function titleFor(manner: TaskManner, otherwise: string): string {
  return manner.unit === null ? otherwise : render(message(wordings.tasksOf, manner.unit), manner.language);
}

function sectionTable(source: TaskSource, tasks: readonly ListedTask[], manner: TaskManner): TaskTable {
  const { draft } = source;
  const { language } = manner;
  const sections: { title: string; of: DraftClause | null; rows: UnnumberedRow[] }[] = [];
  const add = (title: string, of: DraftClause | null, { task, part }: ListedTask): void => {
    if (sections.length === 0 || sections.at(-1)!.of !== of) sections.push({ title, of, rows: [] });
    sections.at(-1)!.rows.push(rowOf(source, task, part, language));
  };
  const { unowned, owned } = parted(draft, tasks);
  for (const each of unowned) add(wordings.nobody[language], null, each);
  for (const each of owned) {
    const section = sectionOf(each.task.clause);
    add(sectionTitle(draft, section, language), section, each);
  }
  return {
    title: titleOf(source),
    path: source.path,
    columns: columnsFor('section', 1),
    sections: numbered(sections),
  };
}

function parted(
  draft: Draft,
  tasks: readonly ListedTask[],
): { readonly unowned: readonly ListedTask[]; readonly owned: readonly ListedTask[] } {
  return {
    unowned: tasks.filter(({ task }) => isUnowned(draft, task)),
    owned: tasks.filter(({ task }) => !isUnowned(draft, task)),
  };
}

function documentTable(
  listed: readonly { readonly source: TaskSource; readonly tasks: readonly ListedTask[] }[],
  manner: TaskManner,
): TaskTable {
  const { language } = manner;
  const sections = listed.map(({ source, tasks }) => {
    const { unowned, owned } = parted(source.draft, tasks);
    const rows = [...unowned, ...owned].map(({ task, part }) => rowOf(source, task, part, language));
    return { title: titleOf(source), rows };
  });
  return {
    title: titleFor(manner, wordings.table[language]),
    path: null,
    columns: columnsFor('document', listed.length),
    sections: numbered(sections.filter(({ rows }) => rows.length > 0)),
  };
}

function unitTable(sources: readonly TaskSource[], manner: TaskManner): TaskTable {
  const { language } = manner;
  const nobodys = manner.unit === null ? sources.flatMap((source) => unownedRows(source, language)) : [];
  const ofUnits = listUnits(sources, manner.unit).map((listed) => ({
    title: listed.name,
    rows: partsOf(listed, language).map(({ source, task, part }) => rowOf(source, task, part, language)),
  }));
  const sections = [{ title: wordings.nobody[language], rows: nobodys }, ...ofUnits];
  return {
    title: titleFor(manner, wordings.table[language]),
    path: sources.length === 1 ? sources[0]!.path : null,
    columns: columnsFor('unit', sources.length),
    sections: sections
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) => ({ title, rows: rows.map((row, at) => ({ number: at + 1, ...row })) })),
  };
}

function unownedRows(source: TaskSource, language: Language): readonly UnnumberedRow[] {
  const { draft } = source;
  return draft.tasks.filter((task) => isUnowned(draft, task)).map((task) => rowOf(source, task, '', language));
}

/** The tasks of a unit with what it has to do in each: `牵头`, `负责（市政府各部门）`. */
function partsOf(
  { tasks }: ListedUnit<TaskSource>,
  language: Language,
): readonly { readonly source: TaskSource; readonly task: Task; readonly part: string }[] {
  return tasks.map(({ source, task, role, group }) => {
    const part = roleNames[role][language];
    return { source, task, part: group === null ? part : render(message(wordings.asGroup, part, group), language) };
  });
}

function numbered(
  sections: readonly { readonly title: string; readonly rows: readonly UnnumberedRow[] }[],
): readonly TaskSection[] {
  let number = 0;
  return sections.map(({ title, rows }) => ({
    title,
    rows: rows.map((row) => {
      number++;
      return { number, ...row };
    }),
  }));
}
