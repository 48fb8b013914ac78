/**
 * Measures how good the product is and writes docs/quality.md from what was found, with the figures themselves in docs/quality.json.
 * Run: npm run quality [-- PART…]. Parts: checks, links, speed, survival, dependencies; all without a word, which takes some ten minutes.
 * The figures of a part that is not named stay as they are; `page` measures nothing and writes the page anew. Measure speed on a machine
 * that does nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { rules } from '../server/src/rules/registry.ts';
import { figuresFolder, type Recorded } from '../test/support/figures.ts';
import type { BenchResults } from './bench/results.ts';
import type { EvalFigures } from './eval.ts';
import type { PartName, PassedTests, QualityFigures } from './quality/figures.ts';
import { renderQuality } from './quality/page.ts';
import { shippedPackages } from './quality/shipped.ts';

const top = fileURLToPath(new URL('../', import.meta.url));
const pagePath = `${top}docs/quality.md`;
const figuresPath = `${top}docs/quality.json`;

/** How long each part of the program is fed with anything, in seconds. */
const fuzzSeconds = 20;

/** Where faults are injected, and where what is shown or exported is hostile. */
const faultTests = [
  'test/service/faults.test.ts',
  'test/service/decisions.test.ts',
  'test/workspace/disk.test.ts',
  'test/protocol/robust.test.ts',
  'test/cli/reports.test.ts',
  'test/cli/tasks.test.ts',
  'test/cli/xlsx.test.ts',
  'test/cli/network.test.ts',
  'test/client/preview.test.ts',
];

function run(script: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): number {
  const { status } = spawnSync(process.execPath, [`${top}${script}`, ...args], {
    cwd: top,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}

function mustRun(script: string, args: readonly string[], environment?: Readonly<Record<string, string>>): void {
  if (run(script, args, environment) !== 0) throw new Error(`${script} ${args.join(' ')} failed: nothing was written`);
}

function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(path, 'utf8')) as Shape;
}

/** The figures of one kind that tests recorded, in the order of their names. */
function recorded<Kind extends keyof Recorded>(kind: Kind): readonly Recorded[Kind][] {
  const folder = `${figuresFolder}${kind}/`;
  if (!existsSync(folder)) throw new Error(`no test recorded ${kind}: is ../shared here?`);
  return readdirSync(folder)
    .sort()
    .map((name) => readJson<Recorded[Kind]>(folder + name));
}

function forget(...kinds: readonly (keyof Recorded)[]): void {
  for (const kind of kinds) rmSync(`${figuresFolder}${kind}`, { recursive: true, force: true });
}

const vitest = 'node_modules/vitest/vitest.mjs';
const recording = { WORKPOINTS_FIGURES: '1' };

/** Sums up what was made of the same kind in several tests. */
function summed(all: readonly Recorded['seeded'][]): readonly Recorded['seeded'][] {
  const kinds = new Map<string, Recorded['seeded']>();
  for (const each of all) {
    const key = `${each.group} ${each.what}`;
    const { made, found, elsewhere } = kinds.get(key) ?? { made: 0, found: 0, elsewhere: 0 };
    kinds.set(key, {
      ...each,
      made: made + each.made,
      found: found + each.found,
      elsewhere: elsewhere + each.elsewhere,
    });
  }
  return [...kinds.values()].sort((one, other) => (one.group < other.group ? -1 : one.group > other.group ? 1 : 0));
}

interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function passedTests(report: TestReport): readonly PassedTests[] {
  return report.testResults
    .map(({ name, assertionResults }) => ({
      file: name.slice(top.length).replaceAll('\\', '/'),
      names: assertionResults.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName.trim()),
    }))
    .sort((one, other) => (one.file < other.file ? -1 : 1));
}

type Measured<Name extends PartName> = Omit<QualityFigures[Name], 'date'>;

const measure: { readonly [Name in PartName]: () => Measured<Name> } = {
  checks() {
    forget('seeded', 'labels', 'alarms', 'published');
    mustRun(vitest, ['run', 'test/corpus'], recording);
    return {
      groups: [...new Set(rules.map(({ meta }) => meta.code.split('/')[0]!))].sort(),
      seeded: summed(recorded('seeded')),
      labels: recorded('labels'),
      alarms: recorded('alarms').filter(({ alarms }) => alarms > 0),
      published: recorded('published')[0]!,
    };
  },
  links() {
    // Ends with 1 where a bar is missed: the page says so.
    rmSync(`${top}out/eval.json`, { force: true });
    run('node_modules/tsx/dist/cli.mjs', ['scripts/eval.ts']);
    return readJson<EvalFigures>(`${top}out/eval.json`);
  },
  speed() {
    mustRun('esbuild.mjs', []);
    mustRun('scripts/bench/run.mjs', []);
    return readJson<BenchResults>(`${top}out/bench.json`);
  },
  survival() {
    forget('fuzz', 'hostile', 'memory', 'regexes');
    mustRun('esbuild.mjs', []);
    mustRun(vitest, ['run', 'test/hostile'], recording);
    mustRun(vitest, ['run', 'test/fuzz'], { ...recording, WORKPOINTS_FUZZ_SECONDS: String(fuzzSeconds) });
    const report = `${top}out/figures/faults.json`;
    mustRun(vitest, ['run', '--reporter=json', `--outputFile=${report}`, ...faultTests]);
    return {
      fuzz: recorded('fuzz'),
      hostile: recorded('hostile'),
      memory: recorded('memory'),
      regexes: recorded('regexes')[0]!,
      tests: passedTests(readJson<TestReport>(report)),
    };
  },
  dependencies() {
    const audited = spawnSync('npm', ['audit', '--json'], { cwd: top, encoding: 'utf8' });
    const answer = JSON.parse(audited.stdout || '{}') as { readonly metadata?: { vulnerabilities: object } };
    const counts = answer.metadata?.vulnerabilities as Readonly<Record<string, number>> | undefined;
    return { shipped: shippedPackages(top), audit: counts ?? null };
  },
};

function main(words: readonly string[]): void {
  const all = Object.keys(measure) as readonly PartName[];
  const unknown = words.filter((word) => word !== 'page' && !all.includes(word as PartName));
  if (unknown.length > 0) {
    process.stderr.write(
      `No part is called ${unknown.join(', ')}. Parts: ${all.join(', ')}; page writes the page only.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const wanted = words.length === 0 ? all : all.filter((name) => words.includes(name));
  const before = existsSync(figuresPath) ? readJson<Partial<QualityFigures>>(figuresPath) : {};
  const date = new Date().toISOString().slice(0, 10);
  const measured = wanted.map((name) => [name, { date, ...measure[name]() }] as const);
  const parts: Partial<QualityFigures> = { ...before, ...Object.fromEntries(measured) };
  const figures = { ...parts, version: 1 } as QualityFigures;
  writeFileSync(figuresPath, `${JSON.stringify(figures, null, 1)}\n`);
  const missing = all.filter((name) => !parts[name]);
  if (missing.length > 0) {
    process.stderr.write(`No page: never measured: ${missing.join(', ')}\n`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(pagePath, renderQuality(figures));
  process.stdout.write('written: docs/quality.json, docs/quality.md\n');
}

main(process.argv.slice(2));
