import { describe, expect, test } from 'vitest';
import { emptyNote } from '../../server/src/features/missingNote.ts';
import { unitDocuments } from '../support/units.ts';

const head = '本市2020年工作要点\n\n一、公开\n';
const last = '（九）推进统计。公布统计数据。';

/** The note for the last clause of a draft: its pieces, units marked by …, and the units. */
function noteFor(notes: readonly string[], registry: string | null = null, others: readonly string[] = []) {
  const clauses = notes.map((note, at) => `（${'一二三四五'[at]}）甲。公布结果。${note}\n`).join('');
  const text = head + clauses + last;
  const documents = unitDocuments([text, ...others], registry);
  const start = text.length - '公布统计数据。'.length;
  const found = emptyNote(documents, { start, end: text.length });
  return found && { note: found.pieces.join('…'), units: found.units };
}

describe('a note to be filled in', () => {
  test.each([
    [['（市教委负责落实）'], '（…负责落实）'],
    [['（市教委、市科委分别负责落实）', '（市民政局负责落实）', '（市水务局牵头）'], '（…负责落实）'],
    [
      ['(市教委牵头,市科委、各区政府负责落实)', '(市水务局牵头,各区政府负责落实)', '(市民政局负责)'],
      '(…牵头,…负责落实)',
    ],
    [['（责任单位：市府办，其他市级有关部门，各乡镇政府）'], '（责任单位：…）'],
    [['〔牵头单位：市教委；配合单位：市科委、市民政局〕'], '〔牵头单位：…；配合单位：…〕'],
    [['市教委牵头落实', '市科委牵头落实'], '…牵头落实'],
    [['（市教委负责，6月底完成）', '（责任单位：市科委）'], '（责任单位：…）'],
    [['（市教委、市科委负责。列第一位者为牵头单位，下同）', '（市民政局负责）'], '（…负责）'],
  ])('has the bracket, width, words and order of roles of most notes: %j', (notes, expected) => {
    expect(noteFor(notes)!.note).toBe(expected);
  });

  test('offers the units of the registry first, then those that usually have such tasks', () => {
    const other = '去年2019年工作要点\n\n一、服务\n（一）推进统计。公布统计数据和公报。（市统计局负责）\n';
    expect(
      noteFor(['（市教委负责）', '（市教委负责）'], '{ "organs": [{ "name": "市档案局" }] }', [other])!.units,
    ).toEqual(['市档案局', '市统计局', '市教委']);
  });

  test('is none where no note shows how', () => {
    expect(noteFor(['（市教委负责，6月底完成）'])).toBeNull();
    expect(noteFor([])).toBeNull();
  });
});
