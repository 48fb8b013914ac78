import { expect, it } from 'vitest';
import { mayRestart, mostRestarts, restartWindow } from '../../client/src/restarts.ts';

it('starts a server again that ended a few times', () => {
  expect(mayRestart([])).toBe(true);
  expect(mayRestart(Array.from({ length: mostRestarts }, (_, index) => index))).toBe(true);
});

it('gives up a server that goes on ending', () => {
  expect(mayRestart(Array.from({ length: mostRestarts + 1 }, (_, index) => index))).toBe(false);
});

it('forgets what was long ago', () => {
  const long = Array.from({ length: 100 }, (_, index) => index * restartWindow);
  expect(mayRestart(long)).toBe(true);
});
