import type { Draft, Task } from '../model/draft.ts';
import { notedTasksByClause } from '../model/ownNotes.ts';
import type { Sentence } from '../syntax/tree.ts';

/** How an item of a list begins whose number stands in the text: 一是, （1）, 1）, ①, ●, ——. */
const enumerator = /^(?:[一二三四五六七八九十]{1,2}(?:是|要)|[（(]\d{1,2}[)）]|\d{1,2}[)）]|[①-⑳●■◆▪•]|—|[-*] )/;

/** How many other items of a clause must have a note of their own each before one without is a surprise. */
const othersWithNote = 2;

/** Items of a list that have no note though each of the others has its own, and the task of the note that covers them now. */
export interface UnnotedItems {
  readonly sentences: readonly Sentence[];
  readonly task: Task;
}

/**
 * The items of clauses that lost their note, told by the form of the list alone: `一是…。（甲局负责）二是…。三是…。（丙局负责）`. Only items that
 * are marked as such count; a paragraph may go on from the one before it.
 */
export function unnotedItems(draft: Draft): readonly UnnotedItems[] {
  return notedTasksByClause(draft).flatMap((tasks) => unnotedIn(draft.text, tasks));
}

function unnotedIn(text: string, tasks: readonly Task[]): readonly UnnotedItems[] {
  if (tasks.length <= othersWithNote) return [];
  const counted = tasks.map((task) => ({ task, starts: itemStarts(text, task) }));
  const [odd, ...others] = counted.filter(({ starts }) => starts.length > 1);
  if (!odd || others.length > 0) return [];
  const single = counted.filter(({ task, starts }) => starts.length === 1 && (starts[0] === 0 || task === tasks[0]));
  if (single.length < othersWithNote || single.length + 1 < tasks.length) return [];
  return [{ sentences: odd.task.sentences.slice(odd.starts[0], odd.starts.at(-1)), task: odd.task }];
}

/** Which sentences of a task begin an item. */
function itemStarts(text: string, { sentences }: Task): readonly number[] {
  return sentences.flatMap(({ start }, at) => (enumerator.test(text.slice(start, start + 6)) ? [at] : []));
}
