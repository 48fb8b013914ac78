import * as vscode from 'vscode';
import {
  type ClauseJson,
  type CoverageJson,
  type LinkedClauseJson,
  type RangeJson,
  serverRequests,
} from '../../../server/src/lsp/protocol.ts';
import { onChecked, setKey } from './changes.ts';
import { type CoverageStatus, groupCoverage, lackOf } from './coverage-groups.ts';
import type { ViewSurroundings } from './surroundings.ts';
import { createTree, type TreeNode } from './tree.ts';

/** A line of the view 上级依据. */
export interface ParentNode extends TreeNode {
  /** The clause of the draft that it is about; for a parent clause the first one that implements it. */
  readonly own?: ClauseJson;
  /** The parent clause that it is about. */
  readonly above?: ClauseJson;
  readonly children?: readonly ParentNode[];
}

type Parent = CoverageJson['parents'][number];

/** The view 上级依据: how far each parent is implemented and by what, what has no parent, what is cited and not there. */
export function showParents(surroundings: ViewSurroundings): readonly vscode.Disposable[] {
  const { ask, subject } = surroundings;
  let shown: CoverageJson | null = null;

  const fill = async (): Promise<readonly ParentNode[]> => {
    const uri = subject.current?.toString() ?? null;
    shown = uri === null ? null : await ask<CoverageJson>(serverRequests.coverage, { uri });
    tree.view.description = shown?.title ?? '';
    await setKey('parents', uri === null ? 'noDraft' : shown === null ? 'loading' : (lackOf(shown) ?? 'ready'));
    if (!shown) return [];
    const { uri: own, parents, unlinked, missing } = shown;
    // Without a parent the buttons of the empty view say what to do; a cited document that is not there says more.
    const isAlone = parents.length === 0;
    return [
      ...parents.map(parentNode),
      ...(unlinked.length > 0 ? [unlinkedNode(unlinked)] : []),
      ...(missing.length > 0 ? [missingNode(own, missing, isAlone)] : []),
    ];
  };
  const tree = createTree('workpoints.parents', 'workpoints.revealText', fill, true);

  return [
    tree,
    subject.onChange(tree.touch),
    onChecked(surroundings, (uris) => {
      const isOwn =
        uris === null ||
        shown === null ||
        uris.has(shown.uri) ||
        shown.parents.some((parent) => uris.has(parent.uri)) ||
        // A project file or a file beside it.
        [...uris].some((uri) => uri.endsWith('.json'));
      if (isOwn) tree.touch();
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.path.endsWith('.json')) tree.touch();
    }),
  ];
}

function parentNode(parent: Parent): ParentNode {
  const groups = groupCoverage(parent);
  const counts = groups.map(({ status, clauses }) => `${statusWord(status)} ${clauses.length}`);
  const label = parent.title || parent.number || vscode.l10n.t('Untitled');
  const description = [parent.number ?? '', ...counts].filter((part) => part !== '').join(' · ');
  return {
    id: `parent ${parent.uri}`,
    label,
    description,
    tooltip: [label, parent.number ?? '', reasonWord(parent.why), counts.join(' · ')]
      .filter((part) => part !== '')
      .join('\n\n'),
    spoken: [label, reasonWord(parent.why), ...counts].join(', '),
    icon: new vscode.ThemeIcon('book'),
    context: 'parent',
    isOpen: true,
    children: groups.map(({ status, clauses }) => ({
      id: `${status} ${parent.uri}`,
      label: statusWord(status),
      description: vscode.l10n.t('{0} clause(s)', clauses.length),
      icon: statusIcon(status),
      context: 'coverage',
      isOpen: status !== 'full',
      children: clauses.map((covered) => coveredNode(parent, covered)),
    })),
  };
}

function coveredNode({ uri }: Parent, { clause, status, canBegin, by }: Parent['clauses'][number]): ParentNode {
  const label = nameOf(clause);
  const implementing = by.map(({ name }) => name).join(' ');
  const isOpenTask = canBegin && status !== 'full';
  return {
    id: `above ${uri} ${clause.path} ${clause.range.start.line}`,
    label,
    description: implementing === '' ? '' : `← ${implementing}`,
    spoken: [label, statusWord(status), ...by.map((each) => vscode.l10n.t('implemented by {0}', nameOf(each)))].join(
      ', ',
    ),
    context: `${isOpenTask ? 'openClause' : 'parentClause'}${by.length > 0 ? ' linked' : ''}`,
    place: { uri: clause.uri, range: rangeOf(clause.range) },
    above: clause,
    ...(by[0] ? { own: by[0] } : {}),
    children: by.map((own) => ({
      id: `by ${uri} ${clause.path} ${own.path} ${own.range.start.line}`,
      label: nameOf(own),
      description: linkWord(own),
      spoken: `${nameOf(own)}, ${linkWord(own)}`,
      icon: new vscode.ThemeIcon(own.status === 'suspect' ? 'warning' : own.isDecided ? 'pinned' : 'arrow-small-left'),
      context: 'ownClause linked',
      place: { uri: own.uri, range: rangeOf(own.range) },
      own,
      above: clause,
    })),
  };
}

function unlinkedNode(unlinked: readonly ClauseJson[]): ParentNode {
  return {
    id: 'unlinked',
    label: vscode.l10n.t('Without a parent clause'),
    description: vscode.l10n.t('{0} clause(s)', unlinked.length),
    icon: new vscode.ThemeIcon('debug-disconnect'),
    context: 'unlinked',
    isOpen: true,
    children: unlinked.map((own) => ({
      id: `unlinked ${own.path} ${own.range.start.line}`,
      label: nameOf(own),
      context: 'unlinkedClause',
      place: { uri: own.uri, range: rangeOf(own.range) },
      own,
    })),
  };
}

function missingNode(uri: string, missing: CoverageJson['missing'], isOpen: boolean): ParentNode {
  return {
    id: 'missing',
    label: vscode.l10n.t('Cited, not in the library'),
    description: vscode.l10n.t('{0} document(s)', missing.length),
    icon: new vscode.ThemeIcon('question'),
    context: 'missing',
    isOpen,
    children: missing.map(({ title, number, range }, at) => {
      const label = title === null ? (number ?? '') : `《${title}》`;
      const description = title === null ? '' : (number ?? '');
      return {
        id: `missing ${at} ${label}`,
        label,
        description,
        context: 'missingDocument',
        place: { uri, range: rangeOf(range) },
      };
    }),
  };
}

/** A clause with its title: `二、（三）加强政策解读`, `导语 2019年…`. */
export function nameOf({ name, title }: ClauseJson): string {
  return /[）)、.．]$/.test(name) ? name + title : `${name} ${title}`;
}

/** How far a parent clause is implemented, in a word. */
export function statusWord(status: CoverageStatus): string {
  if (status === 'none') return vscode.l10n.t('Not implemented');
  return status === 'part' ? vscode.l10n.t('Implemented in part') : vscode.l10n.t('Implemented');
}

/** What is known of a link, in a word: what people said of it, else how sure it is. */
function linkWord({ status, score, isDecided }: LinkedClauseJson): string {
  if (status === 'suspect') return vscode.l10n.t('to be reviewed: the parent clause changed');
  if (isDecided) return vscode.l10n.t('confirmed');
  return `${Math.round(score * 100)}%`;
}

function statusIcon(status: CoverageStatus): vscode.ThemeIcon {
  if (status === 'none') return new vscode.ThemeIcon('circle-outline');
  return new vscode.ThemeIcon(status === 'part' ? 'color-mode' : 'pass');
}

function reasonWord(why: Parent['why']): string {
  if (why === 'cited') return vscode.l10n.t('cited by the draft');
  return why === 'pinned' ? vscode.l10n.t('chosen by hand') : vscode.l10n.t('same subject and year');
}

/** A range as the editor has it. */
export function rangeOf({ start, end }: RangeJson): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
