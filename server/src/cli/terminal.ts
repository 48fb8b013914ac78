import type { Directive, Trace } from '../directives/trace.ts';
import type { Draft } from '../model/draft.ts';
import type { Rule } from '../rules/rule.ts';
import type { Host } from '../workspace/host.ts';

/** One of the two streams that a command writes to. */
export interface Output {
  write(content: string | Uint8Array): void;
  /** Somebody looks at it: no file, no pipe. */
  readonly isTerminal: boolean;
  /** How many columns a terminal has; `null` where it is none or does not say. */
  readonly columns: number | null;
}

/** Everything that the command line needs of the machine it runs on. */
export interface Terminal {
  readonly host: Host;
  /** The URI of the folder where what was read of a large library may be kept; `null` where there is none. */
  readonly cacheFolder: string | null;
  readonly output: Output;
  readonly errors: Output;
  /** Everything that is piped in. */
  readInput(): Promise<Uint8Array>;
  readonly environment: { readonly [name: string]: string | undefined };
  /** The URI of a path as typed, from the current folder. */
  uriOf(path: string): string;
  /** The path to show for a URI: from the current folder where it lies below, else whole. */
  pathOf(uri: string): string;
}

/** What the command line is made of. */
export interface Equipment {
  readonly version: string;
  readonly rules: readonly Rule[];
  /** Finds the links of a draft to a library that does not hold the draft itself. */
  readonly traceDraft: (draft: Draft, library: readonly Directive[], named?: readonly Directive[]) => Trace;
  /** Serves an editor over standard input and output until it says `exit`; the exit status. */
  readonly startServer: () => Promise<number>;
}
