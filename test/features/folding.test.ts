import { describe, expect, test } from 'vitest';
import { foldings } from '../../server/src/features/folding.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { seed } from '../support/documents.ts';

/** The document with the folds marked at the ends of their first lines: `[clause →5]`. */
function folded(text: string): string {
  const lines = text.split('\n');
  for (const fold of foldings(buildDraft(text))) lines[fold.firstLine] += `[${fold.kind} →${fold.lastLine}]`;
  return lines.join('\n');
}

describe('folding', () => {
  test('sections, clauses over several lines and the front matter fold; what has one line does not', () => {
    const text = `某市人民政府办公室关于印发2024年政务公开工作要点的通知
某政办发〔2024〕5号
各区人民政府：
《2024年政务公开工作要点》已经市政府同意，现印发给你们，请认真贯彻执行。
某市人民政府办公室
2024年4月2日

2024年政务公开工作要点

总体要求是以公开促落实。
一、深化重点领域信息公开
（一）推进决策公开。公布草案。
（二）回应社会关切

加强舆情监测。

二、加强队伍建设。开展培训。`;
    expect(folded(text)).toBe(`某市人民政府办公室关于印发2024年政务公开工作要点的通知[front →5]
某政办发〔2024〕5号
各区人民政府：
《2024年政务公开工作要点》已经市政府同意，现印发给你们，请认真贯彻执行。
某市人民政府办公室
2024年4月2日

2024年政务公开工作要点

总体要求是以公开促落实。
一、深化重点领域信息公开[clause →14]
（一）推进决策公开。公布草案。
（二）回应社会关切[clause →14]

加强舆情监测。

二、加强队伍建设。开展培训。`);
  });

  test('a document that begins with its title has no front matter to fold', () => {
    expect(foldings(buildDraft('2024年政务公开工作要点\n一、公开\n二、解读\n'))).toEqual([]);
  });

  test('the notice in front of a real document folds up to its title', () => {
    const { text } = seed('国务院办公厅', '2019');
    const draft = buildDraft(text);
    const front = foldings(draft).find((fold) => fold.kind === 'front')!;
    expect(front.firstLine).toBe(0);
    expect(front.lastLine).toBeLessThan(draft.lines.position(draft.titleSpan!.start).line);
    expect(text.split('\n')[front.lastLine]).toBe('(此件公開發佈)');
  });

  test('every fold hides at least one line and lies in the text', () => {
    for (const text of ['', '\n\n\n', '一、甲\r\n乙\r\n', '一、甲\n\n\n\n']) {
      const draft = buildDraft(text);
      for (const fold of foldings(draft)) {
        expect(fold.lastLine).toBeGreaterThan(fold.firstLine);
        expect(fold.lastLine).toBeLessThan(draft.lines.count);
      }
    }
  });
});
