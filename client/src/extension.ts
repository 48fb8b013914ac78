import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageclient';
import {
  clientRequests,
  type InitializationOptions,
  type StatusJson,
  serverNotifications,
} from '../../server/src/lsp/protocol.ts';
import { isChecking, registerCommands } from './commands.ts';
import { shownDiagnostics } from './diagnostics.ts';
import { createFiles, FileError, type Files } from './files.ts';
import { announceProblems } from './problems.ts';
import { createErrorHandler, reportFailedStart } from './recovery.ts';
import { holdState } from './state.ts';
import { showStatus } from './status.ts';

/** The language id, which is also the prefix of settings and commands. */
const languageId = 'workpoints';

const productName = '工作要点 Work Points';

/** The way to a server, which Node and the browser go differently. */
export interface ServerHost {
  readonly kind: 'node' | 'browser';
  makeClient(id: string, name: string, options: LanguageClientOptions): BaseLanguageClient;
}

/** Starts everything that does not depend on where the extension runs. Returns before the server is there: activation must not wait. */
export function run(context: vscode.ExtensionContext, host: ServerHost): void {
  const log = vscode.window.createOutputChannel(productName, { log: true });
  const state = holdState({ server: 'starting', report: null, checking: isChecking(), lastError: null });
  const diagnostics = shownDiagnostics(state);
  const client: BaseLanguageClient = host.makeClient(languageId, productName, {
    // Without a scheme: drafts lie on disks, in remote and in virtual workspaces, or were never saved.
    documentSelector: [{ language: languageId }],
    diagnosticCollectionName: languageId,
    outputChannel: log,
    initializationOptions,
    initializationFailedHandler: () => false,
    errorHandler: createErrorHandler(() => client, state, log),
    middleware: { handleDiagnostics: diagnostics.handle, provideCodeActions: diagnostics.filterActions },
  });

  answerFileRequests(client);
  client.onNotification(serverNotifications.status, (report: StatusJson) => {
    state.set({ server: 'running', report });
  });

  const start = async () => {
    state.set({ server: 'starting', report: null });
    try {
      await client.start();
      state.set({ server: 'running' });
    } catch (error) {
      reportFailedStart(error, state, log);
    }
  };
  const restart = async () => {
    if (client.needsStop()) await client.stop().catch((error: unknown) => log.warn(String(error)));
    await start();
  };

  context.subscriptions.push(
    log,
    state,
    diagnostics,
    { dispose: () => void client.dispose().catch(() => undefined) },
    ...showStatus(state, languageId),
    ...announceProblems(state),
    ...registerCommands({ context, hostKind: host.kind, state, log, restart }),
    state.onChange(({ before, now }) => {
      if (before.checking !== now.checking) diagnostics.refresh(client.diagnostics);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('workpoints.enable')) state.set({ checking: isChecking() });
      if (event.affectsConfiguration('workpoints.quietMs')) void restart();
    }),
  );
  void start();
}

function initializationOptions(): InitializationOptions {
  return {
    files: 'client',
    locale: vscode.env.language,
    quietMs: vscode.workspace.getConfiguration('workpoints').get('quietMs', 200),
  };
}

function answerFileRequests(client: BaseLanguageClient): void {
  const files: Files = createFiles({
    fileSystem: vscode.workspace.fs,
    parse: (uri) => vscode.Uri.parse(uri, true),
    folderOf: (uri) => vscode.workspace.getWorkspaceFolder(uri)?.uri,
    uniqueName: () => Math.random().toString(36).slice(2, 10),
  });
  client.onRequest(clientRequests.readFile, ({ uri }: { uri: string }) => answered(files.readFile(uri)));
  client.onRequest(clientRequests.writeFile, ({ uri, base64 }: { uri: string; base64: string }) =>
    answered(files.writeFile(uri, base64)),
  );
  client.onRequest(clientRequests.findFiles, ({ folder, patterns }: { folder: string; patterns: readonly string[] }) =>
    answered(files.findFiles(folder, patterns)),
  );
  client.onRequest(clientRequests.exists, ({ uri }: { uri: string }) => answered(files.exists(uri)));
}

/** A failure goes to the server as `data.failure`, in the words of its host interface. */
async function answered(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    const failure = error instanceof FileError ? error.failure : 'failed';
    const detail = error instanceof Error ? error.message : String(error);
    throw new ResponseError(LSPErrorCodes.RequestFailed, detail, { failure });
  }
}
