import * as vscode from 'vscode';
import type { HandleDiagnosticsSignature } from 'vscode-languageclient';

interface Published {
  readonly diagnostics: readonly vscode.Diagnostic[];
  readonly next: HandleDiagnosticsSignature;
}

/** Where somebody is writing. */
interface Writing {
  readonly uri: string;
  readonly line: number;
  /** When the last edit was made. */
  readonly at: number;
}

/** The cursor that an edit moves arrives so soon after it, in milliseconds. */
const soonest = 100;

/** How many lines above and below the cursor are left in peace while writing: the setting `workpoints.focusMode`; `null` where it is off. */
export function focusLines(): number | null {
  const setting = vscode.workspace.getConfiguration('workpoints').get<boolean | number>('focusMode', false);
  if (setting === true) return 0;
  return typeof setting === 'number' && setting >= 0 ? setting : null;
}

/** Holds back findings. */
export interface Focus extends vscode.Disposable {
  /** Takes the findings of a document on their way to the editor. */
  handle(uri: vscode.Uri, diagnostics: vscode.Diagnostic[], next: HandleDiagnosticsSignature): void;
}

/**
 * Focus mode: while somebody writes, the findings on the lines around the cursor are held back. They are shown when the cursor goes elsewhere,
 * when the draft is saved, and when another editor comes to the front.
 */
export function keepFocus(): Focus {
  const published = new Map<string, Published>();
  let writing: Writing | null = null;

  const isNear = (uri: string, { start, end }: vscode.Range, lines: number): boolean =>
    writing?.uri === uri && start.line <= writing.line + lines && end.line >= writing.line - lines;
  const show = (uri: string) => {
    const known = published.get(uri);
    if (!known) return;
    const lines = focusLines();
    const kept = known.diagnostics.filter(({ range }) => lines === null || !isNear(uri, range, lines));
    known.next(vscode.Uri.parse(uri), kept);
  };
  const write = (now: Writing | null) => {
    const before = writing;
    writing = now;
    if (before && before.uri !== now?.uri) show(before.uri);
    if (now && (before?.uri !== now.uri || before.line !== now.line)) show(now.uri);
  };
  const stop = () => write(null);

  const parts = [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const editor = vscode.window.activeTextEditor;
      if (focusLines() === null || contentChanges.length === 0 || editor?.document !== document) return;
      write({ uri: document.uri.toString(), line: editor.selection.active.line, at: Date.now() });
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) => {
      if (writing?.uri !== document.uri.toString()) return;
      const { line } = selection.active;
      if (line === writing.line) return;
      // A new line is writing, too; the cursor that goes elsewhere by itself is not.
      if (Date.now() - writing.at < soonest) write({ ...writing, line });
      else stop();
    }),
    vscode.window.onDidChangeActiveTextEditor(stop),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (writing?.uri === uri.toString()) stop();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => published.delete(uri.toString())),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('workpoints.focusMode')) for (const uri of published.keys()) show(uri);
    }),
  ];
  return {
    handle(uri, diagnostics, next) {
      const key = uri.toString();
      published.set(key, { diagnostics, next });
      show(key);
    },
    dispose: () => vscode.Disposable.from(...parts).dispose(),
  };
}
