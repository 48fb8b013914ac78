import * as vscode from 'vscode';
import { type DecideLinksArguments, serverCommands } from '../../server/src/lsp/protocol.ts';
import { pickParent } from './pick-parent.ts';
import type { AskServer } from './requests.ts';

/** Carries out a command of the server. */
type Next = (command: string, given: unknown[]) => unknown;

/**
 * Asks for what a decision still needs before the server keeps it: the parent clause to be pinned, and the reason, which may be left empty. A
 * question that is turned away leaves everything as it was. Accepting a link asks nothing: that it holds needs no reason.
 */
export function askBefore(ask: AskServer): (command: string, given: unknown[], next: Next) => Promise<unknown> {
  return async (command, given, next) => {
    const [decision] = given;
    if (typeof decision !== 'object' || decision === null) return next(command, given);
    const title = titleOf(command, decision);
    if (!title || 'reason' in decision) return next(command, given);
    const parent =
      command === serverCommands.pinLink && !('parent' in decision) ? await pickParent(ask, decision) : null;
    if (parent === undefined) return false;
    const reason = await vscode.window.showInputBox({
      title,
      prompt: vscode.l10n.t('Why? The reason is kept with the decision; it may be left empty.'),
    });
    if (reason === undefined) return false;
    const told = reason.trim() === '' ? {} : { reason: reason.trim() };
    return next(command, [{ ...decision, ...(parent ? { parent } : {}), ...told }]);
  };
}

/** The title of the question for a reason; `null` for a command that needs none. */
function titleOf(command: string, decision: object): string | null {
  if (command === serverCommands.suppress) return vscode.l10n.t('Ignore');
  if (command === serverCommands.markLocal) return vscode.l10n.t('Local task');
  if (command === serverCommands.pinLink) return vscode.l10n.t('Parent clause');
  if (command !== serverCommands.decideLinks) return null;
  const { verdict } = decision as DecideLinksArguments;
  if (verdict === 'rejected') return vscode.l10n.t('Not the basis');
  return verdict === 'local' ? vscode.l10n.t('Local task') : null;
}
