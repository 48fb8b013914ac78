import type { Draft, Task } from '../model/draft.ts';
import { listUnits } from '../organs/unitList.ts';
import { unitTasksOf } from '../organs/units.ts';
import type { UnitMention } from '../syntax/tree.ts';
import type { Language } from '../text/message.ts';
import { textOf } from '../text/span.ts';
import { type Place, placeOf } from './place.ts';
import { basisOf, isUnowned, sectionTitle, type TaskManner, type TaskSource } from './taskTable.ts';
import { clauseName, sectionOf, taskText, taskWording } from './wording.ts';

/** A unit of a task; the place is that of its name. */
export interface TaskUnitJson extends Place {
  readonly name: string;
  readonly role: string;
  readonly collective: boolean;
  /** The unit in the list `units` of its file: the same for every spelling of one unit. */
  readonly unit: string;
  /** Another note gives it the task: `以下均需地方人民政府负责，不再列出`. */
  readonly standing?: true;
}

/** One task; the place is that of its note, or of its text where there is none. */
export interface TaskJson extends Place {
  readonly clause: string;
  readonly title: string;
  readonly text: string;
  readonly note: string | null;
  readonly units: readonly TaskUnitJson[];
  readonly mode: string | null;
  readonly deadline: { readonly text: string; readonly by: string | null } | null;
  /** The clause as printed: `二、（三）`. */
  readonly label: string;
  /** The outermost clause that it belongs to: `二、加强政策解读`. */
  readonly section: string;
  /** `false` where nobody has it though the draft says who does the others. */
  readonly owned: boolean;
  /** The parent clause that it implements: `国办发〔2019〕14号 三、（二）`; `null` where none is known. */
  readonly basis: string | null;
  /** Where its text stands. */
  readonly place: Place;
}

/** A unit with its tasks. */
export interface UnitJson {
  readonly id: string;
  /** As most notes write it, with the 市 or 省 that it may inherit there. */
  readonly name: string;
  readonly collective: boolean;
  /** `task` is an index in `tasks`; `group` the collective that holds the unit where the note does not name it itself. */
  readonly tasks: readonly { readonly task: number; readonly role: string; readonly group: string | null }[];
}

/** The tasks of one draft as `workpoints tasks --format json` and the request `workpoints/tasks` give them. */
export interface TasksFileJson {
  readonly path: string;
  readonly title: string;
  readonly tasks: readonly TaskJson[];
  /** Those with most tasks first. */
  readonly units: readonly UnitJson[];
}

/** The tasks of several drafts, and the units of all of them with their tasks. */
export interface WorkspaceTasksJson {
  readonly version: 1;
  readonly files: readonly TasksFileJson[];
  /** Those with most tasks first; `file` is an index in `files`, `task` one in the tasks of that file. */
  readonly units: readonly (Omit<UnitJson, 'tasks'> & {
    readonly tasks: readonly (UnitJson['tasks'][number] & { readonly file: number })[];
  })[];
}

type JsonManner = Pick<TaskManner, 'language' | 'unit'>;

/** One entry for each responsibility note and for each task that none covers, in the order of the text. */
export function tasksFileJson(source: TaskSource, manner: JsonManner): TasksFileJson {
  return tasksFilesJson([source], manner)[0]!;
}

/** The same for several drafts. */
export function tasksFilesJson(sources: readonly TaskSource[], manner: JsonManner): readonly TasksFileJson[] {
  const shown = shownTasks(sources, manner.unit);
  return sources.map((source, at) => fileJson(source, shown[at]!, manner));
}

/** The tasks of several drafts in the order given, and their units. */
export function workspaceTasksJson(sources: readonly TaskSource[], manner: JsonManner): WorkspaceTasksJson {
  const shown = shownTasks(sources, manner.unit);
  const places = new Map(shown.flatMap((tasks, file) => tasks.map((task, at) => [task, { file, task: at }] as const)));
  const units = listUnits(sources, manner.unit).map(({ id, name, isGroup, tasks }) => ({
    id,
    name,
    collective: isGroup,
    tasks: tasks.map(({ task, role, group }) => ({ ...places.get(task)!, role, group })),
  }));
  return { version: 1, files: sources.map((source, at) => fileJson(source, shown[at]!, manner)), units };
}

/** The tasks that are listed of each draft: all, or those that one unit has part in. */
function shownTasks(sources: readonly TaskSource[], unit: string | null): readonly (readonly Task[])[] {
  if (unit === null) return sources.map(({ draft }) => draft.tasks);
  const wanted = new Set(listUnits(sources, unit).flatMap(({ tasks }) => tasks.map(({ task }) => task)));
  return sources.map(({ draft }) => draft.tasks.filter((task) => wanted.has(task)));
}

function fileJson(source: TaskSource, tasks: readonly Task[], { language, unit }: JsonManner): TasksFileJson {
  const { draft, path, organs } = source;
  const ids = new Map(
    unitTasksOf(draft, organs).flatMap((each) => each.unit.mentions.map((mention) => [mention, each.id] as const)),
  );
  const indexes = new Map(tasks.map((task, at) => [task, at] as const));
  const units = listUnits([source], unit).map(({ id, name, isGroup, tasks: own }) => ({
    id,
    name,
    collective: isGroup,
    tasks: own.flatMap(({ task, role, group }) => {
      const index = indexes.get(task);
      return index === undefined ? [] : [{ task: index, role, group }];
    }),
  }));
  return {
    path,
    title: draft.title,
    tasks: tasks.map((task) => taskJson(source, task, ids, language)),
    units: units.filter((each) => each.tasks.length > 0),
  };
}

function unitJson(draft: Draft, unit: UnitMention, ids: ReadonlyMap<UnitMention, string>): TaskUnitJson {
  const { name, role, collective } = unit;
  return { name, role, collective, unit: ids.get(unit) ?? name, ...placeOf(draft.lines, unit) };
}

function taskJson(
  { draft, trace }: TaskSource,
  task: Task,
  ids: ReadonlyMap<UnitMention, string>,
  language: Language,
): TaskJson {
  const { clause, note, deadline, span } = task;
  const wording = taskWording(task);
  const text = wording.length === 0 ? span : { start: wording[0]!.start, end: wording.at(-1)!.end };
  return {
    clause: clause.path,
    title: clause.title,
    text: taskText(draft, task),
    note: note && textOf(draft.text, note),
    units: [
      ...task.units.map((unit) => unitJson(draft, unit, ids)),
      ...task.standing.map((unit) => ({ ...unitJson(draft, unit, ids), standing: true as const })),
    ],
    mode: task.mode,
    deadline: deadline && { text: textOf(draft.text, deadline), by: deadline.by },
    label: clauseName(draft, clause, language),
    section: sectionTitle(draft, sectionOf(clause), language),
    owned: !isUnowned(draft, task),
    basis: basisOf(clause, trace, language) || null,
    place: placeOf(draft.lines, text),
    ...placeOf(draft.lines, span),
  };
}
