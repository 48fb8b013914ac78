import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, printable, wrap } from '../../server/src/reports/displayWidth.ts';
import { excerptOf } from '../../server/src/reports/excerpt.ts';
import { LineIndex } from '../../server/src/text/lines.ts';

function shown(text: string, marked: string, width = 80): readonly [string, string] {
  const start = text.indexOf(marked);
  const { line, underline } = excerptOf(text, new LineIndex(text), { start, end: start + marked.length }, width);
  return [line, underline];
}

describe('displayWidth', () => {
  it('counts Chinese and full-width characters as two columns', () => {
    expect(displayWidth('ab')).toBe(2);
    expect(displayWidth('一、（二）')).toBe(10);
    expect(displayWidth('〔2019〕14号　')).toBe(14);
    expect(displayWidth('𠮷Ａ')).toBe(4);
    expect(displayWidth('e\u0301')).toBe(1);
  });

  it('breaks lines between any two characters, but not before a closing mark', () => {
    expect(wrap('一二三abc', 4)).toEqual(['一二', '三ab', 'c']);
    expect(wrap('一二，，三', 4)).toEqual(['一二，', '，三']);
    expect(wrap('', 4)).toEqual(['']);
    expect(wrap('一', 1)).toEqual(['一']);
  });
});

describe('excerptOf', () => {
  it('underlines what is meant, column for column', () => {
    expect(shown('第一行\n（一）做好 abc 公开。', 'abc')).toEqual(['（一）做好 abc 公开。', '           ^^^']);
    expect(shown('（一）做好公开。', '（一）')).toEqual(['（一）做好公开。', '^^^^^^']);
  });

  it('marks one column for an empty place', () => {
    const text = '一、公开';
    const { underline } = excerptOf(text, new LineIndex(text), { start: 4, end: 4 }, 80);
    expect(underline).toBe('        ^');
  });

  it('shows the first line of what spans several', () => {
    const text = '一、公开\n二、解读';
    const { line, underline } = excerptOf(text, new LineIndex(text), { start: 2, end: 9 }, 80);
    expect([line, underline]).toEqual(['一、公开', '    ^^^^']);
  });

  it('cuts a long line around what is meant', () => {
    const text = `${'甲'.repeat(200)}错误${'乙'.repeat(200)}`;
    const [line, underline] = shown(text, '错误', 40);
    expect(line).toMatch(/^…甲+错误乙*…$/);
    expect(displayWidth(line)).toBeLessThanOrEqual(40);
    expect(underline.trim()).toBe('^^^^');
    expect(underline.indexOf('^')).toBe(displayWidth(line.slice(0, line.indexOf('错误'))));
  });

  it('fits the width and answers at once, whatever the text', () => {
    expect(displayWidth(shown(`${'('.repeat(1_000_000)}x`, 'x', 60)[0])).toBeLessThanOrEqual(60);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('甲', 'a', '\u0301', '𠮷', '\n', '\r', '\u001b', '\ud800', '…', ' ') }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 30, max: 120 }),
        (text, a, b, width) => {
          const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((one, other) => one - other);
          const excerpt = excerptOf(text, new LineIndex(text), { start: start!, end: end! }, width);
          expect(displayWidth(excerpt.line)).toBeLessThanOrEqual(width + 2);
          expect(excerpt.underline).toContain('^');
          expect(excerpt.line).not.toMatch(/[\r\n\u001b]/);
        },
      ),
    );
  });

  it('shows control and direction characters as signs', () => {
    expect(printable('a\u001b[31m\tb\u202e')).toBe('a\ufffd[31m b\ufffd');
  });
});
