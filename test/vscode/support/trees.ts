import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** A tree view in the side bar, worked by keyboard. */
export interface Tree {
  /** Its lines that can be seen and hold the words. */
  readonly rows: (words?: string | RegExp) => Locator;
  /** The texts of its lines in their order, once the first of them holds the words. */
  readonly texts: (first: string | RegExp) => Promise<readonly string[]>;
  /** Puts the focus on the first line that holds the words. */
  readonly focus: (words: string | RegExp) => Promise<void>;
  /** Runs what the line stands for, as Enter does. */
  readonly choose: (words: string | RegExp) => Promise<void>;
  /** Takes an entry of the menu of the first line that holds the words. */
  readonly menu: (words: string | RegExp, entry: string) => Promise<void>;
  /** The buttons and texts of the view while it is empty. */
  readonly welcome: Locator;
}

/** More steps from line to line than any view of the samples takes. */
const longestWay = 200;

/** Opens a view of the extension by the command that VS Code gives each view, and waits until it is there. */
export async function openTree(workbench: Workbench, name: string): Promise<Tree> {
  const { page } = workbench;
  // the views, and with them their commands, come with the first draft
  await page
    .locator('.activitybar')
    .getByRole('tab', { name: /Work Points|工作要[点點]/ })
    .waitFor();
  const pane = page.locator('.pane', { has: page.locator(`.pane-header[aria-label^="${name}"]`) });
  const show = async () => {
    await workbench.command(`Focus on ${name} View`);
    await pane.locator('.pane-body').waitFor();
  };
  await show();
  const rows = (words: string | RegExp = '') => pane.locator('.monaco-list-row', { hasText: words });
  const place = async (row: Locator) => Number(await row.getAttribute('data-index'));

  const focus = async (words: string | RegExp) => {
    const wanted = rows(words).first();
    await wanted.waitFor();
    await show();
    await page.keyboard.press('Home');
    const focused = pane.locator('.monaco-list-row.focused');
    await focused.waitFor();
    // Step by step: a view that follows the draft may change between two steps. For some 20 ms after the command palette went away VS Code still
    // gives it the arrow keys (quickInput.next), which no person is fast enough to see: such a key is pressed again.
    for (let left = longestWay; left > 0; left--) {
      const [at, to] = [await place(focused), await place(wanted)];
      if (at === to) break;
      await page.keyboard.press(at < to ? 'ArrowDown' : 'ArrowUp');
      await pane
        .locator(`.monaco-list-row.focused:not([data-index="${at}"])`)
        .waitFor({ timeout: 1000 })
        .catch(() => {});
    }
    await pane.locator('.monaco-list-row.focused', { hasText: words }).waitFor();
  };
  return {
    rows,
    async texts(first) {
      await pane.locator('.monaco-list-row[data-index="0"]', { hasText: first }).waitFor();
      const all = await rows().all();
      const lines = await Promise.all(all.map(async (row) => [await place(row), await row.innerText()] as const));
      return lines.sort(([one], [other]) => one - other).map(([, text]) => text.trim());
    },
    focus,
    async choose(words) {
      await focus(words);
      await page.keyboard.press('Enter');
    },
    async menu(words, entry) {
      await focus(words);
      await page.keyboard.press('Shift+F10');
      const entries = page.locator('.monaco-menu .action-item:not(.disabled)', {
        has: page.locator('.action-label:not(.separator)'),
      });
      await entries.filter({ hasText: entry }).first().waitFor();
      const chosen = page.locator('.monaco-menu .action-item.focused', { hasText: entry });
      for (let left = await entries.count(); left > 0 && (await chosen.count()) === 0; left--) {
        const focused = page.locator('.monaco-menu .action-item.focused');
        const before = (await focused.count()) > 0 ? await focused.first().innerText() : '';
        await page.keyboard.press('ArrowDown');
        await page
          .locator('.monaco-menu .action-item.focused')
          .filter({ hasNotText: before || '\0' })
          .first()
          .waitFor();
      }
      await chosen.waitFor();
      await page.keyboard.press('Enter');
    },
    welcome: pane.locator('.welcome-view-content'),
  };
}
