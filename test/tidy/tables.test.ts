import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { rule as citationMismatch } from '../../server/src/rules/citation-mismatch.ts';
import { dates, numbers } from '../../server/src/rules/data/numbers.ts';
import { register } from '../../server/src/rules/data/register.ts';
import { residue } from '../../server/src/rules/data/residue.ts';
import { terms } from '../../server/src/rules/data/terms.ts';
import { usage } from '../../server/src/rules/data/usage.ts';
import { applyEdits } from '../../server/src/rules/fix.ts';
import { rule as numberDate } from '../../server/src/rules/number-date.ts';
import { rule as numberForm } from '../../server/src/rules/number-form.ts';
import { rule as punctuationUsage } from '../../server/src/rules/punctuation-usage.ts';
import type { Finding, Rule } from '../../server/src/rules/rule.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { rule as scriptResidue } from '../../server/src/rules/script-residue.ts';
import { rule as wordingConfusable } from '../../server/src/rules/wording-confusable.ts';
import type { WordRow } from '../../server/src/rules/words.ts';

const tables: readonly (readonly [Rule, readonly WordRow[]])[] = [
  [wordingConfusable, terms],
  [scriptResidue, residue],
  [punctuationUsage, usage],
  [numberForm, numbers],
  [numberDate, dates],
];
const rules = tables.map(([rule]) => rule);

/** Words that tell the script of an example. */
const introductions = { hans: '全面进行政务公开。', hant: '全面進行政務公開。' };
/** Damage beyond doubt, beside which a word that the Mainland has too counts as damage. */
const companion = '登出企业。';

/** An example with what it needs to be read as a draft of its script. */
function introduced(row: WordRow, example: string): string {
  return (row.script ? introductions[row.script] : '') + example;
}

function isContextual(row: WordRow): boolean {
  return residue.some((each) => each === row && each.class === 'contextual');
}

function check(text: string, checked: readonly Rule[] = rules): readonly Finding[] {
  const onFailure = (_code: string, error: unknown): void => {
    throw error;
  };
  return runRules(buildDraft(text), checked, { trace: null }, { levels: new Map(), onFailure });
}

function shown(text: string, findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, span }) => `${code} ${span.start} ${text.slice(span.start, span.end)}`);
}

/** Takes the marks out of a bad example. */
function read(marked: string): { readonly text: string; readonly words: string; readonly start: number } {
  const found = /^([\s\S]*)<\|([\s\S]+)\|>([\s\S]*)$/.exec(marked);
  if (!found) throw new Error(`no marks in ${marked}`);
  const [, before, words, after] = found as unknown as [string, string, string, string];
  return { text: before + words + after, words, start: before.length };
}

for (const [rule, rows] of tables) {
  const { code } = rule.meta;
  describe(`the table of ${code}`, () => {
    test('names each row once', () => {
      const ids = rows.map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });

    test('rows without a source are information at most', () => {
      expect(rows.filter(({ source, level }) => source === null && level !== 'info').map(({ id }) => id)).toEqual([]);
    });

    test.each(rows.map((row) => [row.id, row] as const))('%s: its good example has no finding', (_id, row) => {
      const text = introduced(row, `${isContextual(row) ? companion : ''}${row.good}`);
      expect(shown(text, check(text)).filter((line) => !line.endsWith('登出'))).toEqual([]);
    });

    const bad = rows.flatMap((row) =>
      [row.bad, ...(row.others ?? [])].map((example) => [row.id, example, row] as const),
    );

    test.each(bad)('%s: %s has that finding alone', (_id, example, row) => {
      const marked = introduced(row, `${isContextual(row) ? companion : ''}${example}`);
      const { text, words, start } = read(marked);
      const findings = check(text);
      const own = findings.filter(({ span }) => text.slice(span.start, span.end) !== '登出' || words === '登出');
      expect(shown(text, own)).toEqual([`${code} ${start} ${words}`]);
      expect(own[0]!.severity).toBe(row.level);
      const fix = own[0]!.fixes?.[0];
      if (!fix) return;
      const fixed = applyEdits(text, fix.edits);
      expect(shown(fixed, check(fixed)).filter((line) => !line.endsWith('登出'))).toEqual([]);
    });
  });
}

test('a word that the Mainland has too is no damage alone', () => {
  for (const row of residue.filter(isContextual)) {
    const { text } = read(introduced(row, row.bad));
    expect(shown(text, check(text))).toEqual([]);
  }
});

describe('the register of known documents', () => {
  const preamble = (citation: string): string =>
    `××市政务公开工作要点\n\n为贯彻落实${citation}，制定本要点。\n\n一、推进公开\n`;

  test('has each number once', () => {
    const numbers = register.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test.each(register.map((row) => [row.number, row] as const))('%s: right and wrong citations', (_number, row) => {
    expect(check(preamble(row.good), [citationMismatch])).toEqual([]);
    expect(check(preamble(row.bad), [citationMismatch])).toHaveLength(1);
  });
});
