import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol.ts';
import { isChecking, registerCommands } from './commands.ts';
import { warnOfLostCharacters } from './encoding.ts';
import { keepFocus } from './focus.ts';
import { keepServerLate } from './late-server.ts';
import { showLoading } from './loading.ts';
import { warnOfNeighbours } from './neighbours.ts';
import { announceProblems } from './problems.ts';
import { askBefore } from './reasons.ts';
import { keepReviews } from './review.ts';
import { linkRulePages } from './rule-pages.ts';
import { holdState } from './state.ts';
import { showStatus } from './status.ts';
import { offerPreview } from './views/preview.ts';
import { offerViews } from './views/views.ts';
import { showWordCount } from './word-count.ts';

/** The language id, which is also the prefix of settings and commands. */
const languageId = 'workpoints';

const productName = '工作要点 Work Points';

/** The way to a server, which Node and the browser go differently. */
export interface ServerHost {
  readonly kind: 'node' | 'browser';
  /** Loads the code of the protocol. */
  loadClients(): Promise<(id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient>;
}

/** Starts everything that does not depend on where the extension runs. Returns before the server is there: activation must not wait. */
export function run(context: vscode.ExtensionContext, host: ServerHost): void {
  const log = vscode.window.createOutputChannel(productName, { log: true });
  const focus = keepFocus();
  const state = holdState({ server: 'starting', report: null, checking: isChecking(), lastError: null });
  const clientOptions: LanguageClientOptions = {
    // Without a scheme: drafts lie on disks, in remote and in virtual workspaces, or were never saved.
    documentSelector: [{ language: languageId }],
    diagnosticCollectionName: languageId,
    outputChannel: log,
    initializationOptions: () => initializationOptions(context.globalStorageUri),
    initializationFailedHandler: () => false,
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) =>
        linkRulePages(uri, diagnostics, (of, linked) => focus.handle(of, linked, next)),
      executeCommand: askBefore((method, params) => server.ask(method, params)),
    },
  };
  const server = keepServerLate(async () => {
    const [{ keepServer }, makeClient] = await Promise.all([import('./server.ts'), host.loadClients()]);
    return keepServer(state, log, context.globalStorageUri, (errorHandler) =>
      makeClient(languageId, productName, { ...clientOptions, errorHandler }),
    );
  });

  const reviews = keepReviews(languageId);

  context.subscriptions.push(
    log,
    focus,
    reviews,
    state,
    server,
    ...showStatus(state, languageId),
    ...showWordCount(server.ask, state, languageId),
    ...offerViews({ context, ask: server.ask, state, languageId }),
    ...offerPreview({ context, ask: server.ask, state, languageId }),
    ...announceProblems(state),
    ...showLoading(state, server.tell),
    ...warnOfLostCharacters(languageId),
    ...registerCommands({
      context,
      hostKind: host.kind,
      state,
      log,
      restart: server.restart,
      ask: server.ask,
      reviews,
      languageId,
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('workpoints.enable')) state.set({ checking: isChecking() });
    }),
  );
  log.info(`${context.extension.packageJSON.version}, ${host.kind}, ${vscode.env.language}`);
  void server.restart();
  void warnOfNeighbours(context, languageId);
}

function initializationOptions(storage: vscode.Uri): InitializationOptions {
  return {
    files: 'client',
    cacheFolder: storage.toString(),
    locale: vscode.env.language,
    quietMs: vscode.workspace.getConfiguration('workpoints').get('quietMs', 200),
  };
}
