import type { KeptServer } from './server.ts';

/**
 * A server whose code is loaded when the extension is active: the protocol alone takes longer to load than everything else of the client, and nobody
 * waits for it. What is asked of it before waits.
 */
export function keepServerLate(load: () => Promise<KeptServer>): KeptServer {
  let loading: Promise<KeptServer> | null = null;
  let isDisposed = false;
  const loaded = () => {
    loading ??= nextTurn().then(load);
    return loading;
  };
  return {
    async restart() {
      const server = await loaded();
      if (!isDisposed) await server.restart();
    },
    ask: async (...question) => (await loaded()).ask(...question),
    tell: (notification) => void loaded().then((server) => server.tell(notification)),
    dispose() {
      isDisposed = true;
      void loading?.then((server) => server.dispose());
    },
  };
}

/** Not a microtask, which would still be part of the activation. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
