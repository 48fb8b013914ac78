import { describe, expect, test } from 'vitest';
import { doubted, doubtOf } from '../../server/src/directives/doubt.ts';

function chances(sure: number, of: number): readonly number[] {
  return Array.from({ length: of }, (_, at) => (at < sure ? 0.95 : 0));
}

describe('links between two documents are', () => {
  test.each([
    [15, 30, 30],
    [30, 30, 30],
    // Extracts, and a short parent of a long draft, all of which is implemented.
    [1, 2, 2],
    [2, 30, 2],
  ])('in no doubt where %d of %d clauses have their like, of %d that could', (sure, of, among) => {
    expect(doubtOf(chances(sure, of), among)).toBeGreaterThan(0.9);
  });

  test('the more in doubt the fewer there are', () => {
    const doubts = [15, 10, 5, 2, 1].map((sure) => doubtOf(chances(sure, 30), 30));
    expect(doubts).toEqual([...doubts].sort((one, other) => other - one));
    const single = doubted(0.95, doubts.at(-1)!);
    expect(single).toBeGreaterThan(0.25);
    expect(single).toBeLessThan(0.6);
    expect(doubted(0.7, doubts.at(-1)!)).toBeLessThan(0.2);
  });

  test('without a draft or a parent no trouble', () => {
    expect(doubtOf([], 0)).toBe(1);
  });
});
