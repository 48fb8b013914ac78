import * as vscode from 'vscode';
import { type BaseLanguageClient, LSPErrorCodes, ResponseError } from 'vscode-languageclient';
import { clientRequests } from '../../server/src/lsp/protocol.ts';
import { createFiles, FileError } from './files.ts';

/**
 * Lets the server read, find and write files through the editor: those of the workspace, and its own in the folder that the editor keeps for
 * the extension. A failure goes to it as `data.failure`.
 */
export function answerFileRequests(client: BaseLanguageClient, storage: vscode.Uri): void {
  const files = createFiles({
    fileSystem: vscode.workspace.fs,
    parse: (uri) => vscode.Uri.parse(uri, true),
    folderOf: (uri) => vscode.workspace.getWorkspaceFolder(uri)?.uri ?? (isBelow(storage, uri) ? storage : undefined),
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

function isBelow(folder: vscode.Uri, uri: vscode.Uri): boolean {
  return uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(`${folder.path}/`);
}

async function answered(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    const failure = error instanceof FileError ? error.failure : 'failed';
    const detail = error instanceof Error ? error.message : String(error);
    throw new ResponseError(LSPErrorCodes.RequestFailed, detail, { failure });
  }
}
