import process from 'node:process';
import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../../package.json' with { type: 'json' };
import { createTracer } from '../directives/link.ts';
import { startServer } from '../lsp/server.ts';
import { rules } from '../rules/registry.ts';
import { cacheFolder } from './cacheFolder.ts';
import { createDiskHost } from './disk.ts';
import { timer } from './timer.ts';

/**
 * Serves a client over standard input and output, with the files of this machine where the client does not read them itself. Does not return: the
 * process ends with `exit`, or when the input ends.
 */
export function serve(): Promise<number> {
  const connection = createConnection(process.stdin, process.stdout);
  const traceDraft = createTracer();
  startServer(connection, { host: createDiskHost(), cacheFolder: cacheFolder(), timer, version, rules, traceDraft });
  return new Promise(() => {});
}
