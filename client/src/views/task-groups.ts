import type { TaskListJson } from '../../../server/src/lsp/protocol.ts';

/** What a list of tasks can be put together under. */
export const taskGroupings = ['unit', 'clause'] as const;

/** One of the groupings. */
export type TaskGrouping = (typeof taskGroupings)[number];

type TaskFile = TaskListJson['files'][number];

/** A task of a draft, as a unit or a section lists it. */
export interface ListedTask {
  readonly kind: 'task';
  readonly uri: string;
  /** Title of its draft. */
  readonly draft: string;
  readonly task: TaskFile['tasks'][number];
  /** The part of the unit that lists it; `null` where it is not listed for a unit. */
  readonly role: string | null;
  /** The collective under which the unit has it. */
  readonly group: string | null;
  /** Whether its clause sets other tasks, too: then its words tell it from them. */
  readonly isOneOfMany: boolean;
}

/**
 * Tasks under one head. `unowned` nobody has them though the draft says who does the others; `unit`, `collective` who has them; `section` where
 * they stand; `clause` several of one clause; `draft` all of a draft; `unassigned` those of a draft that names no unit at all.
 */
export interface TaskGroup {
  readonly kind: 'unowned' | 'unit' | 'collective' | 'section' | 'clause' | 'draft' | 'unassigned';
  /** The same from one list to the next. */
  readonly id: string;
  /** Name of the unit, the section, the clause or the draft; empty for `unowned`. */
  readonly name: string;
  readonly content: readonly (TaskGroup | ListedTask)[];
}

/** The tasks of drafts under the units that have them, or in the order of the texts. What has no owner stands first. */
export function groupTasks(list: TaskListJson, grouping: TaskGrouping): readonly TaskGroup[] {
  const listed = list.files.map(listFile);
  const unowned = listed.flatMap((tasks) => tasks.filter(({ task }) => !task.owned));
  const first = unowned.length > 0 ? [group('unowned', 'unowned', '', unowned)] : [];
  return [...first, ...(grouping === 'unit' ? byUnit(list, listed) : byClause(list, listed))];
}

/** The tasks of a group and of all groups in it, in their order. */
export function tasksIn({ content }: TaskGroup): readonly ListedTask[] {
  return content.flatMap((each) => (each.kind === 'task' ? [each] : tasksIn(each)));
}

/** The name of a task's clause below its section: `（三）加强政策解读` below 二、. */
export function nameBelowSection({ section, label, title }: TaskFile['tasks'][number]): string {
  let common = 0;
  while (common < label.length && label[common] === section[common]) common++;
  const own = label.slice(common);
  return own === '' ? label + title : own + title;
}

function byUnit(list: TaskListJson, listed: readonly (readonly ListedTask[])[]): readonly TaskGroup[] {
  const units = list.units.map(({ id, name, collective, tasks }) => {
    const own = tasks.flatMap(({ file, task, role, group: under }) => {
      const found = listed[file]?.[task];
      return found ? [{ ...found, role, group: under }] : [];
    });
    return group(collective ? 'collective' : 'unit', `unit ${id}`, name, own);
  });
  const withoutUnits = list.files.flatMap((file, at) =>
    namesNobody(file) ? [group('unassigned', `unassigned ${file.path}`, file.title, listed[at]!)] : [],
  );
  return [
    ...units.filter(({ kind }) => kind === 'unit'),
    ...units.filter(({ kind }) => kind === 'collective'),
    ...withoutUnits,
  ];
}

function byClause(list: TaskListJson, listed: readonly (readonly ListedTask[])[]): readonly TaskGroup[] {
  const [only, ...others] = list.files;
  if (only && others.length === 0 && !namesNobody(only)) return sectionsOf(only, listed[0]!);
  const drafts = list.files.map((file, at) => {
    const kind = namesNobody(file) ? 'unassigned' : 'draft';
    return group(kind, `draft ${file.path}`, file.title, sectionsOf(file, listed[at]!));
  });
  return drafts.filter(({ content }) => content.length > 0);
}

function sectionsOf(file: TaskFile, tasks: readonly ListedTask[]): readonly TaskGroup[] {
  const sections = runsOf(tasks, ({ task }) => task.section);
  return sections.map((own, at) => {
    const id = `section ${at} ${file.path}`;
    const clauses = runsOf(own, ({ task }) => task.label + task.title);
    const content = clauses.map((all, place) => {
      const [first, ...others] = all as [ListedTask, ...ListedTask[]];
      if (others.length === 0) return first;
      return group('clause', `clause ${place} ${id}`, nameBelowSection(first.task), all);
    });
    return group('section', id, own[0]!.task.section, content);
  });
}

/** Neighbours that are equal in something, put together. */
function runsOf(tasks: readonly ListedTask[], keyOf: (task: ListedTask) => string): readonly (readonly ListedTask[])[] {
  const runs: ListedTask[][] = [];
  for (const each of tasks) {
    const last = runs.at(-1);
    if (last && keyOf(last[0]!) === keyOf(each)) last.push(each);
    else runs.push([each]);
  }
  return runs;
}

function listFile(file: TaskFile): readonly ListedTask[] {
  const counts = new Map<string, number>();
  for (const { label, title } of file.tasks) counts.set(label + title, (counts.get(label + title) ?? 0) + 1);
  return file.tasks.map((task) => {
    const isOneOfMany = counts.get(task.label + task.title)! > 1;
    return { kind: 'task', uri: file.path, draft: file.title, task, role: null, group: null, isOneOfMany };
  });
}

/** Whether a draft names no unit at all: it leaves that to those below, and nothing is missing in it. */
function namesNobody(file: TaskFile): boolean {
  return file.tasks.length > 0 && file.tasks.every(({ owned, units }) => owned && units.length === 0);
}

function group(kind: TaskGroup['kind'], id: string, name: string, content: TaskGroup['content']): TaskGroup {
  return { kind, id, name, content };
}
