import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editsBetween, fixActions } from '../../server/src/features/codeActions.ts';
import { applyEdits } from '../../server/src/rules/fix.ts';
import type { Finding, Fix } from '../../server/src/rules/rule.ts';
import { message } from '../../server/src/text/message.ts';

const said = (words: string) => message({ 'zh-cn': words, 'zh-tw': words, en: words });
const fix = (title: string, decision?: Fix['decision']): Fix => ({
  title: said(title),
  safety: 'review',
  edits: [],
  ...(decision ? { decision } : {}),
});
const finding = (start: number, end: number, ...fixes: readonly Fix[]): Finding => ({
  span: { start, end },
  message: said('甲'),
  fixes,
  code: 'numbering/sequence',
  severity: 'error',
  clause: null,
});
const titles = (findings: readonly Finding[], start: number, end = start) =>
  fixActions(findings, { start, end }).map((action) => `${action.fix.title.wording.en}${action.preferred ? '!' : ''}`);

describe('fixes at a place', () => {
  const findings = [finding(0, 3, fix('a1'), fix('a2')), finding(3, 6, fix('b1')), finding(9, 9, fix('c1'))];

  test('are those of the findings that the selection touches, the best of each first', () => {
    expect(titles(findings, 3)).toEqual(['a1!', 'b1!', 'a2']);
    expect(titles(findings, 1)).toEqual(['a1!', 'a2']);
    expect(titles(findings, 7, 8)).toEqual([]);
  });

  test('belong to an empty finding when the cursor stands at it or the selection holds it', () => {
    expect(titles(findings, 9)).toEqual(['c1!']);
    expect(titles(findings, 7, 12)).toEqual(['c1!']);
  });

  test('that are decisions are never preferred', () => {
    const clause = {} as Extract<Fix['decision'], { kind: 'local' }>['clause'];
    expect(titles([finding(0, 3, fix('a1', { kind: 'local', clause }))], 1)).toEqual(['a1']);
  });
});

describe('edits between two texts', () => {
  test('touch only the lines that changed', () => {
    expect(editsBetween('一\r\n二\r\n三', '一\r\n四\r\n三')).toEqual([
      { span: { start: 3, end: 6 }, newText: '四\r\n' },
    ]);
    expect(editsBetween('一\n', '一\n')).toEqual([]);
  });

  test('are found at once where very many lines are other ones', () => {
    const lines = (word: string, count: number) =>
      Array.from({ length: count }, (_each, at) => `${word}${at}\n`).join('');
    const [before, after] = [`头\n${lines('甲', 60_000)}尾\n`, `头\n${lines('乙', 50_000)}尾\n`];
    const edits = editsBetween(before, after);
    expect(applyEdits(before, edits)).toBe(after);
    expect(edits).toHaveLength(1);
    expect(editsBetween(lines('甲', 60_000), lines('乙', 60_000))).toHaveLength(1);
  });

  test('lead from one to the other, are in order and disjoint', () => {
    const text = fc.string({ unit: fc.constantFrom('一', '二', '\n', '\r', '\r\n', '𠮷'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = editsBetween(before, after);
        expect(applyEdits(before, edits)).toBe(after);
        edits.forEach((edit, index) => {
          if (index > 0) expect(edits[index - 1]!.span.end).toBeLessThan(edit.span.start);
        });
      }),
    );
  });
});
