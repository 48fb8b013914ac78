import { describe, expect, test } from 'vitest';
import { findLocals } from '../../server/src/directives/ruling.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import type { ClauseDecision } from '../../server/src/model/decision.ts';
import { render } from '../../server/src/text/message.ts';
import { readDecisions, type Suppression, withChange } from '../../server/src/workspace/decisions.ts';
import { contentOf, sift } from '../../server/src/workspace/suppressions.ts';

const local: ClauseDecision = {
  draft: '甲.txt',
  title: '办好荔枝节',
  clause: '1.2',
  state: 'local',
  reason: '本地新增',
};

const withDecision = (text: string | null, decision: ClauseDecision) => withChange(text, { clauses: [decision] });
const withSuppressions = (text: string | null, suppressed: readonly Suppression[]) => withChange(text, { suppressed });

describe('decisions file', () => {
  test('a decision is found again when the clause moved, was respaced or converted to Traditional', () => {
    const { decisions } = readDecisions(withDecision(null, local)!);
    const draft = buildDraft('一、公开\n（七）辦好 荔枝節。做好接待。');
    expect([...findLocals(decisions.clauses, '甲.txt', draft)]).toEqual([[draft.clauses[1], local]]);
    expect(findLocals(decisions.clauses, '乙.txt', draft).size).toBe(0);
  });

  test('entries stay in one order however they were added, and a second decision replaces the first', () => {
    const other = { ...local, title: '办好车展' };
    const one = withDecision(withDecision(null, local), other);
    expect(withDecision(withDecision(null, other), local)).toBe(one);
    const again = readDecisions(withDecision(one, { ...local, reason: '市委要求' })!).decisions.clauses;
    expect(again.map(({ title, reason }) => [title, reason])).toEqual(
      [
        ['办好荔枝节', '市委要求'],
        ['办好车展', '本地新增'],
      ].sort(),
    );
  });

  test('what another version wrote into the file is kept', () => {
    const file = withDecision('{"later":[{"keep":"me"}],"links":[{"keep":1}],"clauses":[{"state":"later"}]}', local)!;
    expect(JSON.parse(file)).toMatchObject({
      later: [{ keep: 'me' }],
      links: [{ keep: 1 }],
      clauses: [{ state: 'later' }, local],
    });
  });

  test('a broken file gives one message, counts for nothing and is never overwritten', () => {
    const { decisions, problem } = readDecisions('{"clauses": [');
    expect(decisions.clauses).toEqual([]);
    expect(problem?.span).toEqual({ start: 13, end: 13 });
    expect(render(problem!.message, 'zh-cn')).toBe(
      '决定文件的格式有误，其中的决定暂不起作用，也不会改写它；请改正或从备份恢复。',
    );
    expect(withDecision('{"clauses": [', local)).toBeNull();
  });

  test('a wrong entry is left out and said, the others count', () => {
    const { decisions, problem } = readDecisions(JSON.stringify({ clauses: [local, { draft: 1 }, null] }));
    expect(decisions.clauses).toEqual([local]);
    expect(problem?.message.values).toEqual([2]);
  });

  test('what is kept already leaves the file as it is, character for character', () => {
    const file = withDecision(null, local)!;
    expect(withDecision(file, local)).toBe(file);
    expect(withChange(file, {})).toBe(file);
  });

  test('of a file with the conflict marks of a merge both sides count, and the marks go with the next decision', () => {
    const other = { ...local, title: '办好车展' };
    const third = { ...local, title: '办好灯会' };
    const [ours, theirs] = [local, other].map((entry) => withDecision(withDecision(null, third), entry)!.split('\n'));
    const shared = (lines: readonly string[], from: readonly string[]) => lines.filter((line) => from.includes(line));
    expect(shared(ours!, theirs!).length).toBeGreaterThan(0);
    const text = ['<<<<<<< HEAD', ...ours!, '=======', ...theirs!, '>>>>>>> theirs', ''].join('\n');
    const { decisions, problem } = readDecisions(text);
    expect(decisions.clauses.map(({ title }) => title).sort()).toEqual(['办好荔枝节', '办好灯会', '办好车展'].sort());
    expect(problem).not.toBeNull();
    const healed = withChange(text, {})!;
    expect(readDecisions(healed)).toEqual({ decisions, problem: null });
    expect(healed).toBe(withDecision(withDecision(withDecision(null, local), other), third));
  });
});

describe('suppressed findings', () => {
  const text = '一、推进公开\n（一）推进决策公开。公布草案。\n（四）推进执行公开。公布进展。\n';
  const code = 'numbering/sequence';
  const at = (source: string, words: string, from = code) => {
    const start = source.indexOf(words);
    return { code: from, span: { start, end: start + words.length } };
  };
  const entry = (source: string, words: string, more: Partial<Suppression> = {}): Suppression => ({
    code,
    draft: '甲.txt',
    ...contentOf(buildDraft(source), at(source, words).span),
    reason: '沿用旧稿',
    ...more,
  });
  const heldIn = (
    source: string,
    path: string,
    found: readonly ReturnType<typeof at>[],
    entries: readonly Suppression[],
  ) => sift(buildDraft(source), path, found, entries);

  test('one finding: held back by its words and heading wherever it stands, respaced or in the other script', () => {
    const kept = readDecisions(withSuppressions(null, [entry(text, '（四）')])!).decisions.suppressed;
    const moved = `引言。\n\n${text.replace('推进执行公开', '推進 執行公開').replace('一、', '三、')}`;
    expect(heldIn(moved, '甲.txt', [at(moved, '（四）')], kept)).toMatchObject({ kept: [], idle: [] });
    expect(heldIn(moved, '乙.txt', [at(moved, '（四）')], kept).held).toEqual([]);
    const other = text.replace('推进执行公开', '推进结果公开');
    expect(heldIn(other, '甲.txt', [at(other, '（四）')], kept)).toMatchObject({ held: [], idle: kept });
    expect(heldIn(text, '甲.txt', [at(text, '（四）', 'numbering/form')], kept).held).toEqual([]);
  });

  test('one rule in one draft, or in all', () => {
    const found = [at(text, '（四）'), at(text, '公布草案', 'responsibility/missing')];
    const inDraft = { code, draft: '甲.txt', reason: '' };
    expect(heldIn(text, '甲.txt', found, [inDraft]).kept).toEqual([found[1]]);
    expect(heldIn(text, '乙.txt', found, [inDraft])).toMatchObject({ kept: found, idle: [] });
    expect(heldIn(text, '乙.txt', found, [{ code, reason: '' }]).kept).toEqual([found[1]]);
  });

  test('stay in one order however they were added; one on the same thing replaces the other', () => {
    const entries = [
      entry(text, '（四）'),
      entry(text, '公布草案'),
      { code, reason: '全部' },
      { code, draft: '乙.txt', reason: '' },
    ];
    const one = entries.reduce<string | null>((file, each) => withSuppressions(file, [each]), null);
    expect(withSuppressions(null, entries.toReversed())).toBe(one);
    const again = withSuppressions(one, [{ ...entries[0]!, reason: '另有原因' }])!;
    expect(JSON.parse(again).suppressed).toHaveLength(4);
    expect(again).toContain('另有原因');
  });

  test('stand beside what else is in the file; wrong ones are said and kept, and hold back nothing', () => {
    const before = withDecision(
      '{"later":[1],"suppressed":[{"code":"a/b","text":"没有稿名","reason":""},{"later":true}]}',
      local,
    )!;
    const { decisions, problem } = readDecisions(withSuppressions(before, [entry(text, '（四）')])!);
    expect(decisions.suppressed).toHaveLength(1);
    expect(problem?.message.values).toEqual([2]);
    expect(JSON.parse(withSuppressions(before, [entry(text, '（四）')])!)).toMatchObject({
      later: [1],
      clauses: [local],
    });
    expect(withSuppressions('{"suppressed": [', [entry(text, '（四）')])).toBeNull();
  });
});
