import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedPhrases, compareTexts } from '../../server/src/directives/comparison.ts';
import { hover } from '../../server/src/features/hover.ts';
import { type Manner, markdown, plain } from '../../server/src/features/markup.ts';
import type { Relations } from '../../server/src/features/relations.ts';
import { textOf } from '../../server/src/text/span.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';
import { withMarks } from '../support/marks.ts';
import { type LinkByPath, relationsFromDraft, relationsFromParent, relationsOfOne } from '../support/relations.ts';

const chinese: Manner = { markup: markdown, language: 'zh-cn' };

const parent = `2019年政務公開工作要點
國辦發〔2019〕14號

一、強化權力監督
（一）推進重要決策公開。對涉及公眾利益的重大決策草案，除依法不予公開外，應當主動公開，廣泛聽取意見。
（二）推進執行公開。公開進展情況。
`;

const draft = `某市2019年政务公开工作要点

一、深化决策公开
（一）推进重大决策公开。对涉及公众利益的重大决策草案，应当通过政务网站主动公开，广泛听取意见。（市司法局牵头，各区政府、市教委负责落实）
（二）办好荔枝节。做好接待。（市教委负责）
（三）推进执行公开。公开进展情况。（市司法局负责）
`;

const links: readonly LinkByPath[] = [
  { clause: '1.1', parent: '1.1', score: 0.874 },
  { clause: '1.1', parent: '1.2', kind: 'secondary', score: 0.5 },
  { clause: '1.3', parent: '1.2', status: 'pinned' },
];

function at(words: string, relations: (text: string) => Relations, manner = chinese, within = draft) {
  const offset = within.indexOf(words);
  if (offset < 0) throw new Error(`${words} is not in the text`);
  const around = relations(within);
  const found = hover(around, offset, manner);
  return found && { about: textOf(around.draft.text, found.span), text: found.text };
}

const fromDraft = (text: string) => relationsFromDraft(text, parent, links);

describe('hover on a clause', () => {
  test('shows the parent clause with the carried-over wording in bold, across scripts', () => {
    const found = at('推进重大决策公开', fromDraft)!;
    expect(found.about).toBe('（一）推进重大决策公开');
    expect(found.text).toBe(
      [
        '**上位条目**　[（一）推進重要決策公開](<file:///要点/上位.txt#L5>)',
        '2019年政務公開工作要點（國辦發〔2019〕14號） · 1.1 · 把握 87% · 自动对应',
        '> **推進重**要**決策公開。對涉及公眾利益的重大決策草案**，除依法不予公開外，**應當主動公開，廣泛聽取意見**。',
        '加粗为沿用的文字，其余为上位另有的文字。本条另有：「通过政务网站」。',
        '另见：\n- [（二）推進執行公開](<file:///要点/上位.txt#L6>) · 把握 50%',
      ].join('\n\n'),
    );
  });

  test('says the same as plain text for clients without Markdown', () => {
    const found = at('推进重大决策公开', fromDraft, { markup: plain, language: 'zh-cn' })!;
    expect(found.text).not.toMatch(/[*\\<>[\]]/);
    expect(found.text).toContain('　推進重要決策公開。對涉及公眾利益的重大決策草案，除依法不予公開外');
  });

  test('is in English and Traditional Chinese too', () => {
    expect(at('推进重大决策公开', fromDraft, { markup: markdown, language: 'en' })!.text).toContain('87% sure');
    expect(at('推进重大决策公开', fromDraft, { markup: markdown, language: 'zh-tw' })!.text).toContain('**上位條目**');
  });

  test('in a sentence is about that sentence', () => {
    expect(at('广泛听取意见', fromDraft)!.about).toContain('对涉及公众利益的重大决策草案');
  });

  test('names the parent of the sentence where that is another clause', () => {
    const withSentence = (text: string) =>
      relationsFromDraft(text, parent, [...links, { clause: '1.1', parent: '1.2', sentence: 0 }]);
    expect(at('广泛听取意见', withSentence)!.text).toContain('本句出自：[（二）推進執行公開]');
    expect(at('推进重大决策公开', withSentence)!.text).not.toContain('本句出自');
  });

  test('says that a task without a parent clause has none', () => {
    expect(at('办好荔枝节', fromDraft)!.text).toBe('上位文件中没有找到对应条目。');
  });

  test('says that all wording was kept where it was, and that a person confirmed the link', () => {
    const { text } = at('推进执行公开', fromDraft)!;
    expect(text).toContain('人工确认');
    expect(text).toContain('> **推進執行公開。公開進展情況**。');
    expect(text).toContain('上位文字全部沿用。');
  });

  test('of a parent lists the clauses that implement it', () => {
    const fromParent = () => relationsFromParent(draft, parent, links);
    expect(at('推進執行公開', fromParent, chinese, parent)!.text).toBe(
      [
        '有 2 条下位条目落实本条：',
        '- [（一）推进重大决策公开](<file:///要点/本市.txt#L4>) · 某市2019年政务公开工作要点',
        '- [（三）推进执行公开](<file:///要点/本市.txt#L6>) · 某市2019年政务公开工作要点',
      ].join('\n'),
    );
  });

  test('keeps quiet about a clause of which nothing is known, and outside of the clauses', () => {
    expect(at('推进重大决策公开', relationsOfOne)).toBeNull();
    expect(hover(relationsOfOne(''), 0, chinese)).toBeNull();
  });

  test('says why no unit is asked for, where others are named', () => {
    const within = `某市2019年政务公开工作要点

为做好工作，提出以下要点。
一、总体要求
（一）指导思想。坚持以人民为中心。
二、推进公开
（一）决策公开。公布草案。（市教委负责）
三、组织保障
各区要高度重视。

各区要抓好落实。年底前报送总结。
`;
    const said = (words: string, text = within) => at(words, relationsOfOne, chinese, text)?.text ?? null;
    expect(said('为做好工作')).toBe('不需要责任单位：是文件开头的话。');
    expect(said('坚持以人民')).toBe('不需要责任单位：属于“指导思想”。');
    expect(said('高度重视')).toBe('不需要责任单位：属于“组织保障”。');
    expect(said('公布草案')).toBeNull();
    expect(said('坚持以人民', within.replace('（市教委负责）', ''))).toBeNull();
  });

  test('takes nothing of a document for Markdown', () => {
    const hostile = parent.replace('推進執行公開', '推進執行公開[看這裡](command:evil)*甲*<img>');
    const { text } = at('推进执行公开', (own) => relationsFromDraft(own, hostile, links))!;
    expect(text).toContain('\\[看這裡\\](command:evil)\\*甲\\*\\<img\\>');
  });
});

describe('hover on a unit', () => {
  test('says its role here and what tasks it has in this draft', () => {
    expect(at('市司法局牵头', relationsOfOne)).toEqual({
      about: '市司法局',
      text: [
        '**市司法局** · 牵头',
        '本文共 2 项任务：牵头 1 项、负责 1 项',
        '- [（一）推进重大决策公开](<file:///要点/本市.txt#L4>)\n- [（三）推进执行公开](<file:///要点/本市.txt#L6>)',
      ].join('\n\n'),
    });
  });

  test('says that a name stands for many', () => {
    expect(at('各区政府', relationsOfOne)!.text.split('\n')[0]).toBe('**各区政府** · 负责 · 统称');
  });
});

describe('hover on a citation', () => {
  const citing = `某市2019年政务公开工作要点

根据《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号）和《某省条例》制定本要点。

一、推进公开。公布草案。（市教委负责）
`;

  test('says what the document is and that the library holds it', () => {
    const found = at('2019年政务公开工作要点的通知', (text) => relationsFromDraft(text, parent, []), chinese, citing)!;
    expect(found.about).toBe('《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号）');
    expect(found.text).toBe(
      [
        '**国务院办公厅关于印发2019年政务公开工作要点的通知**',
        '文号：国办发〔2019〕14号',
        '在上位文件库中：[2019年政務公開工作要點](<file:///要点/上位.txt#L1>)',
      ].join('\n\n'),
    );
  });

  test('says that the library does not hold it', () => {
    const found = at('某省条例', (text) => relationsFromDraft(text, parent, []), chinese, citing)!;
    expect(found.text).toBe('**某省条例**\n\n上位文件库中没有这份文件。');
  });
});

describe('comparing two texts', () => {
  const shown = (child: string, above: string) => {
    const { kept, added } = compareTexts(child, above);
    return { parent: withMarks(above, kept), added: added.map((span) => textOf(child, span)) };
  };

  test('looks through script, width, spaces, quotation marks and punctuation', () => {
    expect(shown('推进“放管服”改革,深化信息 公开', '推進“放管服”改革，深化信息公開。')).toEqual({
      parent: '<|推進“放管服”改革，深化信息公開|>。',
      added: [],
    });
  });

  test('does not take a few common characters for carried-over wording', () => {
    expect(shown('做好就业信息公开', '推进公开透明').parent).toBe('推进公开透明');
  });

  test('takes short wording for carried over beside longer one', () => {
    expect(shown('优化本市营商环境政策', '优化营商环境政策').parent).toBe('<|优化营商环境政策|>');
  });

  test('finds wording that was moved to another place', () => {
    expect(
      shown('推进工程建设项目审批制度改革，做好减税降费信息公开', '做好减税降费信息公开，推进工程建设项目审批制度改革'),
    ).toEqual({ parent: '<|做好减税降费信息公开，推进工程建设项目审批制度改革|>', added: [] });
  });

  test('goes on from short wording to short wording', () => {
    expect(shown('主动公开，广泛听取意见', '主動公開，聽取各方面意見')).toEqual({
      parent: '<|主動公開，聽取|>各方面<|意見|>',
      added: ['广泛'],
    });
  });

  test('compares the beginning of very long texts and says so', () => {
    const long = repeated('依法公开行政许可信息');
    expect(compareTexts(long(10_000), `甲${long(10_000)}`).cut).toBe(true);
    expectToGrowWithText(long, (text) => compareTexts(text, `甲${text}`), 10_000);
  });

  test('of texts that have nothing in common nothing is kept, in bounded time', () => {
    const characters = (from: number, length: number) =>
      Array.from({ length }, (_, index) => String.fromCodePoint(from + index)).join('');
    const compare = (length: number) => compareTexts(characters(0x4e00, length), characters(0x20000, length));
    expect(compare(2000).kept).toEqual([]);
    // beyond what is compared at most, more text is no more work than reading it
    expectToGrowWithText((size) => size, compare, 2500);
  });

  test('gives places that are in order, disjoint and in the text', () => {
    const words = fc.string({ unit: fc.constantFrom(...'公开信息政策解读，。 (zhì)推進登出檔案𠮷'), maxLength: 80 });
    fc.assert(
      fc.property(words, words, (child, above) => {
        const { kept, dropped, added } = compareTexts(child, above);
        for (const [text, spans] of [
          [above, [...kept, ...dropped]],
          [child, added],
          [child, addedPhrases(child, added)],
        ] as const) {
          const sorted = [...spans].sort((one, other) => one.start - other.start);
          sorted.forEach((span, index) => {
            expect(span.start).toBeLessThan(span.end);
            expect(span.end).toBeLessThanOrEqual(text.length);
            if (index > 0) expect(sorted[index - 1]!.end).toBeLessThanOrEqual(span.start);
          });
        }
      }),
    );
  });

  test('of an empty text there is nothing to say', () => {
    expect(compareTexts('', '')).toEqual({ kept: [], dropped: [], added: [], cut: false });
    expect(shown('', '公开').parent).toBe('公开');
  });
});
