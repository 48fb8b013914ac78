import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryOver } from '../../server/src/lsp/carry.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { message } from '../../server/src/text/message.ts';
import { textOf } from '../../server/src/text/span.ts';

const said = message({ 'zh-cn': '甲', 'zh-tw': '甲', en: 'a' });

function finding(start: number, end: number): Finding {
  const related = [
    { uri: null, span: { start, end }, message: said },
    { uri: 'file:///上位.txt', span: { start: 1, end: 2 }, message: said },
  ];
  const fixes = [{ title: said, safety: 'safe' as const, edits: [{ span: { start, end }, newText: '' }] }];
  return { span: { start, end }, message: said, related, fixes, code: 'a/b', severity: 'info', clause: null };
}

/** Finds the places of some words again after an edit. */
function carried(before: string, after: string, ...words: readonly string[]): readonly string[] {
  const findings = words.map((word) => finding(before.indexOf(word), before.indexOf(word) + word.length));
  return carryOver(before, after, findings).map(({ span }) => textOf(after, span));
}

describe('findings carried over an edit', () => {
  test('stay in front of it, move along behind it, and are gone where it was', () => {
    expect(carried('甲乙丙丁', '甲乙新新丙丁', '甲', '乙', '丙', '丁')).toEqual(['甲', '乙', '丙', '丁']);
    expect(carried('甲乙丙丁', '甲丁', '甲', '乙丙', '丁')).toEqual(['甲', '丁']);
    expect(carried('甲乙丙丁', '甲乙x丁', '乙丙', '丁')).toEqual(['丁']);
  });

  test('bring along what they point to, but not their fixes', () => {
    const [moved] = carryOver('甲乙', '新甲乙', [finding(1, 2)]);
    expect(moved!.related!.map(({ span }) => span)).toEqual([
      { start: 2, end: 3 },
      { start: 1, end: 2 },
    ]);
    expect(moved!.fixes).toBeUndefined();
  });

  test('still cover the same words after any single edit', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(words, words, words, fc.nat(), fc.nat(), (head, tail, put, from, length) => {
        const before = head + tail;
        const after = head + put + tail;
        const start = from % (before.length + 1);
        const end = Math.min(before.length, start + (length % 4));
        for (const { span } of carryOver(before, after, [finding(start, end)])) {
          expect(textOf(after, span)).toBe(before.slice(start, end));
        }
      }),
    );
  });
});
