import { describe, expect, test } from 'vitest';
import { traceDraft } from '../../server/src/directives/link.ts';
import { alignClause, alignDraft, type Names } from '../../server/src/features/alignedTexts.ts';
import { inStyleOf } from '../../server/src/features/parentWording.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { clauseTitle, documentName } from '../../server/src/reports/wording.ts';
import { addedToParent, draft, parent } from '../support/work-points.ts';

const names: Names = { clause: (owner, clause) => clauseTitle(owner, clause, 'zh-cn'), document: documentName };

function tracedWith(parentText: string) {
  const child = buildDraft(draft);
  return { child, trace: traceDraft(child, [{ uri: 'file:///parent', draft: buildDraft(parentText) }]) };
}

const style = '（为便于对照，两边的字体、标点宽窄显示为一致，一句一行；原文以文件为准。）';

describe('two texts beside each other', () => {
  test('a clause: the same head line, then heading, sentences and notes a line each, in one script', () => {
    const { child, trace } = tracedWith(parent);
    const clause = child.clauses.find(({ path }) => path === '1.2')!;
    const head = '━━ 一、（二）推进重要部署执行公开 ↔ 國辦發〔2019〕14號 一、（二）推進重要部署執行公開';
    expect(alignClause(child, trace, clause, names, 'zh-cn')).toEqual({
      draft: `${style}\n\n${head}\n推进重要部署执行公开\n公开政府工作报告、民生实事项目的执行情况。\n（市政府办公室负责）\n`,
      parent: `${style}\n\n${head}\n推进重要部署执行公开\n公开政府工作报告、民生实事项目的执行情况。\n`,
    });
    const local = child.clauses.find(({ path }) => path === '1.3')!;
    expect(alignClause(child, trace, local, names, 'zh-cn')).toBeNull();
  });

  test('a draft: every head line stands in both texts, in one order; what nothing implements comes last', () => {
    const { child, trace } = tracedWith(`${parent}（三）加強基層試點。推廣試點成果，完善目錄。\n`);
    const texts = alignDraft(child, trace, names, 'zh-cn')!;
    const heads = (text: string) => text.split('\n').filter((line) => line.startsWith('━━'));
    expect(heads(texts.draft)).toEqual(heads(texts.parent));
    expect(heads(texts.draft)).toHaveLength(child.clauses.length + 1);
    expect(heads(texts.draft)).toContain('━━ 一、（三）办好荔枝文化节（没有上位条目）');
    expect(heads(texts.draft).at(-1)).toBe('━━ 本稿没有落实：國辦發〔2019〕14號 一、（三）加強基層試點');
    expect(texts.parent).toContain('推广试点成果，完善目录。');
    expect(texts.draft).not.toContain('推广试点成果');
  });

  test('loses no character of the draft', () => {
    const { child, trace } = tracedWith(parent + addedToParent);
    const texts = alignDraft(child, trace, names, 'zh-cn')!;
    for (const { syntax } of child.clauses)
      for (const part of [...syntax.sentences, ...syntax.notes])
        expect(texts.draft).toContain(draft.slice(part.start, part.end));
  });

  test('without a parent there is nothing to compare with', () => {
    const child = buildDraft(draft);
    expect(alignDraft(child, traceDraft(child, []), names, 'zh-cn')).toBeNull();
  });
});

describe('words of a parent in the style of a draft', () => {
  const hans = buildDraft('本市工作要点\n一、关于办理。国家发展，进步。\n');
  const half = buildDraft('本市工作要点\n一、关于办理。国家发展,进步。\n');
  const hant = buildDraft('國務院辦公廳工作要點\n一、關於辦理。國家發展，進步。\n');

  test('Traditional becomes Simplified, with its quotation marks; 著 where Simplified has it too', () => {
    expect(inStyleOf(hans, hant, '著力辦好「放管服」，沿著《著作權法》，成效顯著。')).toBe(
      '着力办好“放管服”，沿着《著作权法》，成效显著。',
    );
  });

  test('Simplified never becomes Traditional', () => {
    expect(inStyleOf(hant, hans, '发展干部，理发以后')).toBe('发展干部，理发以后');
  });

  test('marks take the width of the draft, those of numbers and Latin words stay', () => {
    expect(inStyleOf(half, hans, '公开（公示）：甲；乙，丙')).toBe('公开(公示):甲;乙,丙');
    expect(inStyleOf(hans, half, '公开(公示):1,000人,10:30(a)')).toBe('公开（公示）：1,000人，10:30(a)');
  });
});
