import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaresFirstLeads, findNotes, parseUnitCell } from '../../server/src/syntax/notes.ts';
import type { Note } from '../../server/src/syntax/tree.ts';
import { textOf } from '../../server/src/text/span.ts';

const shared = join(import.meta.dirname, '../../../shared');
const hasGold = existsSync(join(shared, 'gold'));

function paragraphs(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    spans.push({ start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length });
    start = end + 1;
  }
  return spans.filter((span) => span.end > span.start);
}

function notesOf(text: string, year: number | null = 2023): readonly Note[] {
  return findNotes(text, { start: 0, end: text.length }, year);
}

const roleMarks = { lead: '牵', responsible: '责', support: '配' };

/** `note → 牵:市教委 责:各区政府* [each] <2023-10-31>`; `*` marks a group. */
function shown(text: string, year: number | null = 2023): string[] {
  return notesOf(text, year).map((note) => {
    const units = note.units.map((unit) => `${roleMarks[unit.role]}:${unit.name}${unit.collective ? '*' : ''}`);
    const mode = note.mode ? [`[${note.mode}]`] : [];
    const deadline = note.deadline ? [`<${textOf(text, note.deadline)} ${note.deadline.by}>`] : [];
    const declaration = note.declaration ? [`{${textOf(text, note.declaration)}}`] : [];
    return [`${textOf(text, note)} →`, ...units, ...mode, ...deadline, ...declaration].join(' ');
  });
}

/** What the only note of a text that is nothing but a note says. */
function parsed(text: string): string {
  const lines = shown(text);
  expect(lines, text).toHaveLength(1);
  expect(lines[0]!.startsWith(`${text} →`), lines[0]).toBe(true);
  return lines[0]!.slice(text.length + 3);
}

describe('units, roles and modes', () => {
  it.each([
    ['（市发展改革委负责落实）', '责:市发展改革委'],
    ['(海关总署、财政部、税务总局负责)', '责:海关总署 责:财政部 责:税务总局'],
    ['(市重大项目办、市体育局分别负责落实)', '责:市重大项目办 责:市体育局 [each]'],
    ['(市财政局牵头,各区政府、市政府各部门负责落实)', '牵:市财政局 责:各区政府* 责:市政府各部门*'],
    ['（由市教委负责）', '责:市教委'],
    ['（具体由市教委负责）', '责:市教委'],
    ['(A局牵头落实)', '牵:A局'],
    ['(省政务服务数据管理局、工业和信息化厅牵头)', '牵:省政务服务数据管理局 牵:工业和信息化厅'],
    ['(市发展和改革委員會牽頭,市政府有關部門分別落實)', '牵:市发展和改革委員會 责:市政府有關部門* [each]'],
    ['（生态环境部牵头，国家发展改革委、国家统计局参与）', '牵:生态环境部 配:国家发展改革委 配:国家统计局'],
    ['（商务部指导，供销合作总社参与）', '配:商务部 配:供销合作总社'],
    ['(各处室负责落实,宣传处、宣传中心提供支持)', '责:各处室* 配:宣传处 配:宣传中心'],
    ['(办公室、宣传中心牵头,各处室配合落实)', '牵:办公室 牵:宣传中心 配:各处室*'],
    ['（海关总署、商务部，各省级人民政府按职责分工负责）', '责:海关总署 责:商务部 责:各省级人民政府* [by-duty]'],
    ['（各地区、各有关部门按职责分工负责）', '责:各地区* 责:各有关部门* [by-duty]'],
    ['(市科委、中關村管委會按職責分工分別牽頭落實)', '牵:市科委 牵:中關村管委會 [by-duty]'],
    ['（农业农村部、文化和旅游部等和各有关省级人民政府负责）', '责:农业农村部 责:文化和旅游部 责:各有关省级人民政府*'],
    ['（海关总署、商务部等有关部门负责）', '责:海关总署 责:商务部 责:有关部门*'],
    ['（市委宣传部、市公安局等按职责分工负责）', '责:市委宣传部 责:市公安局 [by-duty]'],
    ['（市委组织部、市委宣传部及市有关部门负责）', '责:市委组织部 责:市委宣传部 责:市有关部门*'],
    ['（市发展改革委会同市财政局负责）', '牵:市发展改革委 责:市财政局'],
    ['（教育部牵头，会同财政部、人力资源社会保障部负责）', '牵:教育部 责:财政部 责:人力资源社会保障部'],
    ['(县政府办负责牵头，各乡镇、县直各单位配合)', '牵:县政府办 配:各乡镇* 配:县直各单位*'],
    ['（省教育厅牵头；省财政厅、省民政厅配合）', '牵:省教育厅 配:省财政厅 配:省民政厅'],
    ['（14部门按照职责分工负责）', '责:14部门* [by-duty]'],
    ['（成都市、盐城市、无锡市教育局、如皋市负责）', '责:成都市 责:盐城市 责:无锡市教育局 责:如皋市'],
    ['(指挥部办公室、即墨区负责)', '责:指挥部办公室 责:即墨区'],
    ['（各自治州人民政府、各镇街、各地负责）', '责:各自治州人民政府* 责:各镇街* 责:各地*'],
    ['（市就业服务中心、优化营商环境工作专班负责）', '责:市就业服务中心 责:优化营商环境工作专班'],
    ['(市京津冀协同办、市委深改办、深化医改领导小组负责)', '责:市京津冀协同办 责:市委深改办 责:深化医改领导小组'],
    ['(区财政局牵头，全区各部门、各街道负责落实)', '牵:区财政局 责:全区各部门* 责:各街道*'],
    ['(福建自由贸易试验区管委会负责)', '责:福建自由贸易试验区管委会'],
    ['(和平区、河西区负责落实)', '责:和平区 责:河西区'],
    ['(市通信管理局、中国移动、中国联通负责)', '责:市通信管理局 责:中国移动 责:中国联通'],
    ['（省发展改革委、各市（州）人民政府按职责分工负责。）', '责:省发展改革委 责:各市（州）人民政府* [by-duty]'],
    [
      '(市打擊侵犯知識產權和制售假冒偽劣商品工作領導小組各成員單位分別負責落實)',
      '责:市打擊侵犯知識產權和制售假冒偽劣商品工作領導小組各成員單位* [each]',
    ],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });
});

describe('what else stands among units', () => {
  it.each([
    ['（市教委（牵头）、市财政局）', '牵:市教委 责:市财政局'],
    ['（市教委负责，市财政局提供经费保障）', '责:市教委 配:市财政局'],
    ['（市教委、市财政局按职责分工负责，市审计局加强监督）', '责:市教委 责:市财政局 配:市审计局 [by-duty]'],
    ['（张三副市长牵头，市教委负责）', '责:市教委'],
    ['（市教委、各区政府负责，2023年6月底、12月底各报送一次）', '责:市教委 责:各区政府* <2023年6月底 2023-06-30>'],
    ['（市、区两级政府负责）', '责:市、区两级政府*'],
    ['（各有关部门、单位负责）', '责:各有关部门、单位*'],
    ['（各部门、各单位负责）', '责:各部门* 责:各单位*'],
    ['（责任单位：市教委；完成时间：2023年4—6月）', '责:市教委 <2023年4—6月 2023-06-30>'],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });
});

describe('labels', () => {
  it.each([
    [
      '(责任单位:市府办,其他市级有关部门,各乡镇人民政府、各街道办事处)',
      '责:市府办 责:其他市级有关部门* 责:各乡镇人民政府* 责:各街道办事处*',
    ],
    [
      '（牵头单位：市发改委，配合单位：市经贸委、国土房管局，各区、县级市）',
      '牵:市发改委 配:市经贸委 配:国土房管局 配:各区、县级市*',
    ],
    [
      '〔牵头单位:区政府办公室,责任单位:区政府有关部门,各街道(功能区)〕',
      '牵:区政府办公室 责:区政府有关部门* 责:各街道(功能区)*',
    ],
    ['【责任单位：市教委】', '责:市教委'],
    ['（负责部门：海关总署，适用范围：福建自贸试验区）', '责:海关总署'],
    ['(责任科室:组干科、机关党委)', '责:组干科 责:机关党委'],
    ['(責任處室:辦公室、法規處)', '责:辦公室 责:法規處'],
    ['（牵头（责任）单位：市教委；配合（参与）单位：市财政局）', '牵:市教委 配:市财政局'],
    ['(牵头单位：市发展改革委  责任单位：市财政局)', '牵:市发展改革委 责:市财政局'],
    ['（责任单位：市教委 市财政局）', '责:市教委 责:市财政局'],
    ['（责任单位为市教委、市财政局）', '责:市教委 责:市财政局'],
    ['（牵头：市教委；配合：市财政局、市审计局）', '牵:市教委 配:市财政局 配:市审计局'],
    ['（主办：市教委；协办：市财政局）', '牵:市教委 配:市财政局'],
    ['（责任单位：市教委（牵头）、市财政局、市人社局）', '牵:市教委 责:市财政局 责:市人社局'],
    ['（责任单位：市财政局（配合）、市教委（牵头单位））', '配:市财政局 牵:市教委'],
    ['（牵头领导：李四；牵头单位：市教委；责任人：张三）', '牵:市教委'],
    ['（负责单位：市教育局；协办单位：市财政局）', '责:市教育局 配:市财政局'],
    [
      '(责任单位:州司法局、州委編辦及州直相關單位,各縣市人民政府)',
      '责:州司法局 责:州委編辦 责:州直相關單位* 责:各縣市人民政府*',
    ],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });
});

describe('deadlines in notes', () => {
  it.each([
    ['(办公室牵头落实,完成时限:2023年12月)', '牵:办公室 <2023年12月 2023-12-31>'],
    [
      '(牵头单位:市发展改革委;责任单位:各先导区管委会;完成时限:长期坚持)',
      '牵:市发展改革委 责:各先导区管委会* <长期坚持 null>',
    ],
    ['(責任單位:州司法局,6月底完成)', '责:州司法局 <6月底 2023-06-30>'],
    ['（市教委负责，年内持续推进）', '责:市教委 <年内持续推进 2023-12-31>'],
    ['（市教委牵头，市财政局等部门配合，6月底前完成）', '牵:市教委 配:市财政局 <6月底前 2023-06-30>'],
    ['（市教委于2024年6月底前完成，市财政局配合）', '责:市教委 配:市财政局 <2024年6月底前 2024-06-30>'],
    ['（6月底前由市教委完成）', '责:市教委 <6月底前 2023-06-30>'],
    ['（责任单位：市教委；完成时限：按上级要求）', '责:市教委 <按上级要求 null>'],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });

  it('knows no day without a year', () => {
    expect(shown('(市教委负责,6月底完成)', null)).toEqual(['(市教委负责,6月底完成) → 责:市教委 <6月底 null>']);
  });
});

describe('deadlines beside notes', () => {
  it.each([
    ['（市教委负责）（完成时限：6月底前）', '（市教委负责） → 责:市教委 <6月底前 2023-06-30>'],
    ['（市教委負責）(6月底前完成)', '（市教委負責） → 责:市教委 <6月底前 2023-06-30>'],
    ['（市教委负责）完成时限：长期坚持。', '（市教委负责） → 责:市教委 <长期坚持 null>'],
    ['（市教委负责，年底前完成）（完成时限：6月底前）', '（市教委负责，年底前完成） → 责:市教委 <年底前 2023-12-31>'],
    ['（市教委负责）（以下简称《办法》）', '（市教委负责） → 责:市教委'],
    ['（市教委负责）6月底前完成平台建设。', '（市教委负责） → 责:市教委'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });
});

describe('units joined by a slash', () => {
  it.each([
    ['（市发改委/市财政局负责）', '责:市发改委 责:市财政局'],
    ['（牵头单位：市教委／财政局；配合单位：市科委）', '牵:市教委 牵:财政局 配:市科委'],
    ['（A/B组负责）', '责:A/B组'],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });
});

describe('marks beside units', () => {
  const marks = (text: string) => notesOf(text)[0]!.units.map(({ name, mark }) => name + (mark ? ` ${mark}` : ''));

  it.each([
    ['（市教委▲、市财政局负责落实）', ['市教委 ▲', '市财政局']],
    ['（责任单位：▲市教委、市财政局）', ['市教委 ▲', '市财政局']],
    ['办好。（市科委、市教委*）', ['市科委', '市教委 *']],
    ['（市科委、市教委★负责，加★的为牵头单位，下同）', ['市科委', '市教委 ★']],
  ])('are no part of the names: %s', (text, expected) => {
    expect(marks(text)).toEqual(expected);
    const { start, end } = notesOf(text)[0]!.units[0]!;
    expect(text.slice(start, end)).toBe(notesOf(text)[0]!.units[0]!.name);
  });
});

describe('brackets in names', () => {
  it.each([
    [
      '(市府办〔市大数据局〕牵头,市政府各部门、各县〔区〕政府负责)',
      '牵:市府办〔市大数据局〕 责:市政府各部门* 责:各县〔区〕政府*',
    ],
    ['(责任单位:各县(市、区)政府、五大连池管委会)', '责:各县(市、区)政府* 责:五大连池管委会'],
    ['[區發展改革委(糧食和儲備局)、區財政局負責]', '责:區發展改革委(糧食和儲備局) 责:區財政局'],
    [
      '〔省教育厅牵头，省财政厅、各市、县（市、区）人民政府负责〕',
      '牵:省教育厅 责:省财政厅 责:各市、县（市、区）人民政府*',
    ],
    ['（责任单位：各委、办、局，各省、自治区、直辖市人民政府）', '责:各委、办、局* 责:各省、自治区、直辖市人民政府*'],
    ['（责任单位：县（市、区）政府、市政府）', '责:县（市、区）政府* 责:市政府'],
    ['(區(qū)衛(wèi)生健康委負責)', '责:區衛生健康委'],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });

  it('keeps inserted pinyin in the span and out of the name', () => {
    const text = '做好工作。(區(qū)衛(wèi)生健康委(wěi)負責)';
    const [unit] = notesOf(text)[0]!.units;
    expect(unit!.name).toBe('區衛生健康委');
    expect(textOf(text, unit!)).toBe('區(qū)衛(wèi)生健康委(wěi)');
  });
});

describe('words and brackets around units', () => {
  it.each([
    ['（此项工作由地区编办牵头，地区行署法制办配合）', '牵:地区编办 配:地区行署法制办'],
    ['（该项任务由市教委、市财政局共同负责）', '责:市教委 责:市财政局'],
    ['（本市教委负责）', '责:本市教委'],
    [
      '（牵头单位：市发改委；责任单位：各区人民政府〈含开发区、长江新区管委会，下同〉）',
      '牵:市发改委 责:各区人民政府〈含开发区、长江新区管委会，下同〉*',
    ],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });
});

describe('lists that are left open', () => {
  it.each([
    ['（市教委、市财政局等部门负责）', '责:市教委 责:市财政局'],
    ['（市教委、市财政局等部门单位负责）', '责:市教委 责:市财政局'],
    ['（市教委等10个部门按职责分工负责）', '责:市教委 [by-duty]'],
    ['（市教委等有关部门负责）', '责:市教委 责:有关部门*'],
    [
      '（各县（市、区）党委和人民政府、高新区党工委和管委会负责）',
      '责:各县（市、区）党委和人民政府* 责:高新区党工委和管委会',
    ],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toBe(expected);
  });
});

describe('declarations', () => {
  it('give the lead to the first unit where they say so', () => {
    expect(parsed('（税务总局、财政部、海关总署负责，排在第一位的部门为牵头部门，下同）')).toBe(
      '牵:税务总局 责:财政部 责:海关总署 {排在第一位的部门为牵头部门，下同}',
    );
    expect(parsed('（市教委、市财政局负责。列第一位者为牵头单位，下同）')).toBe(
      '牵:市教委 责:市财政局 {列第一位者为牵头单位，下同}',
    );
  });

  it('may stand in a bracket behind the last unit', () => {
    expect(parsed('责任单位：财政局、发改局、工商联（列第一位者为牵头或汇总单位，下同）')).toBe(
      '牵:财政局 责:发改局 责:工商联 {列第一位者为牵头或汇总单位，下同}',
    );
    expect(parsed('（责任单位：区发展改革委（粮食和储备局））')).toBe('责:区发展改革委（粮食和储备局）');
  });

  it('may stand there with the time below it', () => {
    expect(parsed('责任单位：市发改委、市财政局（第一责任单位为牵头单位，下同）\n完成时限：2026年6月底前')).toBe(
      '牵:市发改委 责:市财政局 <2026年6月底前 2026-06-30> {第一责任单位为牵头单位，下同}',
    );
  });

  it('leave the roles alone where they say something else', () => {
    expect(parsed('(国家疾控局等和地方人民政府按职责分工负责。以下均需地方人民政府负责,不再列出)')).toBe(
      '责:国家疾控局 责:地方人民政府* [by-duty] {以下均需地方人民政府负责,不再列出}',
    );
    expect(
      parsed(
        '(責任單位:省政府辦公廳,其他省級有關單位。本要點各項工作均需各市、縣〔市、區〕政府作為責任單位,以下不再列出)',
      ),
    ).toBe('责:省政府辦公廳 责:其他省級有關單位* {本要點各項工作均需各市、縣〔市、區〕政府作為責任單位,以下不再列出}');
    expect(
      parsed(
        '（负责部门：商务部；适用范围：所有自贸试验区，以下除标注适用于特定自贸试验区的措施外，适用范围均为所有自贸试验区）',
      ),
    ).toBe('责:商务部 {以下除标注适用于特定自贸试验区的措施外，适用范围均为所有自贸试验区}');
  });

  it.each([
    ['(国家疾控局负责。以下均需地方人民政府负责,不再列出)', '责:地方人民政府', false],
    [
      '（体育总局负责。以下均需试点城市政府、各有关部门按职责分工落实，不再列出）',
      '责:试点城市政府 责:各有关部门',
      false,
    ],
    [
      '(省政府辦公廳負責。本要點各項工作均需各市、縣〔市、區〕政府作為責任單位,以下不再列出)',
      '责:各市、縣〔市、區〕政府',
      true,
    ],
    ['（市教委牵头。以下均由各区政府配合，不再列出）', '配:各区政府', false],
  ])('give units to other notes: %s', (text, expected, isForAll) => {
    const { standing } = notesOf(text)[0]!;
    expect(standing!.units.map(({ name, role }) => `${roleMarks[role]}:${name}`).join(' ')).toBe(expected);
    expect(standing!.units.map(({ start, end }) => text.slice(start, end))).toEqual(
      standing!.units.map(({ name }) => name),
    );
    expect(standing!.isForAll).toBe(isForAll);
  });

  it.each([
    '（市教委负责，以下均需认真落实）',
    '（市教委、市财政局负责。列第一位者为牵头单位，下同）',
    '（市教委负责）',
  ])('give none: %s', (text) => {
    expect(notesOf(text)[0]!.standing).toBeNull();
  });

  it.each([
    ['排在第一位的部门为牵头部门，下同', true],
    ['列第一位者為牽頭單位,下同', true],
    ['列第一位的责任单位为牵头单位或汇总单位', true],
    ['以下均需试点城市政府落实，不再列出', false],
    ['坚持把公开放在第一位', false],
  ])('declaresFirstLeads: %s', (text, expected) => {
    expect(declaresFirstLeads(text, { start: 0, end: text.length })).toBe(expected);
  });
});

describe('where notes stand', () => {
  it('finds several in one paragraph, each behind its sentence', () => {
    expect(shown('公开信息。(市规划国土委负责落实)推进协同发展。(市教委、市环保局分别负责落实)')).toEqual([
      '(市规划国土委负责落实) → 责:市规划国土委',
      '(市教委、市环保局分别负责落实) → 责:市教委 责:市环保局 [each]',
    ]);
  });

  it('finds one without brackets at the end of a paragraph', () => {
    expect(shown('建立制度,参与决策讨论。市政府办公室、各县(市)区政府、市政府各部门负责落实')).toEqual([
      '市政府办公室、各县(市)区政府、市政府各部门负责落实 → 责:市政府办公室 责:各县(市)区政府* 责:市政府各部门*',
    ]);
    expect(shown('做好工作。责任单位：市教委、市财政局。')).toEqual([
      '责任单位：市教委、市财政局。 → 责:市教委 责:市财政局',
    ]);
    expect(shown('做好工作。牵头单位：市发改委。配合单位：市教委。完成时限：2023年10月。')).toEqual([
      '牵头单位：市发改委。配合单位：市教委。完成时限：2023年10月。 → 牵:市发改委 配:市教委 <2023年10月 2023-10-31>',
    ]);
  });

  it('finds one that is the whole paragraph', () => {
    expect(parsed('市发改委牵头落实')).toBe('牵:市发改委');
    expect(parsed('市金融办、人民银行潍坊市中心支行分别牵头落实')).toBe('牵:市金融办 牵:人民银行潍坊市中心支行 [each]');
    expect(parsed('责任单位：市教委、市财政局')).toBe('责:市教委 责:市财政局');
    expect(shown('做好工作。市教委、市财政局')).toEqual(['市教委、市财政局 → 责:市教委 责:市财政局']);
    expect(parsed('市教委牵头，市财政局、各区政府配合。')).toBe('牵:市教委 配:市财政局 配:各区政府*');
  });

  it('finds the cells of a table row', () => {
    expect(shown('1|做好信息公开|市教委、市财政局|年底前')).toEqual([
      '市教委、市财政局|年底前 → 责:市教委 责:市财政局 <年底前 2023-12-31>',
    ]);
    expect(shown('做好信息公开\t市教委牵头，市财政局配合\t持续推进')).toEqual([
      '市教委牵头，市财政局配合\t持续推进 → 牵:市教委 配:市财政局 <持续推进 null>',
    ]);
  });

  it('finds the units in a table that a copy ran together', () => {
    expect(
      shown('密切跟踪经济形势。市发展改革委2按月公开收支情况。市财政委3及时发布统计数据。市统计局二、推进减税公开'),
    ).toEqual(['市发展改革委 → 责:市发展改革委', '市财政委 → 责:市财政委', '市统计局 → 责:市统计局']);
    expect(shown('做好招生信息公开。市教委5所直属学校要带头公开。')).toEqual([]);
  });

  it('finds one before the full stop, and one whose full stop is missing', () => {
    expect(shown('做好信息公开（市教委负责）。')).toEqual(['（市教委负责） → 责:市教委']);
    expect(shown('做好信息公开(市教委负责落实)推进协同发展。')).toEqual(['(市教委负责落实) → 责:市教委']);
    expect(shown('推进决策公开（市政府办公室牵头）')).toEqual(['（市政府办公室牵头） → 牵:市政府办公室']);
  });

  it('reads one that nothing closes as far as it goes', () => {
    expect(shown('做好公开。(牵头单位:区发展改革局;责任单位:区司法局、各县(市')).toEqual([
      '(牵头单位:区发展改革局;责任单位:区司法局、各县(市 → 牵:区发展改革局 责:区司法局 责:各县(市*',
    ]);
    expect(shown('做好公开。[區發展改革委(糧食和儲備局)')).toEqual([
      '[區發展改革委(糧食和儲備局) → 责:區發展改革委(糧食和儲備局)',
    ]);
    expect(shown('做好公开。(市规划国土委负责落实推进雄安新区建设。(市科委负责落实)')).toEqual([
      '(市规划国土委负责落实 → 责:市规划国土委',
      '(市科委负责落实) → 责:市科委',
    ]);
  });

  it('tells the bracket and the inside', () => {
    const text = '做好。【 责任单位：市教委 】';
    const [note] = notesOf(text);
    expect(note!.bracket).toBe('【');
    expect(textOf(text, note!.inner)).toBe('责任单位：市教委');
    expect(notesOf('市发改委牵头落实')[0]!.bracket).toBe('');
  });

  it('finds a list without verb or label directly behind a full stop', () => {
    expect(shown('做好工作。（市教委、市财政局）')).toEqual(['（市教委、市财政局） → 责:市教委 责:市财政局']);
    expect(shown('做好工作。【市大数据中心；各区、各部门】')).toEqual([
      '【市大数据中心；各区、各部门】 → 责:市大数据中心 责:各区* 责:各部门*',
    ]);
    expect(shown('做好工作。（各区政府）继续推进。（市教委）')).toEqual([
      '（各区政府） → 责:各区政府*',
      '（市教委） → 责:市教委',
    ]);
    for (const text of [
      '公布草案（市教委、市财政局）。',
      '加强联系（市教委、市财政局等）的工作',
      '做好工作。（附件、办公室）',
      '做好工作。（市级、区级）',
      '做好工作。（财政部）',
    ]) {
      expect(shown(text)).toEqual([]);
    }
  });

  it('takes mixed widths of one pair of brackets', () => {
    expect(parsed('（市教委负责落实)')).toBe('责:市教委');
  });
});

describe('brackets that are no notes', () => {
  it.each([
    '《条例》（国办发〔2019〕14号）要求落实。',
    '政府信息公开条例（以下简称《条例》）由各部门负责落实的要求',
    'IPv6(互联网协议第6版)改造工作。',
    '（此件公开发布）',
    '办法（试行）。',
    '（2019年4月17日）',
    '规划（2021—2025年）。',
    '（以下简称“责任单位”）',
    '按照“谁执法谁普法”（谁主管、谁负责）原则。',
    '（由国家发展改革委牵头编制的规划）',
    '推进公开(市规划国土委负责)的项目',
    '（完成时限：2023年10月）',
    '（责任单位：见附件）',
    '（全部落实）',
    '（省级负责）',
    '（对上级负责）',
    '（允许医疗卫生机构突破现行工资调控水平，允许收入扣除成本后主要用于人员奖励）',
    '（包含全国性学术组织推荐的专家和试点地区推荐的相关专家）',
    '有关部门（单位）和省级人民政府要负责。',
    '县（市、区）人民政府要落实属地责任。',
    '机关事务（含市直单位）管理。',
    '做好工作。（由国家医保局、国家药监局选派人员参加）',
    '做好工作。（农业部负责根据粮食生产及市场供求情况）',
    '做好工作。（引导体育竞赛表演企业参与体育场馆运营）',
    '国务院工作规则。（二○○四年六月十六日国务院',
  ])('%s', (text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe('text without brackets that is no note', () => {
  it.each([
    '各级各部门要高度重视，市政务服务局负责统筹协调。',
    '北京市人民政府办公厅',
    '市教委、市财政局、市人力社保局',
    '责任单位：',
    '责任编辑：张三',
    '主办单位：北京市人民政府办公厅',
    '具体工作由市教委负责。',
    '各市、县（市、区）人民政府，省政府直属各单位：',
    '做好工作。紧紧围绕省委、省政府',
    '做好工作。筹办好北京冬奥会、冬残奥会',
    '做好工作。认真落实党中央、国务院决策部署',
    '做好工作。按照党中央、国务院部署',
    '做好工作。推动各区政府、市政府各部门负责落实',
    '做好信息公开。各区、各部门要认真落实。',
  ])('%s', (text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe('parseUnitCell', () => {
  it('reads a cell that holds nothing but units', () => {
    const cell = ' 市发改委、市住建局,市政府各部门 ';
    const note = parseUnitCell(cell, { start: 0, end: cell.length });
    expect(note?.units.map((unit) => unit.name)).toEqual(['市发改委', '市住建局', '市政府各部门']);
    expect(textOf(cell, note!)).toBe(cell.trim());
  });

  it.each(['持续推进', '责任单位', '', '及时公开经济运行信息，解读市政府政策'])('does not read %j', (cell) => {
    expect(parseUnitCell(cell, { start: 0, end: cell.length })).toBeNull();
  });
});

describe('properties', () => {
  const piece = fc.constantFrom(
    ...'（）()〔〕[]【】、，,；;。：:负责牵头配合落实市区委局各等和及2023年底前 \n|《》',
    '责任单位：',
    '市教委',
    '負責落實',
    '(qū)',
    '完成时限：',
    '下同',
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('keeps notes in the paragraph, in order and disjoint, and their parts inside them', () => {
    fc.assert(
      fc.property(text, fc.nat(5), fc.nat(5), (words, before, behind) => {
        const paragraph = {
          start: Math.min(before, words.length),
          end: Math.max(Math.min(before, words.length), words.length - behind),
        };
        let last = paragraph.start;
        for (const note of findNotes(words, paragraph)) {
          expect(note.start).toBeGreaterThanOrEqual(last);
          expect(note.end).toBeLessThanOrEqual(paragraph.end);
          last = note.end;
          const parts = [note.inner, ...note.units, note.deadline ?? note.inner, note.declaration ?? note.inner];
          for (const part of parts) {
            expect(part.start).toBeGreaterThanOrEqual(note.start);
            expect(part.end).toBeLessThanOrEqual(note.end);
            expect(part.end).toBeGreaterThanOrEqual(part.start);
          }
          expect(note.units.length).toBeGreaterThan(0);
          let unitEnd = note.inner.start;
          for (const unit of note.units) {
            expect(unit.start).toBeGreaterThanOrEqual(unitEnd);
            unitEnd = unit.end;
            expect(unit.name.length).toBeGreaterThan(1);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a megabyte of hostile text', () => {
  it.each(['(', '（市', '、', '《', '。', '（市教委', '（市教委负责', '各区、', '市教委和', '|', '区(qū)', ')', '等'])(
    '%s over and over',
    (unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      expect(Array.isArray(findNotes(text, { start: 0, end: text.length }))).toBe(true);
    },
  );

  it.each([
    ['（市教委负责）', 1],
    ['(责任单位:市教委)', 1],
    ['((((市教委负责落实))))', 1],
    ['市教委|', 1],
  ])('%s over and over costs as much each time', (unit, perUnit) => {
    const count = 20_000;
    const text = unit.repeat(count);
    expect(findNotes(text, { start: 0, end: text.length })).toHaveLength(count * perUnit);
  });
});

interface GoldNote {
  readonly note: string;
  readonly units: readonly { readonly name: string; readonly role: string; readonly collective: boolean }[];
  readonly mode: string | null;
  readonly deadline: unknown;
}

interface Gold {
  readonly draft: string;
  readonly clauses: readonly { readonly notes: readonly GoldNote[] }[];
}

describe.skipIf(!hasGold)('labelled notes (../shared/gold is needed)', () => {
  it.each(['units-beijing-2019.json', 'units-jiande-2020.json'])('%s', (name) => {
    const gold = JSON.parse(readFileSync(join(shared, 'gold', name), 'utf8')) as Gold;
    const text = readFileSync(join(shared, 'seeds', gold.draft), 'utf8');
    const found = paragraphs(text).flatMap((paragraph) =>
      findNotes(text, paragraph).map((note) => ({
        note: textOf(text, note),
        units: note.units.map(({ name: unit, role, collective }) => ({ name: unit, role, collective })),
        mode: note.mode,
        deadline: note.deadline && { text: textOf(text, note.deadline), by: note.deadline.by },
      })),
    );
    const expected = gold.clauses.flatMap((clause) =>
      clause.notes.map(({ note, units, mode, deadline }) => ({ note, units, mode, deadline })),
    );
    expect(found).toEqual(expected);
  });
});

describe.skipIf(!existsSync(join(shared, 'corpus')))('every seed and corpus document (../shared is needed)', () => {
  const files = existsSync(shared)
    ? ['seeds', 'corpus'].flatMap((folder) =>
        readdirSync(join(shared, folder))
          .filter((file) => file.endsWith('.txt'))
          .map((file) => join(folder, file)),
      )
    : [];

  it('has the 295 notes that were read and found right', () => {
    const counts = files.map((file) => {
      const text = readFileSync(join(shared, file), 'utf8');
      return paragraphs(text).reduce((sum, paragraph) => sum + findNotes(text, paragraph).length, 0);
    });
    expect(counts.reduce((one, other) => one + other, 0)).toBe(295);
  });
});
