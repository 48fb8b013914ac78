import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { ClauseDecision } from '../../server/src/model/decision.ts';
import { readDecisions, withChange } from '../../server/src/workspace/decisions.ts';

const folder = mkdtempSync(join(tmpdir(), 'work-points-merge-'));
afterAll(() => rmSync(folder, { recursive: true }));

const titles = [...'甲乙丙丁戊己庚辛壬癸'].map((name) => `办好${name}项工作`);

function decision(title: string): ClauseDecision {
  return { draft: '工作要点.txt', title, clause: '1.1', state: 'local', reason: '本地任务' };
}

function fileWith(names: readonly string[]): string {
  return names.reduce<string | null>((text, name) => withChange(text, { clauses: [decision(name)] }), null) ?? '{}\n';
}

function keptIn(text: string): readonly string[] {
  return readDecisions(text)
    .decisions.clauses.map(({ title }) => title)
    .sort();
}

/** What git makes of two files that come from a third, and whether it took them together by itself. */
function merge(base: string, ours: string, theirs: string): { readonly text: string; readonly isClean: boolean } {
  const paths = Object.entries({ ours, base, theirs }).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
  const { stdout, status, error } = spawnSync('git', ['merge-file', '-p', ...paths], { encoding: 'utf8' });
  if (error) throw error;
  return { text: stdout, isClean: status === 0 };
}

describe('decisions of two people that git merges', () => {
  test('are taken together without a conflict where they stand apart', () => {
    const sorted = keptIn(fileWith(titles));
    const order = readDecisions(fileWith(titles)).decisions.clauses.map(({ title }) => title);
    const without = (...gone: readonly number[]) => order.filter((_, at) => !gone.includes(at));
    const { text, isClean } = merge(fileWith(without(2, 7)), fileWith(without(2)), fileWith(without(7)));
    expect(isClean).toBe(true);
    expect(text).toBe(fileWith(titles));
    expect(keptIn(text)).toEqual(sorted);
  });

  test('all count in any case, with the marks of a conflict, too', () => {
    const some = fc.subarray(titles);
    fc.assert(
      fc.property(fc.subarray(titles, { minLength: 1 }), some, some, (before, ours, theirs) => {
        const base = fileWith(before);
        const { text } = merge(base, fileWith([...before, ...ours]), fileWith([...before, ...theirs]));
        expect(keptIn(text)).toEqual([...new Set([...before, ...ours, ...theirs])].sort());
      }),
      { numRuns: 60 },
    );
  });
});
