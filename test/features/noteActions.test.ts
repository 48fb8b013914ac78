import { describe, expect, test } from 'vitest';
import { noteActions } from '../../server/src/features/noteActions.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { render } from '../../server/src/text/message.ts';
import { marked } from '../support/marks.ts';
import { unitDocuments } from '../support/units.ts';

const head = '本市2020年工作要点\n\n一、公开\n（一）甲。';
const hantHead = '本市2020年工作要點\n\n一、公開\n（一）甲。';
const organs =
  '{ "organs": [{ "name": "市发展和改革委员会", "shortNames": ["市发改委", "市发展改革委"] }, { "name": "市教育委员会", "shortNames": ["市教委"] }] }';

/** What comes of each action at `$0`, by its title, without the head. */
function results(source: string, registry: string | null = null, before = head): Readonly<Record<string, string>> {
  const { text, cursor } = marked(before + source);
  const [document] = unitDocuments([text], registry);
  return Object.fromEntries(
    noteActions(document!, { start: cursor, end: cursor }).map(({ title, edits }) => [
      render(title, 'zh-cn'),
      [...edits]
        .reverse()
        .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text)
        .slice(before.length),
    ]),
  );
}

describe('setting a unit as lead', () => {
  test.each([
    ['办好。（市教委、市财$0政局负责）', '市财政局', '办好。（市财政局牵头，市教委负责）'],
    ['办好。(市教委、市财$0政局、市公安局分别负责落实)', '市财政局', '办好。(市财政局牵头,市教委、市公安局负责落实)'],
    ['办好。（市教委牵头，市财$0政局配合）', '市财政局', '办好。（市财政局牵头，市教委配合）'],
    [
      '办好。（市教委牵头，市财政局、市公$0安局按职责分工负责）',
      '市公安局',
      '办好。（市公安局牵头，市教委、市财政局按职责分工负责）',
    ],
    [
      '办好。（责任单位：市教委、市财$0政局；完成时限：2020年6月）',
      '市财政局',
      '办好。（牵头单位：市财政局；责任单位：市教委；完成时限：2020年6月）',
    ],
    ['办好。(责任科室:组干科、机$0关党委)', '机关党委', '办好。(牵头科室:机关党委;责任科室:组干科)'],
    ['办好。（市经贸委、财$0政局负责，6月底完成）', '财政局', '办好。（市财政局牵头，市经贸委负责，6月底完成）'],
    ['办好。（市教委、市财$0政局参与，各区政府负责）', '市财政局', '办好。（市财政局牵头，各区政府负责，市教委参与）'],
  ])('%s', (source, name, expected) => {
    expect(results(source)[`由“${name}”牵头`]).toBe(expected);
  });

  test('in Traditional characters', () => {
    expect(results('辦好。（市教委、市財$0政局負責）', null, hantHead)['由“市財政局”牵头']).toBe(
      '辦好。（市財政局牽頭，市教委負責）',
    );
  });

  test('is not offered for who leads, for a group, for one alone, or where the note says more than units and verbs', () => {
    for (const source of [
      '办好。（市教$0委牵头，市财政局配合）',
      '办好。（市教委、各区$0政府负责）',
      '办好。（市教$0委负责）',
      '办好。（市教委负责高校，市财$0政局负责经费）',
    ]) {
      expect(Object.keys(results(source)).filter((title) => title.startsWith('由'))).toEqual([]);
    }
  });
});

test('the lead is put first, with the 市 that it inherited', () => {
  expect(results('办好。（市财政局配合，市教$0委牵头）').牵头单位移到最前).toBe('办好。（市教委牵头，市财政局配合）');
  expect(results('办好。（市财政局、公安局配合，教$0委牵头）').牵头单位移到最前).toBe(
    '办好。（市教委牵头，市财政局、公安局配合）',
  );
  expect(results('办好。（配合单位：市财政局；牵头单位：市教$0委）').牵头单位移到最前).toBe(
    '办好。（牵头单位：市教委；配合单位：市财政局）',
  );
  expect(results('办好。（市教委牵$0头，市财政局配合）')).not.toHaveProperty('牵头单位移到最前');
});

describe('splitting a note', () => {
  test('repeats it behind the sentence at the cursor, to be gone on with', () => {
    expect(results('公布$0草案。公布结果。（市教委负责）').在这一句后另加一处责任单位).toBe(
      '公布草案。（市教委负责）公布结果。（市教委负责）',
    );
    expect(results('公布草案。公布$0结果。（市教委负责）')).toEqual({});
  });

  test('gives each unit of 分别 its sentence where there are as many', () => {
    expect(results('公布草案。公布结果。（市司法局、教$0委分别负责落实）').拆成每句一处责任单位).toBe(
      '公布草案。（市司法局负责落实）公布结果。（市教委负责落实）',
    );
    expect(results('公布草案。公布结果。（市司法局、教$0委、财政局分别负责落实）')).not.toHaveProperty(
      '拆成每句一处责任单位',
    );
  });
});

describe('names of the registry', () => {
  test('stand for one mention, without the 市 where the note gives it', () => {
    expect(results('办好。（市发$0改委负责）', organs)).toMatchObject({
      '改用“市发展和改革委员会”': '办好。（市发展和改革委员会负责）',
      '改用“市发展改革委”': '办好。（市发展改革委负责）',
    });
    expect(results('办好。（市财政局、发$0改委负责）', organs)['改用“市发展改革委”']).toBe(
      '办好。（市财政局、发展改革委负责）',
    );
  });

  test('stand for all mentions of the draft', () => {
    const source = '办好。（市发$0改委、教委负责）\n（二）乙。办好。（市教育委员会负责）';
    expect(results(source, organs)).toMatchObject({
      本稿责任单位一律用全称: '办好。（市发展和改革委员会、教育委员会负责）\n（二）乙。办好。（市教育委员会负责）',
    });
    const full = '办好。（市教$0育委员会负责）\n（二）乙。办好。（市发展和改革委员会负责）';
    expect(results(full, organs).本稿责任单位一律用简称).toBe('办好。（市教委负责）\n（二）乙。办好。（市发改委负责）');
  });

  test('are not offered without a registry', () => {
    expect(Object.keys(results('办好。（市发$0改委、市教委负责）')).filter((title) => !title.startsWith('由'))).toEqual(
      [],
    );
  });
});

test('what is written has no finding of its own', () => {
  const { text, cursor } = marked(`${head}公布草案。公布结果。（市司法局、市教$0委分别负责落实）`);
  const [document] = unitDocuments([text]);
  for (const { edits } of noteActions(document!, { start: cursor, end: cursor })) {
    const after = [...edits]
      .reverse()
      .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text);
    const found = runRules(buildDraft(after), rules, { trace: null }, { levels: new Map(), onFailure: () => {} });
    expect(found.filter(({ code }) => code.startsWith('responsibility'))).toEqual([]);
  }
});
