import type { Draft } from '../model/draft.ts';
import { textOf } from '../text/span.ts';
import { placeOf } from './place.ts';
import { taskText } from './wording.ts';

/** The tasks of one draft as `workpoints tasks --format json` and the request `workpoints/tasks` give them. */
export interface TasksFileJson {
  readonly path: string;
  readonly tasks: readonly {
    readonly clause: string;
    readonly title: string;
    readonly text: string;
    readonly note: string | null;
    readonly units: readonly { readonly name: string; readonly role: string; readonly collective: boolean }[];
    readonly mode: string | null;
    readonly deadline: { readonly text: string; readonly by: string | null } | null;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
  }[];
}

/** One entry for each responsibility note and for each task that none covers. */
export function tasksFileJson(path: string, draft: Draft): TasksFileJson {
  return {
    path,
    tasks: draft.tasks.map((task) => ({
      clause: task.clause.path,
      title: task.clause.title,
      text: taskText(draft, task),
      note: task.note && textOf(draft.text, task.note),
      units: task.units.map(({ name, role, collective }) => ({ name, role, collective })),
      mode: task.mode,
      deadline: task.deadline && { text: textOf(draft.text, task.deadline), by: task.deadline.by },
      ...placeOf(draft.lines, task.span),
    })),
  };
}
