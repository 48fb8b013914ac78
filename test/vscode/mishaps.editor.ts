import { afterEach, describe, expect, it } from 'vitest';
import { openInNodeHost, type Session } from './support/hosts.ts';
import { clause, draft, draftWithNote } from './support/samples.ts';

describe('When something is wrong', () => {
  let session: Session | null = null;

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session?.workbench.screenshot(`mishaps/failed ${task.name}`);
    await session?.close();
    session = null;
  });

  it('says that the project file is broken, leads to it, and checks the draft all the same', async () => {
    const files = { 'workpoints.json': '{ "directives": [', [draft.name]: draftWithNote('') };
    session = await openInNodeHost(draft.name, { files });
    const { workbench } = session;
    await workbench.press('Control+Shift+M');
    await workbench.problems('responsibility/missing').first().waitFor();
    const leads = await workbench.notifiedWith('workpoints.json', 'workpoints.json');
    await workbench.screenshot('mishaps/1-broken-project-file');
    await leads.click();
    await workbench.page.locator('.tab.active', { hasText: 'workpoints.json' }).waitFor();
  });

  it('says that a directive of the library is not there', async () => {
    session = await openInNodeHost(draft.name, {
      files: { 'workpoints.json': '{ "directives": ["没有这个文件夹"] }' },
    });
    const { workbench } = session;
    await workbench.notifiedWith('没有这个文件夹', 'workpoints.json');
    await workbench.screenshot('mishaps/2-missing-library');
  });

  it('checks again after the checker was restarted, and after it was killed', async () => {
    session = await openInNodeHost(draft.name);
    const { workbench } = session;
    await workbench.press('Control+Shift+M');
    await workbench.problems('directive/unlinked').first().waitFor();
    await workbench.toEditor();
    await workbench.command('Work Points: Restart the Checker');
    await workbench.goTo({ line: clause.line, column: 1 });
    await workbench.press('Delete');
    await workbench.problems('directive/unlinked').first().waitFor();
    expect(await workbench.notifications()).toEqual([]);

    // One that was killed is started again unasked, and knows what is open and what was typed.
    session.killChecker();
    await workbench.select({ line: clause.line, column: clause.column }, 1);
    await workbench.type('八');
    await workbench.problems('numbering/sequence').first().waitFor();
    await workbench.problems('directive/unlinked').first().waitFor();
    expect(await workbench.notifications()).toEqual([]);
  });
});
