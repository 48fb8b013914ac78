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
