import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHalfWidth } from '../../server/src/text/width.ts';

describe('toHalfWidth', () => {
  it('folds full-width ASCII, wide spaces and brackets', () => {
    expect(toHalfWidth('（２）：ＡＢ，！？；　x')).toBe('(2):AB,!?; x');
    expect(toHalfWidth('国办发〔2019〕14号 ﹝2016﹞8号 【2020】 ［1］')).toBe('国办发[2019]14号 [2016]8号 [2020] [1]');
    expect(toHalfWidth('“精准公开”‘贴心’—')).toBe('"精准公开"\'贴心\'-');
  });

  it('leaves marks that have no plain form', () => {
    expect(toHalfWidth('《要点》、〈T〉。「」')).toBe('《要点》、〈T〉。「」');
  });

  it('keeps lone surrogates and characters of two units', () => {
    expect(toHalfWidth('（𠮷\ud800）')).toBe('(𠮷\ud800)');
  });

  it('keeps the length of every text and changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(fc.constantFrom(...'（）〔〕【】，。、　１Ａ“—'), fc.string({ minLength: 1 })) }),
        (text) => {
          const folded = toHalfWidth(text);
          expect(folded.length).toBe(text.length);
          expect(toHalfWidth(folded)).toBe(folded);
        },
      ),
    );
  });

  it('folds a long text whole', () => {
    expect(toHalfWidth('（'.repeat(1_000_000))).toBe('('.repeat(1_000_000));
  });
});
