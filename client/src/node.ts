import * as vscode from 'vscode';
import { run } from './extension.ts';

/** Starts the extension in the desktop and remote extension host: the server is a Node process. */
export function activate(context: vscode.ExtensionContext): void {
  run(context, {
    kind: 'node',
    async loadClients() {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
      const serverOptions = {
        module: vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath,
        transport: TransportKind.ipc,
        // Not the workspace folder: on Windows a process locks the folder it works in.
        options: { cwd: context.extensionPath },
      };
      return (id, name, options) => new LanguageClient(id, name, serverOptions, options);
    },
  });
}
