import type { Draft, Task } from '../model/draft.ts';
import type { UnitMention } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';

/** A unit with a task that it has part in. */
export interface UnitTask {
  readonly task: Task;
  readonly mention: UnitMention;
}

/** Whether two mentions name the same unit: the same words, script, width and spaces apart. */
export function isSameUnit(one: UnitMention, other: UnitMention): boolean {
  return one.name === other.name || keyOf(one.name) === keyOf(other.name);
}

/** The tasks of a draft that a unit has part in, in the order of the text, with the role it has in each. */
export function tasksOf(draft: Draft, unit: UnitMention): readonly UnitTask[] {
  const key = keyOf(unit.name);
  return draft.tasks.flatMap((task) => {
    const mention = task.units.find((candidate) => keyOf(candidate.name) === key);
    return mention ? [{ task, mention }] : [];
  });
}

/** A unit as a draft names it, and in how many of its notes. */
export interface UnitCount {
  readonly name: string;
  readonly count: number;
}

/** The units that the notes of a draft name, the most frequent first, then in the order of the text. */
export function unitsByFrequency(draft: Draft): readonly UnitCount[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const clause of draft.clauses) {
    for (const note of clause.syntax.notes) {
      for (const unit of note.units) {
        const key = keyOf(unit.name);
        const known = counts.get(key);
        if (known) known.count++;
        else counts.set(key, { name: unit.name, count: 1 });
      }
    }
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}
