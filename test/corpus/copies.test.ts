import { describe, expect, test } from 'vitest';
import { match } from '../../server/src/directives/matcher.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { taskText } from '../../server/src/reports/wording.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { render } from '../../server/src/text/message.ts';
import { seed, seeds } from '../support/documents.ts';
import { answersOf } from '../support/measures.ts';
import { copiedFromPages } from '../support/pages.ts';

/** What a drafter reads of each task. */
function tasksOf(text: string) {
  const draft = buildDraft(text);
  return draft.tasks.map((task) => ({
    clause: task.clause.path,
    title: task.clause.title,
    text: taskText(draft, task).replace(/[\s\u200b]/g, ''),
    units: task.units.map(({ name, role }) => `${role} ${name}`),
    deadline: task.deadline?.by,
  }));
}

/** What is said of a text, but for what is said of copies. */
function findingsOf(text: string): readonly string[] {
  const settings = {
    levels: new Map(),
    onFailure: (_code: string, error: unknown): void => {
      throw error;
    },
  };
  return runRules(buildDraft(text), rules, { trace: null }, settings)
    .filter(({ code }) => code !== 'document/damage' && code !== 'punctuation/width')
    .map((finding) => `${finding.code} ${render(finding.message, 'zh-cn').replace(/（全文 \d+ 处）/, '')}`);
}

/** What programs do to a text on its way, each as far as it leaves the words alone. */
const ways: readonly (readonly [name: string, copy: (text: string) => string])[] = [
  ['indented with blanks of the keyboard', (text) => text.replace(/^[ \u3000]*(?=\S)/gm, '    ')],
  ['without indents', (text) => text.replace(/^[ \u3000\t]+/gm, '')],
  ['with a blank line behind each line', (text) => text.replace(/\n/g, '\n\n')],
  ['with blanks at line ends', (text) => text.replace(/$/gm, '  ')],
  ['with characters that nobody sees at line starts', (text) => text.replace(/^(?=\S)/gm, '\u200b')],
  ['with characters that nobody sees behind sentences', (text) => text.replace(/([。；])/g, '$1\u200b')],
  ['with line separators for line ends', (text) => text.replace(/\r?\n/g, '\u2028')],
  ['with line ends of three characters', (text) => text.replace(/\r?\n/g, '\r\r\n')],
  [
    'with headings as Markdown writes them',
    (text) => text.replace(/^[ \u3000]*([一二三四五六七八九十]+、.*)$/gm, '## $1'),
  ],
  [
    'with bold headings',
    (text) => text.replace(/^([ \u3000]*)([一二三四五六七八九十]+、.*?)[ \u3000\r]*$/gm, '$1**$2**'),
  ],
  [
    'with bold run-in headings',
    (text) => text.replace(/^([ \u3000]*[（(][一二三四五六七八九十]+[）)])([^\n。]{2,40}。)/gm, '$1**$2**'),
  ],
  ['with bold notes', (text) => text.replace(/[（(][^（()）\n]{2,60}(?:负责|負責|落实|落實|配合)[）)]/g, '**$&**')],
  [
    'with its clauses as items of a list',
    (text) => text.replace(/^[ \u3000]*(?=[（(][一二三四五六七八九十]+[）)])/gm, '- '),
  ],
];

describe.each(ways)('a draft that was copied %s', (_, copy) => {
  const changed = seeds.filter(({ text }) => copy(text) !== text);

  test.each(changed.map(({ name, text }) => [name, text] as const))('has the tasks that it has: %s', (__, text) => {
    expect(tasksOf(copy(text))).toEqual(tasksOf(text));
  });

  test.each(changed.map(({ name, text }) => [name, text] as const))('has the findings that it has: %s', (__, text) => {
    expect(findingsOf(copy(text))).toEqual(findingsOf(text));
  });

  test('is another text', () => {
    expect(changed).not.toEqual([]);
  });
});

describe('a draft that was copied from its printed pages', () => {
  test.each(seeds.map(({ name, text }) => [name, text] as const))('has the tasks that it has: %s', (_, text) => {
    const pages = copiedFromPages(text);
    expect(pages).toMatch(/\n— 1 —\n/);
    expect(tasksOf(pages)).toEqual(tasksOf(text));
  });

  test.each(seeds.map(({ name, text }) => [name, text] as const))('has the findings that it has: %s', (_, text) => {
    expect(findingsOf(copiedFromPages(text))).toEqual(findingsOf(text));
  });

  test('has no others wherever its lines break', () => {
    for (let length = 0; length < 28; length++) {
      const text = `××市2026年工作要点\n\n${'推'.repeat(length)}进工作，认真落实《国务院办公厅关于加强政务公开工作的意见》（国办发〔2026〕14号，以下简称《工作意见》）和《政府信息公开条例》，按照《工作意见》的要求，${'围绕中心工作，坚持以人民为中心，推进各项工作不断取得新的进展和成效，'.repeat(5)}为改革发展作出新的更大的贡献。\n\n一、推进公开\n（一）推进决策公开。公布决策草案。（市司法局、市财政局负责）\n`;
      expect(copiedFromPages(text), text).not.toBe(text);
      expect(findingsOf(copiedFromPages(text)), copiedFromPages(text)).toEqual(findingsOf(text));
    }
  });

  test('is linked as it is', () => {
    const [city, state] = [seed('北京市2019').text, seed('国务院办公厅2019').text];
    const links = (draft: string, parent: string) =>
      answersOf(match(buildDraft(draft), buildDraft(parent))).map(({ clause, parent: of, primary }) => ({
        clause,
        of,
        primary,
      }));
    expect(links(copiedFromPages(city), copiedFromPages(state))).toEqual(links(city, state));
  });
});
