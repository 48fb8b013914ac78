import * as vscode from 'vscode';
import { fileName } from './texts.ts';

/** Stands in a text where bytes did not fit its encoding. */
const replacementCharacter = '\uFFFD';

/**
 * Warns once for each draft that was opened in an encoding that is not its own, and offers VS Code's way to open it again: what is saved
 * before that loses the characters that were not understood.
 */
export function warnOfLostCharacters(languageId: string): readonly vscode.Disposable[] {
  const warned = new Set<string>();
  const look = (document: vscode.TextDocument) => {
    const uri = document.uri.toString();
    if (document.languageId !== languageId || warned.has(uri)) return;
    if (!document.getText().includes(replacementCharacter)) return;
    warned.add(uri);
    void warn(document);
  };
  vscode.workspace.textDocuments.forEach(look);
  return [vscode.workspace.onDidOpenTextDocument(look)];
}

async function warn(document: vscode.TextDocument): Promise<void> {
  const reopen = vscode.l10n.t('Reopen with Encoding');
  const sentence = vscode.l10n.t(
    'Some characters of {0} could not be read. If it is in another encoding, such as GB18030, reopen it before you edit it.',
    fileName(document.uri),
  );
  if ((await vscode.window.showWarningMessage(sentence, reopen)) !== reopen) return;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.editor.changeEncoding');
}
