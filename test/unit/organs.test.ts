import { type Schema, Validator } from '@cfworker/json-schema';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/organs.schema.json' with { type: 'json' };
import { buildDraft } from '../../server/src/model/build.ts';
import { readOrgans } from '../../server/src/organs/file.ts';
import { namedUnits } from '../../server/src/organs/mentions.ts';
import { placeOfName } from '../../server/src/organs/places.ts';
import { createRegistry, findOrgan } from '../../server/src/organs/registry.ts';
import { builtInRenamings } from '../../server/src/organs/renamings.ts';
import { variantKey } from '../../server/src/organs/variants.ts';
import { render } from '../../server/src/text/message.ts';

function registryOf(organs: readonly object[]) {
  const file = readOrgans(JSON.stringify({ organs }));
  expect(file.problems).toEqual([]);
  return createRegistry(file.organs, file.isWhole);
}

function problemsOf(text: string): readonly string[] {
  const { problems } = readOrgans(text);
  return problems.map(({ span, message }) => `${text.slice(span.start, span.end)} ${render(message, 'zh-cn')}`);
}

function namesIn(organs: readonly object[], note: string): readonly string[] {
  const draft = buildDraft(`某市2026年工作要点\n\n一、推进公开。公布结果。${note}\n`);
  const found = draft.tasks.flatMap((task) => (task.note ? [task.note] : []))[0]!;
  return namedUnits(registryOf(organs), draft, found).map(({ name, organ }) => `${name} = ${organ?.name ?? '—'}`);
}

describe('a registry finds a unit', () => {
  const organs = [
    { name: '市发展和改革委员会', shortNames: ['市发展改革委', '市发改委'] },
    { name: '市财政局' },
    { name: '市科委、中关村管委会' },
    { name: '市科委' },
    { name: '市政府办公室（市大数据局）', shortNames: ['市府办'] },
  ];

  test('by its full and its short names, in either script, whatever the width and the spaces', () => {
    const registry = registryOf(organs);
    for (const name of ['市发展和改革委员会', '市发改委', '市發展改革委', '市 财政局', '市政府办公室(市大数据局)']) {
      expect(findOrgan(registry, name, null)).not.toBe(null);
    }
    expect(findOrgan(registry, '市教委', null)).toBe(null);
  });

  test('with the name of its city in front, and with the 市 that the note carries for all', () => {
    expect(findOrgan(registryOf(organs), '临江市财政局', null)?.name).toBe('市财政局');
    expect(findOrgan(registryOf(organs), '财政局', '市')?.name).toBe('市财政局');
    expect(findOrgan(registryOf(organs), '财政局', null)).toBe(null);
    expect(namesIn(organs, '（市发展改革委、财政局负责）')).toEqual([
      '市发展改革委 = 市发展和改革委员会',
      '财政局 = 市财政局',
    ]);
  });

  test('by the longest entry, even one with a 、 in it', () => {
    expect(namesIn(organs, '（市科委、中关村管委会、市财政局负责）')).toEqual([
      '市科委、中关村管委会 = 市科委、中关村管委会',
      '市财政局 = 市财政局',
    ]);
    expect(namesIn(organs, '（市科委、市财政局负责）')).toEqual(['市科委 = 市科委', '市财政局 = 市财政局']);
  });

  test('without the bracket behind its short name', () => {
    expect(namesIn(organs, '（市府办〔市大数据局〕负责）')).toEqual([
      '市府办〔市大数据局〕 = 市政府办公室（市大数据局）',
    ]);
  });
});

describe('the place in front of a name', () => {
  test.each([
    ['市市场监管局', '', '市', '市场监管局'],
    ['市场监管局', '', '', '市场监管局'],
    ['北京市环保局', '北京', '市', '环保局'],
    ['市政府办公室', '', '市', '政府办公室'],
    ['市政务服务局', '', '市', '政务服务局'],
    ['市政市容委', '', '', '市政市容委'],
    ['城市管理委', '', '', '城市管理委'],
    ['国家市场监督管理总局', '', '', '国家市场监督管理总局'],
    ['省发展改革委', '', '省', '发展改革委'],
  ])('%s', (name, place, word, rest) => {
    expect(placeOfName(name)).toEqual({ place, word, rest });
  });
});

describe('names of one body', () => {
  test.each([
    ['市发改委', '市发展改革委'],
    ['市发展改革委', '市发展和改革委员会'],
    ['市人社局', '市人力资源和社会保障局'],
    ['市市场监管局', '市市场监督管理局'],
    ['市府办', '市政府办公厅'],
    ['市住建局', '市住房和城乡建设局'],
  ])('%s and %s are one', (one, other) => {
    expect(variantKey(one, null)).toBe(variantKey(other, null));
  });

  test.each([
    ['市规划局', '市规划国土委'],
    ['市文化局', '市文化和旅游局'],
    ['市城管局', '市城管执法局'],
    ['市财政局', '区财政局'],
    ['市交通委', '市交通局'],
    ['市委办公室', '市政府办公室'],
  ])('%s and %s are two', (one, other) => {
    expect(variantKey(one, null)).not.toBe(variantKey(other, null));
  });
});

describe('organs.json', () => {
  test('two bodies with one name are reported where the second is named, and the rest counts', () => {
    const text =
      '{ "organs": [{ "name": "市教委" }, { "name": "市教育局", "shortNames": ["市教委"] }, { "name": "市财政局" }] }';
    expect(problemsOf(text)).toEqual(['"市教育局" 前面已有一个单位叫“市教委”：两个单位不能同名']);
    expect(readOrgans(text).organs).toHaveLength(3);
  });

  test('a circle of predecessors is reported once', () => {
    const text =
      '{ "organs": [{ "name": "甲局", "predecessors": ["乙局"] }, { "name": "乙局", "predecessors": [{ "name": "丙局" }] }, { "name": "丙局", "predecessors": ["甲局"] }] }';
    expect(problemsOf(text)).toEqual(['"甲局" 前后身绕成了圈：甲局 → 乙局 → 丙局 → 甲局']);
  });

  test('a change told from both sides is no circle', () => {
    const text =
      '{ "organs": [{ "name": "甲局", "successors": ["乙局"] }, { "name": "乙局", "predecessors": ["甲局"] }] }';
    expect(problemsOf(text)).toEqual([]);
  });

  test('a long row of predecessors is read in no time', () => {
    const organs = Array.from({ length: 20_000 }, (_, at) => ({ name: `第${at}局`, predecessors: [`第${at + 1}局`] }));
    expect(readOrgans(JSON.stringify({ organs })).problems).toEqual([]);
  });

  test.each([
    ['{ "organs": [{ "name": "市教委" }', ' 格式有误，从这里起读不下去：前面的 [ 少了收尾的 ]'],
    ['[]', '[] 单位名录应为 { "organs": [ … ] }'],
    ['{ "organs": [{ "short": "市教委" }] }', '"short" 没有“short”这一项'],
    [
      '{ "organs": [{ "name": "市教委", "level": "top" }] }',
      '"top" “level”应为 central, province, city, county, town 之一',
    ],
    [
      '{ "organs": [{ "name": "市教委", "predecessors": [{ "name": "市教育局", "date": "2018年" }] }] }',
      '"2018年" 日期应写作 2018、2018-11 或 2018-11-08，不能是“2018年”',
    ],
    [
      '{ "organs": [{ "name": "市教委", "shortNames": "教委" }] }',
      '"教委" “shortNames”应为一列文字，如 ["市发展改革委"]',
    ],
  ])('%s', (text, expected) => {
    expect(problemsOf(text)).toContain(expected);
  });

  test('the schema offers the names before and after the known reforms, and takes any other', () => {
    const { name, formerName } = schema.definitions;
    expect(name.anyOf[0]!.enum).toContain('市生态环境局');
    expect(formerName.anyOf[0]!.enum).toContain('市环保局');
    expect(name.anyOf[1]).toEqual({ type: 'string', minLength: 1 });
  });

  test('the schema takes what the reader takes, and nothing that the reader refuses', () => {
    const validator = new Validator(schema as Schema, '7', false);
    const good = {
      organs: [{ name: '市教委', shortNames: ['教委'], predecessors: ['甲', { name: '乙', date: '2018-11' }] }],
    };
    const bad = [{}, { organs: [{}] }, { organs: [{ name: '甲', level: 'top' }] }, { organs: [{ name: '甲', x: 1 }] }];
    expect(validator.validate(good).valid).toBe(true);
    expect(readOrgans(JSON.stringify(good)).problems).toEqual([]);
    for (const each of bad) {
      expect(validator.validate(each).valid).toBe(false);
      expect(readOrgans(JSON.stringify(each)).problems).not.toEqual([]);
    }
  });
});

describe('renamings known everywhere', () => {
  test('every one has names without remarks and days in order', () => {
    expect(builtInRenamings.length).toBeGreaterThan(100);
    for (const { old, now, from, settled } of builtInRenamings) {
      expect(now.length).toBeGreaterThan(0);
      for (const name of [...(old === null ? [] : [old]), ...now]) expect(name).toMatch(/^[\p{Script=Han}]{3,}$/u);
      expect(now).not.toContain(old);
      expect(from < settled).toBe(true);
    }
  });

  test('what has no confirmed source is not sure', () => {
    expect(builtInRenamings.filter(({ sure }) => sure).length).toBeGreaterThan(40);
    expect(builtInRenamings.find(({ old }) => old === '市文化局')?.sure).toBe(false);
    expect(builtInRenamings.find(({ old }) => old === '市环保局')?.sure).toBe(true);
  });
});
