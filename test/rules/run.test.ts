import { describe, expect, it } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Rule, Severity } from '../../server/src/rules/rule.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { message } from '../../server/src/text/message.ts';
import { traceByTitle } from '../support/trace-by-title.ts';
import { wordRule } from '../support/word-rule.ts';

const draft = buildDraft('一、推进公开\n（一）做好公开。（市司法局负责）\n（二）做好解读。（市司法局负责）\n');
const what = message(wordRule('', '').meta.title);

/** A rule that reports at the places given. */
function at(code: string, places: readonly (readonly [number, number])[], more: Partial<Rule['meta']> = {}): Rule {
  return {
    meta: { ...wordRule('', '').meta, code, ...more },
    check: () => places.map(([start, end]) => ({ span: { start, end }, message: what })),
  };
}

function run(rules: readonly Rule[], levels: readonly (readonly [string, Severity | 'off'])[] = [], withTrace = false) {
  const failures: string[] = [];
  const trace = withTrace ? traceByTitle(draft, []) : null;
  const findings = runRules(
    draft,
    rules,
    { trace },
    {
      levels: new Map(levels),
      onFailure: (code, error) => failures.push(`${code}: ${(error as Error).message}`),
    },
  );
  return { findings, failures, shown: findings.map(({ code, span }) => `${code} ${span.start}-${span.end}`) };
}

describe('runRules', () => {
  it('orders by place, then by end, then by code, whatever the order of the rules', () => {
    const rules = [
      at('b/b', [
        [5, 9],
        [0, 2],
      ]),
      at('a/a', [
        [5, 9],
        [5, 6],
      ]),
    ];
    const expected = ['b/b 0-2', 'a/a 5-6', 'a/a 5-9', 'b/b 5-9'];
    expect(run(rules).shown).toEqual(expected);
    expect(run(rules.toReversed()).shown).toEqual(expected);
  });

  it('gives each finding its code, severity and clause', () => {
    const second = draft.text.indexOf('（二）');
    const { findings } = run([at('a/a', [[second, second + 1]], { severity: 'info' })]);
    expect(findings).toMatchObject([{ code: 'a/a', severity: 'info', clause: '1.2' }]);
  });

  it('takes severities from the settings and leaves out what is off', () => {
    const rules = [at('a/a', [[0, 1]]), at('b/b', [[0, 1]])];
    expect(
      run(rules, [
        ['a/a', 'error'],
        ['b/b', 'off'],
      ]).findings,
    ).toMatchObject([{ code: 'a/a', severity: 'error' }]);
  });

  it('lets a finding weigh less than its rule, never more', () => {
    const capped: Rule = {
      ...at('a/a', []),
      check: () => [{ span: { start: 0, end: 1 }, message: what, atMost: 'warning' }],
    };
    expect(run([capped], [['a/a', 'error']]).findings[0]!.severity).toBe('warning');
    expect(run([capped], [['a/a', 'info']]).findings[0]!.severity).toBe('info');
  });

  it('leaves out rules that need the library until there is one', () => {
    const rules = [at('a/a', [[0, 1]]), at('b/b', [[0, 1]], { reads: 'library' })];
    expect(run(rules).shown).toEqual(['a/a 0-1']);
    expect(run(rules, [], true).shown).toEqual(['a/a 0-1', 'b/b 0-1']);
  });

  it('drops all findings of a rule that throws, and only those', () => {
    const broken: Rule = {
      ...at('a/a', []),
      *check() {
        yield { span: { start: 0, end: 1 }, message: what };
        throw new Error('broken');
      },
    };
    const { shown, failures } = run([broken, at('b/b', [[0, 1]])]);
    expect(shown).toEqual(['b/b 0-1']);
    expect(failures).toEqual(['a/a: broken']);
  });
});
