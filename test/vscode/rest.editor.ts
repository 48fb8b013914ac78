import { afterEach, describe, expect, it } from 'vitest';
import { openInNodeHost, type Session } from './support/hosts.ts';

describe('In a window without drafts', () => {
  let session: Session | null = null;

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session?.workbench.screenshot(`rest/failed ${task.name}`);
    await session?.close();
    session = null;
  });

  it('nothing of the extension is loaded', async () => {
    session = await openInNodeHost('README.md', { settings: { 'workbench.editor.useModal': 'off' } });
    const { workbench } = session;
    // high enough for the whole list: what cannot be seen is not in the page
    await workbench.page.setViewportSize({ width: 1280, height: 3000 });
    await workbench.command('Developer: Show Running Extensions');
    const running = workbench.page.locator('.runtime-extensions-editor .monaco-list-row .name');
    await running.filter({ hasText: 'network-guard' }).waitFor();
    expect((await running.allTextContents()).filter((name) => /Work Points/.test(name))).toEqual([]);
    expect(await workbench.status('Work Points').count()).toBe(0);
    expect(await workbench.page.locator('.activitybar [aria-label^="Work Points"]').count()).toBe(0);
    await workbench.screenshot('rest/running-extensions');
  });
});
