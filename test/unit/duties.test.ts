import { describe, expect, test } from 'vitest';
import { bindsOnlyAbove } from '../../server/src/directives/duties.ts';
import { keyOf } from '../../server/src/text/key.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

/** Whether a sentence of the State Council's points asks nothing of a province, a city, a county. */
function freed(sentence: string, isNational = true): readonly boolean[] {
  return [1, 2, 3].map((level) => bindsOnlyAbove(keyOf(sentence), isNational, level));
}

describe('a duty binds others only', () => {
  test.each([
    '国务院各部门要制定公开目录。',
    '国务院有关部门要结合试点经验，抓紧制定标准指引。',
    '國務院各部門要制定目錄。',
    '国务院办公厅要加强指导。',
    '国家发展改革委会同有关部门制定公开目录。',
    '发展改革委、财政部要公开项目。',
    '教育部、国家卫生健康委、市场监管总局等部门要分别制定办法。',
    '由国务院有关部门制定公开目录。',
    '中央和国家机关各部门要带头公开。',
  ])('of the centre: %s', (sentence) => expect(freed(sentence)).toEqual([true, true, true]));

  test.each([
    '各省（区、市）要制定公开目录。',
    '各省、自治区、直辖市人民政府要统一发布清单。',
    '各省级政府要制定公开目录。',
    '省级人民政府及其有关部门要制定公开目录。',
    '国务院各部门和省级政府要公开预算。',
  ])('of provinces, too: %s', (sentence) => expect(freed(sentence)).toEqual([false, true, true]));

  test.each(['各设区的市要建立平台。', '市直各部门要公开预算。'])('of cities, too: %s', (sentence) => {
    expect(freed(sentence, false)).toEqual([false, false, true]);
  });

  test.each([
    '各地区各部门要公开预算。',
    '国务院各部门和地方各级政府要公开预算。',
    '国务院有关部门、各省（区、市）和各县（市、区）要公开预算。',
    '财政部门要公开预算。',
    '全部要公开。',
    '国务院的决策部署要抓好落实。',
    '落实国务院各部门要求，公开预算。',
    '各级教育部门要公开招生信息。',
    '省级平台要与市县联通。',
  ])('and not: %s', (sentence) => expect(freed(sentence)).toEqual([false, false, false]));

  test('names that every place has are the centre’s own in its own documents alone', () => {
    expect(freed('发展改革委要公开项目。')).toEqual([true, true, true]);
    expect(freed('发展改革委要公开项目。', false)).toEqual([false, false, false]);
  });

  test('of a draft whose level nobody knows, the centre alone stands above it', () => {
    expect(bindsOnlyAbove('国务院各部门要公开预算。', true, null)).toBe(true);
    expect(bindsOnlyAbove('各省级政府要公开预算。', true, null)).toBe(false);
  });

  test.each(['国务院各部门、', '各有关', '国家发展', '各省'])('in time that grows with the text: %s', (part) => {
    expectToGrowWithText(repeated(part), (text) => bindsOnlyAbove(text, true, 3), 25_000);
  });
});
