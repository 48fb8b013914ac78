import type { Directive, Trace } from '../directives/trace.ts';
import type { Draft } from '../model/draft.ts';
import type { Rule } from '../rules/rule.ts';
import type { Host } from '../workspace/host.ts';

/** Calls something later. Injected, because a worker, Node and a test each bring their own clock. */
export interface Timer {
  /** The present year. */
  year(): number;
  /** Calls `action` after `milliseconds`; what it returns calls it off. */
  after(milliseconds: number, action: () => void): () => void;
}

/** What the world around the server provides. */
export interface Environment {
  /** Reads files where the client does not do it; `null` where the server has no files of its own, as in a browser. */
  readonly host: Host | null;
  /** The URI of the folder that this machine keeps caches of programs in; `null` where there is none. */
  readonly cacheFolder: string | null;
  readonly timer: Timer;
  /** The version of the product, `0.1.0`. */
  readonly version: string;
  readonly rules: readonly Rule[];
  /** Finds the links of a draft; the library does not hold the draft itself. */
  readonly traceDraft: (draft: Draft, library: readonly Directive[]) => Trace;
}
