import * as vscode from 'vscode';
import type { InsertNoteArguments } from '../../server/src/lsp/protocol.ts';

/** Puts in a responsibility note whose units are chosen from a list, one place after the other with Tab; nothing where the text was changed meanwhile. */
export async function insertNote({ uri, version, position, pieces, units }: InsertNoteArguments): Promise<void> {
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === vscode.Uri.parse(uri).toString(),
  );
  if (!editor || editor.document.version !== version) return;
  const snippet = new vscode.SnippetString();
  for (const [at, piece] of pieces.entries()) {
    snippet.appendText(piece);
    if (at < pieces.length - 1) snippet.appendChoice([...units], at + 1);
  }
  snippet.appendTabstop(0);
  await editor.insertSnippet(snippet, new vscode.Position(position.line, position.character));
}
