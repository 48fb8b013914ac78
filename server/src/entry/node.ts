import { createRequire } from 'node:module';
import process from 'node:process';

/** What the bundle for browsers knows of the worker that it runs in. */
interface Worker {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  addEventListener(): void;
  postMessage(message: unknown): void;
}

// The server of VS Code on the desktop: a process of Node that runs the bundle which browsers run in a worker, so that the engine is shipped once.
// The messages of the process stand for those of the worker; VS Code ends it by `exit`, or by going away.
const worker: Worker = {
  onmessage: null,
  addEventListener: () => {},
  postMessage: (message) => void process.send?.(message),
};
let isShutDown = false;
Object.assign(globalThis, { self: worker });
process.on('disconnect', () => process.exit(1));
process.on('message', (data) => {
  const { method } = data as { readonly method?: unknown };
  worker.onmessage?.({ data });
  if (method === 'shutdown') isShutDown = true;
  if (method === 'exit') process.exit(isShutDown ? 0 : 1);
});
const load = createRequire(import.meta.url);
load('./web/server.js');
