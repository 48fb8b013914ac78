import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { installedEditor } from '../../scripts/code-server.ts';
import { openInNodeHost, openInWebHost, type Session } from './support/hosts.ts';
import { clause, draft, draftWithNote, note } from './support/samples.ts';
import { placeOf } from './support/seeds.ts';
import type { Workbench } from './support/workbench.ts';

/** A draft that tries to be more than text. */
const hostile = {
  title: '<img src=x onerror=alert(1)>2026年工作要点',
  text: '<img src=x onerror=alert(1)>2026年工作要点\n\n一、<script>document.title="x"</script>\n\n</p></main><a href="https://example.com/">推进公开</a>&lt;b&gt;。\n',
};

const options = { files: { [draft.name]: draftWithNote('') } };
const [newest] = installedEditor().web.builds;
const hosts = [
  { host: 'Node extension host', pictures: 'node', open: () => openInNodeHost(draft.name, options) },
  {
    host: `web extension host of VS Code ${newest!.version}`,
    pictures: 'web',
    open: () => openInWebHost(newest!, draft.name, options),
  },
];

const lastClause = placeOf(draft, '(四)推进"网上公报、掌上公报"建设');

describe.each(hosts)('The preview, $host', ({ pictures, open }) => {
  let session: Session;
  let workbench: Workbench;
  let preview: FrameLocator;

  beforeAll(async () => {
    session = await open();
    workbench = session.workbench;
    preview = workbench.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await workbench.screenshot(`preview/${pictures} failed ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
  });

  it('opens beside the text by Ctrl+K V, with title, headings and page numbers', async () => {
    await workbench.status('Work Points').first().waitFor();
    await workbench.press('Control+k');
    await workbench.press('v');
    await preview.getByRole('heading', { level: 1, name: '北京市2019年政务公开工作要点' }).first().waitFor();
    const section = preview.getByRole('heading', { level: 2, name: '一、深化重点领域信息公开,以公开推进政策落实' });
    await section.waitFor();
    await preview.getByRole('group', { name: 'Page 2 of 11' }).waitFor();
    expect(await preview.locator('.foot').first().textContent()).toBe('— 1 —');
    // the cursor stays in the text
    expect(await workbench.page.locator('.tab.active').first().textContent()).toContain(draft.name);
  });

  it('follows the cursor, and marks its paragraph', async () => {
    await workbench.goTo(lastClause);
    const current = preview.locator('.part[aria-current]');
    await current.filter({ hasText: '(四)推进"网上公报、掌上公报"建设' }).waitFor();
    await expect.poll(() => isInView(current)).toBe(true);
  });

  it('marks a finding with a sign, a line and words', async () => {
    await workbench.goTo(clause);
    const sign = preview.getByRole('img', { name: 'Error: Nobody is responsible for this task' });
    await sign.first().waitFor();
    await preview.locator('.mark.error').first().waitFor();
    await workbench.screenshot(`preview/${pictures}-finding`);
  });

  it('follows an edit', async () => {
    await workbench.goTo({ line: note.line, column: note.column });
    await workbench.type('由各区新近确定的单位负责。');
    await preview.locator('.part', { hasText: '由各区新近确定的单位负责。' }).waitFor();
    await workbench.press('Control+z');
    await preview.locator('.part', { hasText: '由各区新近确定的单位负责。' }).waitFor({ state: 'detached' });
  });

  it('moves the text when it is scrolled, and puts the cursor where a paragraph is chosen, by keyboard', async () => {
    await workbench.goTo({ line: 1, column: 1 });
    await preview.locator('.part[aria-current]', { hasText: '北京市2019年政务公开工作要点' }).focus();
    await workbench.press('ArrowDown');
    await preview.locator('.part:focus', { hasText: '已经市政府同意' }).waitFor();
    await workbench.press('ArrowDown');
    await workbench.press('ArrowDown');
    await preview.locator('.part:focus', { hasText: '2019年7月8日' }).waitFor();
    await workbench.press('Enter');
    const date = placeOf(draft, '2019年7月8日');
    await workbench.status(`Ln ${date.line}, Col ${date.column}`).waitFor();

    await preview.locator('.part:focus, .part[aria-current]').first().focus();
    await workbench.press('End');
    const last = placeOf(draft, '各区、各部门要高度重视政务公开工作');
    await workbench.page.locator('.line-numbers', { hasText: new RegExp(`^${last.line}$`) }).waitFor();
    await workbench.screenshot(`preview/${pictures}-end`);
  });

  it('is there again after the window was loaded anew, and follows the text', async () => {
    await workbench.toEditor();
    await workbench.revert();
    const { page } = workbench;
    // The text was scrolled away from the cursor, and the preview shows what the text shows, with the cursor or without it.
    await workbench.goTo(clause);
    await preview.locator('.part[aria-current]').first().waitFor();
    // An address that names a file to be opened brings that file alone.
    const address = new URL(page.url());
    address.searchParams.delete('payload');
    await page.goto(address.href);
    await page.locator('.monaco-workbench .statusbar').waitFor();
    await page.locator('.tab', { hasText: `Preview ${draft.name}` }).waitFor();
    // both are where they were; pages that are out of sight are not set
    await preview.locator('.part[aria-current]').first().waitFor();
    await workbench.goTo(lastClause);
    await preview.locator('.part[aria-current]', { hasText: '(四)推进"网上公报、掌上公报"建设' }).waitFor();
  });

  it('shows a draft that tries to be a web page as the text that it is', async () => {
    await workbench.toEditor();
    await workbench.press('Control+a');
    await workbench.type(hostile.text);
    await preview.locator('.part.title', { hasText: hostile.title }).waitFor();
    const main = preview.locator('#pages');
    expect(await main.locator('img, script, a, b').count()).toBe(0);
    expect(await main.textContent()).toContain('<a href="https://example.com/">推进公开</a>&lt;b&gt;。');
    await workbench.screenshot(`preview/${pictures}-hostile`);
  });

  it('asked nothing of anybody outside this machine', () => {
    expect(session.outside()).toEqual([]);
  });
});

async function isInView(element: ReturnType<FrameLocator['locator']>): Promise<boolean> {
  return element.first().evaluate((part: { getBoundingClientRect(): { top: number; bottom: number } }) => {
    const { top, bottom } = part.getBoundingClientRect();
    const { innerHeight } = globalThis as unknown as { innerHeight: number };
    return bottom > 0 && top < innerHeight;
  });
}
