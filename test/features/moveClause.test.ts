import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClauseMove, clauseMoves, movableAt, moveClause } from '../../server/src/features/moveClause.ts';
import { edited } from '../../server/src/features/renumber.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { officialText } from '../support/arbitrary.ts';
import { seeds } from '../support/documents.ts';
import { marked } from '../support/marks.ts';

/** The draft after the clause at `$0` was moved; `null` where it cannot be. */
function moved(source: string, move: ClauseMove): string | null {
  const { text, cursor } = marked(source);
  const draft = buildDraft(text);
  const edits = moveClause(draft, movableAt(draft, cursor)!, move);
  return edits && edited(text, edits);
}

const nested = `一、推进公开
　　（一）推进决策公开。见第（三）项。
　　1.公布草案。
　　2.听取意见。

　　（二）$0推进执行公开。公布进展。（市审计局负责）
　　（三）推进结果公开。公布结果。
二、加强领导
　　（一）健全机制。落实第一部分第（一）项。`;

describe('moving a clause', () => {
  test('up: changes places with the one before, everything is numbered, references follow', () => {
    expect(moved(nested, 'up')).toBe(`一、推进公开
　　（一）推进执行公开。公布进展。（市审计局负责）

　　（二）推进决策公开。见第（三）项。
　　1.公布草案。
　　2.听取意见。
　　（三）推进结果公开。公布结果。
二、加强领导
　　（一）健全机制。落实第一部分第（二）项。`);
  });

  test('down: what refers to the clause that went round it follows too', () => {
    expect(moved(nested, 'down')).toContain('（一）推进决策公开。见第（二）项。');
    expect(moved(nested, 'down')).toContain('（二）推进结果公开。公布结果。\n　　（三）推进执行公开。');
  });

  test('a section takes all below it along, to the end of a file without a last line end', () => {
    expect(moved('一、$0甲\n（一）做好。\n（二）做好，见第二部分。\n二、乙\n（一）办好。', 'down')).toBe(
      '一、乙\n（一）办好。\n二、甲\n（一）做好。\n（二）做好，见第一部分。',
    );
  });

  test('numbers that run on through the document still do', () => {
    expect(moved('一、$0甲\n1.做好。\n2.做好。\n3.做好。\n二、乙\n4.办好。\n5.办好。\n', 'down')).toBe(
      '一、乙\n1.办好。\n2.办好。\n二、甲\n3.做好。\n4.做好。\n5.做好。\n',
    );
  });

  const decimal = `1　总则
1.1　目的
做好工作，见第（2）项。
1.2　依据
1.2.1　法律
（1）依法办事。
（2）依规办事。
1.2.2　文件
1.3　范围
2　职责
2.1　分工
`;

  test('with decimal labels: up and down number all that stands below', () => {
    expect(moved(decimal.replace('1.2　依', '1.2　$0依'), 'up')).toContain('1.1　依据\n1.1.1　法律\n（1）依法办事。');
    expect(moved(decimal.replace('1　总', '1　$0总'), 'down')).toMatch(
      /^1　职责\n1\.1　分工\n2　总则\n2\.1　目的[\s\S]*2\.2\.2　文件/,
    );
  });

  test('with decimal labels: promote and demote shift the numbers, items in brackets stay', () => {
    expect(moved(decimal.replace('1.2　依', '1.2　$0依'), 'promote')).toBe(
      decimal
        .replace('1.2　依据', '2　依据')
        .replace('1.2.1　法律', '2.1　法律')
        .replace('1.2.2　文件', '2.2　文件')
        .replace('1.3　范围', '2.3　范围')
        .replace('2　职责', '3　职责')
        .replace('2.1　分工', '3.1　分工'),
    );
    expect(moved(decimal.replace('1.2　依', '1.2　$0依'), 'demote')).toBe(
      decimal
        .replace('1.2　依据', '1.1.1　依据')
        .replace('1.2.1　法律', '1.1.1.1　法律')
        .replace('1.2.2　文件', '1.1.1.2　文件')
        .replace('1.3　范围', '1.2　范围'),
    );
    expect(moved(decimal.replace('2　职', '2　$0职'), 'promote')).toBeNull();
    expect(moved(decimal.replace('1.1　目', '1.1　$0目'), 'demote')).toBeNull();
    expect(moved('1　甲\n1.1　乙\n1.1.1　丙\n1.1.1.1　丁\n1.1.1.2　$0戊\n', 'demote')).toBeNull();
  });

  test('the text of the moved clause is not touched, so that the cursor stays in it', () => {
    const { text, cursor } = marked(nested);
    const draft = buildDraft(text);
    for (const move of ['up', 'down'] as const) {
      const edits = moveClause(draft, movableAt(draft, cursor)!, move)!;
      expect(edits.every(({ span }) => cursor < span.start || span.end <= cursor)).toBe(true);
      edits.forEach((edit, index) => {
        if (index > 0) expect(edit.span.start).toBeGreaterThanOrEqual(edits[index - 1]!.span.end);
      });
    }
  });

  test('at the edge there is nowhere to go', () => {
    expect(moved('一、$0甲\n二、乙\n', 'up')).toBeNull();
    expect(moved('一、甲\n二、$0乙\n', 'down')).toBeNull();
    expect(moved('一、$0甲\n二、乙\n', 'promote')).toBeNull();
    expect(moved('一、$0甲\n二、乙\n', 'demote')).toBeNull();
  });
});

describe('another level', () => {
  test('promote: takes the style above with all below it, what follows it stands below it', () => {
    expect(
      moved('一、甲\n（一）做好。\n（二）$0推进公开。\n1.公布。\n（三）办好。\n二、乙\n（一）做好。\n', 'promote'),
    ).toBe('一、甲\n（一）做好。\n二、推进公开。\n（一）公布。\n（二）办好。\n三、乙\n（一）做好。\n');
  });

  test('a chapter stands apart from its heading, other labels do not', () => {
    const text = '第一章　总则\n一、做好公开。\n二、$0办好实事。\n第二章　附则\n三、自印发之日起施行。\n';
    const promoted = moved(text, 'promote')!;
    expect(promoted).toBe('第一章　总则\n一、做好公开。\n第二章　办好实事。\n第三章　附则\n二、自印发之日起施行。\n');
    expect(moved(promoted.replace('第二章　', '第二章　$0'), 'demote')).toBe(marked(text).text);
  });

  test('demote: takes the draft’s own style below and goes on behind the clauses that are there', () => {
    expect(moved('一、甲\n(一)做好。\n(二)做好。\n二、$0乙\n(一)办好。\n三、丙\n', 'demote')).toBe(
      '一、甲\n(一)做好。\n(二)做好。\n(三)乙\n1.办好。\n二、丙\n',
    );
  });

  test('demote where the draft has no such level: the style of the standard', () => {
    expect(moved('一、甲\n二、$0乙\n三、丙\n', 'demote')).toBe('一、甲\n（一）乙\n二、丙\n');
  });

  test('a reference over a clause that stands elsewhere now is left to the author', () => {
    expect(
      moved('一、甲\n（一）做好。\n（二）$0公开。\n二、乙\n（一）落实第一部分第（二）项。\n', 'promote'),
    ).toContain('落实第一部分第（二）项');
  });
});

test('nothing takes the style of a label that a copy damaged', () => {
  expect(moved('?。ǘ┩七進東部基地\n3．$0一、做好。\n', 'promote')).toBeNull();
});

describe('any clause of any text', () => {
  const characters = (text: string) =>
    [...text.replace(/[\s〇零○一二三四五六七八九十百廿卅卌兩两壹ー\d０-９、.．（）()①-⒛㈠-㈩第章节節编編篇]/g, '')]
      .sort()
      .join('');

  test('moves without losing a character of the wording', () => {
    fc.assert(
      fc.property(officialText, fc.nat(), fc.constantFrom(...clauseMoves), (text, place, move) => {
        const draft = buildDraft(text);
        const clause = movableAt(draft, place % (text.length + 1));
        const edits = clause && moveClause(draft, clause, move);
        if (edits) expect(characters(edited(text, edits))).toBe(characters(text));
      }),
      { numRuns: 400 },
    );
  });

  test('down and up again gives the seed back', () => {
    let tried = 0;
    for (const { text } of seeds) {
      const draft = buildDraft(text);
      for (const clause of draft.clauses.filter((_each, index) => index % 9 === 0)) {
        const edits = moveClause(draft, clause, 'down');
        if (!edits) continue;
        const there = edited(text, edits);
        const before = buildDraft(there);
        const same = before.clauses.find(({ title }) => title === clause.title);
        if (!same) continue;
        tried++;
        expect(edited(there, moveClause(before, same, 'up') ?? [])).toBe(text);
      }
    }
    expect(tried).toBeGreaterThan(5);
  });
});
