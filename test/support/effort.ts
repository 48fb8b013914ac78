import { expect } from 'vitest';

/** A measurement shorter than that says little; the action is repeated until it is longer. In milliseconds. */
const shortest = 4;

/** How many times as much text. */
const factor = 8;

/**
 * The time of the processor that an action takes, in milliseconds: what else a busy machine does is not counted. The best of three, because
 * memory is tidied up now and then.
 */
export function effort(action: () => unknown): number {
  return Math.min(...Array.from({ length: 3 }, () => once(action)));
}

function once(action: () => unknown): number {
  const before = process.cpuUsage();
  for (let times = 1; ; times++) {
    action();
    const { user, system } = process.cpuUsage(before);
    const spent = (user + system) / 1000;
    if (spent >= shortest) return spent / times;
  }
}

/** By how much the effort grows when a text of `size` characters becomes eight times as long. Making the text is not counted. */
export function growth<Text>(make: (size: number) => Text, work: (text: Text) => unknown, size: number): number {
  const [short, long] = [make(size), make(factor * size)];
  // what is made at first use, and the first, slow runs of code that the engine has not looked at yet
  work(long);
  return effort(() => work(long)) / effort(() => work(short));
}

/**
 * Holds that work grows with the text alone: eight times the text takes some eight times the work, and would take 64 times if it grew with the
 * square. The bound lies between. What is above it is measured again: a machine that does something else slows one measurement, and not one after
 * the other; work that grows with the square is above it each time.
 */
export function expectToGrowWithText<Text>(
  make: (size: number) => Text,
  work: (text: Text) => unknown,
  size: number,
): void {
  expectLess(() => growth(make, work, size), 3 * factor);
}

/** Holds that work does not grow with the text at all: eight times the text is the same work, give or take what a busy machine adds. */
export function expectNotToGrow<Text>(make: (size: number) => Text, work: (text: Text) => unknown, size: number): void {
  expectLess(() => growth(make, work, size), factor / 2);
}

function expectLess(measure: () => number, bound: number): void {
  let least = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 4 && least >= bound; times++) least = Math.min(least, measure());
  expect(least).toBeLessThan(bound);
}

/** A maker of texts that say one thing again and again. */
export function repeated(piece: string, before = '', after = ''): (size: number) => string {
  return (size) => before + piece.repeat(Math.ceil(size / piece.length)) + after;
}
