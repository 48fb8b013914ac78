import type { Draft, Task } from '../model/draft.ts';
import type { Note } from '../syntax/tree.ts';

/** A task whose note stands in its own clause. */
export interface NotedTask extends Task {
  readonly note: Note;
}

/** The tasks of a draft by their notes, each note once, in the order of the text; units have the roles that the document gives them. */
export function notedTasks(draft: Draft): readonly NotedTask[] {
  const seen = new Set<Note>();
  const tasks: NotedTask[] = [];
  for (const task of draft.tasks) {
    const { note } = task;
    const { syntax } = task.clause;
    if (!note || seen.has(note) || note.start < syntax.start || note.end > syntax.end) continue;
    seen.add(note);
    tasks.push({ ...task, note });
  }
  return tasks;
}
