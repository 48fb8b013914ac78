/**
 * How fast the engine is, beside its peers and the least that any such work takes, measured in the same run: checks, links, a large library,
 * keystrokes through the language server, cold starts, memory. Writes out/bench.json and out/bench.md.
 * Run: npm run bench [-- --quick]. A whole run takes some minutes; `--quick` shows in seconds that everything works and measures nothing well.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { checkDraft, checkGrowth } from './check.ts';
import { measureLibrary } from './library.ts';
import { measureMatching } from './matching.ts';
import { describeMachine } from './measure.ts';
import { measureMemory } from './memory.ts';
import { type BenchResults, renderBench } from './results.ts';
import { ensureBuilt, measureColdStart, measureKeystrokes } from './server.ts';
import { realDraft } from './texts.ts';

const isQuick = process.argv.includes('--quick');

const scale = isQuick
  ? {
      rounds: 2,
      lengths: [10_000, 40_000],
      libraries: [20],
      directives: 20,
      edits: { real: 4, long: 0 },
      cold: 1,
      steps: [10, 20],
    }
  : {
      rounds: 40,
      lengths: [10_000, 100_000, 1_000_000, 4_000_000],
      libraries: [100, 1_000, 10_000],
      directives: 10_000,
      edits: { real: 200, long: 24 },
      cold: 10,
      steps: [1_000, 5_000, 10_000],
    };

function say(step: string): void {
  process.stderr.write(`${step}\n`);
}

async function measureAll(): Promise<BenchResults> {
  ensureBuilt();
  say('full check of a real draft');
  const check = await checkDraft(scale.rounds);
  say('growth with the length of a text');
  const growth = await checkGrowth(scale.lengths, isQuick ? 1 : 5);
  say('links');
  const matching = await measureMatching(scale.rounds);
  say('a large library');
  const library = [];
  for (const size of scale.libraries) library.push(await measureLibrary(size, scale.rounds, size <= 1_000));
  say('keystrokes');
  const timings = await measureKeystrokes(scale.directives, scale.edits);
  say('cold start');
  const coldStart = await measureColdStart(scale.cold);
  say('memory');
  const memory = await measureMemory(isQuick ? 2 : 20, scale.steps);
  const keystrokes = { directives: scale.directives, timings };
  const machine = describeMachine();
  const characters = realDraft.length;
  return { version: 1, machine, isQuick, characters, check, growth, matching, library, keystrokes, coldStart, memory };
}

async function main(): Promise<void> {
  const results = await measureAll();
  const folder = new URL('../../out/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const name = isQuick ? 'bench-quick' : 'bench';
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(new URL(`${name}.md`, folder), `${renderBench(results)}\n`);
  process.stdout.write(`${renderBench(results)}\n`);
}

void main();
