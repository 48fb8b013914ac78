import { assignedClauses, type Draft, type DraftClause, type Task } from '../model/draft.ts';
import type { UnitDocument, UnitTask } from '../organs/units.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import { type Span, touches } from '../text/span.ts';

/** A remark that an editor shows behind a heading without its being in the text. */
export interface InlayHint {
  readonly offset: number;
  readonly label: Message;
}

const owned: Localized = {
  'zh-cn': '{0} 项任务 · {1} 个单位',
  'zh-tw': '{0} 項任務 · {1} 個單位',
  en: 'tasks: {0} · units: {1}',
};
const partly: Localized = {
  'zh-cn': '{0} 项任务 · {1} 个单位 · {2} 项无责任单位',
  'zh-tw': '{0} 項任務 · {1} 個單位 · {2} 項無責任單位',
  en: 'tasks: {0} · units: {1} · without a unit: {2}',
};

/** Behind the heading of each clause that holds others how many tasks and units they have; nothing in a document that names no units. */
export function inlayHints({ draft, parts }: UnitDocument, range: Span): readonly InlayHint[] {
  if (!draft.namesUnits) return [];
  const counts = countsOf(draft, parts);
  return draft.clauses.flatMap((clause) => {
    const { heading } = clause.syntax;
    const count = counts.get(clause);
    if (!heading || clause.leaf || !count || count.tasks === 0 || !isShown(heading, range)) return [];
    if (!draft.ask(assignedClauses)(clause)) return [];
    const { tasks, units, unowned } = count;
    const label = unowned === 0 ? message(owned, tasks, units.size) : message(partly, tasks, units.size, unowned);
    return [{ offset: heading.end, label }];
  });
}

function isShown(heading: Span, range: Span): boolean {
  return touches(range, heading.end);
}

interface Count {
  tasks: number;
  unowned: number;
  readonly units: Set<string>;
}

/** The tasks and units of every clause, those of the clauses below it included. */
function countsOf(draft: Draft, parts: readonly UnitTask[]): ReadonlyMap<DraftClause, Count> {
  const idsOf = new Map<Task, string[]>();
  for (const { task, id } of parts) idsOf.set(task, [...(idsOf.get(task) ?? []), id]);
  const counts = new Map<DraftClause, Count>();
  for (const task of draft.tasks) {
    for (let clause: DraftClause | null = task.clause; clause; clause = clause.parent) {
      const count = counts.get(clause) ?? { tasks: 0, unowned: 0, units: new Set<string>() };
      counts.set(clause, count);
      count.tasks++;
      if (task.units.length === 0) count.unowned++;
      for (const id of idsOf.get(task) ?? []) count.units.add(id);
    }
  }
  return counts;
}
