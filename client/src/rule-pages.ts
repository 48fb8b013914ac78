import * as vscode from 'vscode';
import type { HandleDiagnosticsSignature } from 'vscode-languageclient';

/** `group/name`, lower case and hyphens: anything else would not be a file of ours. */
const ruleCode = /^[a-z][a-z-]{0,40}\/[a-z][a-z-]{0,40}$/;

/** Opens the page of a rule (`numbering/sequence`), or the list of all rules. The pages come with the extension. */
export async function openRulePage(extensionUri: vscode.Uri, code: unknown): Promise<void> {
  const name = typeof code === 'string' && ruleCode.test(code) ? code.replace('/', '-') : 'README';
  const page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${name}.md`);
  await vscode.commands.executeCommand('markdown.showPreview', page);
}

/**
 * Lets the code of a finding open the page that came with the extension, which is there without a network; the server, which does not
 * know where the extension lies, names the page on the web.
 */
export function linkRulePages(
  uri: vscode.Uri,
  diagnostics: vscode.Diagnostic[],
  next: HandleDiagnosticsSignature,
): void {
  for (const diagnostic of diagnostics) {
    const { code } = diagnostic;
    if (typeof code !== 'object' || !ruleCode.test(String(code.value))) continue;
    const query = JSON.stringify([code.value]);
    const target = vscode.Uri.from({ scheme: 'command', path: 'workpoints.openRulePage', query });
    diagnostic.code = { value: code.value, target };
  }
  next(uri, diagnostics);
}
