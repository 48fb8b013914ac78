import * as vscode from 'vscode';
import { type PreviewJson, serverRequests } from '../../../server/src/lsp/protocol.ts';
import type { AskServer } from '../requests.ts';
import type { StateHolder } from '../state.ts';
import { fileName } from '../texts.ts';
import { previewHtml } from './previewHtml.ts';
import { moveMarks } from './previewMarks.ts';
import type { FromPreview, PreviewMark, PreviewTexts, ToPreview } from './previewMessages.ts';

/** The kind of panel, by which VS Code opens it again after a window was loaded anew. */
const viewType = 'workpoints.preview';

/** How long a pause in typing lasts before the pages are set again, in milliseconds. */
const pauseMs = 150;

/** How long a scroll that the other side asked for may take to be reported back. */
const echoMs = 300;

/** The most findings that are marked; a draft with more is mended in the Problems view first. */
const mostMarks = 2000;

/** What the preview works with. */
export interface PreviewSurroundings {
  readonly context: vscode.ExtensionContext;
  readonly ask: AskServer;
  readonly state: StateHolder;
  readonly languageId: string;
}

/** A preview with the draft that it shows. */
interface OpenPreview {
  readonly panel: vscode.WebviewPanel;
  show(uri: vscode.Uri): void;
}

/** The preview: one panel, which follows the draft in front. */
export function offerPreview(surroundings: PreviewSurroundings): readonly vscode.Disposable[] {
  const { context, languageId } = surroundings;
  let present: OpenPreview | null = null;
  const hold = (panel: vscode.WebviewPanel, uri: vscode.Uri) => {
    const preview = openPreview(panel, uri, surroundings);
    present = preview;
    panel.onDidDispose(() => {
      if (present === preview) present = null;
    });
  };
  const follow = (editor: vscode.TextEditor | undefined) => {
    if (editor?.document.languageId === languageId) present?.show(editor.document.uri);
  };
  const register = vscode.commands.registerCommand;
  return [
    register('workpoints.openPreview', () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document?.languageId !== languageId) return;
      if (present) {
        present.show(document.uri);
        present.panel.reveal(undefined, true);
        return;
      }
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      hold(vscode.window.createWebviewPanel(viewType, '', column, panelOptions(context)), document.uri);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, kept: unknown) {
        const uri = keptUri(kept);
        // There is one preview; a second one has nothing to follow.
        if (uri === null || present) panel.dispose();
        else hold(panel, uri);
      },
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    { dispose: () => present?.panel.dispose() },
  ];
}

function keptUri(kept: unknown): vscode.Uri | null {
  const uri = typeof kept === 'object' && kept !== null && 'uri' in kept ? kept.uri : null;
  return typeof uri === 'string' ? vscode.Uri.parse(uri) : null;
}

function resources(context: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(context.extensionUri, 'dist', 'webview');
}

function panelOptions(context: vscode.ExtensionContext): vscode.WebviewPanelOptions & vscode.WebviewOptions {
  return { enableScripts: true, enableFindWidget: true, localResourceRoots: [resources(context)] };
}

function openPreview(panel: vscode.WebviewPanel, first: vscode.Uri, surroundings: PreviewSurroundings): OpenPreview {
  const { context, ask, state } = surroundings;
  let uri = first;
  let ready = false;
  let busy = false;
  let stale = false;
  let sent: string[] = [];
  let marks: readonly PreviewMark[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let echoUntil = 0;

  const tell = (message: ToPreview) => {
    if (ready) void panel.webview.postMessage(message);
  };
  const isShown = (document: vscode.TextDocument) => document.uri.toString() === uri.toString();
  const editor = () => vscode.window.visibleTextEditors.find(({ document }) => isShown(document));

  const refresh = async () => {
    if (busy) {
      stale = true;
      return;
    }
    busy = true;
    stale = false;
    const asked = uri;
    const preview = await ask<PreviewJson>(serverRequests.preview, { uri: asked.toString() });
    busy = false;
    if (preview && ready && asked === uri) {
      tellPages(preview);
      tellMarks();
    }
    if (stale) await refresh();
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void refresh(), pauseMs);
  };
  const tellPages = ({ pages, script, leftOut }: PreviewJson) => {
    const now = pages.map((page) => JSON.stringify(page));
    const changed = pages.flatMap((page, index) => (now[index] === sent[index] ? [] : [[index, page] as const]));
    sent = now;
    tell({
      kind: 'pages',
      uri: uri.toString(),
      name: fileName(uri),
      script,
      count: pages.length,
      changed,
      leftOut,
    });
  };
  const tellMarks = () => tell({ kind: 'marks', marks });
  const tellPaper = () => tell({ kind: 'paper', followsTheme: followsTheme() });
  const tellCursor = ({ active }: vscode.Selection) =>
    tell({ kind: 'cursor', line: active.line, character: active.character });
  const begin = () => {
    sent = [];
    marks = marksOf(uri);
    panel.title = vscode.l10n.t('Preview {0}', fileName(uri));
    tellPaper();
    void refresh().then(() => {
      const shown = editor();
      const top = shown?.visibleRanges[0]?.start;
      if (top) tell({ kind: 'scrolled', line: top.line, character: top.character });
      if (shown) tellCursor(shown.selection);
    });
  };
  /** A movement that this side brings about is reported like one of the reader's: for a moment it is taken as an echo. */
  const inEcho = () => Date.now() < echoUntil;

  const heard = async (message: FromPreview) => {
    if (message.kind === 'ready') {
      ready = true;
      begin();
      return;
    }
    const place = new vscode.Position(message.line, message.character);
    if (message.kind === 'scrolled') {
      echoUntil = Date.now() + echoMs;
      editor()?.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.AtTop);
      return;
    }
    const column = editor()?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(uri, { viewColumn: column, selection: new vscode.Range(place, place) });
  };

  const listeners = [
    panel.webview.onDidReceiveMessage(heard),
    panel.onDidChangeViewState(() => {
      // What is hidden is unloaded, and says that it is ready when it is loaded again.
      if (!panel.visible) ready = false;
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isShown(document)) return;
      for (const { range, text } of contentChanges)
        marks = moveMarks(marks, { start: range.start, end: range.end, text });
      soon();
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some((changed) => changed.toString() === uri.toString())) return;
      marks = marksOf(uri);
      if (!busy) tellMarks();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const [selection] = selections;
      if (selection && isShown(textEditor.document)) tellCursor(selection);
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges: [range] }) => {
      if (!range || !isShown(textEditor.document) || inEcho()) return;
      tell({ kind: 'scrolled', line: range.start.line, character: range.start.character });
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('workpoints')) tellPaper();
    }),
    state.onChange(({ server }) => {
      if (server === 'running' && sent.length === 0) soon();
    }),
  ];
  panel.onDidDispose(() => {
    ready = false;
    clearTimeout(waiting);
    for (const listener of listeners) listener.dispose();
  });
  panel.title = vscode.l10n.t('Preview {0}', fileName(uri));
  panel.webview.options = panelOptions(context);
  panel.webview.html = shellOf(panel.webview, context);

  return {
    panel,
    show(next) {
      if (next.toString() === uri.toString()) return;
      uri = next;
      begin();
    },
  };
}

function followsTheme(): boolean {
  return vscode.workspace.getConfiguration('workpoints').get('previewFollowsTheme', true);
}

const severities = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
  [vscode.DiagnosticSeverity.Hint]: 'info',
} as const;

/** The findings of a draft as the Problems view shows them: what is held back there is not marked here. */
function marksOf(uri: vscode.Uri): readonly PreviewMark[] {
  const own = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'workpoints');
  return own.slice(0, mostMarks).map(({ range: { start, end }, severity, message }) => ({
    severity: severities[severity],
    message,
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  }));
}

function shellOf(webview: vscode.Webview, context: vscode.ExtensionContext): string {
  const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(resources(context), name)).toString();
  return previewHtml({
    language: vscode.env.language,
    texts: texts(),
    nonce: makeNonce(),
    script: address('preview.js'),
    style: address('preview.css'),
  });
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function texts(): PreviewTexts {
  return {
    label: vscode.l10n.t('Preview {0}'),
    page: vscode.l10n.t('Page {0} of {1}'),
    leftOut: vscode.l10n.t('{0} lines are no part of the document (head and foot of a web page) and are not printed.'),
    showLeftOut: vscode.l10n.t('Show in the Text'),
    waiting: vscode.l10n.t('Setting the pages …'),
    empty: vscode.l10n.t('There is nothing to print yet.'),
    error: vscode.l10n.t('Error'),
    warning: vscode.l10n.t('Warning'),
    info: vscode.l10n.t('Information'),
  };
}
