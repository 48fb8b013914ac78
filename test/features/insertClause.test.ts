import { describe, expect, test } from 'vitest';
import { traceDraft } from '../../server/src/directives/link.ts';
import type { Directive } from '../../server/src/directives/trace.ts';
import { insertClause } from '../../server/src/features/insertClause.ts';
import { edited } from '../../server/src/features/renumber.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { builtInRegistry } from '../../server/src/organs/registry.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { seed, seeds } from '../support/documents.ts';

const parent = `國務院辦公廳關於印發2019年政務公開工作要點的通知
國辦發〔2019〕14號

2019年政務公開工作要點

一、強化權力監督，深入推進決策和執行公開
（一）推進重要決策公開。對涉及公眾利益的重大決策草案，應當主動公開，廣泛聽取意見。
（二）推進重要部署執行公開。著力公開政府工作報告、民生實事項目的執行情況。
（三）推進行政執法信息公開。按照「誰執法誰公示」原則，公示執法信息。（司法部負責）
二、加強平臺建設
（一）推進政府網站優質發展。加強政府網站建設，
做好互聯網協議第6版改造。
（二）推進政府公報發展。辦好政府公報。
`;

const draft = `本市2019年政务公开工作要点

一、深化决策和执行公开
（一）推进重要决策公开。对涉及公众利益的重大决策草案，应当主动公开，广泛听取意见。（市司法局负责）
（二）推进重要部署执行公开。公开政府工作报告、民生实事项目的执行情况，落实第（三）项。（市政府办公室负责）
（三）办好荔枝文化节。做好酒店接待和交通疏导。（市文化和旅游局负责）
`;

/** The draft with a clause begun from the parent's clause with a path; `‸` stands where the new clause ends. */
function inserted(draftText: string, parentText: string, path: string): string | null {
  const directive: Directive = { uri: 'file:///parent', draft: buildDraft(parentText) };
  const child = buildDraft(draftText);
  const trace = traceDraft(child, [directive], [directive]);
  const clause = directive.draft.clauses.find((each) => each.path === path)!;
  const made = insertClause(child, trace, directive, clause);
  if (!made) return null;
  const text = edited(draftText, made.edits);
  return `${text.slice(0, made.span.end)}‸${text.slice(made.span.end)}`;
}

describe('a clause from the parent', () => {
  test('goes behind what implements its neighbour, with the next number; those behind it and references to them follow', () => {
    expect(inserted(draft, parent, '1.3')).toBe(`本市2019年政务公开工作要点

一、深化决策和执行公开
（一）推进重要决策公开。对涉及公众利益的重大决策草案，应当主动公开，广泛听取意见。（市司法局负责）
（二）推进重要部署执行公开。公开政府工作报告、民生实事项目的执行情况，落实第（四）项。（市政府办公室负责）
（三）推进行政执法信息公开。按照“谁执法谁公示”原则，公示执法信息。‸
（四）办好荔枝文化节。做好酒店接待和交通疏导。（市文化和旅游局负责）
`);
  });

  test('goes before what implements the clause behind it where none before it is implemented', () => {
    const text = draft
      .replace(/（一）推进重要决策公开.*\n/, '')
      .replace('（二）', '（一）')
      .replace('（三）办', '（二）办');
    expect(inserted(text, parent, '1.1')).toContain(`一、深化决策和执行公开
（一）推进重要决策公开。对涉及公众利益的重大决策草案，应当主动公开，广泛听取意见。‸
（二）推进重要部署执行公开。`);
  });

  test('takes over line ends, indents, brackets and marks of the draft, paragraph by paragraph', () => {
    const text = draft
      .replaceAll('，', ',')
      .replaceAll('（', '(')
      .replaceAll('）', ')')
      .replaceAll('\n(', '\n\n　　(')
      .replaceAll('\n', '\r\n');
    expect(inserted(text, parent, '2.1')).toContain(
      '\r\n\r\n　　(三)推进政府网站优质发展。加强政府网站建设,\r\n　　做好互联网协议第6版改造。‸\r\n\r\n　　(四)办好荔枝文化节。',
    );
  });

  test('has its heading on a line of its own where the draft has', () => {
    const text = draft.replaceAll(/^(（.）.*?)。/gm, '$1\n');
    expect(inserted(text, parent, '1.3')).toContain(
      '（三）推进行政执法信息公开\n按照“谁执法谁公示”原则，公示执法信息。‸\n（四）',
    );
  });

  test('stays in its own script where that would have to be Traditional', () => {
    const hant = `本市2019年政務公開工作要點

一、深化決策和執行公開
（一）推進重要決策公開。對涉及公眾利益的重大決策草案，應當主動公開，廣泛聽取意見。（市司法局負責）
`;
    const hans = `国务院办公厅关于印发2019年政务公开工作要点的通知
国办发〔2019〕14号

2019年政务公开工作要点

一、强化权力监督，深入推进决策和执行公开
（一）推进重要决策公开。对涉及公众利益的重大决策草案，应当主动公开，广泛听取意见。
（二）推进行政执法信息公开。干部应当公示执法信息。
`;
    expect(inserted(hant, hans, '1.2')).toContain('\n（二）推进行政执法信息公开。干部应当公示执法信息。‸');
  });

  test('is the first one of a draft that has none yet', () => {
    const text = '本市2019年政务公开工作要点\n\n根据《2019年政务公开工作要点》（国办发〔2019〕14号），制定本要点。\n';
    expect(inserted(text, parent, '1.3')).toBe(
      `${text.trimEnd()}\n\n一、推进行政执法信息公开。按照“谁执法谁公示”原则，公示执法信息。‸\n`,
    );
  });

  test('there is none from a section, a preamble or a closing text', () => {
    expect(inserted(draft, parent, '1')).toBeNull();
  });
});

function codes(draft: Draft): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const context = { trace: null, organs: builtInRegistry };
  for (const { code } of runRules(draft, rules, context, { levels: new Map(), onFailure: () => {} }))
    found.set(code, (found.get(code) ?? 0) + 1);
  return found;
}

describe('the first clause of each section of the State Council’s points, and all that are not implemented, in each of the other seeds', () => {
  const stateCouncil = seed('国务院办公厅2019');
  const directive: Directive = { uri: 'file:///parent', draft: buildDraft(stateCouncil.text) };
  const children = seeds.filter(({ name }) => name !== stateCouncil.name);

  test.each(children)('$name: one clause more, no finding but a missing unit', ({ text }) => {
    const child = buildDraft(text);
    const trace = traceDraft(child, [directive], [directive]);
    const before = codes(child);
    const tasks = trace.coverage.filter(({ parent: clause, status }) => {
      return clause.role === 'task' && (status === 'none' || clause.path.endsWith('.1'));
    });
    expect(tasks.length).toBeGreaterThanOrEqual(5);
    for (const { parent: clause } of tasks) {
      const made = insertClause(child, trace, directive, clause);
      const now = buildDraft(edited(child.text, made!.edits));
      expect(now.clauses.length, clause.path).toBe(child.clauses.length + 1);
      const added = [...codes(now)].filter(([code, count]) => count > (before.get(code) ?? 0)).map(([code]) => code);
      // 登出 in the copy of the parent is damage, which is reported wherever it goes.
      const known = clause.path === '3.2' ? ['responsibility/missing', 'script/residue'] : ['responsibility/missing'];
      expect(
        added.filter((code) => !known.includes(code)),
        clause.path,
      ).toEqual([]);
    }
  });
});
