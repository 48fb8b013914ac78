import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { residue } from '../../server/src/rules/data/residue.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';

const folder = new URL('../../../shared/domain/', import.meta.url);
const hasTables = existsSync(new URL('terms.tsv', folder));
const note = hasTables ? '' : ' (not run: ../shared/domain is not here)';

/** The rows of a table by the names of its columns. */
function rows(name: string): readonly Readonly<Record<string, string>>[] {
  if (!hasTables) return [];
  const [head, ...lines] = readFileSync(new URL(name, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return lines.map((cells) => Object.fromEntries(head!.map((column, index) => [column, cells[index] ?? ''])));
}

function findings(text: string, code: string): readonly string[] {
  const settings = {
    levels: new Map(),
    onFailure: (_code: string, error: unknown) => {
      throw error;
    },
  };
  return runRules(buildDraft(text), rules, { trace: null }, settings)
    .filter((finding) => finding.code === code)
    .map(({ severity }) => severity);
}

const terms = rows('terms.tsv').map((row) => [row.id!, row] as const);
const conversions = rows('conversion-residue.tsv')
  .filter((row) => row.class === 'always')
  .map((row) => [row.mainland!, row] as const);

describe.runIf(hasTables)(`each row of the tables of the domain${note}`, () => {
  test.each(terms)(
    'wording/confusable, %s: the bad example is found, the good one not, what is not confirmed is information',
    (_id, row) => {
      const found = findings(`一、${row.bad}。`, 'wording/confusable');
      expect(found.length).toBeGreaterThan(0);
      if (row.basis === '[unconfirmed]') expect(found).toEqual(found.map(() => 'info'));
      expect(findings(`一、${row.good}。`, 'wording/confusable')).toEqual([]);
    },
  );

  // What stands around a word may matter: 电网路径 is no 网路. Each row of the rule's own table is run with its examples by tables.test.ts.
  test.each(conversions)(
    'script/residue, %s: what a conversion leaves of it is in the table of the rule',
    (_mainland, row) => {
      const covers = (words: string): boolean =>
        residue.some(
          ({ find, bad }) => new RegExp(find, 'u').test(words) || bad.replace(/<\||\|>/g, '').includes(words),
        );
      expect(covers(row.residue_simplified!)).toBe(true);
      expect(covers(row.residue_traditional!)).toBe(true);
      expect(findings(`全面进行政务公开。${row.mainland}。`, 'script/residue')).toEqual([]);
    },
  );
});
