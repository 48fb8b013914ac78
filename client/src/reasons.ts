import * as vscode from 'vscode';
import { serverCommands } from '../../server/src/lsp/protocol.ts';

/** Asks for the reason of a decision before the server keeps it; a question that is turned away leaves everything as it was. */
export async function askReason(
  command: string,
  given: unknown[],
  next: (command: string, given: unknown[]) => unknown,
): Promise<unknown> {
  const [decision] = given;
  const isAsked = command === serverCommands.suppress && typeof decision === 'object' && decision !== null;
  if (!isAsked || 'reason' in decision) return next(command, given);
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ignore'),
    prompt: vscode.l10n.t('Why? The reason is kept with the decision; it may be left empty.'),
  });
  if (reason === undefined) return false;
  return next(command, [{ ...decision, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }]);
}
