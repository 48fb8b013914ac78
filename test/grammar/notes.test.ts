import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from '../../server/src/syntax/parse.ts';
import { allClauses } from '../../server/src/syntax/tree.ts';
import { corpus, corpusNote, hasCorpus, seeds } from '../support/documents.ts';
import { loadTokenizer, stretches, type Tokenize } from '../support/grammar.ts';

const documents = new URL('documents/', import.meta.url);

let tokenize: Tokenize;
beforeAll(async () => {
  tokenize = await loadTokenizer();
});

function notesOfGrammar(text: string): readonly string[] {
  return stretches(tokenize(text), 'meta.note').map(({ start, end }) => `${start} ${text.slice(start, end)}`);
}

function notesOfParser(text: string): readonly string[] {
  const notes = [...allClauses(parse(text))].flatMap((clause) => clause.notes);
  return notes.map(({ start, end }) => `${start} ${text.slice(start, end)}`);
}

/** A list of units without brackets that the end of the copy cut off before its verb: nothing in the line says what it is. */
function isCutOff(text: string, note: string): boolean {
  const start = Number(note.split(' ')[0]);
  return (
    text.trimEnd().endsWith(text.slice(start).trimEnd()) &&
    /^\d+ [^（(〔[]/.test(note) &&
    !/\n/.test(text.slice(start).trim()) &&
    !/[负負][责責]|[牵牽][头頭]|[：:]/.test(note)
  );
}

/** Units between a 。 and the number of the next task: whether a table ran together there, only the whole paragraph tells. */
function mayBeRunTogether(text: string, note: string): boolean {
  const start = Number(note.split(' ')[0]);
  const end = start + note.length - `${start} `.length;
  return text[start - 1] === '。' && /^(?:\d|[一二三四五六七八九十]+、)/.test(text.slice(end, end + 4));
}

/**
 * Cells of a table with a line for each cell and for each rule between them: what a cell holds, only the head of the table tells, lines away.
 * A grammar reads line by line; in the editor the semantic tokens of the server mark these (test/features/semanticTokens.test.ts).
 */
function isOfCellsOnLines(note: string): boolean {
  return /\n[|｜]\n/.test(note);
}

function expectNotes(text: string): void {
  const grammar = notesOfGrammar(text);
  const parser = notesOfParser(text);
  expect(
    parser.filter((note) => !grammar.includes(note) && !isCutOff(text, note) && !isOfCellsOnLines(note)),
    'notes of the parser without a scope',
  ).toEqual([]);
  expect(
    grammar.filter((note) => !parser.includes(note) && !mayBeRunTogether(text, note)),
    'scopes without a note of the parser',
  ).toEqual([]);
}

describe('grammar and parser agree on notes: documents written for the tests', () => {
  test.each(readdirSync(documents).sort())('%s', (name) => expectNotes(readFileSync(new URL(name, documents), 'utf8')));
});

describe('grammar and parser agree on notes: seeds', () => {
  test.each(seeds)('$name', ({ text }) => expectNotes(text));
});

describe.skipIf(!hasCorpus)(`grammar and parser agree on notes: corpus${corpusNote}`, () => {
  test('has documents', () => expect(corpus.length).toBeGreaterThan(0));
  test.each(corpus)('$name', ({ text }) => expectNotes(text));
});

/** A clause that ends with the note, or with what is none. */
function clauseWith(words: string): string {
  return `江宁市2024年政务公开工作要点\n\n一、深化公开\n（一）推进信息公开。做好信息公开${words}\n`;
}

const notes = [
  '（市教委负责落实）',
  '（市教委、市交通委分别负责落实）',
  '（市财政局牵头，各区政府、市政府各部门负责落实）',
  '(市發展和改革委員會牽頭,市政府有關部門分別落實)',
  '（办公室、宣传中心牵头，各处室配合落实）',
  '（各处室负责落实，宣传处、宣传中心提供支持）',
  '（生态环境部牵头，国家发展改革委、国家统计局参与）',
  '（商务部指导，供销合作总社参与）',
  '（市教委、市卫生计生委按职责分工分别牵头落实）',
  '（省政务服务数据管理局、商务厅牵头）',
  '（牵头单位：市发改委，配合单位：市经贸委、国土房管局，各区、县级市）',
  '(牵头单位:市发展改革委;责任单位:各区市县政府,市政府有关部门;完成时限:长期坚持)',
  '（责任单位：市政府办公室，其他市级有关部门，各乡镇人民政府、各街道办事处）',
  '（负责部门：海关总署；适用范围：福建自贸试验区）',
  '（责任科室：组干科、机关党委）',
  '（税务总局、财政部、海关总署负责，排在第一位的部门为牵头部门，下同）',
  '（教育部、国家疾控局等和地方人民政府按职责分工负责。以下均需地方人民政府负责，不再列出）',
  '（艺术处、公共服务处牵头落实，完成时限：2023年10月）',
  '〔牵头单位：区政府办公室，责任单位：区政府有关部门，各街道（功能区）〕',
  '[區發展改革委(糧食和儲備局)負責]',
  '（市府办〔市大数据局〕牵头，市政府各部门、各县〔区〕政府负责落实）',
  '（市府办(市大数据局)牵头，各县(市、区)政府负责落实）',
  '（责任单位：市教委、市财政局',
];

const others = [
  '（以下简称《条例》）',
  '（国办发〔2019〕14号）',
  '（2021—2025年）',
  '（含教育、医疗等重点建设项目）',
  '（互联网协议第6版）',
  '（市、区）',
  '（见附件）',
];

describe('every form of a note in print is one', () => {
  test.each(notes)('%s', (words) => {
    const text = clauseWith(`。${words}`);
    expect(notesOfGrammar(text)).toEqual([`${text.indexOf(words)} ${words}`]);
    expectNotes(text);
  });

  test.each(['市审计局牵头落实', '市政府办公室、各县（市）区政府负责落实', '责任单位：市教委'])(
    'without brackets: %s',
    (words) => {
      for (const text of [clauseWith(`。${words}`), clauseWith(`。\n${words}`), clauseWith(`。\n　　${words}  `)]) {
        expect(notesOfGrammar(text)).toEqual([`${text.indexOf(words)} ${words}`]);
        expectNotes(text);
      }
    },
  );

  test('before the full stop too, where it should not stand', () => {
    const text = clauseWith('（市教委、市财政局负责落实）。');
    expect(notesOfGrammar(text)).toHaveLength(1);
    expectNotes(text);
  });

  test('several in one line', () => {
    const text = clauseWith(
      '。（市教委负责落实）及时发布信息。（市交通委、市教委分别负责落实）推进建设。（市财政局牵头，各区政府负责落实）',
    );
    expect(notesOfGrammar(text)).toHaveLength(3);
    expectNotes(text);
  });
});

describe('other brackets are none', () => {
  test.each(others)('%s', (words) => {
    for (const text of [clauseWith(`。${words}`), clauseWith(`${words}。`), clauseWith(`${words}等工作。`)]) {
      expect(notesOfGrammar(text)).toEqual([]);
      expectNotes(text);
    }
  });
});
