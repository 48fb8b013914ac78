import { arch, cpus, platform, totalmem } from 'node:os';
import { version } from 'node:process';

/** Something whose time is taken; it gets the number of the run so that no run can repeat the work of another one. */
export interface Contender {
  readonly name: string;
  readonly run: (round: number) => unknown;
}

/** What the runs of a contender took, in milliseconds. */
export interface Timing {
  readonly name: string;
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
}

/** The machine that figures were taken on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
}

/** The value that a share of some values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function timingOf(name: string, times: readonly number[]): Timing {
  return { name, runs: times.length, median: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/**
 * Runs contenders in turn, so that a busy moment of the machine strikes all of them. Each runs once untimed just before its timed run: what the
 * one before it left (its garbage, the processor's memory filled with its data) is not counted against the next. The untimed run gets a number
 * of its own, so that its work cannot be used again; the rounds that warm up are not counted.
 */
export async function interleave(
  contenders: readonly Contender[],
  rounds: number,
  warmUp: number,
): Promise<readonly Timing[]> {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [at, { run }] of contenders.entries()) {
      await run(2 * round);
      const begin = performance.now();
      await run(2 * round + 1);
      if (round >= warmUp) times[at]!.push(performance.now() - begin);
    }
  }
  return contenders.map(({ name }, at) => timingOf(name, times[at]!));
}

export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: version,
  };
}

/** Bytes in use after garbage was collected; the process has to be started with `--expose-gc`. */
export function bytesInUse(): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (!collect) throw new Error('start with node --expose-gc');
  collect();
  collect();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}
