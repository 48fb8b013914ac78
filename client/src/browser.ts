import * as vscode from 'vscode';
import type { BrowserMessageReader } from 'vscode-languageclient/browser';
import { run } from './extension.ts';

/** What is used of the web's Worker; the compiler knows the globals of Node only. */
declare const Worker: new (
  address: string,
  options: { readonly name: string },
) => ConstructorParameters<typeof BrowserMessageReader>[0] & { terminate(): void };

/** Starts the extension in a browser, where the server is a worker. */
export function activate(context: vscode.ExtensionContext): void {
  const address = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
  let present: { terminate(): void } | null = null;
  const stopWorker = () => {
    present?.terminate();
    present = null;
  };
  const startWorker = () => {
    // A worker has no end of its own: the one before a restart would go on.
    stopWorker();
    const worker = new Worker(address, { name: 'workpoints' });
    present = worker;
    return worker;
  };
  run(context, {
    kind: 'browser',
    async loadClients() {
      const {
        BrowserMessageReader: Reader,
        BrowserMessageWriter: Writer,
        LanguageClient,
      } = await import('vscode-languageclient/browser');
      // The client could take the worker itself, but does not know it: the extension host puts its own kind in the place of the web's.
      const connect = async () => {
        const worker = startWorker();
        return { reader: new Reader(worker), writer: new Writer(worker) };
      };
      return (id, name, options) => new LanguageClient(id, name, connect, options);
    },
  });
  context.subscriptions.push({ dispose: stopWorker });
}
