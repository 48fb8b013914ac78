import { describe, expect, test } from 'vitest';
import { groupCoverage, lackOf } from '../../client/src/views/coverage-groups.ts';
import { groupTasks, nameBelowSection, type TaskGroup, tasksIn } from '../../client/src/views/task-groups.ts';
import type { CoverageJson, TaskListJson } from '../../server/src/lsp/protocol.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { builtInRegistry } from '../../server/src/organs/registry.ts';
import { workspaceTasksJson } from '../../server/src/reports/tasksJson.ts';
import { cleanDraft, directive } from '../support/drafts.ts';

/** The list of the tasks of some texts as the server gives it. */
function listOf(texts: Readonly<Record<string, string>>): TaskListJson {
  const sources = Object.entries(texts).map(([path, text]) => {
    return { path, draft: buildDraft(text), trace: null, organs: builtInRegistry };
  });
  return workspaceTasksJson(sources, { language: 'zh-cn', unit: null });
}

const draft = `临江市2026年政务公开工作要点

一、推进公开
（一）推进决策公开。公布决策草案。（市司法局牵头，市财政局配合）及时听取意见。（各区政府、市司法局负责）
（二）办好文化节。做好展位布置。
二、加强队伍
（一）加强培训。每年组织培训。（市司法局负责）
`;

/** `unit 市司法局: 一、（一）, 二、（一）` */
const outline = (groups: readonly TaskGroup[]): readonly string[] =>
  groups.flatMap((group) => {
    const inner = group.content.filter((each) => each.kind !== 'task');
    const own = group.content.flatMap((each) => (each.kind === 'task' ? [each.task.label] : []));
    return [`${group.kind} ${group.name}: ${own.join(', ')}`.trim(), ...outline(inner)];
  });

describe('tasks by unit', () => {
  test('what nobody has comes first, then units by their tasks, groups of units behind them', () => {
    expect(outline(groupTasks(listOf({ a: draft }), 'unit'))).toEqual([
      'unowned : 一、（二）',
      'unit 市司法局: 一、（一）, 一、（一）, 二、（一）',
      'unit 市财政局: 一、（一）',
      'collective 各区政府: 一、（一）',
    ]);
  });

  test('a task tells the part of the unit, and its words where its clause has several', () => {
    const [, unit] = groupTasks(listOf({ a: draft }), 'unit');
    expect(tasksIn(unit!).map(({ role, isOneOfMany }) => [role, isOneOfMany])).toEqual([
      ['lead', true],
      ['responsible', true],
      ['responsible', false],
    ]);
  });

  test('a document that names no unit at all is no reproach; it comes last', () => {
    const groups = groupTasks(listOf({ a: draft, b: directive }), 'unit');
    expect(groups.at(-1)).toMatchObject({ kind: 'unassigned', name: buildDraft(directive).title });
    expect(groups.filter(({ kind }) => kind === 'unowned').map((each) => tasksIn(each).length)).toEqual([1]);
    expect(outline(groupTasks(listOf({ b: directive }), 'unit'))).toHaveLength(1);
  });
});

describe('tasks by clause', () => {
  test('of one draft section by section, behind what nobody has', () => {
    expect(outline(groupTasks(listOf({ a: draft }), 'clause'))).toEqual([
      'unowned : 一、（二）',
      'section 一、推进公开: 一、（二）',
      'clause （一）推进决策公开: 一、（一）, 一、（一）',
      'section 二、加强队伍: 二、（一）',
    ]);
  });

  test('of several drafts draft by draft; what nobody has in any of them stands before all', () => {
    const groups = groupTasks(listOf({ a: cleanDraft, b: draft, c: directive }), 'clause');
    expect(groups.map(({ kind, name }) => `${kind} ${name}`.trim())).toEqual([
      'unowned',
      `draft ${buildDraft(cleanDraft).title}`,
      `draft ${buildDraft(draft).title}`,
      `unassigned ${buildDraft(directive).title}`,
    ]);
  });

  test('a clause is named below its section without the section’s number', () => {
    const [, section] = groupTasks(listOf({ a: draft }), 'clause');
    expect(tasksIn(section!).map(({ task }) => nameBelowSection(task))[2]).toBe('（二）办好文化节');
    const flat = listOf({ a: '临江市工作要点\n\n一、做好公开。及时公开。（市司法局负责）\n' });
    expect(nameBelowSection(flat.files[0]!.tasks[0]!)).toBe('一、做好公开');
  });

  test('there is nothing to show of a text without tasks', () => {
    expect(groupTasks(listOf({ a: '会议纪要\n' }), 'clause')).toEqual([]);
    expect(groupTasks(listOf({ a: '' }), 'unit')).toEqual([]);
  });
});

test('every group and every list has its own name that stays', () => {
  const list = listOf({ a: draft, b: cleanDraft });
  for (const grouping of ['unit', 'clause'] as const) {
    const ids = (content: TaskGroup['content']): string[] =>
      content.flatMap((each) => (each.kind === 'task' ? [] : [each.id, ...ids(each.content)]));
    const all = ids(groupTasks(list, grouping));
    expect(new Set(all).size).toBe(all.length);
    expect(ids(groupTasks(list, grouping))).toEqual(all);
  }
});

describe('coverage', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const covered = (path: string, status: 'full' | 'part' | 'none') => {
    const clause = { uri: 'p', path, name: path, title: '', range };
    return { clause, status, canBegin: true, by: [] };
  };
  const parent: CoverageJson['parents'][number] = {
    uri: 'p',
    title: '',
    number: null,
    why: 'cited',
    clauses: [covered('1', 'full'), covered('2', 'none'), covered('3', 'part'), covered('4', 'none')],
  };

  test('shows what is not implemented first, each kind in the order of the parent', () => {
    const groups = groupCoverage(parent).map(({ status, clauses }) => [
      status,
      clauses.map(({ clause }) => clause.path),
    ]);
    expect(groups).toEqual([
      ['none', ['2', '4']],
      ['part', ['3']],
      ['full', ['1']],
    ]);
    expect(groupCoverage({ ...parent, clauses: [covered('1', 'full')] })).toHaveLength(1);
  });

  test('tells what a draft without parents lacks', () => {
    const base = { uri: 'd', title: '', parents: [], unlinked: [], missing: [] };
    expect(lackOf({ ...base, project: null })).toBe('noProject');
    expect(lackOf({ ...base, project: { uri: 'w', exists: false, directives: 0 } })).toBe('noProject');
    expect(lackOf({ ...base, project: { uri: 'w', exists: true, directives: 0 } })).toBe('noDirectives');
    expect(lackOf({ ...base, project: { uri: 'w', exists: true, directives: 2 } })).toBe('noParent');
    expect(lackOf({ ...base, parents: [parent], project: null })).toBeNull();
  });
});
