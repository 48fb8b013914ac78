import { isAbsolute, relative, resolve, sep } from 'node:path';
import process, { argv, cwd, env, stderr, stdin, stdout } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import { runCommandLine } from '../cli/main.ts';
import type { Output, Terminal } from '../cli/terminal.ts';
import { createTracer } from '../directives/link.ts';
import { rules } from '../rules/registry.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { cacheFolder } from './cacheFolder.ts';
import { createDiskHost } from './disk.ts';

function outputTo(stream: NodeJS.WriteStream): Output {
  return {
    write: (content) => void stream.write(content),
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? null,
  };
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Where a file lies, from the current folder where it is below it. */
function pathOf(uri: string): string {
  const path = fileURLToPath(uri);
  const below = relative(cwd(), path);
  const isOutside = isAbsolute(below) || below === '..' || below.startsWith(`..${sep}`);
  return isOutside ? path : below || '.';
}

const terminal: Terminal = {
  host: createDiskHost(),
  cacheFolder: cacheFolder(),
  output: outputTo(stdout),
  errors: outputTo(stderr),
  readInput,
  environment: env,
  uriOf: (path) => canonicalUri(pathToFileURL(resolve(path)).href),
  pathOf,
};

async function startServer(): Promise<number> {
  const { serve } = await import('./serve.ts');
  return serve();
}

// A reader that has seen enough (`| head`) is no failure.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

runCommandLine(argv.slice(2), terminal, { version, rules, traceDraft: createTracer(), startServer }).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    stderr.write(`workpoints: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
