import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { run } from './extension.ts';

/** What is used of the web's Worker; the compiler knows the globals of Node only. */
declare const Worker: new (
  address: string,
  options: { readonly name: string },
) => { terminate(): void; readonly onmessage: unknown };

/** Starts the extension in a browser, where the server is a worker. */
export function activate(context: vscode.ExtensionContext): void {
  const address = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
  let worker: { terminate(): void } | null = null;
  const stopWorker = () => {
    worker?.terminate();
    worker = null;
  };
  context.subscriptions.push({ dispose: stopWorker });
  run(context, {
    kind: 'browser',
    makeClient: (id, name, options) => {
      const startWorker = async () => {
        // A worker has no end of its own: the one before a restart would go on.
        stopWorker();
        const started = new Worker(address, { name });
        worker = started;
        return started;
      };
      return new LanguageClient(id, name, startWorker as never, options);
    },
  });
}
