import { afterEach, describe, expect, it } from 'vitest';
import { openInNodeHost, type Session } from './support/hosts.ts';
import { clause, directive, draft, draftWithNote, parentClause, usualNote } from './support/samples.ts';

/** The draft without the note of one clause. */
const unowned = draftWithNote('');

describe('Wherever drafts are opened', () => {
  let session: Session | null = null;

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session?.workbench.screenshot(`everywhere/failed ${task.name}`);
    await session?.close();
    session = null;
  });

  it('in restricted mode they are checked, mended and linked as everywhere', async () => {
    session = await openInNodeHost(draft.name, { files: { [draft.name]: unowned }, isRestricted: true });
    const { workbench } = session;
    await workbench.status('Restricted Mode').first().waitFor();
    await workbench.press('Control+Shift+M');
    await workbench.problems('responsibility/missing').first().waitFor();
    await workbench.goTo(clause);
    await workbench.quickFix(usualNote);
    await workbench.problems('responsibility/missing').first().waitFor({ state: 'hidden' });
    expect(await workbench.text()).toBe(draftWithNote(usualNote));
    await workbench.goTo(clause);
    await workbench.goToDefinition(directive.name, parentClause.line);
    await workbench.screenshot('everywhere/1-restricted');
    expect(session.outside()).toEqual([]);
  });

  it('in a window of several folders each goes by the project file of its own', async () => {
    const files = {
      'two.code-workspace': JSON.stringify({ folders: [{ path: 'city' }, { path: 'county' }] }),
      'city/workpoints.json': JSON.stringify({ directives: [directive.name] }),
      [`city/${directive.name}`]: directive.text,
      'city/市工作要点.txt': unowned,
      'county/workpoints.json': JSON.stringify({ rules: { 'responsibility/missing': 'off' } }),
      'county/县工作要点.txt': unowned.replace('(五)', '(七)'),
    };
    session = await openInNodeHost('city/市工作要点.txt', { files, workspace: 'two.code-workspace' });
    const { workbench } = session;
    await workbench.press('Control+Shift+M');
    await workbench.problems('responsibility/missing').first().waitFor();
    await workbench.goTo(clause);
    await workbench.goToDefinition(directive.name, parentClause.line);
    await workbench.open('县工作要点.txt');
    await workbench.press('Control+Shift+M');
    await workbench.problems('numbering/sequence').first().waitFor();
    // the county's rules are its own: of both drafts only the city's has the finding
    await expect.poll(() => workbench.problems('responsibility/missing').count()).toBe(1);
    await workbench.screenshot('everywhere/2-folders');
    expect(session.outside()).toEqual([]);
  });
});
