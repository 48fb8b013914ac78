import * as vscode from 'vscode';
import { serverRequests, type TaskListJson, type TasksParams } from '../../../server/src/lsp/protocol.ts';
import { labelled } from '../texts.ts';
import { onChecked, setKey } from './changes.ts';
import { exportTasks } from './export.ts';
import type { ViewSurroundings } from './surroundings.ts';
import {
  groupTasks,
  type ListedTask,
  nameBelowSection,
  type TaskGroup,
  type TaskGrouping,
  taskGroupings,
  tasksIn,
} from './task-groups.ts';
import { createTree, type TreeNode, type TreePlace } from './tree.ts';

/** Whose tasks are listed. */
type TaskScope = 'draft' | 'workspace';

/** A list of the tasks of a draft alone, as for several. */
type FileList = TaskListJson['files'][number];

/** The view 责任清单: who has which task, by unit or by clause, of the draft in front or of all drafts. */
export function showResponsibilities(surroundings: ViewSurroundings): readonly vscode.Disposable[] {
  const { context, ask, subject } = surroundings;
  const memory = context.workspaceState;
  let grouping = taskGroupings.find((each) => each === memory.get('taskGrouping')) ?? 'unit';
  let scope: TaskScope = memory.get('taskScope') === 'workspace' ? 'workspace' : 'draft';
  let unit: string | null = null;
  let shown: TaskListJson | null = null;

  const tree = createTree('workpoints.responsibilities', 'workpoints.revealText', async () => {
    const uri = subject.current?.toString() ?? null;
    shown = uri === null ? null : await listTasks(uri);
    const groups = shown ? groupTasks(shown, grouping) : [];
    const unowned = groups.find(({ kind }) => kind === 'unowned')?.content.length ?? 0;
    tree.view.badge =
      unowned > 0
        ? { value: unowned, tooltip: vscode.l10n.t('Tasks without a responsible unit: {0}', unowned) }
        : undefined;
    tree.view.description = descriptionOf(shown, scope);
    tree.view.message = unit === null || groups.length === 0 ? '' : labelled(vscode.l10n.t('Only'), unit);
    const lack = unit === null ? 'noTasks' : 'noMatch';
    await setKey(
      'taskList',
      uri === null ? 'noDraft' : shown === null ? 'loading' : groups.length > 0 ? 'ready' : lack,
    );
    const manner: Manner = { grouping, isMany: scope === 'workspace' };
    return groups.map((group) => groupNode(group, manner));
  });

  async function listTasks(uri: string): Promise<TaskListJson | null> {
    const wanted = unit === null ? {} : { unit };
    if (scope === 'workspace') return ask<TaskListJson>(serverRequests.workspaceTasks, { uri, ...wanted });
    const params: TasksParams = { uri, ...wanted };
    const file = await ask<FileList>(serverRequests.tasks, params);
    return file && listOfOne(file);
  }
  const choose = (change: () => void) => {
    change();
    void Promise.all([
      memory.update('taskGrouping', grouping),
      memory.update('taskScope', scope),
      setKey('taskGrouping', grouping),
      setKey('taskScope', scope),
      setKey('taskFilter', unit !== null),
    ]);
    tree.touch();
  };
  const filter = async () => {
    const uri = subject.current?.toString();
    if (uri === undefined) return;
    const before = unit;
    unit = null;
    const all = await listTasks(uri);
    unit = before;
    const chosen = all && (await askUnit(all, before ?? ''));
    if (chosen) choose(() => (unit = chosen));
  };
  choose(() => {});

  const register = vscode.commands.registerCommand;
  return [
    tree,
    subject.onChange(tree.touch),
    onChecked(surroundings, (uris) => {
      const isOwn = uris === null || shown === null || shown.files.some(({ path }) => uris.has(path));
      if (isOwn || scope === 'workspace') tree.touch();
    }),
    register('workpoints.listByUnit', () => choose(() => (grouping = 'unit'))),
    register('workpoints.listByClause', () => choose(() => (grouping = 'clause'))),
    register('workpoints.listThisDraft', () => choose(() => (scope = 'draft'))),
    register('workpoints.listAllDrafts', () => choose(() => (scope = 'workspace'))),
    register('workpoints.filterByUnit', filter),
    register('workpoints.showAllUnits', () => choose(() => (unit = null))),
    register('workpoints.exportTasks', () => {
      const uri = subject.current ?? null;
      const by = grouping === 'unit' ? 'unit' : 'section';
      return exportTasks(ask, uri, { scope, by, ...(unit === null ? {} : { unit }) });
    }),
  ];
}

function listOfOne(file: FileList): TaskListJson {
  const units = file.units.map((each) => ({ ...each, tasks: each.tasks.map((task) => ({ ...task, file: 0 })) }));
  return { version: 1, files: [file], units };
}

/** Lets the user choose a unit of the list, or type another name or a part of one. */
async function askUnit(list: TaskListJson, typed: string): Promise<string | null> {
  const items = list.units.map(({ name, tasks }) => ({
    label: name,
    description: vscode.l10n.t('{0} task(s)', tasks.length),
  }));
  const picker = vscode.window.createQuickPick();
  picker.title = vscode.l10n.t('Tasks of One Unit');
  picker.placeholder = vscode.l10n.t('Name of the unit, in full or in short');
  picker.items = items;
  picker.value = typed;
  const chosen = new Promise<string | null>((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.label ?? (picker.value.trim() || null));
      picker.hide();
    });
    picker.onDidHide(() => resolve(null));
  });
  picker.show();
  const name = await chosen;
  picker.dispose();
  return name;
}

function descriptionOf(list: TaskListJson | null, scope: TaskScope): string {
  if (!list) return '';
  const count = vscode.l10n.t(
    '{0} task(s)',
    list.files.reduce((sum, { tasks }) => sum + tasks.length, 0),
  );
  const name = scope === 'workspace' ? vscode.l10n.t('All drafts') : (list.files[0]?.title ?? '');
  return name === '' ? count : `${name} · ${count}`;
}

interface Manner {
  readonly grouping: TaskGrouping;
  /** Whether tasks of several drafts are listed. */
  readonly isMany: boolean;
}

function groupNode(group: TaskGroup, manner: Manner): TreeNode {
  const { kind, id, content } = group;
  const label = groupLabel(group);
  const count = vscode.l10n.t('{0} task(s)', tasksIn(group).length);
  const note = kind === 'unassigned' ? [vscode.l10n.t('names no units')] : [];
  const description = [count, ...note].join(' · ');
  return {
    id,
    label,
    description,
    spoken: `${label}, ${description}`,
    icon: iconOf(kind),
    context: kind,
    isOpen: kind === 'unowned' || kind === 'section' || kind === 'clause' || (kind === 'draft' && !manner.isMany),
    children: content.map((each, at) =>
      each.kind === 'task' ? taskNode(each, `${id} ${at}`, kind, manner) : groupNode(each, manner),
    ),
  };
}

function groupLabel({ kind, name }: TaskGroup): string {
  if (kind === 'unowned') return vscode.l10n.t('No responsible unit');
  return name === '' ? vscode.l10n.t('Untitled') : name;
}

function iconOf(kind: TaskGroup['kind']): vscode.ThemeIcon {
  switch (kind) {
    case 'unowned':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
    case 'unit':
      return new vscode.ThemeIcon('person');
    case 'collective':
      return new vscode.ThemeIcon('organization');
    case 'section':
      return new vscode.ThemeIcon('list-ordered');
    case 'clause':
      return new vscode.ThemeIcon('symbol-field');
    case 'draft':
    case 'unassigned':
      return new vscode.ThemeIcon('file-text');
  }
}

/** How many characters of a task are shown in its line. */
const longestLabel = 60;

function taskNode(listed: ListedTask, id: string, kind: TaskGroup['kind'], { isMany }: Manner): TreeNode {
  const { task } = listed;
  const isInDraft = kind === 'section' || kind === 'clause';
  const isUnowned = !task.owned;
  const units = isUnowned ? vscode.l10n.t('No responsible unit') : task.units.map(({ name }) => name).join('、');
  const label = taskLabel(task, kind);
  const facts = [
    ...(listed.role ? [roleWord(listed.role)] : []),
    ...(listed.group ? [listed.group] : []),
    ...(isInDraft ? [units] : []),
    ...(task.deadline ? [task.deadline.text] : []),
    ...(!isInDraft && (listed.isOneOfMany || isUnowned) ? [task.text] : []),
    ...(isMany && !isInDraft ? [listed.draft] : []),
  ].filter((fact) => fact !== '');
  const note = task.note ?? vscode.l10n.t('No responsible unit');
  return {
    id,
    label,
    description: facts.join(' · '),
    tooltip: [task.label + task.title, task.text, note, task.basis ?? ''].filter((part) => part !== '').join('\n\n'),
    spoken: [label, ...facts, note].join(', '),
    ...(isUnowned && isInDraft ? { icon: iconOf('unowned') } : {}),
    context: isUnowned ? 'unownedTask' : 'task',
    place: { uri: listed.uri, range: rangeOf(task) },
  };
}

function taskLabel(task: ListedTask['task'], kind: TaskGroup['kind']): string {
  if (kind === 'section') return nameBelowSection(task);
  if (kind !== 'clause')
    return /[）)、.．]$/.test(task.label) ? task.label + task.title : `${task.label} ${task.title}`;
  const words = Array.from(task.text.slice(0, 2 * longestLabel));
  return words.length > longestLabel ? `${words.slice(0, longestLabel).join('')}…` : task.text;
}

function roleWord(role: string): string {
  if (role === 'lead') return vscode.l10n.t('leads');
  return role === 'support' ? vscode.l10n.t('supports') : vscode.l10n.t('responsible');
}

/** The words of a task; the server counts lines and columns from 1 here. */
function rangeOf({ place }: ListedTask['task']): TreePlace['range'] {
  return new vscode.Range(place.line - 1, place.column - 1, place.endLine - 1, place.endColumn - 1);
}
