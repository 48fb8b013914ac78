import type { Timer } from '../lsp/environment.ts';

/** The clock that Node and browsers share. */
export const timer: Timer = {
  after(milliseconds, action) {
    const pending = setTimeout(action, milliseconds);
    return () => clearTimeout(pending);
  },
};
