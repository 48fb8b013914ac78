import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { root } from '../../../scripts/code-server.ts';

/** The outcome of one test, as written to out/editor-results.json. */
interface Outcome {
  readonly name: string;
  readonly state: string;
  readonly seconds: number;
}

/** Writes out/editor-results.json: `passed`, `failed`, `skipped` as numbers, and `tests` one by one. */
export default class EditorResults implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests: Outcome[] = [];
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const seconds = Math.round((test.diagnostic()?.duration ?? 0) / 100) / 10;
        tests.push({ name: test.fullName, state: test.result().state, seconds });
      }
      // a file or a group of tests that fails before its first test has no test to show for it
      for (const group of [module, ...module.children.allSuites()]) {
        const name = group.type === 'module' ? group.relativeModuleId : group.fullName;
        for (const error of group.errors())
          tests.push({ name: `${name}: ${error.message}`, state: 'failed', seconds: 0 });
      }
    }
    const count = (state: string) => tests.filter((test) => test.state === state).length;
    const results = { passed: count('passed'), failed: count('failed'), skipped: count('skipped'), tests };
    mkdirSync(join(root, 'out'), { recursive: true });
    writeFileSync(join(root, 'out', 'editor-results.json'), `${JSON.stringify(results, null, 2)}\n`);
    console.log(
      `\n${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped (out/editor-results.json)`,
    );
  }
}
