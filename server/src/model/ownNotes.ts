import type { Note } from '../syntax/tree.ts';
import type { Draft, DraftClause, Task } from './draft.ts';

/** A task that a note of its own clause covers, not that of a heading above. */
export type NotedTask = Task & { readonly note: Note };

/** Whether the note of a task stands in the clause of the task. Told by place: a clause may hold thousands of notes. */
export function hasOwnNote(task: Task): task is NotedTask {
  const { note, clause } = task;
  return note !== null && clause.syntax.start <= note.start && note.end <= clause.syntax.end;
}

/** The tasks with a note of their own clause, by clause, of the clauses that set tasks; all in the order of the text. */
export function notedTasksByClause(draft: Draft): readonly (readonly NotedTask[])[] {
  const clauses = new Map<DraftClause, NotedTask[]>();
  for (const task of draft.tasks) {
    if (task.clause.role !== 'task' || !hasOwnNote(task)) continue;
    const known = clauses.get(task.clause);
    if (known) known.push(task);
    else clauses.set(task.clause, [task]);
  }
  return [...clauses.values()];
}
