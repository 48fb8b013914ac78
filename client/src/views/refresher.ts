/** Keeps something that is shown up to date with no more work than is seen: nothing while it is hidden, one round at a time. */
export interface Refresher {
  /** What is shown may be out of date. */
  touch(): void;
  /** It came into view, or went out of it. */
  shown(isShown: boolean): void;
  /** Refreshes at once if anything may be out of date; resolves when what is shown is up to date. */
  now(): Promise<void>;
  dispose(): void;
}

/** What a refresher works with. */
export interface RefresherOptions {
  /** How long a row of touches must rest before anything is done, in milliseconds. */
  readonly pauseMs: number;
  /** Brings what is shown up to date. Does not reject. */
  readonly refresh: () => Promise<void>;
  /** Calls back after a time; the answer calls that off. */
  readonly after: (ms: number, call: () => void) => () => void;
}

/** A refresher of something that is hidden and was never filled. */
export function createRefresher({ pauseMs, refresh, after }: RefresherOptions): Refresher {
  let isStale = true;
  let isShown = false;
  let isDisposed = false;
  let running: Promise<void> | null = null;
  let callOff = () => {};

  const schedule = () => {
    callOff();
    callOff = after(pauseMs, () => void round());
  };
  const round = (): Promise<void> => {
    callOff();
    if (running) return running;
    if (!isStale || isDisposed) return Promise.resolve();
    isStale = false;
    running = refresh().finally(() => {
      running = null;
      if (isStale && isShown && !isDisposed) schedule();
    });
    return running;
  };

  return {
    touch() {
      isStale = true;
      if (isShown && !isDisposed) schedule();
    },
    shown(now) {
      isShown = now;
      if (!isShown) callOff();
      else if (isStale) void round();
    },
    now: round,
    dispose() {
      isDisposed = true;
      callOff();
    },
  };
}
