import type { Timer } from '../lsp/environment.ts';

/** The clock that Node and browsers share. */
export const timer: Timer = {
  year: () => new Date().getFullYear(),
  after(milliseconds, action) {
    const pending = setTimeout(action, milliseconds);
    return () => clearTimeout(pending);
  },
};
