import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { halfCells } from '../../server/src/features/preview/cells.ts';
import { type Layout, layOut, type SetParagraph } from '../../server/src/features/preview/layout.ts';
import { breakLines, type Line, stretches } from '../../server/src/features/preview/lines.ts';
import { grid, paginate } from '../../server/src/features/preview/pages.ts';
import type { Face, PrintedKind } from '../../server/src/features/preview/printed.ts';
import { runsOf } from '../../server/src/features/preview/runs.ts';
import { breakTitle } from '../../server/src/features/preview/titleLines.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { type Span, textOf } from '../../server/src/text/span.ts';
import { officialText } from '../support/arbitrary.ts';
import { corpus, corpusNote, seeds } from '../support/documents.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

const whole = { first: 56, rest: 56 };
const all = (text: string): Span => ({ start: 0, end: text.length });
const show = (text: string, lines: readonly Line[]) =>
  lines.map(({ spans }) => spans.map((span) => textOf(text, span)).join(''));
const broken = (text: string, measure = whole) => show(text, breakLines(text, all(text), measure));
const han = (count: number) => '字'.repeat(count);

describe('characters on the grid', () => {
  test.each([
    ['字', 2],
    ['，', 2],
    ['“', 2],
    ['…', 2],
    ['—', 2],
    ['·', 2],
    ['〔', 2],
    ['２', 2],
    ['𠮷', 2],
    ['2', 1],
    ['a', 1],
    [',', 1],
    ['é', 1],
    ['ｱ', 1],
    ['\u0301', 0],
    ['\ufe00', 0],
    ['\u200b', 0],
    ['\u202e', 0],
  ])('%s takes %d half cells', (character, cells) => {
    expect(halfCells(character)).toBe(cells);
  });
});

describe('lines', () => {
  test('hold 28 characters', () => {
    expect(broken(han(57)).map((line) => line.length)).toEqual([28, 28, 1]);
  });

  test('hold two characters of half width in the place of one', () => {
    expect(broken(`${han(26)}2019年`)).toEqual([han(26), '2019年']);
    expect(broken(`${han(25)}2019年${han(1)}`)).toEqual([`${han(25)}2019年`, '字']);
  });

  test('the first one is shorter by the indent', () => {
    expect(broken(han(60), { first: 52, rest: 56 }).map((line) => line.length)).toEqual([26, 28, 6]);
  });

  test.each([
    '，',
    '。',
    '、',
    '；',
    '：',
    '！',
    '？',
    '）',
    '》',
    '〉',
    '〕',
    '」',
    '”',
    '’',
    ',',
    ';',
    ')',
    '%',
    '％',
    '～',
  ])('none begins with %s', (mark) => {
    expect(broken(`${han(28)}${mark}${han(3)}`)).toEqual([han(27), `字${mark}${han(3)}`]);
  });

  test.each(['（', '《', '〈', '〔', '「', '“', '‘', '(', '['])('none ends with %s', (mark) => {
    expect(broken(`${han(27)}${mark}${han(3)}`)).toEqual([han(27), `${mark}${han(3)}`]);
  });

  test.each([
    '2019年',
    '2019',
    '3.5%',
    '10,000',
    'GB/T9704',
    'www.gov.cn',
    '二〇一九年',
    '二○一九年',
    '２０１９年',
    '——',
    '……',
    '〔2019〕',
  ])('none breaks %s', (word) => {
    for (let before = 20; before <= 28; before++) {
      const lines = broken(`${han(before)}${word}${han(10)}`);
      expect(
        lines.filter((line) => line.includes(word)),
        `behind ${before}`,
      ).toHaveLength(1);
    }
  });

  test('a pair of dashes may begin one, a single dash may not', () => {
    expect(broken(`${han(28)}——${han(2)}`)[1]).toBe(`——${han(2)}`);
    expect(broken(`${han(28)}—${han(2)}`)[1]).toBe(`字—${han(2)}`);
  });

  test('what is wider than a line is broken all the same', () => {
    expect(broken('9'.repeat(130)).map((line) => line.length)).toEqual([56, 56, 18]);
    expect(broken('（'.repeat(60)).map((line) => line.length)).toEqual([28, 28, 4]);
  });

  test('white space at the end of a line hangs over it, and its width does not count', () => {
    const text = `${han(28)}　${han(2)}`;
    expect(broken(text)).toEqual([`${han(28)}　`, han(2)]);
    expect(breakLines(text, all(text), whole)[0]!.width).toBe(56);
  });

  test('a character is not parted from what stands over it, nor in two', () => {
    expect(broken(`${han(27)}e\u0301字`)).toEqual([`${han(27)}e\u0301`, '字']);
    expect(broken(`${han(27)}𠮷字`)).toEqual([`${han(27)}𠮷`, '字']);
  });

  test('a paragraph that a copy broke over lines is one', () => {
    const text = `${han(20)}\r\n　　${han(20)}`;
    expect(broken(text)).toEqual([han(28), han(12)]);
  });
});

describe('titles', () => {
  const title = (text: string) => show(text, breakTitle(text, all(text), 40));

  test('of one line stay on it', () => {
    expect(title('北京市2019年政务公开工作要点')).toEqual(['北京市2019年政务公开工作要点']);
  });

  test('of more than 20 characters are broken between what is done and what it is done to', () => {
    expect(title('北京市人民政府办公厅关于印发《北京市2016年政务公开工作要点》的通知')).toEqual([
      '北京市人民政府办公厅关于印发',
      '《北京市2016年政务公开工作要点》的通知',
    ]);
    expect(title('國務院辦公廳關於印發2019年政務公開工作要點的通知')).toEqual([
      '國務院辦公廳關於印發',
      '2019年政務公開工作要點的通知',
    ]);
  });

  test('take no more lines than they need, and break no word that titles are made of', () => {
    const text = '临江市人民政府办公室关于印发临江市2026年全面推进基层政务公开标准化规范化重点工作任务分工方案的通知';
    const lines = title(text);
    expect(lines).toHaveLength(3);
    expect(lines.join('')).toBe(text);
    for (const word of ['办公室', '印发', '政务公开', '标准化', '重点工作', '任务', '分工', '方案', '通知'])
      expect(
        lines.some((line) => line.includes(word)),
        word,
      ).toBe(true);
  });
});

describe('pages', () => {
  const paragraph = (rows: number, more: object = {}) => ({
    rows,
    blankRows: 0,
    startsPage: false,
    keepsWithNext: false,
    ...more,
  });

  test('hold 22 rows', () => {
    const pages = paginate([paragraph(30), paragraph(20)]);
    expect(pages).toEqual([
      [{ paragraph: 0, from: 0, to: 22, row: 0 }],
      [
        { paragraph: 0, from: 22, to: 30, row: 0 },
        { paragraph: 1, from: 0, to: 14, row: 8 },
      ],
      [{ paragraph: 1, from: 14, to: 20, row: 0 }],
    ]);
  });

  test('begin with no blank row', () => {
    expect(paginate([paragraph(22), paragraph(1, { blankRows: 1 })])[1]).toEqual([
      { paragraph: 1, from: 0, to: 1, row: 0 },
    ]);
    expect(paginate([paragraph(21), paragraph(1, { blankRows: 1 })])[1]).toEqual([
      { paragraph: 1, from: 0, to: 1, row: 0 },
    ]);
  });

  test('do not part a signature from its date', () => {
    const pages = paginate([paragraph(20), paragraph(1, { blankRows: 1, keepsWithNext: true }), paragraph(1)]);
    expect(pages.map((page) => page.map((part) => [part.paragraph, part.row]))).toEqual([
      [[0, 0]],
      [
        [1, 0],
        [2, 1],
      ],
    ]);
  });

  test('are begun by what begins one', () => {
    expect(paginate([paragraph(3), paragraph(1, { startsPage: true, blankRows: 1 })])[1]).toEqual([
      { paragraph: 1, from: 0, to: 1, row: 0 },
    ]);
  });

  test('of nothing are none', () => {
    expect(paginate([])).toEqual([]);
    expect(layOut(buildDraft('')).pages).toEqual([]);
    expect(layOut(buildDraft('\n　\n')).pages).toEqual([]);
  });
});

const notice = `临江市人民政府办公室关于印发临江市2026年政务公开工作要点的通知
临政办发〔2026〕7号

各区县人民政府，市政府各部门、各单位：

《临江市2026年政务公开工作要点》已经市政府同意，现印发给你们，请认真贯彻执行。

附件：1.临江市2026年政务公开工作要点
2.联系人名单

临江市人民政府办公室
2026年6月1日

（此件公开发布）

临江市2026年政务公开工作要点

为推进政务公开，制定本要点。

一、推进公开

（一）推进决策公开。主动向社会公布决策草案、决策依据。（市司法局牵头）

1.公布目录。各部门公布重大决策事项目录。

（1）按季度更新目录。

二、组织保障

各部门要高度重视。
`;

interface Shown {
  readonly page: number;
  readonly row: number;
  readonly left: number;
  readonly text: string;
  readonly kind: PrintedKind;
  readonly faces: readonly Face[];
}

function shown(draft: Draft, { pages, paragraphs }: Layout): readonly Shown[] {
  return pages.flatMap((parts, page) =>
    parts.flatMap(({ paragraph, from, to, row }) => {
      const { printed, lines } = paragraphs[paragraph]!;
      return lines.slice(from, to).map((line, at) => ({
        page: page + 1,
        row: row + at,
        left: line.left,
        text: line.spans.map((span) => textOf(draft.text, span)).join(''),
        kind: printed.kind,
        faces: runsOf(printed, line).map(({ face }) => face),
      }));
    }),
  );
}

describe('a notice with what it passes on', () => {
  const draft = buildDraft(notice);
  const layout = layOut(draft);
  const lines = shown(draft, layout);
  const find = (words: string) => lines.filter((line) => line.text.includes(words));
  const paragraphOf = (words: string): SetParagraph =>
    layout.paragraphs.find(({ printed }) => textOf(draft.text, printed.content).includes(words))!;

  test('title and number are centred, the title in its own face, two characters of it for three of the text', () => {
    expect(find('关于印发')[0]).toMatchObject({ page: 1, row: 0, kind: 'title', faces: ['headline'] });
    expect(paragraphOf('关于印发').centred).toBe(true);
    expect(find('〔2026〕7号')[0]).toMatchObject({ kind: 'number' });
    expect(paragraphOf('〔2026〕7号').centred).toBe(true);
  });

  test('the addressee stands flush left, one blank row under the head', () => {
    const number = find('〔2026〕7号')[0]!;
    expect(find('各区县人民政府')[0]).toMatchObject({ kind: 'addressee', left: 0, row: number.row + 2 });
  });

  test('paragraphs are indented by two characters, their further lines are not', () => {
    const [first, second] = lines.filter(({ kind, page }) => kind === 'text' && page === 1);
    expect([first!.left, second!.left]).toEqual([4, 0]);
  });

  test('the list of attachments stands one blank row below the text, indented', () => {
    const text = lines.findLast(({ kind, page }) => kind === 'text' && page === 1)!;
    expect(find('附件：1.')[0]).toMatchObject({ kind: 'attachments', left: 4, row: text.row + 2 });
    // 附件： takes three characters
    expect(find('2.联系人名单')[0]).toMatchObject({ kind: 'attachments', left: 4 + 6, row: text.row + 3 });
  });

  test('the signature ends two characters from the right, the date begins two characters behind it', () => {
    const [signature] = find('临江市人民政府办公室').filter(({ kind }) => kind === 'signature');
    const [date] = find('2026年6月1日');
    expect(signature).toMatchObject({ left: 56 - 4 - 20 });
    expect(date).toMatchObject({ kind: 'date', left: signature!.left + 4, row: signature!.row + 1 });
    expect(signature!.row).toBe(find('2.联系人名单')[0]!.row + 2);
  });

  test('the remark stands under the date, indented', () => {
    expect(find('此件公开发布')[0]).toMatchObject({ kind: 'remark', left: 4, row: find('2026年6月1日')[0]!.row + 1 });
  });

  test('the work points begin a page', () => {
    const titles = lines.filter(({ kind, page }) => kind === 'title' && page === 2);
    expect(titles).toMatchObject([{ row: 0, text: '临江市2026年政务公开工作要点' }]);
    expect(find('为推进政务公开')[0]).toMatchObject({ page: 2, row: 2 });
  });

  test('headings are set in the face of their level, in a run-in heading up to its full stop', () => {
    expect(find('一、推进公开')[0]).toMatchObject({ kind: 'heading', left: 4, faces: ['gothic'] });
    expect(find('（一）推进决策公开')[0]).toMatchObject({ kind: 'text', faces: ['brush', 'body'] });
    expect(find('1.公布目录')[0]!.faces.every((face) => face === 'body')).toBe(true);
    expect(find('（1）按季度')[0]!.faces.every((face) => face === 'body')).toBe(true);
    const { printed, lines: own } = paragraphOf('（一）推进决策公开');
    expect(textOf(draft.text, runsOf(printed, own[0]!)[0]!)).toBe('（一）推进决策公开。');
    expect([printed.level, printed.runIn]).toEqual([3, true]);
    expect([paragraphOf('一、推进公开').printed.level, paragraphOf('一、推进公开').printed.runIn]).toEqual([2, false]);
  });
});

describe('signature and date', () => {
  const end = (signature: string, date: string) => {
    const text = `临江市2026年政务公开工作要点\n\n《工作要点》已经同意，现印发给你们。\n\n${signature}\n${date}\n\n临江市2026年政务公开工作要点\n\n一、推进公开\n`;
    const draft = buildDraft(text);
    return shown(draft, layOut(draft)).filter(({ kind }) => kind === 'signature' || kind === 'date');
  };

  test('where the date is the longer one it keeps the margin, and the signature begins two characters before it', () => {
    const [signature, date] = end('市科技局', '2026年12月31日');
    expect(date).toMatchObject({ kind: 'date', left: 56 - 4 - 14 });
    expect(signature).toMatchObject({ kind: 'signature', left: date!.left - 4 });
  });
});

describe('attachments', () => {
  test('are listed under each other, long names under their first character', () => {
    const name = '临江市2026年推进政务公开重点任务分工及责任单位一览表';
    const text = `临江市2026年政务公开工作要点\n\n一、推进公开\n（一）推进决策公开。做好公开。\n\n附件：1.${name}\n2.联系人名单\n`;
    const draft = buildDraft(text);
    const list = shown(draft, layOut(draft)).filter(({ kind }) => kind === 'attachments');
    // 附件： takes three characters, 1. one
    expect(list.map(({ left }) => left)).toEqual([4, 4 + 6 + 2, 4 + 6]);
    expect(list[2]!.text).toBe('2.联系人名单');
  });

  test('with numbers of their own have 附件 and the title at the top of one page too', () => {
    const draft = buildDraft(
      `关于做好2026年政务公开工作的通知\n\n一、推进公开\n做好公开。\n\n附件：1.重点任务分工表\n\n临江市人民政府\n2026年1月25日\n\n附件1\n\n重点任务分工表\n\n请各单位落实。\n一、推进公开\n1.公开预算。\n`,
    );
    const lines = shown(draft, layOut(draft)).filter(({ page }) => page === 2);
    expect(lines.map(({ kind, row, text }) => `${row} ${kind} ${text}`)).toEqual([
      '0 attachment 附件1',
      '2 title 重点任务分工表',
      '4 text 请各单位落实。',
      '5 heading 一、推进公开',
      '6 text 1.公开预算。',
    ]);
  });

  test('begin a page each, the word 附件 in gothic at its top, the title centred on the third row', () => {
    const draft = buildDraft(
      `临江市2026年政务公开工作要点\n\n一、推进公开\n（一）推进决策公开。做好公开。\n\n附件：任务分工表\n\n附件\n\n任务分工表\n\n各单位分工如下。\n`,
    );
    const lines = shown(draft, layOut(draft));
    const [label, title, text] = lines.filter(({ page }) => page === 2);
    expect(label).toMatchObject({ kind: 'attachment', row: 0, left: 0, text: '附件', faces: ['gothic'] });
    expect(title).toMatchObject({ kind: 'attachmentTitle', row: 2, text: '任务分工表' });
    expect(text).toMatchObject({ kind: 'text', row: 4, left: 4 });
    expect(lines.find((line) => line.text === '附件：任务分工表')).toMatchObject({ page: 1, kind: 'attachments' });
  });
});

describe('what stands round a document on a web page', () => {
  test('is left out, and told', () => {
    const draft = buildDraft(
      `EN\nhttps://www.gov.cn/\n2019-04-29 16:55:00\n\n临江市2026年政务公开工作要点\n\n一、推进公开\n做好公开。\n\n扫一扫在手机打开当前页\n`,
    );
    const { leftOut, paragraphs } = layOut(draft);
    expect(leftOut.map((span) => textOf(draft.text, span))).toEqual([
      'EN\nhttps://www.gov.cn/\n2019-04-29 16:55:00',
      '扫一扫在手机打开当前页',
    ]);
    expect(paragraphs.map(({ printed }) => textOf(draft.text, printed.content))[0]).toBe(
      '临江市2026年政务公开工作要点',
    );
  });
});

/** Every character that is not white space is on one page, in order, but for what is left out; and everything fits. */
function expectSound(text: string): void {
  const draft = buildDraft(text);
  const layout = layOut(draft);
  const spans: Span[] = [];
  for (const parts of layout.pages) {
    expect(parts.length).toBeGreaterThan(0);
    let row = 0;
    for (const part of parts) {
      expect(part.row).toBeGreaterThanOrEqual(row);
      expect(part.to).toBeGreaterThan(part.from);
      row = part.row + part.to - part.from;
      const { printed, lines } = layout.paragraphs[part.paragraph]!;
      for (const line of lines.slice(part.from, part.to)) {
        expect(line.left + line.width).toBeLessThanOrEqual(56);
        expect(line.left).toBeGreaterThanOrEqual(0);
        const runs = runsOf(printed, line);
        const joined = (parts: readonly Span[]) => parts.map((span) => textOf(text, span)).join('');
        expect(joined(runs)).toBe(joined(line.spans));
        spans.push(...line.spans);
      }
    }
    expect(row).toBeLessThanOrEqual(grid.rows);
  }
  const all = [...spans.map((span) => ({ ...span })), ...layout.leftOut].sort((one, other) => one.start - other.start);
  for (const [index, span] of spans.entries())
    if (index > 0) expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]!.end);
  const blank = /^[\s\u3000\ufeff]*$/;
  let end = 0;
  for (const span of all) {
    expect(text.slice(end, span.start)).toMatch(blank);
    end = span.end;
  }
  expect(text.slice(end)).toMatch(blank);
}

describe('no character is lost or printed twice, their order is kept, no line is too wide, no page too full', () => {
  test('of any text', () => {
    fc.assert(fc.property(fc.oneof(officialText, fc.string({ unit: 'binary', maxLength: 300 })), expectSound), {
      numRuns: 400,
    });
  });

  test('of every seed', () => {
    for (const { text } of seeds) expectSound(text);
  });

  test(`of every corpus document${corpusNote}`, () => {
    for (const { text } of corpus) expectSound(text);
  });

  test('a paragraph in stretches has all of its ink', () => {
    fc.assert(
      fc.property(officialText, (text) => {
        const ink = stretches(text, all(text)).map((span) => textOf(text, span).replace(/[\s\u3000\ufeff]/g, ''));
        expect(ink.join('')).toBe(text.replace(/[\s\u3000\ufeff]/g, ''));
      }),
    );
  });
});

describe('long and hostile text is set in time that grows with its length alone', () => {
  test.each([
    ['text', '推进政务公开，做好2019年工作。'],
    ['digits', '9'],
    ['opening brackets', '（'],
    ['closing brackets', '）'],
    ['dashes', '—'],
    ['accents', '\u0301'],
    ['spaces', ' '],
    ['line ends', '\n'],
    ['numerals', '二〇一九'],
    ['single surrogates', '\ud800'],
    ['words of titles', '关于印发'],
  ])('%s', (_, piece) => {
    const set = (text: string) => [breakLines(text, all(text), whole), breakTitle(text, all(text), 40)];
    expectToGrowWithText(repeated(piece), set, 50_000);
  });
});
