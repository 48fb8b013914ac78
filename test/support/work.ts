import { Session } from 'node:inspector/promises';

/** Counts the work of the server's code. */
export interface WorkCounter {
  /** How often blocks of code were executed while something ran. */
  count(action: () => unknown): Promise<number>;
  stop(): void;
}

/**
 * Counts how often blocks of the server's code are executed, as the engine itself counts them: the same on every machine, busy or not, and in
 * proportion to the work. What happens inside the engine's own functions is not counted, nor are loops in modules that were loaded before: a test
 * starts the counter first and imports what it measures then.
 */
export async function startCounting(): Promise<WorkCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const take = async (): Promise<number> => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    let sum = 0;
    for (const { url, functions } of result) {
      if (!url.includes('/server/src/')) continue;
      for (const { ranges } of functions) for (const { count } of ranges) sum += count;
    }
    return sum;
  };
  return {
    async count(action) {
      await take();
      await action();
      return take();
    },
    stop: () => session.disconnect(),
  };
}
