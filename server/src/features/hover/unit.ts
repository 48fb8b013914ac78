import type { Task } from '../../model/draft.ts';
import type { DatedName } from '../../organs/organ.ts';
import { earlierNames } from '../../organs/renamed.ts';
import { type UnitTask as NamedTask, type UnitDocument, unitTaskAt } from '../../organs/units.ts';
import type { UnitMention, UnitRole } from '../../syntax/tree.ts';
import type { Localized } from '../../text/message.ts';
import { clauseName } from '../documentSymbols.ts';
import { type Manner, say } from '../markup.ts';
import { lineOf } from '../place.ts';
import type { Relations } from '../relations.ts';
import { tasksOf, type UnitTask } from '../units.ts';

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
  elsewhere: {
    'zh-cn': '工作区共 {0} 项，在 {1} 份稿件中',
    'zh-tw': '工作區共 {0} 項，在 {1} 份稿件中',
    en: 'In the workspace: {0}, in {1} drafts',
  },
  names: { 'zh-cn': '名称：{0}', 'zh-tw': '名稱：{0}', en: 'Names: {0}' },
  parent: { 'zh-cn': '上级：{0}', 'zh-tw': '上級：{0}', en: 'Above it: {0}' },
  before: { 'zh-cn': '前身：{0}', 'zh-tw': '前身：{0}', en: 'Before: {0}' },
  after: { 'zh-cn': '已改为：{0}', 'zh-tw': '已改為：{0}', en: 'Now: {0}' },
  members: { 'zh-cn': '包括：{0}', 'zh-tw': '包括：{0}', en: 'Members: {0}' },
  until: { 'zh-cn': '{0}（至 {1}）', 'zh-tw': '{0}（至 {1}）', en: '{0} (until {1})' },
  since: { 'zh-cn': '{0}（自 {1}）', 'zh-tw': '{0}（自 {1}）', en: '{0} (since {1})' },
  more: { 'zh-cn': '……另有 {0} 项', 'zh-tw': '……另有 {0} 項', en: '… and {0} more' },
} as const satisfies Record<string, Localized>;

/**
 * Name and role of a unit in a note, what the registry and the reforms know of it, and the tasks that it has in this draft and in the others
 * of the workspace. `documents` are the drafts of the workspace, this one in front; without them only what the draft itself says.
 */
export function describeUnit(
  relations: Relations,
  unit: UnitMention,
  documents: readonly UnitDocument[],
  manner: Manner,
): string {
  const { markup } = manner;
  const [here] = documents;
  const found = here ? unitTaskAt(here, unit.start) : null;
  const tasks = here && found ? tasksWith(here, found.id) : tasksOf(relations.draft, unit);
  const mention = tasks.find((each) => each.mention.start === unit.start)?.mention ?? unit;
  const head = [
    markup.strong(unit.name),
    say(manner, roles[mention.role]),
    ...(unit.collective ? [say(manner, wording.collective)] : []),
  ].join(' · ');

  const entries = tasks.slice(0, TASKS_SHOWN).map(({ task }) => {
    const line = lineOf(relations.draft, task.span.start);
    return markup.link(clauseName(relations.draft, task.clause), relations.uri, line);
  });
  if (tasks.length > TASKS_SHOWN) entries.push(say(manner, wording.more, tasks.length - TASKS_SHOWN));

  return markup.paragraphs([
    head,
    here && found ? markup.list(knownOf(here, found, manner)) : '',
    tasks.length === 0 ? '' : say(manner, wording.tasks, tasks.length, countsOf(tasks, manner)),
    markup.list(entries),
    found ? elsewhere(documents, found.id, manner) : '',
  ]);
}

function tasksWith({ parts }: UnitDocument, id: string): readonly UnitTask[] {
  const seen = new Set<Task>();
  return parts.flatMap((part) => {
    if (part.id !== id || seen.has(part.task)) return [];
    seen.add(part.task);
    return [{ task: part.task, mention: part.unit.mentions[0]! }];
  });
}

function countsOf(tasks: readonly UnitTask[], manner: Manner): string {
  return (['lead', 'responsible', 'support'] as const)
    .map((role) => ({ role, count: tasks.filter(({ mention }) => mention.role === role).length }))
    .filter(({ count }) => count > 0)
    .map(({ role, count }) => say(manner, wording.inRole, say(manner, roles[role]), count))
    .join(manner.language === 'en' ? ', ' : '、');
}

/** What the entry of the registry and the known reforms say. */
function knownOf({ draft, organs }: UnitDocument, { unit }: NamedTask, manner: Manner): readonly string[] {
  const { markup, language } = manner;
  const { organ, name, inherited } = unit;
  const join = (marked: readonly string[]) => marked.join(language === 'en' ? ', ' : '、');
  const dated = (frame: Localized) => (each: DatedName) =>
    each.date === null ? markup.text(each.name) : say(manner, frame, markup.text(each.name), markup.text(each.date));
  const own = (organ?.predecessors ?? []).map(dated(wording.until));
  const reforms = earlierNames(organs, draft, name, inherited).map(({ name: before, year }) =>
    say(manner, wording.until, markup.text(before), year),
  );
  const lines: readonly (readonly [Localized, readonly string[]])[] = [
    [wording.names, organ && organ.shortNames.length > 0 ? [organ.name, ...organ.shortNames].map(markup.text) : []],
    [wording.parent, organ?.parent ? [markup.text(organ.parent)] : []],
    [wording.before, own.length > 0 ? own : reforms],
    [wording.after, (organ?.successors ?? []).map(dated(wording.since))],
    [wording.members, (organ?.members ?? []).map(markup.text)],
  ];
  return lines.flatMap(([frame, marked]) => (marked.length === 0 ? [] : [say(manner, frame, join(marked))]));
}

/** How many tasks the unit has in all drafts; nothing where this one has them all. */
function elsewhere(documents: readonly UnitDocument[], id: string, manner: Manner): string {
  const counts = documents.map((document) => tasksWith(document, id).length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === (counts[0] ?? 0)) return '';
  return say(manner, wording.elsewhere, total, counts.filter((count) => count > 0).length);
}
