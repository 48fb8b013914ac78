import type { UnitMention, UnitRole } from '../../syntax/tree.ts';
import type { Localized } from '../../text/message.ts';
import { clauseName } from '../documentSymbols.ts';
import { type Manner, say } from '../markup.ts';
import { lineOf } from '../place.ts';
import type { Relations } from '../relations.ts';
import { tasksOf } from '../units.ts';

const TASKS_SHOWN = 8;

const roles: { readonly [role in UnitRole]: Localized } = {
  lead: { 'zh-cn': '牵头', 'zh-tw': '牽頭', en: 'lead' },
  responsible: { 'zh-cn': '负责', 'zh-tw': '負責', en: 'responsible' },
  support: { 'zh-cn': '配合', 'zh-tw': '配合', en: 'support' },
};

const wording = {
  collective: { 'zh-cn': '统称', 'zh-tw': '統稱', en: 'a group of units' },
  tasks: { 'zh-cn': '本文共 {0} 项任务：{1}', 'zh-tw': '本文共 {0} 項任務：{1}', en: 'Tasks in this draft: {0} ({1})' },
  inRole: { 'zh-cn': '{0} {1} 项', 'zh-tw': '{0} {1} 項', en: '{0} {1}' },
  more: { 'zh-cn': '……另有 {0} 项', 'zh-tw': '……另有 {0} 項', en: '… and {0} more' },
} as const satisfies Record<string, Localized>;

/** Name and role of a unit in a note, and the tasks that it has in this draft. */
export function describeUnit(relations: Relations, unit: UnitMention, manner: Manner): string {
  const { markup, language } = manner;
  const tasks = tasksOf(relations.draft, unit);
  const here = tasks.find(({ mention }) => mention.start === unit.start)?.mention ?? unit;
  const head = [
    markup.strong(unit.name),
    say(manner, roles[here.role]),
    ...(unit.collective ? [say(manner, wording.collective)] : []),
  ].join(' · ');

  const counts = (['lead', 'responsible', 'support'] as const)
    .map((role) => ({ role, count: tasks.filter(({ mention }) => mention.role === role).length }))
    .filter(({ count }) => count > 0)
    .map(({ role, count }) => say(manner, wording.inRole, say(manner, roles[role]), count))
    .join(language === 'en' ? ', ' : '、');

  const entries = tasks.slice(0, TASKS_SHOWN).map(({ task }) => {
    const line = lineOf(relations.draft, task.span.start);
    return markup.link(clauseName(relations.draft, task.clause), relations.uri, line);
  });
  if (tasks.length > TASKS_SHOWN) entries.push(say(manner, wording.more, tasks.length - TASKS_SHOWN));

  return markup.paragraphs([
    head,
    tasks.length === 0 ? '' : say(manner, wording.tasks, tasks.length, counts),
    markup.list(entries),
  ]);
}
