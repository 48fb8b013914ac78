import * as vscode from 'vscode';
import {
  type ClauseJson,
  type CoverageJson,
  type InsertClauseArguments,
  serverCommands,
  serverRequests,
} from '../../../server/src/lsp/protocol.ts';
import { groupCoverage } from './coverage-groups.ts';
import { nameOf, type ParentNode, statusWord } from './parents.ts';
import type { ViewSurroundings } from './surroundings.ts';

/** The command that starts a new clause from one of a parent that is not implemented, or not in full. */
export function offerInsertion({ ask, subject }: ViewSurroundings): readonly vscode.Disposable[] {
  const choose = async (uri: vscode.Uri): Promise<ClauseJson | null> => {
    const coverage = await ask<CoverageJson>(serverRequests.coverage, { uri: uri.toString() });
    return coverage && askClause(coverage);
  };
  const insert = async (node?: ParentNode): Promise<void> => {
    const uri = subject.current;
    if (!uri) return;
    const clause = node?.above ?? (await choose(uri));
    if (!clause) return;
    // The server edits what is open, and shows what it has done.
    await vscode.window.showTextDocument(uri);
    const given: InsertClauseArguments = { uri: uri.toString(), parent: clause.uri, clause: clause.path };
    await vscode.commands.executeCommand(serverCommands.insertClause, given);
  };
  const register = vscode.commands.registerCommand;
  return [register('workpoints.insertClauseFromParent', insert)];
}

type ClauseItem = vscode.QuickPickItem & { readonly clause?: ClauseJson };

async function askClause({ parents }: CoverageJson): Promise<ClauseJson | null> {
  const items = parents.flatMap((parent): readonly ClauseItem[] => {
    const open = groupCoverage(parent)
      .filter(({ status }) => status !== 'full')
      .flatMap(({ clauses }) => clauses.filter(({ canBegin }) => canBegin));
    if (open.length === 0) return [];
    const head = { label: parent.number ?? parent.title, kind: vscode.QuickPickItemKind.Separator };
    const own = open.map(({ clause, status }) => ({ label: nameOf(clause), description: statusWord(status), clause }));
    return [head, ...own];
  });
  if (items.length === 0) {
    const sentence =
      parents.length === 0
        ? vscode.l10n.t('No parent of this draft was found.')
        : vscode.l10n.t('Every clause of the parents is implemented.');
    void vscode.window.showInformationMessage(sentence);
    return null;
  }
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Insert Clause from Parent'),
    placeHolder: vscode.l10n.t('Parent clauses that are not implemented, or only in part'),
    matchOnDescription: true,
  });
  return choice?.clause ?? null;
}
