import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { renumber } from '../../server/src/model/renumber.ts';
import { applyEdits } from '../../server/src/rules/fix.ts';
import { seeds } from '../support/documents.ts';

function renumbered(text: string, path?: string): string {
  const draft = buildDraft(text);
  const scope = path ? draft.clauses.find((clause) => clause.path === path)! : null;
  return applyEdits(text, renumber(draft, scope));
}

describe('renumbering a document', () => {
  test('numbers an inserted clause and all behind it, and references follow their clauses', () => {
    const text = `一、推进公开
（一）推进决策公开。按第（三）项办理，（二）至（三）项由各区负责。
（二）推进执行公开。公布进展。
（二）推进过程公开。公布过程。
（三）推进结果公开。落实第二部分第（一）条要求。
三、工作要求
（一）加强领导。见第一部分。
`;
    // 第（三）项 was 结果公开 and is the fourth now; （二） could mean two clauses and stays; 第二部分 was not there to be followed.
    expect(renumbered(text)).toBe(`一、推进公开
（一）推进决策公开。按第（四）项办理，（二）至（四）项由各区负责。
（二）推进执行公开。公布进展。
（三）推进过程公开。公布过程。
（四）推进结果公开。落实第二部分第（一）条要求。
二、工作要求
（一）加强领导。见第一部分。
`);
  });

  test('keeps a scheme that runs on through the document', () => {
    const text = '一、甲\n（一）做好。\n（二）做好。\n二、乙\n（三）做好。\n（五）做好。\n三、丙\n（六）做好。\n';
    expect(renumbered(text)).toBe(
      '一、甲\n（一）做好。\n（二）做好。\n二、乙\n（三）做好。\n（四）做好。\n三、丙\n（五）做好。\n',
    );
  });

  test('one section alone: the others stay as they are', () => {
    const text = '一、甲\n1.做好。\n3.做好。\n二、乙\n1.做好。\n3.做好。\n';
    expect(renumbered(text, '2')).toBe('一、甲\n1.做好。\n3.做好。\n二、乙\n1.做好。\n2.做好。\n');
  });

  test('decimal labels take over the new numbers of the clauses above', () => {
    const text = '1　总则\n1.1　目的\n做好。\n3　职责\n3.1　市级\n做好。\n3.3　县级\n做好。\n';
    expect(renumbered(text)).toBe('1　总则\n1.1　目的\n做好。\n2　职责\n2.1　市级\n做好。\n2.2　县级\n做好。\n');
  });

  test('is done after one time', () => {
    const text = '二、甲\n(二)做好。\n(四)做好，见第(四)项。\n四、乙\n';
    const once = renumbered(text);
    expect(renumbered(once)).toBe(once);
    expect(once).toBe('一、甲\n(一)做好。\n(二)做好，见第(二)项。\n二、乙\n');
  });

  test('leaves published documents as they are', () => {
    for (const { text } of seeds) expect(renumber(buildDraft(text), null)).toEqual([]);
  });
});
