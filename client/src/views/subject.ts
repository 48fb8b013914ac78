import * as vscode from 'vscode';
import type { TreePlace } from './tree.ts';

/** The draft that the views are about: the one in front, or the last one that was, as long as it is open. */
export interface Subject extends vscode.Disposable {
  readonly current: vscode.Uri | null;
  readonly onChange: vscode.Event<void>;
  /**
   * Shows a place without leaving the view; asked again for the same place, goes there. A document that is shown from a view does not become
   * what the views are about: whoever looks at a parent wants to keep the list that led there.
   */
  reveal(place: TreePlace): Promise<void>;
  /** Takes the draft in front, even where a view led to it, and fills the views anew. */
  refresh(): void;
}

/** Follows the editors with documents of a language. */
export function followSubject(languageId: string): Subject {
  const changed = new vscode.EventEmitter<void>();
  let current: vscode.Uri | null = null;
  let revealed: TreePlace | null = null;

  const set = (uri: vscode.Uri | null) => {
    if (isSame(uri, current)) return;
    current = uri;
    changed.fire();
  };
  const follow = (editor: vscode.TextEditor | undefined) => {
    if (editor?.document.languageId !== languageId) return;
    const { uri } = editor.document;
    // A document is opened before it comes to the front: until then the draft is there, and must not call the revealing off.
    if (isSame(uri, current)) return;
    if (current && revealed && isSame(uri, vscode.Uri.parse(revealed.uri))) return;
    revealed = null;
    set(uri);
  };
  const forget = (document: vscode.TextDocument) => {
    if (!isSame(document.uri, current)) return;
    current = null;
    revealed = null;
    follow(vscode.window.activeTextEditor);
    if (current === null) changed.fire();
  };
  follow(vscode.window.activeTextEditor);
  const listeners = vscode.Disposable.from(
    changed,
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.workspace.onDidCloseTextDocument(forget),
    // A document becomes one of the language when its language is chosen: it is closed and opened again.
    vscode.workspace.onDidOpenTextDocument(() => follow(vscode.window.activeTextEditor)),
  );
  return {
    get current() {
      return current;
    },
    onChange: changed.event,
    async reveal(place) {
      const isAgain = revealed?.uri === place.uri && revealed.range.isEqual(place.range);
      revealed = place;
      const uri = vscode.Uri.parse(place.uri);
      await vscode.window.showTextDocument(uri, { selection: place.range, preserveFocus: !isAgain, preview: true });
    },
    refresh() {
      revealed = null;
      follow(vscode.window.activeTextEditor);
      changed.fire();
    },
    dispose: () => listeners.dispose(),
  };
}

function isSame(one: vscode.Uri | null, other: vscode.Uri | null): boolean {
  return one?.toString() === other?.toString();
}
