import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  State as ClientState,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
} from 'vscode-languageclient';
import { mayRestart } from './restarts.ts';
import type { StateHolder } from './state.ts';

/** How many messages in a row may be garbled before the server is given up. */
const mostErrors = 3;

/** Starts a server again that ended unasked, silently, until it ends too often; then says so and offers ways out. */
export function createErrorHandler(
  client: () => BaseLanguageClient,
  state: StateHolder,
  log: vscode.LogOutputChannel,
): ErrorHandler {
  const ends: number[] = [];
  return {
    error(error, _message, count) {
      const goOn = count !== undefined && count <= mostErrors;
      return {
        action: goOn ? ErrorAction.Continue : ErrorAction.Shutdown,
        message: `The connection to the server failed: ${error.message}`,
        handled: true,
      };
    },
    closed() {
      // A server that ends while it starts makes the start fail, and that is reported there.
      if (client().state === ClientState.Starting) {
        return { action: CloseAction.DoNotRestart, message: 'The server ended while it was starting.', handled: true };
      }
      ends.push(Date.now());
      if (mayRestart(ends)) {
        log.warn(`The server ended unasked (${ends.length}); it is started again.`);
        state.set({ server: 'starting', report: null });
        return { action: CloseAction.Restart, message: 'The server is started again.', handled: true };
      }
      ends.length = 0;
      reportFailure(state, log, 'The server ended unasked too often; it is not started again.');
      return { action: CloseAction.DoNotRestart, message: 'The server is not started again.', handled: true };
    },
  };
}

/** Says that the server could not start, with ways out. */
export function reportFailedStart(error: unknown, state: StateHolder, log: vscode.LogOutputChannel): void {
  reportFailure(state, log, `The server did not start: ${error instanceof Error ? error.message : String(error)}`);
}

function reportFailure(state: StateHolder, log: vscode.LogOutputChannel, detail: string): void {
  log.error(detail);
  state.set({ server: 'failed', report: null, lastError: `${new Date().toISOString()} ${detail}` });
  const restart = vscode.l10n.t('Restart');
  const output = vscode.l10n.t('Show Output');
  const sentence = vscode.l10n.t('Drafts are not checked: the checker of Work Points has stopped.');
  void vscode.window.showErrorMessage(sentence, restart, output).then((choice) => {
    if (choice === restart) void vscode.commands.executeCommand('workpoints.restartServer');
    if (choice === output) log.show(true);
  });
}
