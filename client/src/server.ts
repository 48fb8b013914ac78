import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type CancellationToken,
  State as ClientState,
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
} from 'vscode-languageclient';
import { type StatusJson, serverNotifications } from '../../server/src/lsp/protocol.ts';
import { answerFileRequests } from './file-requests.ts';
import type { AskServer } from './requests.ts';
import { mayRestart } from './restarts.ts';
import type { StateHolder } from './state.ts';

/** How many garbled messages in a row are borne before the connection is given up. */
const mostErrors = 3;

/** How long a question waits for a server that starts, in milliseconds. */
const longestStart = 15_000;

/** A server that is kept running. */
export interface KeptServer extends vscode.Disposable {
  /** Ends the server, if there is one, and starts a new one. Does not reject: what goes wrong is shown to the user. */
  restart(): Promise<void>;
  /** Asks the server that is running. Does not reject: a question that fails is in the log. */
  readonly ask: AskServer;
  /** Tells the server that is running, if there is one. */
  tell(notification: string): void;
}

/**
 * Keeps a server running: one that ends unasked is started again silently, until it ends too often; then the user is told and offered
 * ways out. A restart takes a new client, because a client whose start failed cannot start again.
 */
export function keepServer(
  state: StateHolder,
  log: vscode.LogOutputChannel,
  storage: vscode.Uri,
  makeClient: (errorHandler: ErrorHandler) => BaseLanguageClient,
): KeptServer {
  const ends: number[] = [];
  let present: BaseLanguageClient | null = null;
  let restarting: Promise<void> = Promise.resolve();
  let starting: Promise<void> = restarting;

  const start = async () => {
    const client = makeClient(errorHandlerOf(() => client.state, ends));
    present = client;
    reportErrors(client, state);
    answerFileRequests(client, storage);
    client.onNotification(serverNotifications.status, (report: StatusJson) => state.set({ report }));
    client.onDidChangeState(({ newState }) => {
      if (client !== present) return;
      log.info(`server: ${ClientState[newState]}`);
      if (newState === ClientState.StartFailed) giveUp();
      // A server that was given up stops, too; that it failed says more.
      else if (newState !== ClientState.Stopped || state.current.server !== 'failed')
        state.set({ server: serverStates[newState], ...(newState === ClientState.Running ? {} : { report: null }) });
    });
    await client.start().catch(() => undefined);
  };
  const stop = async () => {
    const client = present;
    present = null;
    await client?.dispose().catch((error: unknown) => log.warn(`Ending the server: ${String(error)}`));
  };
  const giveUp = () => {
    ends.length = 0;
    if (state.current.server !== 'failed') offerWaysOut(state, log);
  };

  function errorHandlerOf(clientState: () => ClientState, times: number[]): ErrorHandler {
    return {
      error(_error, _message, count) {
        // A server that cannot even be loaded answers nothing, and the start would wait for it for ever.
        if (clientState() === ClientState.Starting) queueMicrotask(giveUp);
        const goOn = count !== undefined && count <= mostErrors;
        return { action: goOn ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
      },
      closed(): CloseHandlerResult {
        // A server that ends while it starts makes the start fail, and that is reported.
        if (clientState() === ClientState.Starting) return { action: CloseAction.DoNotRestart, handled: true };
        times.push(Date.now());
        if (mayRestart(times)) return { action: CloseAction.Restart, handled: true };
        queueMicrotask(giveUp);
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }

  return {
    restart() {
      // Only the end of the old server is waited for: a start may never be answered, and must not hold up the next one.
      restarting = restarting.then(stop);
      starting = restarting.then(start);
      return starting;
    },
    async ask<Answer>(method: string, params: object, token?: CancellationToken) {
      // A command may be what started the extension.
      await Promise.race([starting, pause(longestStart)]);
      const client = present;
      if (client?.state !== ClientState.Running) return null;
      // An argument that is there and undefined would count as a second parameter.
      const rest = token ? [token] : [];
      return client.sendRequest<Answer | null>(method, params, ...rest).catch((error: unknown) => {
        if (!token?.isCancellationRequested) log.warn(`${method}: ${String(error)}`);
        return null;
      });
    },
    tell(notification) {
      if (present?.state === ClientState.Running) void present.sendNotification(notification).catch(() => undefined);
    },
    dispose: () => void stop(),
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

const serverStates = {
  [ClientState.Starting]: 'starting',
  [ClientState.Running]: 'running',
  [ClientState.Stopped]: 'stopped',
} as const;

/** Keeps the library's own messages, which are made for programmers, in the log: the user gets one sentence and ways out. */
function reportErrors(client: BaseLanguageClient, state: StateHolder): void {
  const logError = client.error.bind(client);
  client.error = (message, data, shown = true) => {
    logError(message, data, false);
    if (shown === false) return;
    const detail = data instanceof Error ? ` ${data.message}` : '';
    state.set({ lastError: `${new Date().toISOString()} ${message}${detail}` });
  };
}

function offerWaysOut(state: StateHolder, log: vscode.LogOutputChannel): void {
  state.set({ server: 'failed', report: null });
  const restart = vscode.l10n.t('Restart');
  const output = vscode.l10n.t('Show Output');
  const sentence = vscode.l10n.t('Drafts are not checked: the checker of Work Points has stopped.');
  void vscode.window.showErrorMessage(sentence, restart, output).then((choice) => {
    if (choice === restart) void vscode.commands.executeCommand('workpoints.restartServer');
    if (choice === output) log.show(true);
  });
}
