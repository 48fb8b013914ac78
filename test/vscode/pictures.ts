import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/code-server.ts';
import { openInNodeHost, type Session } from './support/hosts.ts';
import { clause, draft, draftWithNote } from './support/samples.ts';
import { openTree } from './support/trees.ts';
import type { Workbench } from './support/workbench.ts';

/** Small enough for a page that is read over slow lines. */
async function setPictureSize({ page }: Workbench, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
}

describe('Pictures for the documentation', () => {
  let session: Session | null = null;

  afterAll(async () => {
    await session?.close();
  });

  it('docs/images/editor.png: a missing unit among the problems, and the parent clause over a clause', async () => {
    session = await openInNodeHost(draft.name, {
      language: 'zh-cn',
      files: { [draft.name]: draftWithNote('') },
      settings: { 'workbench.colorTheme': 'Default Light Modern' },
    });
    const { workbench } = session;
    const { page } = workbench;
    await setPictureSize(workbench, { width: 1200, height: 640 });
    await workbench.press('Control+Shift+M');
    await workbench.problems('responsibility/missing').first().waitFor();
    await workbench.goTo(clause);
    // room above the clause for its hover
    for (let lines = 5; lines > 0; lines--) await workbench.press('Control+ArrowUp');
    await workbench.hover('積極回應社會關切');
    await page.mouse.move(640, 630);
    expect(await page.locator('.notification-toast').count()).toBe(0);
    await workbench.screenshot('editor');
    mkdirSync(join(root, 'docs', 'images'), { recursive: true });
    copyFileSync(join(root, 'out', 'screenshots', 'editor.png'), join(root, 'docs', 'images', 'editor.png'));
  });

  it('docs/images/views.png: what nobody has, and what is not implemented', async () => {
    const { workbench } = session!;
    await setPictureSize(workbench, { width: 1000, height: 640 });
    const parents = await openTree(workbench, '上级依据');
    await parents.rows('未落实').first().waitFor();
    const tree = await openTree(workbench, '责任清单');
    await tree.focus('没有责任单位');
    await workbench.page.mouse.move(640, 630);
    await workbench.screenshot('views');
    copyFileSync(join(root, 'out', 'screenshots', 'views.png'), join(root, 'docs', 'images', 'views.png'));
  });

  it('docs/images/preview.png: a draft beside its pages', async () => {
    await session?.close();
    session = await openInNodeHost(draft.name, {
      language: 'zh-cn',
      files: { [draft.name]: draftWithNote('') },
      settings: { 'workbench.colorTheme': 'Default Light Modern' },
    });
    const { workbench } = session;
    const { page } = workbench;
    await workbench.status('工作要点').first().waitFor();
    await setPictureSize(workbench, { width: 1200, height: 540 });
    await workbench.press('Control+b');
    await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    await workbench.press('Control+k');
    await workbench.press('v');
    const preview = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
    await preview.getByRole('heading', { level: 1 }).first().waitFor();
    await workbench.goTo(clause);
    await preview.getByRole('img', { name: '这项任务没有责任单位' }).first().waitFor();
    await preview.locator('.part[aria-current]', { hasText: '积极回应社会关切' }).waitFor();
    await page.mouse.move(600, 535);
    await workbench.screenshot('preview');
    copyFileSync(join(root, 'out', 'screenshots', 'preview.png'), join(root, 'docs', 'images', 'preview.png'));
  });
});
