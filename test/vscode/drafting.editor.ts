import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installedEditor } from '../../scripts/code-server.ts';
import { openInNodeHost, openInWebHost, type Session } from './support/hosts.ts';
import { clause, directive, draft, draftWithNote, note, parentClause, usualNote } from './support/samples.ts';
import { placeOf } from './support/seeds.ts';
import type { Workbench } from './support/workbench.ts';

const hosts = [
  { host: 'Node extension host', pictures: 'node', onDisk: true, open: () => openInNodeHost(draft.name) },
  ...installedEditor().web.builds.map((build) => ({
    host: `web extension host of VS Code ${build.version}`,
    pictures: `web-${build.version}`,
    onDisk: false,
    open: () => openInWebHost(build, draft.name),
  })),
];

describe.each(hosts)('A drafter at work, $host', ({ pictures, onDisk, open }) => {
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    session = await open();
    workbench = session.workbench;
    await workbench.press('Control+Shift+M');
    await workbench.toEditor();
  });

  beforeEach(async () => {
    await workbench.open(draft.name);
    await workbench.revert();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await workbench.screenshot(`${pictures}/failed ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
  });

  async function deleteNote(): Promise<void> {
    await workbench.select(note, note.text.length);
    await workbench.press('Delete');
    await workbench.problems('responsibility/missing').first().waitFor();
  }

  it('opens a published draft as a work-point document, without a false alarm', async () => {
    await workbench.status('工作要点').first().waitFor();
    await workbench.status('Work Points').first().waitFor();
    // clauses of local making are reported as such: when they are there, the draft has been checked
    await workbench.problems('directive/unlinked').first().waitFor();
    expect(await workbench.problems('responsibility/').allTextContents()).toEqual([]);
    expect(await workbench.problems('numbering/').allTextContents()).toEqual([]);
  });

  it('marks the task whose responsibility note was deleted, in the text and among the problems', async () => {
    await deleteNote();
    await workbench.squiggles('error').first().waitFor();
    const problems = await workbench.problems('responsibility/missing').allTextContents();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`[Ln ${note.line}, `);
    await workbench.screenshot(`${pictures}/1-problem`);
  });

  it('puts a note in the style of the draft in its place', async () => {
    await deleteNote();
    await workbench.goTo({ line: note.line, column: note.column - 1 });
    await workbench.offerQuickFix(usualNote);
    await workbench.screenshot(`${pictures}/2-quick-fix`);
    await workbench.press('Escape');
    await workbench.quickFix(usualNote);
    await workbench.problems('responsibility/missing').first().waitFor({ state: 'hidden' });
    expect(await workbench.text()).toBe(draftWithNote(usualNote));
    await workbench.screenshot(`${pictures}/3-fixed`);
  });

  it('takes the deletion back, and the finding with it', async () => {
    await deleteNote();
    await workbench.press('Control+z');
    await workbench.problems('responsibility/missing').first().waitFor({ state: 'hidden' });
    expect(await workbench.text()).toBe(draft.text);
  });

  it('shows the text of the parent clause over a clause', async () => {
    await workbench.goTo(clause);
    const hover = await workbench.hover('積極回應社會關切');
    expect(hover).toContain('要加強輿情監測、研判、回應');
    expect(hover).toContain('2019年政務公開工作要點');
    await workbench.screenshot(`${pictures}/4-hover`);
  });

  it('goes from a clause to its parent clause', async () => {
    await workbench.goTo(clause);
    await workbench.goToDefinition(directive.name, parentClause.line);
    await workbench.screenshot(`${pictures}/5-parent`);
  });

  it('goes from a parent clause to the clause that implements it', async () => {
    await workbench.open(directive.name);
    await workbench.goTo(parentClause);
    await workbench.goToReference(draft.name, clause.line);
  });

  it('lists the clauses as symbols of the document', async () => {
    await workbench.goTo({ line: 1, column: 1 });
    await workbench.goToSymbol('积极回应社会关切', clause.line);
  });

  it('finds a number that is not the next one, and mends it', async () => {
    await workbench.select({ line: clause.line, column: clause.column + 1 }, 1);
    await workbench.type('八');
    await workbench.problems('numbering/sequence').first().waitFor();
    const problems = await workbench.problems('numbering/').allTextContents();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`[Ln ${clause.line}, Col ${clause.column}]`);
    await workbench.goTo(clause);
    await workbench.quickFix('(五)');
    await workbench.problems('numbering/').first().waitFor({ state: 'hidden' });
    expect(await workbench.text()).toBe(draft.text);
  });

  it('keeps on disk, beside the drafts, that a clause is of local making', async ({ skip }) => {
    skip(!onDisk, 'the browser build keeps files in memory');
    const unlinked = workbench.problems('directive/unlinked');
    await unlinked.first().waitFor();
    const before = await unlinked.count();
    const local = placeOf(draft, '(六)扩大公众参与互动');
    await workbench.goTo(local);
    await workbench.quickFix('local task');
    // the reason, which may be left empty
    await workbench.page.locator('.quick-input-widget .quick-input-title', { hasText: 'Local task' }).waitFor();
    await workbench.press('Enter');
    await workbench.problems(`[Ln ${local.line}, `).first().waitFor({ state: 'hidden' });
    await expect.poll(() => unlinked.count()).toBe(before - 1);
    expect(session.saved('.workpoints/decisions.json')).toContain('扩大公众参与互动');
    expect(session.saved(draft.name)).toBe(draft.text);
  });

  it('reaches nothing outside this machine and reports no error', async () => {
    expect(session.outside()).toEqual([]);
    expect(await workbench.notifications()).toEqual([]);
    expect(session.window.errors.filter((error) => /work-?points/i.test(error))).toEqual([]);
  });
});
