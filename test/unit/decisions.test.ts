import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { type ClauseDecision, decisionOn, readDecisions, withDecision } from '../../server/src/workspace/decisions.ts';

const local: ClauseDecision = {
  draft: '甲.txt',
  title: '办好荔枝节',
  clause: '1.2',
  state: 'local',
  reason: '本地新增',
};

describe('decisions file', () => {
  test('a decision is found again when the clause moved, was respaced or converted to Traditional', () => {
    const { decisions } = readDecisions(withDecision(null, local)!);
    const [, clause] = buildDraft('一、公开\n（七）辦好 荔枝節。做好接待。').clauses;
    expect(decisionOn(decisions, '甲.txt', clause!)).toEqual(local);
    expect(decisionOn(decisions, '乙.txt', clause!)).toBeNull();
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
    const file = withDecision('{"links":[{"keep":"me"}],"clauses":[{"state":"later"}]}', local)!;
    expect(JSON.parse(file)).toMatchObject({ links: [{ keep: 'me' }], clauses: [{ state: 'later' }, local] });
  });

  test('a broken file gives one message, counts for nothing and is never overwritten', () => {
    const { decisions, problem } = readDecisions('{"clauses": [');
    expect(decisions.clauses).toEqual([]);
    expect(problem).not.toBeNull();
    expect(withDecision('{"clauses": [', local)).toBeNull();
  });

  test('a wrong entry is left out and said, the others count', () => {
    const { decisions, problem } = readDecisions(JSON.stringify({ clauses: [local, { draft: 1 }, null] }));
    expect(decisions.clauses).toEqual([local]);
    expect(problem?.values).toEqual([2]);
  });
});
