import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selectionRanges } from '../../server/src/features/selectionRanges.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { contains, textOf } from '../../server/src/text/span.ts';
import { officialText } from '../support/arbitrary.ts';
import { marked } from '../support/marks.ts';

function growing(source: string): readonly string[] {
  const { text, cursor } = marked(source);
  return selectionRanges(buildDraft(text), cursor).map((span) => textOf(text, span));
}

describe('growing selection', () => {
  test('goes from the unit over note, task and clause to the section and the document', () => {
    const own = '推进决策公开。公布草案。（市司法局、市教委负责）开展评估。（各区政府负责）';
    const source = '一、重点领域\n（一）推进决策公开。公布草案。（市司$0法局、市教委负责）开展评估。（各区政府负责）\n';
    expect(growing(source)).toEqual([
      '市司法局',
      '市司法局、市教委负责',
      '（市司法局、市教委负责）',
      '公布草案。（市司法局、市教委负责）',
      '公布草案。（市司法局、市教委负责）开展评估。（各区政府负责）',
      own,
      `（一）${own}`,
      `一、重点领域\n（一）${own}`,
      `一、重点领域\n（一）${own}\n`,
    ]);
  });

  test('goes from the sentence to its task', () => {
    const [first, second] = growing('一、公开。公布草案。听取意$0见。（市司法局负责）\n二、解读\n');
    expect([first, second]).toEqual(['听取意见。', '公布草案。听取意见。（市司法局负责）']);
  });

  test('every range holds the one before it and is larger, wherever the cursor stands', () => {
    fc.assert(
      fc.property(officialText, fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        const spans = selectionRanges(buildDraft(text), offset);
        expect(spans.at(-1)).toEqual({ start: 0, end: text.length });
        spans.forEach((span, index) => {
          expect(span.start <= offset && offset <= span.end).toBe(true);
          const inner = spans[index - 1];
          if (inner) expect(contains(span, inner) && span.end - span.start > inner.end - inner.start).toBe(true);
        });
      }),
    );
  });
});
