import * as vscode from 'vscode';
import { type ClausesParams, type FoundClauseJson, serverRequests } from '../../server/src/lsp/protocol.ts';
import type { AskServer } from './requests.ts';

type ClauseItem = vscode.QuickPickItem & { readonly clause: FoundClauseJson };

/** Asks for a clause, by its number in any form or words of its heading, and goes there. The list shows how long each clause is. */
export async function goToClause(ask: AskServer): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const picker = vscode.window.createQuickPick<ClauseItem>();
  picker.title = vscode.l10n.t('Go to Clause');
  picker.placeholder = vscode.l10n.t('A number such as 一、（二）3 or 1.2.3, or words of the heading');
  // The server knows what a number means; the editor would look for its characters.
  picker.matchOnDescription = false;
  let latest = 0;
  const fill = async (typed: string) => {
    const round = ++latest;
    const { line, character } = editor.selection.active;
    const params: ClausesParams = { uri: editor.document.uri.toString(), typed, position: { line, character } };
    const found = (await ask<readonly FoundClauseJson[]>(serverRequests.clauses, params)) ?? [];
    if (round !== latest) return;
    picker.items = found.map(itemOf);
    if (picker.items[0]) picker.activeItems = [picker.items[0]];
  };
  const chosen = new Promise<FoundClauseJson | null>((resolve) => {
    picker.onDidChangeValue((typed) => void fill(typed));
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.clause ?? null);
      picker.hide();
    });
    picker.onDidHide(() => resolve(null));
  });
  picker.show();
  void fill('');
  const clause = await chosen;
  picker.dispose();
  if (clause) await reveal(editor, clause);
}

function itemOf(clause: FoundClauseJson): ClauseItem {
  return {
    label: `${'　'.repeat(clause.level - 1)}${clause.name}`,
    description: vscode.l10n.t('{0} words', clause.words),
    alwaysShow: true,
    clause,
  };
}

async function reveal(editor: vscode.TextEditor, { position }: FoundClauseJson): Promise<void> {
  const place = new vscode.Position(position.line, position.character);
  const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  shown.selection = new vscode.Selection(place, place);
  shown.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
