import { describe, expect, it } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { applyEdits, fixText, safeFixes } from '../../server/src/rules/fix.ts';
import type { Finding, Rule } from '../../server/src/rules/rule.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { wordRule } from '../support/word-rule.ts';

const check =
  (rules: readonly Rule[]) =>
  async (text: string): Promise<readonly Finding[]> =>
    runRules(buildDraft(text), rules, { trace: null }, { levels: new Map(), onFailure: () => undefined });

describe('applyEdits', () => {
  it('replaces, inserts and deletes', () => {
    const edits = [
      { span: { start: 0, end: 0 }, newText: '〔' },
      { span: { start: 1, end: 2 }, newText: '' },
      { span: { start: 3, end: 4 }, newText: '𠮷' },
    ];
    expect(applyEdits('甲乙丙丁', edits)).toBe('〔甲丙𠮷');
  });
});

describe('safeFixes', () => {
  it('takes each fix whole and leaves out those that touch one taken before', async () => {
    const findings = await check([wordRule('甲乙', '一'), wordRule('乙丙', '二'), wordRule('丁', '三')])('甲乙丙　丁');
    expect(safeFixes(findings).map((edits) => edits[0]!.newText)).toEqual(['一', '三']);
  });

  it('takes nothing that has to be looked at', async () => {
    expect(safeFixes(await check([wordRule('甲', '乙', 'review')])('甲甲'))).toEqual([]);
  });
});

describe('fixText', () => {
  it('goes on until nothing safe is left', async () => {
    const rules = [wordRule('甲乙', '丙'), wordRule('丙丙', '丁')];
    expect(await fixText('甲乙 甲乙甲乙', check(rules))).toMatchObject({ text: '丙 丁' });
    expect(await fixText('没有什么', check(rules))).toEqual({ text: '没有什么', applied: 0 });
  });

  it('stops after some rounds where fixes do not settle', async () => {
    const { text } = await fixText('甲', check([wordRule('甲', '甲甲')]));
    expect(text.length).toBeLessThan(2000);
  });
});
