import {
  type Connection,
  ErrorCodes,
  type InitializeResult,
  PositionEncodingKind,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { labelEnds } from '../features/typing.ts';
import { createService } from '../service.ts';
import { type Host, HostError } from '../workspace/host.ts';
import { type Client, readClient } from './client.ts';
import { createClientHost } from './clientHost.ts';
import { groupedDiagnostics } from './diagnostics.ts';
import { createDocuments } from './documents.ts';
import type { Environment } from './environment.ts';
import { answer, notify, report, type SessionHolder, take } from './guard.ts';
import { carriedWording } from './handlers/carriedWording.ts';
import { clauses } from './handlers/clauses.ts';
import { codeAction, codeActionKinds } from './handlers/codeAction.ts';
import { codeLens, resolveCodeLens } from './handlers/codeLens.ts';
import { comparison } from './handlers/comparison.ts';
import { completion, triggerCharacters } from './handlers/completion.ts';
import { coverage } from './handlers/coverage.ts';
import { definition } from './handlers/definition.ts';
import { didChange } from './handlers/didChange.ts';
import { didChangeConfiguration } from './handlers/didChangeConfiguration.ts';
import { didChangeWatchedFiles } from './handlers/didChangeWatchedFiles.ts';
import { didChangeWorkspaceFolders } from './handlers/didChangeWorkspaceFolders.ts';
import { didClose } from './handlers/didClose.ts';
import { didOpen } from './handlers/didOpen.ts';
import { documentHighlight } from './handlers/documentHighlight.ts';
import { documentLink } from './handlers/documentLink.ts';
import { documentSymbol } from './handlers/documentSymbol.ts';
import { draftStatus } from './handlers/draftStatus.ts';
import { executeCommand, serverCommands } from './handlers/executeCommand.ts';
import { exportTrace } from './handlers/exportTrace.ts';
import { foldingRange } from './handlers/foldingRange.ts';
import { formatting, onTypeFormatting, rangeFormatting } from './handlers/formatting.ts';
import { hover } from './handlers/hover.ts';
import { initialized } from './handlers/initialized.ts';
import { inlayHint } from './handlers/inlayHint.ts';
import { nameDirective } from './handlers/nameDirective.ts';
import { newDraft } from './handlers/newDraft.ts';
import { preview } from './handlers/preview.ts';
import { references } from './handlers/references.ts';
import { prepareRename, rename } from './handlers/rename.ts';
import { selectionRange } from './handlers/selectionRange.ts';
import { semanticTokens } from './handlers/semanticTokens.ts';
import { sources } from './handlers/sources.ts';
import { status } from './handlers/status.ts';
import { stopLoading } from './handlers/stopLoading.ts';
import { tasks } from './handlers/tasks.ts';
import { taskTable } from './handlers/taskTable.ts';
import { trace } from './handlers/trace.ts';
import { prepareTypeHierarchy, subtypes, supertypes } from './handlers/typeHierarchy.ts';
import { workspaceSymbol } from './handlers/workspaceSymbol.ts';
import { workspaceTasks } from './handlers/workspaceTasks.ts';
import { createLensRefresher } from './lensRefresher.ts';
import { semanticTokensLegend } from './proto.ts';
import { clientNotifications, serverRequests } from './protocol.ts';
import { createReporter } from './reporter.ts';
import { createScheduler } from './scheduler.ts';
import type { Session } from './session.ts';
import { defaultSettings } from './settings.ts';

/** Serves one client over a connection until it says `exit`. Starts to listen; returns at once. */
export function startServer(connection: Connection, environment: Environment): void {
  const holder: { session: Session | null; ended: boolean } = { session: null, ended: false };

  connection.onInitialize((params) => {
    if (holder.session || holder.ended) {
      return new ResponseError(ErrorCodes.InvalidRequest, 'the server is initialized already');
    }
    // The library takes this notification for itself while it initializes, so it is taken back here.
    take(connection, holder, 'workspace/didChangeWorkspaceFolders', didChangeWorkspaceFolders);
    const client = readClient(params);
    holder.session = createSession(connection, environment, client);
    return initializeResult(client, environment);
  });
  connection.onShutdown(() => {
    holder.session?.scheduler.dispose();
    holder.session?.lenses.dispose();
    holder.session = null;
    holder.ended = true;
  });
  registerHandlers(connection, holder);
  connection.listen();
}

function createSession(connection: Connection, environment: Environment, client: Client): Session {
  const host = client.readsFiles ? createClientHost(connection) : (environment.host ?? noFiles);
  const documents = createDocuments();
  const cacheFolder = client.cacheFolder ?? (client.readsFiles ? null : environment.cacheFolder);
  const service = createService(host, {
    rules: environment.rules,
    traceDraft: environment.traceDraft,
    // Without a workspace a project file is looked for up to the root, as on the command line; a client that reads files bounds that itself.
    settings: {
      folders: client.folders.length > 0 || client.readsFiles ? client.folders : null,
      cache: cacheFolder === null ? null : { folder: cacheFolder, version: environment.version },
    },
    onRuleFailure: (uri, code, error) => report(connection, `${code} on ${uri}`, error),
  });
  const reporter = createReporter({
    connection,
    client,
    service,
    documents,
    host,
    version: environment.version,
  });
  const lenses = createLensRefresher(connection, client, environment.timer);
  const needsLibrary = new Set(
    environment.rules.filter(({ meta }) => meta.reads === 'library').map(({ meta }) => meta.code),
  );
  let settingsKnown = () => {};
  const ready = new Promise<void>((resolve) => {
    settingsKnown = resolve;
  });
  if (!client.configuration) settingsKnown();
  const scheduler = createScheduler({
    service,
    documents,
    timer: environment.timer,
    ready,
    quietMs: () => session.settings.quietMs ?? client.quietMs,
    needsLibrary: (code) => needsLibrary.has(code),
    toDiagnostics: async (uri, draft, findings) =>
      session.settings.enable ? groupedDiagnostics(session, uri, draft, findings) : [],
    publish(uri, version, diagnostics) {
      const stamped = version !== null && client.diagnosticVersions ? { version } : {};
      const params = { uri: documents.spelling(uri), ...stamped, diagnostics };
      void notify(connection, 'textDocument/publishDiagnostics', params);
    },
    changed() {
      reporter.update(scheduler.loading);
      lenses.touch();
    },
    failed: (uri, error) => report(connection, `checking ${uri}`, error),
  });
  const session: Session = {
    connection,
    environment,
    client,
    host,
    service,
    documents,
    scheduler,
    reporter,
    lenses,
    offers: new Map(),
    folders: client.folders,
    settings: defaultSettings,
    settingsKnown,
  };
  return session;
}

/** For a server without files of its own whose client reads none either: only what is open is known. */
const noFiles: Host = {
  read: (uri) => Promise.reject(new HostError('not-found', uri)),
  write: (uri) => Promise.reject(new HostError('refused', uri)),
  find: (folder) => Promise.reject(new HostError('not-found', folder)),
  exists: () => Promise.resolve(null),
};

function initializeResult(client: Client, { version }: Environment): InitializeResult {
  const capabilities: ServerCapabilities = {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    codeActionProvider: client.codeActionLiterals ? { codeActionKinds: [...codeActionKinds] } : false,
    completionProvider: { triggerCharacters: [...triggerCharacters] },
    // A click must lead somewhere, and what shows documents is the client.
    ...(client.showDocument ? { codeLensProvider: { resolveProvider: true } } : {}),
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: client.prepareRename ? { prepareProvider: true } : true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    typeHierarchyProvider: true,
    inlayHintProvider: true,
    documentLinkProvider: {},
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: [...labelEnds] },
    executeCommandProvider: { commands: [...serverCommands] },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, full: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  return { capabilities, serverInfo: { name: 'Work Points', version } };
}

function registerHandlers(connection: Connection, holder: SessionHolder): void {
  take(connection, holder, 'initialized', initialized);
  take(connection, holder, 'textDocument/didOpen', didOpen);
  take(connection, holder, 'textDocument/didChange', didChange);
  take(connection, holder, 'textDocument/didClose', didClose);
  take(connection, holder, 'workspace/didChangeConfiguration', didChangeConfiguration);
  take(connection, holder, 'workspace/didChangeWatchedFiles', didChangeWatchedFiles);
  take(connection, holder, clientNotifications.stopLoading, stopLoading);

  answer(connection, holder, 'textDocument/codeAction', [], codeAction);
  answer(connection, holder, 'textDocument/codeLens', [], codeLens);
  answer(connection, holder, 'codeLens/resolve', null, resolveCodeLens);
  answer(connection, holder, 'textDocument/completion', [], completion);
  answer(connection, holder, 'textDocument/hover', null, hover);
  answer(connection, holder, 'textDocument/definition', [], definition);
  answer(connection, holder, 'textDocument/references', [], references);
  answer(connection, holder, 'textDocument/prepareTypeHierarchy', null, prepareTypeHierarchy);
  answer(connection, holder, 'typeHierarchy/supertypes', null, supertypes);
  answer(connection, holder, 'typeHierarchy/subtypes', null, subtypes);
  answer(connection, holder, 'textDocument/prepareRename', null, prepareRename);
  answer(connection, holder, 'textDocument/rename', null, rename);
  answer(connection, holder, 'textDocument/documentHighlight', [], documentHighlight);
  answer(connection, holder, 'textDocument/documentSymbol', [], documentSymbol);
  answer(connection, holder, 'workspace/symbol', [], workspaceSymbol);
  answer(connection, holder, 'textDocument/inlayHint', [], inlayHint);
  answer(connection, holder, 'textDocument/documentLink', [], documentLink);
  answer(connection, holder, 'textDocument/formatting', [], formatting);
  answer(connection, holder, 'textDocument/rangeFormatting', [], rangeFormatting);
  answer(connection, holder, 'textDocument/onTypeFormatting', [], onTypeFormatting);
  answer(connection, holder, 'textDocument/foldingRange', [], foldingRange);
  answer(connection, holder, 'textDocument/selectionRange', [], selectionRange);
  answer(connection, holder, 'textDocument/semanticTokens/full', { data: [] }, semanticTokens);
  answer(connection, holder, 'workspace/executeCommand', null, executeCommand);
  answer(connection, holder, serverRequests.trace, null, trace);
  answer(connection, holder, serverRequests.tasks, null, tasks);
  answer(connection, holder, serverRequests.clauses, [], clauses);
  answer(connection, holder, serverRequests.draftStatus, null, draftStatus);
  answer(connection, holder, serverRequests.workspaceTasks, null, workspaceTasks);
  answer(connection, holder, serverRequests.taskTable, null, taskTable);
  answer(connection, holder, serverRequests.preview, null, preview);
  answer(connection, holder, serverRequests.sources, null, sources);
  answer(connection, holder, serverRequests.newDraft, null, newDraft);
  answer(connection, holder, serverRequests.status, null, status);
  answer(connection, holder, serverRequests.coverage, null, coverage);
  answer(connection, holder, serverRequests.comparison, null, comparison);
  answer(connection, holder, serverRequests.carriedWording, [], carriedWording);
  answer(connection, holder, serverRequests.exportTrace, null, exportTrace);
  answer(connection, holder, serverRequests.nameDirective, { outcome: 'nowhere' }, nameDirective);
}
