import * as vscode from 'vscode';
import type { StatusJson } from '../../server/src/lsp/protocol.ts';

/** What is known of the server from the outside. `failed`: it could not start, or stopped too often. */
export type ServerState = 'starting' | 'running' | 'stopped' | 'failed';

/** All that the status item, its menu and the health report show. */
export interface State {
  readonly server: ServerState;
  /** What the server last said about itself. */
  readonly report: StatusJson | null;
  /** Whether findings are shown. */
  readonly checking: boolean;
  /** What went wrong last, with the time, in the words of the log. */
  readonly lastError: string | null;
}

/** The one place that holds the state, and tells when it changed. */
export interface StateHolder extends vscode.Disposable {
  readonly current: State;
  readonly onChange: vscode.Event<State>;
  set(change: Partial<State>): void;
}

/** Holds the state from its first value on. */
export function holdState(first: State): StateHolder {
  const emitter = new vscode.EventEmitter<State>();
  let current = first;
  return {
    get current() {
      return current;
    },
    onChange: emitter.event,
    set(change) {
      current = { ...current, ...change };
      emitter.fire(current);
    },
    dispose: () => emitter.dispose(),
  };
}
