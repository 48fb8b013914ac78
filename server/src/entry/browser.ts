import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json' with { type: 'json' };
import { createTracer } from '../directives/link.ts';
import { startServer } from '../lsp/server.ts';
import { rules } from '../rules/registry.ts';
import { timer } from './timer.ts';

/** The worker that this runs in; the compiler knows the globals of Node only. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

// A worker has no files of its own: the client reads them.
startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  host: null,
  cacheFolder: null,
  timer,
  version,
  rules,
  traceDraft: createTracer(),
});
