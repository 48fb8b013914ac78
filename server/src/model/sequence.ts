/**
 * One thing wrong in a row of numbers. `index` counts from 0 and is where a reader would put the finger.
 * `skipped`: numbers are missing before it · `repeated`: it starts again too early and all behind it follow · `typo`: it alone is wrong ·
 * `swapped`: it and the next one changed places · `extra`: it does not belong into the row.
 */
export interface SequenceFault {
  readonly kind: 'skipped' | 'repeated' | 'typo' | 'swapped' | 'extra';
  readonly index: number;
  /** The number that should stand there. */
  readonly expected: number;
}

/** How a state was reached: from which state before, over how many numbers, with which fault. */
interface Step {
  readonly cost: number;
  /** What is added to the place in the row to get the number: 0 while nothing is wrong. */
  readonly shift: number;
  readonly from: Step | null;
  readonly fault: SequenceFault | null;
}

/** An explanation that needs one fault is better than one with two, and among equals a shift is the plainest. */
const costs = { shift: 1, swap: 1, typo: 1.01, extra: 1.02 };

/** How many readings of a row are followed at once; more do not change what is found in rows that people write. */
const readings = 8;

/**
 * Explains a row of numbers that should run 1, 2, 3, … by the fewest faults: `1 2 3 3 4 5` is one repeated number (an insertion without
 * renumbering), `1 2 4 5` one skipped, `1 2 7 4` one typo, `1 3 2 4` one swap. Takes time in proportion to the row.
 */
export function explainSequence(numbers: readonly number[]): readonly SequenceFault[] {
  let now: Step[] = [{ cost: 0, shift: 0, from: null, fault: null }];
  let later: Step[] = [];
  for (const [index, number] of numbers.entries()) {
    const next = new Map<number, Step>();
    for (const step of later) offer(next, step);
    later = [];
    for (const state of now) {
      const expected = index + 1 + state.shift;
      if (number === expected) {
        offer(next, state);
        continue;
      }
      const skips = number > expected;
      const kind = skips ? 'skipped' : 'repeated';
      offer(next, follow(state, state.shift + number - expected, costs.shift, { kind, index, expected }));
      offer(next, follow(state, state.shift, costs.typo, { kind: 'typo', index, expected }));
      offer(next, follow(state, state.shift - 1, costs.extra, { kind: 'extra', index, expected }));
      if (number === expected + 1 && numbers[index + 1] === expected) {
        later.push(follow(state, state.shift, costs.swap, { kind: 'swapped', index, expected }));
      }
    }
    now = [...next.values()].sort((one, other) => one.cost - other.cost).slice(0, readings);
  }
  return readBack(now[0] ?? null);
}

function follow(from: Step, shift: number, cost: number, fault: SequenceFault): Step {
  return { cost: from.cost + cost, shift, from, fault };
}

function offer(states: Map<number, Step>, step: Step): void {
  const known = states.get(step.shift);
  if (!known || step.cost < known.cost) states.set(step.shift, step);
}

function readBack(last: Step | null): readonly SequenceFault[] {
  const faults: SequenceFault[] = [];
  for (let step = last; step; step = step.from) if (step.fault) faults.push(step.fault);
  return faults.reverse();
}
