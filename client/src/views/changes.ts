import * as vscode from 'vscode';
import type { ViewSurroundings } from './surroundings.ts';

/**
 * Tells when drafts may have other findings, tasks or links than before: each check of the server ends with findings, for every version of a text.
 * `touched` names the documents, `null` stands for all of them.
 */
export function onChecked(
  { state }: ViewSurroundings,
  touched: (uris: ReadonlySet<string> | null) => void,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.onDidChangeDiagnostics(({ uris }) => touched(new Set(uris.map(String)))),
    state.onChange(() => touched(null)),
  );
}

/** Tells menus and welcome texts something about the views; `key` without the prefix. */
export async function setKey(key: string, value: unknown): Promise<void> {
  await vscode.commands.executeCommand('setContext', `workpoints:${key}`, value);
}
