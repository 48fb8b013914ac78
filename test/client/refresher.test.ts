import { describe, expect, test } from 'vitest';
import { createRefresher } from '../../client/src/views/refresher.ts';

/** A refresher whose time passes when the test says so, and whose work ends when the test says so. */
function make() {
  const calls: { call: () => void; off: boolean }[] = [];
  const working: (() => void)[] = [];
  let rounds = 0;
  const refresher = createRefresher({
    pauseMs: 300,
    after(_, call) {
      const entry = { call, off: false };
      calls.push(entry);
      return () => {
        entry.off = true;
      };
    },
    refresh() {
      rounds++;
      return new Promise((done) => working.push(done));
    },
  });
  return {
    refresher,
    rounds: () => rounds,
    pass() {
      for (const entry of calls.splice(0)) if (!entry.off) entry.call();
    },
    async finish() {
      for (const done of working.splice(0)) done();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('a refresher', () => {
  test('does nothing while what it refreshes is hidden', () => {
    const { refresher, rounds, pass } = make();
    refresher.touch();
    pass();
    expect(rounds()).toBe(0);
  });

  test('fills at once what comes into view, and not again before something changed', async () => {
    const { refresher, rounds, finish, pass } = make();
    refresher.shown(true);
    expect(rounds()).toBe(1);
    await finish();
    refresher.shown(false);
    refresher.shown(true);
    await refresher.now();
    pass();
    expect(rounds()).toBe(1);
  });

  test('takes a row of changes as one, after a pause', async () => {
    const { refresher, rounds, finish, pass } = make();
    refresher.shown(true);
    await finish();
    for (let key = 0; key < 20; key++) refresher.touch();
    expect(rounds()).toBe(1);
    pass();
    expect(rounds()).toBe(2);
  });

  test('runs one round at a time; what changed meanwhile is done after it', async () => {
    const { refresher, rounds, finish, pass } = make();
    refresher.shown(true);
    refresher.touch();
    pass();
    expect(rounds()).toBe(1);
    await finish();
    pass();
    expect(rounds()).toBe(2);
  });

  test('keeps in mind what changed while it was hidden', async () => {
    const { refresher, rounds, finish, pass } = make();
    refresher.shown(true);
    await finish();
    refresher.touch();
    refresher.shown(false);
    pass();
    expect(rounds()).toBe(1);
    refresher.shown(true);
    expect(rounds()).toBe(2);
  });

  test('does nothing after its end', async () => {
    const { refresher, rounds, pass } = make();
    refresher.shown(true);
    refresher.touch();
    refresher.dispose();
    pass();
    await refresher.now;
    expect(rounds()).toBe(1);
  });
});
