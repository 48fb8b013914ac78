import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { recordFigure } from '../support/figures.ts';
import { protocolTarget } from './protocol.ts';
import { type Target, targets } from './targets.ts';

/** How long each target is fed, in seconds; without it a short run. Set by `npm run fuzz`. */
const seconds = Number(process.env.WORKPOINTS_FUZZ_SECONDS ?? 0);
const shortRuns = 100;
const seed = seconds > 0 ? Date.now() : 20260101;

/** The inputs that did harm once, one JSON string a file: they are tried first, for ever. */
function keptInputs(target: Target): readonly string[] {
  const folder = folderOf(target);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as string);
}

function keep(target: Target, input: string): void {
  const folder = folderOf(target);
  mkdirSync(folder, { recursive: true });
  const name = createHash('sha256').update(input).digest('hex').slice(0, 12);
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify(input)}\n`);
}

function folderOf({ name }: Target): string {
  return fileURLToPath(new URL(`corpus/${name.replaceAll(' ', '-')}/`, import.meta.url));
}

describe(`any input does no harm${seconds > 0 ? `, for ${seconds} s each, seed ${seed}` : ''}`, () => {
  it.each([...targets, protocolTarget].map((target) => [target.name, target] as const))(
    '%s',
    async (_name, target) => {
      const kept = keptInputs(target);
      const runs = shortRuns / (target === protocolTarget ? 5 : 1);
      const outcome = await fc.check(
        fc.asyncProperty(target.inputs, async (input) => target.check(input)),
        {
          seed,
          examples: kept.map((input) => [input] as [string]),
          ...(seconds > 0
            ? { numRuns: 1_000_000_000, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false }
            : { numRuns: runs }),
        },
      );
      if (!outcome.failed) {
        recordFigure('fuzz', target.name, { target: target.name, runs: outcome.numRuns, seconds, kept: kept.length });
        return;
      }
      if (outcome.counterexample) keep(target, outcome.counterexample[0]);
      throw new Error(fc.defaultReportMessage(outcome), { cause: outcome.errorInstance });
    },
    seconds * 1000 + 300_000,
  );
});
