import * as vscode from 'vscode';
import {
  type CoverageJson,
  type NamedParent,
  type PinLinkArguments,
  serverRequests,
} from '../../server/src/lsp/protocol.ts';
import type { AskServer } from './requests.ts';

type ParentItem = vscode.QuickPickItem & { readonly parent?: NamedParent };

/** Lets the user pick a clause among those of the parents of a draft; `undefined` where none is picked. */
export async function pickParent(ask: AskServer, decision: object): Promise<NamedParent | undefined> {
  const { uri } = decision as PinLinkArguments;
  const coverage = await ask<CoverageJson>(serverRequests.coverage, { uri });
  const items = (coverage?.parents ?? []).flatMap(({ title, number, clauses }): readonly ParentItem[] => [
    { label: number ? `${title}（${number}）` : title, kind: vscode.QuickPickItemKind.Separator },
    ...clauses.map(({ clause, status }) => ({
      label: `${clause.name}${clause.title}`,
      ...(status === 'none' ? { description: vscode.l10n.t('not implemented yet') } : {}),
      parent: { uri: clause.uri, clause: clause.path, title: clause.title },
    })),
  ]);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This draft has no parent document yet.'));
    return undefined;
  }
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Parent clause'),
    placeHolder: vscode.l10n.t('Which clause does this one implement?'),
  });
  return choice?.parent;
}
