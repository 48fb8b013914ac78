import * as vscode from 'vscode';

/** `group/name`, lower case and hyphens: anything else would not be a file of ours. */
const ruleCode = /^[a-z][a-z-]{0,40}\/[a-z][a-z-]{0,40}$/;

/** Opens the page of a rule (`numbering/sequence`), or the list of all rules. The pages come with the extension. */
export async function openRulePage(extensionUri: vscode.Uri, code: unknown): Promise<void> {
  const name = typeof code === 'string' && ruleCode.test(code) ? code.replace('/', '-') : 'README';
  const page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${name}.md`);
  await vscode.commands.executeCommand('markdown.showPreview', page);
}
