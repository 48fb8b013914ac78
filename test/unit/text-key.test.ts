import fc from 'fast-check';
import { Converter, Locale } from 'opencc-js/t2cn';
import { describe, expect, it } from 'vitest';
import { keyOf, keySpan, normaliseKey } from '../../server/src/text/key.ts';
import { detectScript, toSimplified } from '../../server/src/text/script.ts';
import { textOf } from '../../server/src/text/span.ts';
import { corpus, seeds } from '../support/documents.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

describe('toSimplified', () => {
  it('converts characters and keeps words', () => {
    expect(toSimplified('國務院辦公廳關於印發政務公開工作要點的通知')).toBe(
      '国务院办公厅关于印发政务公开工作要点的通知',
    );
    expect(toSimplified('優化檔案登出流程')).toBe('优化档案登出流程');
  });

  it('knows phrases in which a character stays', () => {
    expect(toSimplified('乾坤')).toBe('乾坤');
    expect(toSimplified('乾淨')).toBe('干净');
  });

  it('mends what a wrong conversion to Traditional left', () => {
    expect(toSimplified('全麵深化機製體製')).toBe('全面深化机制体制');
  });

  describe("agrees with OpenCC's own converter", () => {
    const convert = Converter({ from: 't', to: 'cn' });
    const agrees = (text: string): void => {
      expect(toSimplified(text)).toBe(text.split('\n').map(convert).join('\n'));
    };
    const rows = Locale.to.cn![0]!.flatMap((dictionary) => (dictionary as string).split('|'));
    const words = rows.map((row) => row.split(' ')[0]!);

    it('on every row of its tables and on real documents', () => {
      for (const word of words) agrees(word);
      for (const { text } of [...seeds, ...corpus]) agrees(text);
    });

    it('on rows in any order', () => {
      const pieces = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 3 })));
      fc.assert(fc.property(pieces, (some) => agrees(some.join(''))));
    });
  });

  it('keeps the number of code points of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(Array.from(toSimplified(text)).length).toBe(Array.from(text).length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('detectScript', () => {
  it('tells Traditional from Simplified text', () => {
    expect(detectScript('推進重要決策公開，廣泛聽取意見')).toBe('hant');
    expect(detectScript('推进重要决策公开，广泛听取意见')).toBe('hans');
  });

  it('follows the greater part of a mixed text', () => {
    expect(detectScript('推进重要决策公开，广泛听取意见，著眼於穩定')).toBe('hans');
  });

  it('takes text that does not tell for Simplified', () => {
    expect(detectScript('')).toBe('hans');
    expect(detectScript('2019')).toBe('hans');
  });
});

describe('normaliseKey', () => {
  it('gives both scripts, both widths and every spacing one key', () => {
    const key = keyOf('《国务院办公厅关于印发2019年政务公开工作要点的通知》(国办发(2019)14号)');
    expect(keyOf('《國務院辦公廳關於印發\n２０１９年政務公開工作要點的通知》（國辦發〔2019〕14 號）')).toBe(key);
  });

  it('reads 〈〉 and <> as title marks and every bracket as one kind', () => {
    expect(keyOf('印发〈要点〉的通知')).toBe(keyOf('印发<要点>的通知'));
    expect(keyOf('国办发[2019]14号')).toBe(keyOf('国办发﹝2019﹞14号'));
  });

  it('has no quotation marks', () => {
    expect(keyOf('推进“放管服”改革')).toBe('推进放管服改革');
    expect(keyOf('推进「放管服」改革')).toBe('推进放管服改革');
    expect(keyOf('推进"放管服"改革')).toBe('推进放管服改革');
  });

  it('drops pinyin behind a character and keeps other brackets', () => {
    expect(keyOf('推進決策、執(zhí)行公開(kāi)')).toBe('推进决策、执行公开');
    expect(keyOf('合作(PPP)项目')).toBe('合作(ppp)项目');
    expect(keyOf('IPv6(互联网协议第6版)')).toBe('ipv6(互联网协议第6版)');
  });

  it('reads Taiwan wording as the wording of the Mainland', () => {
    expect(keyOf('最佳化企業登出辦理流程，公開政策檔案，服務人民民眾')).toBe(
      keyOf('优化企业注销办理流程，公开政策文件，服务人民群众'),
    );
    expect(keyOf('入口網站')).toBe(keyOf('门户网站'));
  });

  it('reads 著力 and 着力 alike in both scripts', () => {
    expect(keyOf('著力、顯著')).toBe(keyOf('着力、显着'));
    expect(keyOf('显著')).toBe(keyOf('顯著'));
  });

  it('leads back to what the author typed', () => {
    const text = '最佳化 營商環境、執(zhí)行公開';
    const key = normaliseKey(text);
    const optimise = key.text.indexOf('优化');
    expect(textOf(text, keySpan(key, optimise, optimise + 2))).toBe('最佳化');
    const carryOut = key.text.indexOf('执行');
    expect(textOf(text, keySpan(key, carryOut, carryOut + 2))).toBe('執(zhí)行');
    expect(textOf(text, keySpan(key, 0, key.text.length))).toBe(text);
  });

  it('has a place in the text for every unit of the key, in order', () => {
    const alphabet = fc.constantFrom(...'国國務务(（zhí)）　 “”登出最佳化檔案、，。〔2019〕\n𠮷\ud800');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: alphabet }), fc.string({ unit: 'binary' })), (text) => {
        const key = normaliseKey(text);
        expect(key.starts.length).toBe(key.text.length);
        expect(key.ends.length).toBe(key.text.length);
        key.starts.forEach((start, index) => {
          expect(start).toBeGreaterThanOrEqual(index === 0 ? 0 : key.starts[index - 1]!);
          expect(key.ends[index]).toBeGreaterThan(start);
          expect(key.ends[index]).toBeLessThanOrEqual(text.length);
        });
      }),
    );
  });

  it('does not change a key any more', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'國國務登出最佳化檔案民眾著(abc)。，〈〉 ') }), (text) => {
        const key = keyOf(text);
        expect(keyOf(key)).toBe(key);
      }),
    );
  });

  it.each(['(', '國(a', '最'])('answers an endless line of %s in time that grows with its length', (piece) => {
    expectToGrowWithText(repeated(piece), normaliseKey, 40_000);
  });
});
