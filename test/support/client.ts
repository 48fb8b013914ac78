import { Buffer } from 'node:buffer';
import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver';
import * as serverSide from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  LSPErrorCodes,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createTracer } from '../../server/src/directives/link.ts';
import { timer } from '../../server/src/entry/timer.ts';
import type { Environment } from '../../server/src/lsp/environment.ts';
import { clientRequests, type StatusJson, serverNotifications } from '../../server/src/lsp/protocol.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { type Host, HostError } from '../../server/src/workspace/host.ts';
import { type MemoryHost, memoryHost } from './memory-host.ts';
import { workspace } from './work-points.ts';

/** What a client of the tests is like. */
export interface ClientOptions {
  /** URI → text or bytes; the workspace is `file:///ws`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** `null` for a client that says nothing about itself. */
  readonly capabilities?: ClientCapabilities | null;
  readonly locale?: string;
  readonly quietMs?: number;
  /** The client reads the files for the server. */
  readonly readsFiles?: boolean;
  /** Section `workpoints` of the settings, for clients that are asked. */
  readonly settings?: () => unknown;
  /** Comes between the server and its files. */
  readonly host?: (files: MemoryHost) => Host;
  readonly environment?: Partial<Environment>;
}

/** What the server showed the user. */
export interface ShownMessage {
  readonly message: string;
  readonly actions: readonly string[];
}

/** A client of our own with the real server behind it, in one process. */
export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly files: MemoryHost;
  readonly initialized: InitializeResult;
  /** Everything published so far, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  readonly shown: readonly ShownMessage[];
  /** Documents that the server wanted to be shown. */
  readonly opened: readonly string[];
  readonly statuses: readonly StatusJson[];
  readonly logged: readonly string[];
  /** Globs that the server wants to be told about. */
  readonly watched: readonly string[];
  /** Exit codes; none while the server runs. */
  readonly exits: readonly number[];
  open(uri: string, text?: string): TestDocument;
  /** Changes a file behind the editor's back and tells the server. */
  changeFile(uri: string, text: string | null): Promise<void>;
  request<Result>(method: string, params: object): Promise<Result>;
  /** Waits until `check` holds; tells what was published when it does not in time. */
  until(check: () => boolean, what: string): Promise<void>;
  /** Every edit that the server had applied, in order. */
  readonly applied: readonly WorkspaceEdit[];
  /** The title of the button that the user presses, if he is asked. */
  press(title: string): void;
  /** Lets questions stand until the returned function is called with the title of a button. */
  holdAnswer(): (title: string) => void;
  close(): void;
}

/** An open document. */
export interface TestDocument {
  readonly uri: string;
  readonly text: string;
  readonly version: number;
  /** Replaces words; without `to` takes them away. */
  replace(words: string, to?: string): void;
  /** Replaces the whole text. */
  rewrite(text: string): void;
  apply(edit: WorkspaceEdit): void;
  close(): void;
  position(words: string): Position;
  range(words: string): Range;
  textAt(range: Range): string;
  /** What was published for the version that is shown, the findings that need the library among it. Waits for it. */
  diagnostics(): Promise<readonly Diagnostic[]>;
  request<Result>(method: string, words: string, more?: object): Promise<Result>;
}

/** What VS Code says of itself, as far as the server asks. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  window: { showDocument: { support: true }, showMessage: {} },
};

const PATIENCE_MS = 10_000;

/** Starts the server and a client and lets them shake hands. */
export async function startClient(options: ClientOptions = {}): Promise<TestClient> {
  const files = memoryHost(options.files ?? {});
  const host = options.host?.(files) ?? files;
  const exits: number[] = [];
  const connection = connect(exits, {
    host: options.readsFiles ? null : host,
    cacheFolder: null,
    timer,
    version: '0.0.0-test',
    rules,
    traceDraft: createTracer(),
    ...options.environment,
  });

  const published: PublishDiagnosticsParams[] = [];
  const shown: ShownMessage[] = [];
  const opened: string[] = [];
  const statuses: StatusJson[] = [];
  const logged: string[] = [];
  const watched: string[] = [];
  const documents = new Map<string, TestDocument>();
  const applied: WorkspaceEdit[] = [];
  let pressed: string | null = null;
  let held: Promise<void> = Promise.resolve();
  let wake = () => {};
  const noted =
    <Given, Kept>(list: Kept[], keep: (given: Given) => Kept | readonly Kept[]) =>
    (given: Given) => {
      list.push(...([keep(given)].flat() as Kept[]));
      wake();
    };

  connection.onNotification(
    'textDocument/publishDiagnostics',
    noted(published, (given: PublishDiagnosticsParams) => given),
  );
  connection.onNotification(
    'window/logMessage',
    noted(logged, (given: { message: string }) => given.message),
  );
  connection.onNotification(
    'window/showMessage',
    noted(shown, ({ message }: { message: string }) => ({ message, actions: [] })),
  );
  connection.onNotification(
    serverNotifications.status,
    noted(statuses, (given: StatusJson) => given),
  );
  connection.onRequest(
    'window/showMessageRequest',
    async ({ message, actions = [] }: { message: string; actions?: { title: string }[] }) => {
      noted(shown, () => ({ message, actions: actions.map(({ title }) => title) }))(null);
      await held;
      return actions.find(({ title }) => title === pressed) ?? null;
    },
  );
  connection.onRequest('window/showDocument', ({ uri }: { uri: string }) => {
    noted(opened, () => uri)(null);
    return { success: true };
  });
  connection.onRequest(
    'client/registerCapability',
    ({ registrations }: { registrations: { registerOptions?: { watchers?: { globPattern: string }[] } }[] }) => {
      for (const { registerOptions } of registrations) {
        noted(watched, () => registerOptions?.watchers?.map(({ globPattern }) => globPattern) ?? [])(null);
      }
      return null;
    },
  );
  connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
    noted(applied, () => edit)(null);
    const uris = edit.documentChanges?.flatMap((one) => ('edits' in one ? one.textDocument.uri : [])) ?? [];
    const named = new Set([...uris, ...Object.keys(edit.changes ?? {})]);
    for (const uri of named) documents.get(uri)?.apply(edit);
    return { applied: [...named].every((uri) => documents.has(uri)) };
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => options.settings?.() ?? null),
  );
  if (options.readsFiles) answerFiles(connection, host);
  connection.listen();

  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: workspace,
    workspaceFolders: [{ uri: workspace, name: 'ws' }],
    capabilities: options.capabilities === null ? {} : (options.capabilities ?? fullCapabilities),
    ...(options.locale ? { locale: options.locale } : {}),
    initializationOptions: {
      quietMs: options.quietMs ?? 0,
      ...(options.readsFiles ? { files: 'client' } : {}),
    },
  });
  await connection.sendNotification('initialized', {});

  async function until(check: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!check()) {
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Error(
          `waited for ${what}; published so far: ${JSON.stringify(published, null, 1)}; logged: ${logged.join('\n')}`,
        );
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, Math.min(left, 50));
        wake = () => {
          clearTimeout(late);
          resolve();
        };
      });
    }
  }

  const client: TestClient = {
    connection,
    files,
    initialized,
    published,
    shown,
    opened,
    statuses,
    logged,
    watched,
    exits,
    until,
    open(uri, text) {
      const document = openDocument(client, uri, text ?? files.text(uri) ?? '');
      documents.set(uri, document);
      return document;
    },
    async changeFile(uri, text) {
      files.set(uri, text);
      await connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri, type: text === null ? 3 : 2 }],
      });
    },
    request: (method, params) => connection.sendRequest(method, params),
    applied,
    press(title) {
      pressed = title;
    },
    holdAnswer() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return (title) => {
        pressed = title;
        release();
      };
    },
    close: () => connection.dispose(),
  };
  return client;
}

function connect(exits: number[], environment: Environment): ProtocolConnection {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const watchDog = { shutdownReceived: false, initialize: () => {}, exit: (code: number) => void exits.push(code) };
  const server = createConnection(
    (logger) =>
      serverSide.createProtocolConnection(
        new serverSide.StreamMessageReader(toServer),
        new serverSide.StreamMessageWriter(toClient),
        logger,
      ),
    watchDog,
  );
  startServer(server, environment);
  return createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
}

/** Reads files for the server as our extension does. */
function answerFiles(connection: ProtocolConnection, host: Host): void {
  const answer = (method: string, work: (params: never) => Promise<unknown>) =>
    connection.onRequest(method, async (params: never) => {
      try {
        return await work(params);
      } catch (error) {
        const failure = error instanceof HostError ? error.failure : 'failed';
        throw new ResponseError(LSPErrorCodes.RequestFailed, String(error), { failure });
      }
    });
  answer(clientRequests.readFile, async ({ uri }: { uri: string }) => ({
    base64: Buffer.from(await host.read(uri)).toString('base64'),
  }));
  answer(clientRequests.writeFile, async ({ uri, base64 }: { uri: string; base64: string }) => {
    await host.write(uri, new Uint8Array(Buffer.from(base64, 'base64')));
    return null;
  });
  answer(clientRequests.findFiles, ({ folder, patterns }: { folder: string; patterns: string[] }) =>
    host.find(folder, patterns),
  );
  answer(clientRequests.exists, ({ uri }: { uri: string }) => host.exists(uri));
}

function openDocument(client: TestClient, uri: string, given: string): TestDocument {
  const { connection } = client;
  let document = TextDocument.create(uri, 'workpoints', 1, given);
  const change = (range: Range | null, text: string) => {
    const changes = [range ? { range, text } : { text }];
    document = TextDocument.update(document, changes, document.version + 1);
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: changes,
    });
  };
  const rangeOf = (words: string): Range => {
    const start = document.getText().indexOf(words);
    if (start < 0) throw new Error(`${words} is not in ${uri}`);
    return { start: document.positionAt(start), end: document.positionAt(start + words.length) };
  };
  void connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'workpoints', version: 1, text: given },
  });
  return {
    uri,
    get text() {
      return document.getText();
    },
    get version() {
      return document.version;
    },
    replace: (words, to = '') => change(rangeOf(words), to),
    rewrite: (text) => change(null, text),
    apply(edit) {
      const ofDocument = edit.documentChanges?.flatMap((one) => ('edits' in one ? (one.edits as TextEdit[]) : []));
      const edits = ofDocument ?? edit.changes?.[uri] ?? [];
      change(null, TextDocument.applyEdits(document, edits));
    },
    close: () => void connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    position: (words) => rangeOf(words).start,
    range: rangeOf,
    textAt: (range) => document.getText(range),
    async diagnostics() {
      const latest = () => client.published.findLast((one) => one.uri === uri && one.version === document.version);
      // While the library is loading only the findings of the draft alone are there.
      const isComplete = () => latest() !== undefined && client.statuses.at(-1)?.state === 'ready';
      await client.until(isComplete, `diagnostics of ${uri} version ${document.version}`);
      return latest()!.diagnostics;
    },
    request: (method, words, more = {}) =>
      client.request(method, { textDocument: { uri }, position: rangeOf(words).start, ...more }),
  };
}
