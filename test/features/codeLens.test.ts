import { describe, expect, test } from 'vitest';
import type { Trace } from '../../server/src/directives/trace.ts';
import { type LensManner, lensBelow, lensesAbove, mayBeImplemented } from '../../server/src/features/codeLens.ts';
import { clauseName } from '../../server/src/features/documentSymbols.ts';
import type { ChildDocument, Relations } from '../../server/src/features/relations.ts';
import type { LinkDecision } from '../../server/src/model/decision.ts';
import { type Language, render } from '../../server/src/text/message.ts';
import {
  clauseOf,
  type LinkByPath,
  relationsFromDraft,
  relationsFromParent,
  relationsOfOne,
} from '../support/relations.ts';

const parent = `國務院辦公廳關於印發2019年政務公開工作要點的通知
國辦發〔2019〕14號

2019年政務公開工作要點

一、強化權力監督
（一）推進重要決策公開。公布草案。
（二）推進執行公開。公開進展情況。
（三）推進管理公開。公開清單。
`;

const draft = `某市2019年政务公开工作要点

一、深化决策公开
（一）推进重大决策公开。公布草案。（市司法局负责）
（二）办好荔枝节。做好接待。（市教委负责）
（三）推进执行公开。公开进展。（市司法局负责）
（四）建设会客厅。做好接待。（市教委负责）
`;

const links: readonly LinkByPath[] = [
  { clause: '1.1', parent: '1.1', score: 0.874 },
  { clause: '1.1', parent: '1.2', kind: 'secondary', score: 0.5 },
  { clause: '1.2', parent: '1.2', status: 'rejected' },
  { clause: '1.3', parent: '1.2', status: 'suspect', score: 0.71 },
];

const manner = (language: Language): LensManner => ({ language, clause: clauseName });

/** `1.1 依据：… [clauses 2]` for each lens. */
function shown(relations: Relations, language: Language = 'zh-cn', locals: Readonly<Record<string, string>> = {}) {
  const local = new Map(Object.entries(locals).map(([path, reason]) => [clauseOf(relations.draft, path), reason]));
  return lensesAbove(relations, local, manner(language)).map(
    ({ clause, title, leadsTo, targets }) => `${clause.path} ${render(title, language)} [${leadsTo} ${targets.length}]`,
  );
}

/** The same relations after a person decided on the first link. */
function decided(state: LinkDecision['state'], status: 'covers' | 'pinned'): Relations {
  const relations = relationsFromDraft(draft, parent, links.slice(0, 1));
  const [link] = relations.trace.links;
  const trace: Trace = { ...relations.trace, links: [{ ...link!, status, decision: { state } as LinkDecision }] };
  return { ...relations, trace };
}

describe('lenses above the clauses of a draft', () => {
  const relations = relationsFromDraft(draft, parent, links);

  test('name the parent clause, how sure it is and its state; or say that there is none', () => {
    expect(shown(relations)).toEqual([
      '1.1 依据：國辦發〔2019〕14號 （一）推進重要決策公開 · 把握 87% · 自动对应（另有 1 条） [clauses 2]',
      '1.1 对照 [comparison 0]',
      '1.2 没有上位条目（已否定 1 处） [choice 0]',
      '1.3 依据：國辦發〔2019〕14號 （二）推進執行公開 · 把握 71% · 待复核：上位条目已修改 [clauses 1]',
      '1.3 对照 [comparison 0]',
      '1.4 没有上位条目 [choice 0]',
    ]);
  });

  test('are there in Traditional Chinese and in English', () => {
    expect(shown(relations, 'zh-tw')[0]).toContain(
      '依據：國辦發〔2019〕14號 （一）推進重要決策公開 · 把握 87% · 自動對應',
    );
    expect(shown(relations, 'en')).toEqual([
      '1.1 Basis: 國辦發〔2019〕14號 （一）推進重要決策公開 · 87% sure · found by comparison (and 1 more) [clauses 2]',
      '1.1 Compare [comparison 0]',
      '1.2 No parent clause (1 rejected) [choice 0]',
      expect.stringContaining('71% sure · to be reviewed: the parent changed'),
      '1.3 Compare [comparison 0]',
      '1.4 No parent clause [choice 0]',
    ]);
  });

  test('tell what people accepted from what they picked', () => {
    expect(shown(decided('accepted', 'covers'))[0]).toContain(' · 把握 87% · 已确认 [');
    expect(shown(decided('pinned', 'pinned'))[0]).toContain(' · 人工指定 [');
  });

  test('give the reason of a local task', () => {
    expect(shown(relations, 'zh-cn', { '1.2': '本市传统活动', '1.4': '' })).toEqual(
      expect.arrayContaining(['1.2 本地任务：本市传统活动 [choice 0]', '1.4 本地任务 [choice 0]']),
    );
    const [long] = shown(relations, 'zh-cn', { '1.4': '理由\n'.repeat(100) }).slice(-1);
    expect(long).toMatch(/^1\.4 本地任务：(?:理由 ){10}… \[choice 0\]$/);
  });

  test('lead to the clauses that they name, the primary one first', () => {
    const [first] = lensesAbove(relations, new Map(), manner('zh-cn'));
    expect(first!.targets.map(({ document, clause }) => `${document.uri} ${clause.path}`)).toEqual([
      'file:///要点/上位.txt 1.1',
      'file:///要点/上位.txt 1.2',
    ]);
  });

  test('are none where the draft has no parent, and none above sections', () => {
    expect(shown(relationsOfOne(draft))).toEqual([]);
    expect(shown(relations).filter((lens) => lens.startsWith('1 '))).toEqual([]);
  });
});

describe('lenses above the clauses of a parent', () => {
  const relations = relationsFromParent(draft, parent, links);
  const above = (path: string, language: Language = 'zh-cn', around: Relations = relations) => {
    const { title, leadsTo, targets } = lensBelow(around, clauseOf(around.draft, path));
    return `${render(title, language)} [${leadsTo} ${targets.length}]`;
  };
  /** A second and more drafts beside the first one, with other titles and the same links. */
  const withMore = (count: number): Relations => {
    const more = Array.from({ length: count }, (_, at): ChildDocument => {
      const [child] = relationsFromParent(draft.replace('某市', `${'乙丙丁戊'[at]}市`), parent, links).children;
      return { ...child!, uri: `file:///要点/${at}.txt` };
    });
    return { ...relations, children: [...relations.children, ...more] };
  };

  test('count the clauses that implement it, without those that were rejected', () => {
    expect(above('1.1')).toBe('《某市2019年政务公开工作要点》 有 1 条落实本条 [clauses 1]');
    expect(above('1.2')).toBe('《某市2019年政务公开工作要点》 有 2 条落实本条 [clauses 2]');
    expect(above('1.3')).toBe('没有下位条目落实本条 [null 0]');
  });

  test('name several documents, the first three of many', () => {
    expect(above('1.2', 'zh-cn', withMore(1))).toBe(
      '2 份文件有 4 条落实本条：《某市2019年政务公开工作要点》、《乙市2019年政务公开工作要点》 [clauses 4]',
    );
    expect(above('1.1', 'zh-cn', withMore(3))).toMatch(
      /^4 份文件有 4 条落实本条：.*《丙市2019年政务公开工作要点》…… \[clauses 4\]$/,
    );
  });

  test('are there in English, in the singular, too', () => {
    expect(above('1.1', 'en')).toBe('Implemented by a clause of 《某市2019年政务公开工作要点》 [clauses 1]');
    expect(above('1.2', 'en')).toBe('Implemented by 2 clauses of 《某市2019年政务公开工作要点》 [clauses 2]');
    expect(above('1.3', 'en')).toBe('Not implemented by any clause [null 0]');
  });

  test('stand above tasks, not above sections', () => {
    expect(mayBeImplemented(relations.draft).map(({ path }) => path)).toEqual(['1.1', '1.2', '1.3']);
  });
});
