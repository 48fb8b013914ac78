import { type InitializeParams, MarkupKind } from 'vscode-languageserver';
import { type Language, languageOf } from '../text/message.ts';
import { canonicalUri } from '../workspace/uri.ts';
import type { InitializationOptions } from './protocol.ts';
import { readQuiet } from './settings.ts';

/** What the client at the other end can do and wants. Everything that it does not say counts as not supported. */
export interface Client {
  readonly language: Language;
  readonly quietMs: number;
  readonly readsFiles: boolean;
  /** Canonical URI of a folder that the client lends for a cache. */
  readonly cacheFolder: string | null;
  /** Canonical URIs of the folders that are open, in the client's order. */
  readonly folders: readonly string[];
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly watchedFiles: boolean;
  readonly folderChanges: boolean;
  readonly showDocument: boolean;
  readonly messageActions: boolean;
  readonly documentChanges: boolean;
  /** It can show edits one by one before it makes them. */
  readonly changeAnnotations: boolean;
  /** It applies edits that the server sends. */
  readonly applyEdit: boolean;
  readonly codeActionLiterals: boolean;
  /** It asks for lenses again when it is told that they changed. */
  readonly codeLensRefresh: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly locationLinks: boolean;
  /** It asks what would be renamed before it does. */
  readonly prepareRename: boolean;
  readonly markdown: boolean;
  /** It takes texts with places to stop at. */
  readonly snippets: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescriptions: boolean;
  readonly diagnosticVersions: boolean;
  readonly foldLimit: number;
}

const QUIET_MS = 200;

/** Reads the parameters of `initialize`, as tolerant as they can be wrong. */
export function readClient(params: InitializeParams): Client {
  const { workspace, textDocument, window } = params.capabilities ?? {};
  const options = optionsOf(params.initializationOptions);
  const hoverFormats = textDocument?.hover?.contentFormat;
  const diagnostics = textDocument?.publishDiagnostics;
  return {
    language: languageOf(options.locale ?? params.locale),
    quietMs: options.quietMs ?? QUIET_MS,
    readsFiles: options.files === 'client',
    cacheFolder: options.cacheFolder === undefined ? null : canonicalUri(options.cacheFolder),
    folders: foldersOf(params),
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folderChanges: workspace?.workspaceFolders === true,
    showDocument: window?.showDocument?.support === true,
    messageActions: window?.showMessage !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    changeAnnotations:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    applyEdit: workspace?.applyEdit === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    locationLinks: textDocument?.definition?.linkSupport === true,
    markdown: Array.isArray(hoverFormats) && hoverFormats.includes(MarkupKind.Markdown),
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    relatedInformation: diagnostics?.relatedInformation === true,
    codeDescriptions: diagnostics?.codeDescriptionSupport === true,
    diagnosticVersions: diagnostics?.versionSupport === true,
    foldLimit: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
  };
}

function optionsOf(given: unknown): InitializationOptions {
  if (typeof given !== 'object' || given === null) return {};
  const { quietMs, files, cacheFolder, locale } = given as Record<string, unknown>;
  const quiet = readQuiet(quietMs);
  return {
    ...(quiet === null ? {} : { quietMs: quiet }),
    ...(files === 'client' ? { files } : {}),
    ...(typeof cacheFolder === 'string' && cacheFolder.includes('://') ? { cacheFolder } : {}),
    ...(typeof locale === 'string' ? { locale } : {}),
  };
}

function foldersOf(params: InitializeParams): readonly string[] {
  if (Array.isArray(params.workspaceFolders)) return params.workspaceFolders.map((folder) => canonicalUri(folder.uri));
  return params.rootUri ? [canonicalUri(params.rootUri)] : [];
}
