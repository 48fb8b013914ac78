import * as vscode from 'vscode';
import { createRefresher } from './refresher.ts';

/** A place in a document that a tree leads to. */
export interface TreePlace {
  readonly uri: string;
  readonly range: vscode.Range;
}

/** One line of a tree. */
export interface TreeNode {
  /** The same for the same thing from one filling of the tree to the next, so that what is open stays open. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** What a screen reader says; without it label and description. */
  readonly spoken?: string;
  readonly icon?: vscode.ThemeIcon;
  /** For the conditions of menus. */
  readonly context?: string;
  readonly place?: TreePlace;
  readonly isOpen?: boolean;
  readonly children?: readonly TreeNode[];
}

/** A tree view over nodes that are made anew as a whole. */
export interface Tree<Node extends TreeNode> extends vscode.Disposable {
  readonly view: vscode.TreeView<Node>;
  /** What is shown may be out of date. */
  touch(): void;
}

/** How long edits must rest before a tree is filled again. */
const pauseMs = 300;

/**
 * A tree that is filled when it is seen, and again when it was touched and is seen. `reveal` is the command that a chosen line runs with its
 * place. With `canSelectMany` commands are given the line that they were called on, and all lines that are selected with it.
 */
export function createTree<Node extends TreeNode>(
  id: string,
  reveal: string,
  fill: () => Promise<readonly Node[]>,
  canSelectMany = false,
): Tree<Node> {
  const changed = new vscode.EventEmitter<undefined>();
  let roots: readonly Node[] = [];
  let written = '[]';
  const refresher = createRefresher({
    pauseMs,
    after(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    async refresh() {
      roots = await fill();
      const json = JSON.stringify(roots);
      if (json === written) return;
      written = json;
      changed.fire(undefined);
    },
  });
  const view = vscode.window.createTreeView<Node>(id, {
    showCollapseAll: true,
    canSelectMany,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      async getChildren(node) {
        if (node) return [...((node.children ?? []) as readonly Node[])];
        await refresher.now();
        return [...roots];
      },
      getTreeItem: (node) => itemOf(node, reveal),
    },
  });
  const visibility = view.onDidChangeVisibility(({ visible }) => refresher.shown(visible));
  refresher.shown(view.visible);
  return {
    view,
    touch: refresher.touch,
    dispose: () => vscode.Disposable.from(view, visibility, changed, refresher).dispose(),
  };
}

function itemOf(node: TreeNode, reveal: string): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, stateOf(node));
  item.id = node.id;
  if (node.description) item.description = node.description;
  item.tooltip = node.tooltip ?? (node.description ? `${node.label} ${node.description}` : node.label);
  item.accessibilityInformation = { label: node.spoken ?? [node.label, node.description ?? ''].join(' ').trim() };
  if (node.icon) item.iconPath = node.icon;
  if (node.context) item.contextValue = node.context;
  if (node.place) item.command = { title: vscode.l10n.t('Show Text'), command: reveal, arguments: [node.place] };
  return item;
}

function stateOf({ children, isOpen }: TreeNode): vscode.TreeItemCollapsibleState {
  if (!children || children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
