import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { BenchResults } from '../../scripts/bench/results.ts';
import { renderBench } from '../../scripts/bench/results.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));

// Seconds are not judged here: a busy machine would fail the test. What is judged is that everything is measured and what can be counted.
test('a quick run of the benchmark measures everything', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/bench/run.mjs', '--quick'], {
    cwd: top,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const results: BenchResults = JSON.parse(
    readFileSync(new URL('../../out/bench-quick.json', import.meta.url), 'utf8'),
  );
  const timings = [
    ...results.check,
    ...results.growth.flatMap((each) => each.timings),
    ...results.matching,
    ...results.keystrokes.timings,
    ...results.coldStart,
  ];
  expect(timings.length).toBeGreaterThan(15);
  for (const { name, median, p95, runs } of timings) {
    expect(runs, name).toBeGreaterThan(0);
    expect(median, name).toBeGreaterThan(0);
    expect(p95, name).toBeGreaterThanOrEqual(median);
  }
  for (const { compared } of results.library) expect(compared).toBe(1);
  expect(renderBench(results)).not.toMatch(/undefined|NaN/);
}, 240_000);
