import { describe, expect, test } from 'vitest';
import { completions } from '../../server/src/features/completion.ts';
import { edited } from '../../server/src/features/renumber.ts';
import { typingEdits } from '../../server/src/features/typing.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { marked } from '../support/marks.ts';

/** The text after `typed`, which stands before `$0`, was typed. */
function typedInto(source: string, typed: string): string {
  const { text, cursor } = marked(source);
  return edited(text, typingEdits(buildDraft(text), cursor, typed));
}
const unchanged = (source: string) => marked(source).text;

describe('a new line', () => {
  test('behind a finished clause gets the next label, in its style, width and indent', () => {
    expect(typedInto('一、甲\n　　（一）做好公开。\n$0', '\n')).toBe('一、甲\n　　（一）做好公开。\n　　（二）');
    expect(typedInto('一、甲\n(九)做好公开。（市审计局负责）\n$0\n二、乙\n', '\n')).toBe(
      '一、甲\n(九)做好公开。（市审计局负责）\n(十)\n二、乙\n',
    );
    expect(typedInto('1　总则\n1.1　目的\n做好公开。\n1.2　依据\n做好公开。\n　$0', '\n')).toMatch(/\n1\.3　$/);
    expect(typedInto('一、甲\r\n1.做好公开。\r\n$0', '\n')).toBe('一、甲\r\n1.做好公开。\r\n2.');
  });

  test.each([
    ['behind a heading', '一、推进公开\n$0'],
    ['behind an unfinished clause', '一、甲\n（一）做好公开，\n$0'],
    ['in the middle of a row, where the number is taken', '一、甲\n（一）做好公开。\n$0\n（二）办好。\n'],
    ['inside a paragraph', '一、甲\n（一）做好公开。\n$0办好实事。\n'],
    ['behind text that belongs to no clause', '为做好工作，制定本要点。\n$0'],
  ])('%s does nothing', (_where, source) => {
    expect(typedInto(source, '\n')).toBe(unchanged(source));
  });

  test('behind a label alone takes it away', () => {
    expect(typedInto('一、甲\n　　（一）做好公开。\n　　（二）\n　　$0', '\n')).toBe(
      '一、甲\n　　（一）做好公开。\n　　',
    );
    expect(typedInto('一、甲\n（一）做好公开。\n（二）\n$0\n二、乙\n', '\n')).toBe(
      '一、甲\n（一）做好公开。\n\n二、乙\n',
    );
  });
});

describe('the end of a label', () => {
  test('writes it as the draft writes labels', () => {
    expect(typedInto('一、甲\n（一）做好。\n(二)$0', ')')).toBe('一、甲\n（一）做好。\n（二）');
    expect(typedInto('一、甲\n（一）做好。\n二.$0', '.')).toBe('一、甲\n（一）做好。\n二、');
    expect(typedInto('一、甲\n1.做好。\n2、$0', '、')).toBe('一、甲\n1.做好。\n2.');
  });

  test('leaves everything else alone', () => {
    for (const [source, typed] of [
      ['一、甲\n（一）做好。(二)$0', ')'],
      ['一、甲\n(一)做好。\n(二)$0', ')'],
      ['一、甲\n（一）做好。\n(二)$0推进', ')'],
      ['一、甲\n（一）统筹、$0', '、'],
    ] as const)
      expect(typedInto(source, typed)).toBe(unchanged(source));
  });
});

describe('labels at the beginning of a line', () => {
  const offered = (source: string) => {
    const { text, cursor } = marked(source);
    return completions(buildDraft(text), cursor, [])
      .filter(({ kind }) => kind === 'label')
      .map(({ newText }) => newText);
  };
  test('are the next of each open level, and the first below', () => {
    expect(offered('一、甲\n（一）做好。\n1.公布。\n$0')).toEqual(['2.', '（二）', '二、', '（1）']);
    expect(offered('一、甲\n(一)做好。\n二、乙\n$0')).toEqual(['三、', '(一)']);
    expect(offered('一、甲\n1.做好。\n2.做好。\n二、乙\n3.做好。\n三、丙\n$0')).toEqual(['四、', '4.']);
    expect(offered('2026年政务公开工作要点\n\n$0')).toEqual([]);
  });

  test('take in what was typed of them', () => {
    const { text, cursor } = marked('一、甲\n　　（一）做好。\n　　（$0');
    const [first] = completions(buildDraft(text), cursor, []);
    expect(edited(text, [{ span: first!.span, newText: first!.newText }])).toBe('一、甲\n　　（一）做好。\n　　（二）');
  });

  test('are not offered inside a line', () => {
    expect(offered('一、甲\n（一）做好$0公开。\n')).toEqual([]);
    expect(offered('一、甲\n$0（一）做好公开。\n')).toEqual([]);
    expect(offered('一、甲\n做好$0')).toEqual([]);
  });
});
