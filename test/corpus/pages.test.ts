import { describe, expect, test } from 'vitest';
import { match } from '../../server/src/directives/matcher.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { taskText } from '../../server/src/reports/wording.ts';
import { seed, seeds } from '../support/documents.ts';
import { answersOf } from '../support/measures.ts';
import { copiedFromPages } from '../support/pages.ts';

/** What a drafter reads of each task. */
function tasksOf(text: string) {
  const draft = buildDraft(text);
  return draft.tasks.map((task) => ({
    clause: task.clause.path,
    title: task.clause.title,
    text: taskText(draft, task).replace(/\s/g, ''),
    units: task.units.map(({ name, role }) => `${role} ${name}`),
    deadline: task.deadline?.by,
  }));
}

describe('a draft that was copied from its printed pages', () => {
  test.each(seeds.map(({ name, text }) => [name, text] as const))('has the tasks that it has: %s', (_, text) => {
    const pages = copiedFromPages(text);
    expect(pages).toMatch(/\n— 1 —\n/);
    expect(tasksOf(pages)).toEqual(tasksOf(text));
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
