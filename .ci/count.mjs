// Adds up test runs: node .ci/count.mjs (NAME STATUS RESULTS)…, each run with its exit status and the file of its
// results. Prints `N passed, N failed` as its last line and ends with 1 when anything failed. A run that failed without
// a failed test to show for it (types, formatting, a file that does not load) counts as one failure.
import { readFileSync } from 'node:fs';

/** Reads what vitest's JSON reporter wrote, or test/vscode/support/results.ts; `null` when there is nothing to read. */
function countsIn(file) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: results.numPassedTests ?? results.passed, failed: results.numFailedTests ?? results.failed };
  } catch {
    return null;
  }
}

let passed = 0;
let failed = 0;
const words = process.argv.slice(2);
for (let at = 0; at < words.length; at += 3) {
  const [name, status, file] = words.slice(at, at + 3);
  const counts = countsIn(file) ?? { passed: 0, failed: 0 };
  const unexplained = counts.failed === 0 && (status !== '0' || counts.passed === 0);
  if (unexplained) console.log(`${name} ended with status ${status} and no failed test`);
  console.log(`${name}: ${counts.passed} passed, ${counts.failed + (unexplained ? 1 : 0)} failed`);
  passed += counts.passed;
  failed += counts.failed + (unexplained ? 1 : 0);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
