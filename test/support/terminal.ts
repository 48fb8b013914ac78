import { Buffer } from 'node:buffer';
import { runCommandLine } from '../../server/src/cli/main.ts';
import type { Equipment, Terminal } from '../../server/src/cli/terminal.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { joinUri, relativePath } from '../../server/src/workspace/uri.ts';
import { type MemoryHost, memoryHost } from './memory-host.ts';
import { traceByTitle } from './trace-by-title.ts';

/** The current folder of every fake terminal. */
export const currentFolder = 'file:///project';

/** What a command line did. */
export interface Outcome {
  readonly status: number;
  readonly output: string;
  readonly bytes: Uint8Array;
  readonly errors: string;
}

/** How a command line is run. */
export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: { readonly [name: string]: string };
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly equipment?: Partial<Equipment>;
}

/** A machine in memory with files below the current folder, on which command lines can be run. */
export interface Machine {
  readonly host: MemoryHost;
  run(args: readonly string[], options?: RunOptions): Promise<Outcome>;
}

/** Files by path from the current folder → a machine. Chinese messages, no colours, unless told otherwise. */
export function machine(files: { readonly [path: string]: string | Uint8Array } = {}): Machine {
  const host = memoryHost(
    Object.fromEntries(Object.entries(files).map(([path, content]) => [joinUri(currentFolder, path), content])),
  );
  return {
    host,
    async run(args, options = {}) {
      const written: Uint8Array[] = [];
      let errors = '';
      const look = { isTerminal: options.isTerminal ?? false, columns: options.columns ?? null };
      const terminal: Terminal = {
        host,
        cacheFolder: null,
        output: {
          ...look,
          write: (content) => void written.push(typeof content === 'string' ? Buffer.from(content) : content),
        },
        errors: {
          ...look,
          write(content) {
            errors += typeof content === 'string' ? content : Buffer.from(content).toString();
          },
        },
        readInput: async () => new Uint8Array(Buffer.from(options.input ?? '')),
        environment: options.environment ?? { LANG: 'zh_CN.UTF-8' },
        uriOf: (path) => joinUri(path.startsWith('/') ? 'file:///' : currentFolder, path),
        pathOf: (uri) => {
          const below = relativePath(currentFolder, uri);
          return below === null ? `/${relativePath('file:///', uri)}` : below || '.';
        },
      };
      const status = await runCommandLine(args, terminal, {
        version: '1.2.3',
        rules,
        traceDraft: traceByTitle,
        startServer: async () => 0,
        ...options.equipment,
      });
      const bytes = new Uint8Array(Buffer.concat(written));
      return { status, output: Buffer.from(bytes).toString(), bytes, errors };
    },
  };
}
