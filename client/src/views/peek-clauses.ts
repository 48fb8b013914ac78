import * as vscode from 'vscode';
import type { PeekClausesArguments } from '../../../server/src/lsp/protocol.ts';
import { rangeOf } from './parents.ts';

/** The command behind the lines above clauses that name several clauses: shows them over the text, as references are shown. */
export function offerPeek(): readonly vscode.Disposable[] {
  const peek = async ({ uri, position, places }: PeekClausesArguments): Promise<void> => {
    const locations = places.map((place) => new vscode.Location(vscode.Uri.parse(place.uri), rangeOf(place.range)));
    const at = new vscode.Position(position.line, position.character);
    await vscode.commands.executeCommand('editor.action.showReferences', vscode.Uri.parse(uri), at, locations);
  };
  const register = vscode.commands.registerCommand;
  return [register('workpoints.peekClauses', peek)];
}
