import { describe, expect, test } from 'vitest';
import { canBeName, renameTarget, renameUnit } from '../../server/src/features/renameUnit.ts';
import { marked } from '../support/marks.ts';
import { unitDocuments } from '../support/units.ts';

const registryUri = 'file:///organs.json';

/** The texts after renaming at `$0`, the registry last where there is one. */
function renamed(source: string, to: string, others: readonly string[] = [], organs: string | null = null) {
  const { text, cursor } = marked(source);
  const texts = [text, ...others];
  const documents = unitDocuments(texts, organs);
  const registry = organs === null ? null : { uri: registryUri, text: organs };
  const found = renameUnit(documents, cursor, registry, to);
  if (!found) return null;
  const apply = (uri: string, before: string) => {
    const edits = found.files.find((file) => file.uri === uri)?.edits ?? [];
    return [...edits]
      .reverse()
      .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), before);
  };
  const after = texts.map((each, at) => apply(`file:///${at}.txt`, each));
  return { texts: organs === null ? after : [...after, apply(registryUri, organs)], skipped: found.skipped };
}

const head = '本市2020年工作要点\n\n一、公开\n';

describe('renaming a unit', () => {
  test('changes every note of the draft and of the others, and neither sentences nor titles', () => {
    const prose = '落实《市规划国土委办法》，由市规划国土委牵头推进。（市规划国土委负责）\n';
    const found = renamed(
      `${head}（一）甲。公布。（市$0规划国土委、市教委负责）\n（二）乙。${prose}`,
      '市规划自然资源委',
      [`${head}（一）丙。办好。（市财政局牵头，市规划国土委配合）\n`, `${head}（一）丁。办好。（市财政局负责）\n`],
    )!;
    expect(found.texts).toEqual([
      `${head}（一）甲。公布。（市规划自然资源委、市教委负责）\n（二）乙。落实《市规划国土委办法》，由市规划国土委牵头推进。（市规划自然资源委负责）\n`,
      `${head}（一）丙。办好。（市财政局牵头，市规划自然资源委配合）\n`,
      `${head}（一）丁。办好。（市财政局负责）\n`,
    ]);
  });

  test('changes once what one note adds to many', () => {
    const source = `${head}（一）甲。办好。（市教委负责。以下均需管$0委会落实，不再列出）\n（二）乙。办好。（市科委负责）\n（三）丙。办好。（市水务局负责）\n`;
    expect(renamed(source, '高新区管委会')!.texts).toEqual([
      source.replace('$0', '').replace('管委会', '高新区管委会'),
    ]);
  });

  test('leaves a name without its 市 where the note gives it one', () => {
    const other = `${head}（一）乙。办好。（市经贸委、国土房管局、规划局负责）\n`;
    expect(renamed(`${head}（一）甲。办好。（市国土$0房管局负责）\n`, '市规划和自然资源局', [other])!.texts[1]).toBe(
      `${head}（一）乙。办好。（市经贸委、规划和自然资源局、规划局负责）\n`,
    );
    // And from there: what is typed without 市 gets it where the old name had one.
    expect(
      renamed(other.replace('国土房管局', '国土$0房管局'), '自然资源局', [
        `${head}（一）甲。办好。（市国土房管局负责）\n`,
      ])!.texts,
    ).toEqual([
      `${head}（一）乙。办好。（市经贸委、自然资源局、规划局负责）\n`,
      `${head}（一）甲。办好。（市自然资源局负责）\n`,
    ]);
  });

  test('gives 市 to those behind when the unit that carried it for all loses it', () => {
    const source = `${head}（一）甲。办好。（市$0税务局、财政局、各区政府、国家统计局负责）\n`;
    expect(renamed(source, '国家税务总局临江分局')!.texts[0]).toBe(
      `${head}（一）甲。办好。（国家税务总局临江分局、市财政局、各区政府、国家统计局负责）\n`,
    );
    expect(renamed(source, '省税务局')!.texts[0]).toBe(
      `${head}（一）甲。办好。（省税务局、市财政局、各区政府、国家统计局负责）\n`,
    );
  });

  test('leaves other spellings and other units alone', () => {
    const other = `${head}（一）乙。办好。（市发展和改革委员会、区发改委、市发改委负责）\n`;
    expect(renamed(`${head}（一）甲。办好。（市$0发改委负责）\n`, '市发展改革委', [other])!.texts[1]).toBe(
      `${head}（一）乙。办好。（市发展和改革委员会、区发改委、市发展改革委负责）\n`,
    );
  });

  test('keeps a bracket behind the name, and the place in front of it', () => {
    const found = renamed(`${head}（一）甲。办好。（市$0府办〔市大数据局〕牵头）\n`, '市政府办公室')!;
    expect(found.texts[0]).toContain('（市政府办公室〔市大数据局〕牵头）');
    const organs = '{ "organs": [{ "name": "市教委", "shortNames": ["北京市教委"] }] }';
    expect(
      renamed(`${head}（一）甲。办好。（市$0教委负责）\n（二）乙。办好。（北京市教委负责）\n`, '市教育局', [], organs)!
        .texts[0],
    ).toContain('（北京市教育局负责）');
  });

  test('renames a group', () => {
    expect(renamed(`${head}（一）甲。办好。（各$0区政府负责）\n`, '各区人民政府')!.texts[0]).toContain(
      '（各区人民政府负责）',
    );
  });

  test('writes a Traditional draft in the characters that it uses itself, and leaves one where that is not certain', () => {
    const hant =
      '本市2020年工作要點\n\n一、公開發展\n（一）改革發展。辦好。（市發改委負責）\n（二）展開。（市財政局負責）\n';
    const found = renamed(`${head}（一）甲。办好。（市$0发改委负责）\n`, '市发展改革委', [hant])!;
    expect(found.texts[1]).toContain('（市發展改革委負責）');
    const uncertain = renamed(`${head}（一）甲。办好。（市$0发改委负责）\n`, '市经济发展局', [hant])!;
    expect(uncertain.texts[1]).toBe(hant);
    expect(uncertain.skipped).toEqual(['file:///1.txt']);
    const simplified = renamed(hant.replace('市發', '市$0發'), '市發展改革委', [
      `${head}（一）甲。办好。（市发改委负责）\n`,
    ])!;
    expect(simplified.texts[1]).toContain('（市发展改革委负责）');
  });

  test('renames the entry of the registry and what refers to it, not the names of another time', () => {
    const organs = `{
  // 2018 年改组
  "organs": [
    { "name": "市规划委", "shortNames": ["市规委"], "members": [] },
    { "name": "市政府各部门", "members": ["市规划委", "市教委"] },
    { "name": "市规划院", "parent": "市规划委", "successors": [{ "name": "市规划委", "date": "2020" }] },
    { "name": "市某局", "predecessors": ["市规划委"] }
  ]
}`;
    expect(renamed(`${head}（一）甲。办好。（市$0规划委负责）\n`, '市规划"局".replace', [], organs)).not.toBeNull();
    expect(renamed(`${head}（一）甲。办好。（市$0规划委负责）\n`, '市规划局', [], organs)!.texts.at(-1)).toBe(`{
  // 2018 年改组
  "organs": [
    { "name": "市规划局", "shortNames": ["市规委"], "members": [] },
    { "name": "市政府各部门", "members": ["市规划局", "市教委"] },
    { "name": "市规划院", "parent": "市规划局", "successors": [{ "name": "市规划局", "date": "2020" }] },
    { "name": "市某局", "predecessors": ["市规划委"] }
  ]
}`);
  });

  test('is offered on the name of a unit and nowhere else', () => {
    const { text, cursors } = marked(`${head}（一）甲$0。办好市教委$0的事。（市$0教委牵头$0，各区配合）`);
    const [document] = unitDocuments([text]);
    expect(cursors.map((offset) => renameTarget(document!, offset)?.name ?? null)).toEqual([
      null,
      null,
      '市教委',
      null,
    ]);
  });

  test.each([
    ['市教委', true],
    ['区发展改革委（粮食和储备局）', true],
    ['', false],
    ['  ', false],
    ['市教委、市财政局', false],
    ['市教委。', false],
    ['市 教委', false],
    ['市教委）', false],
    ['市'.repeat(61), false],
  ])('%j can be a name: %s', (name, can) => {
    expect(canBeName(name)).toBe(can);
  });
});
