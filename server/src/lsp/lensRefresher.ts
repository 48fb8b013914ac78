import type { Connection } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Timer } from './environment.ts';

/** Lets the client ask for lenses again: what stands above a clause hangs on other documents, on decisions and settings, too. */
export interface LensRefresher {
  /** Lenses may be out of date. */
  touch(): void;
  /** The client asked for lenses: from now on it is told. */
  asked(): void;
  dispose(): void;
}

/** How long a row of touches must rest before the client is told, in milliseconds. */
const pauseMs = 300;

/** A refresher for a client that has not asked for lenses yet. */
export function createLensRefresher(connection: Connection, client: Client, timer: Timer): LensRefresher {
  let isAsked = false;
  let callOff = () => {};
  // A client that is gone has no lenses any more.
  const tell = () => connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
  return {
    touch() {
      if (!isAsked || !client.codeLensRefresh) return;
      callOff();
      callOff = timer.after(pauseMs, () => void tell());
    },
    asked() {
      isAsked = true;
    },
    dispose() {
      isAsked = false;
      callOff();
    },
  };
}
