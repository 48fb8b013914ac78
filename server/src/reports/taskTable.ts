import type { Trace } from '../directives/trace.ts';
import type { Draft, DraftClause, Task } from '../model/draft.ts';
import type { UnitRole } from '../syntax/tree.ts';
import type { Language, Localized } from '../text/message.ts';
import { textOf } from '../text/span.ts';
import { clauseName, documentName, oneLine, sectionOf, taskText } from './wording.ts';

/** A draft whose tasks are to be listed, with its links where there are any. */
export interface TaskSource {
  readonly path: string;
  readonly draft: Draft;
  readonly trace: Trace | null;
}

/** One task as it stands in a task table (任务分解表). */
export interface TaskRow {
  /** From 1 through the whole document. */
  readonly number: number;
  readonly task: string;
  readonly lead: string;
  readonly responsible: string;
  readonly support: string;
  readonly deadline: string;
  /** The clause as printed, with its heading where it has one: `二、（三）加强政策解读`. */
  readonly clause: string;
  /** The parent clause that it implements: `国办发〔2019〕14号 三、（二）`; empty where none is known. */
  readonly basis: string;
}

/** The tasks of one section, which stands above them as a line of its own. */
export interface TaskSection {
  /** Label and title: `一、深化重点领域信息公开`. */
  readonly title: string;
  readonly rows: readonly TaskRow[];
}

/** The heads of the columns, in their order. */
export const taskColumns: readonly { readonly key: keyof TaskRow; readonly head: Localized }[] = [
  { key: 'number', head: { 'zh-cn': '序号', 'zh-tw': '序號', en: 'No.' } },
  { key: 'task', head: { 'zh-cn': '任务', 'zh-tw': '任務', en: 'Task' } },
  { key: 'lead', head: { 'zh-cn': '牵头单位', 'zh-tw': '牽頭單位', en: 'Lead' } },
  { key: 'responsible', head: { 'zh-cn': '责任单位', 'zh-tw': '責任單位', en: 'Responsible' } },
  { key: 'support', head: { 'zh-cn': '配合单位', 'zh-tw': '配合單位', en: 'Support' } },
  { key: 'deadline', head: { 'zh-cn': '完成时限', 'zh-tw': '完成時限', en: 'Deadline' } },
  { key: 'clause', head: { 'zh-cn': '条目', 'zh-tw': '條目', en: 'Clause' } },
  { key: 'basis', head: { 'zh-cn': '上级依据', 'zh-tw': '上級依據', en: 'Basis' } },
];

function unitsOf(task: Task, role: UnitRole): string {
  return task.units
    .filter((unit) => unit.role === role)
    .map((unit) => unit.name)
    .join('、');
}

function basisOf(clause: DraftClause, trace: Trace | null, language: Language): string {
  const link = trace?.links.find(
    (each) => each.clause === clause && each.kind === 'primary' && each.status !== 'rejected',
  );
  if (!link) return '';
  const { draft } = link.directive;
  return `${documentName(draft)} ${clauseName(draft, link.parent, language)}`;
}

function rowOf(source: TaskSource, task: Task, number: number, language: Language): TaskRow {
  const { draft, trace } = source;
  return {
    number,
    task: taskText(draft, task),
    lead: unitsOf(task, 'lead'),
    responsible: unitsOf(task, 'responsible'),
    support: unitsOf(task, 'support'),
    deadline: task.deadline ? textOf(draft.text, task.deadline) : '',
    clause: clauseName(draft, task.clause, language) + (task.clause.syntax.heading ? task.clause.title : ''),
    basis: basisOf(task.clause, trace, language),
  };
}

function sectionTitle(draft: Draft, section: DraftClause, language: Language): string {
  const { label } = section.syntax;
  return label ? oneLine(draft.text, label) + section.title : clauseName(draft, section, language);
}

/** The task table of a draft, section by section in the order of the text. */
export function taskTable(source: TaskSource, language: Language): readonly TaskSection[] {
  const sections: { title: string; clause: DraftClause; rows: TaskRow[] }[] = [];
  source.draft.tasks.forEach((task, at) => {
    const clause = sectionOf(task.clause);
    let section = sections.at(-1);
    if (section?.clause !== clause) {
      section = { title: sectionTitle(source.draft, clause, language), clause, rows: [] };
      sections.push(section);
    }
    section.rows.push(rowOf(source, task, at + 1, language));
  });
  return sections;
}
