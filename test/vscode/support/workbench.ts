import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../../scripts/code-server.ts';
import type { Place } from './seeds.ts';

/**
 * VS Code's workbench, worked by keyboard as a person would. A mouse is of no use in Chinese text: a click lands in
 * the middle of what the grammar made one token, not on the character meant. Each step waits for what it should
 * bring about and fails with the name of that after 45 seconds, which a busy machine may need.
 */
export interface Workbench {
  readonly page: Page;
  /** Opens a file of the workspace by Quick Open and waits until its text can be edited. */
  readonly open: (name: string) => Promise<void>;
  /** Takes back every edit of the open file that was not saved. */
  readonly revert: () => Promise<void>;
  /** Runs a command by its title in the command palette. */
  readonly command: (title: string) => Promise<void>;
  /** Runs a command that asks for something in the place of the command palette, which therefore does not go away. */
  readonly commandThatAsks: (title: string) => Promise<void>;
  /** Runs a command that asks for one of several things, and answers with the first that holds the words, by typing them. */
  readonly commandWithAnswer: (title: string, words: string) => Promise<void>;
  /** Moves the cursor and waits until the status bar says so. */
  readonly goTo: (place: Place) => Promise<void>;
  /** Selects from a place on, `length` characters of one line. */
  readonly select: (place: Place, length: number) => Promise<void>;
  /** Presses one key, such as `Delete` or `Control+z`, in the editor. */
  readonly press: (keys: string) => Promise<void>;
  /** Types text in the editor. */
  readonly type: (text: string) => Promise<void>;
  /** The whole text of the open document, saved or not. */
  readonly text: () => Promise<string>;
  /** Where the cursor is, as the status bar says. */
  readonly cursor: () => Promise<Place>;
  /** The entries of the Problems view that hold the words; there may be none. */
  readonly problems: (words?: string) => Locator;
  /** The squiggles of one severity that can be seen. */
  readonly squiggles: (severity: 'error' | 'warning' | 'info') => Locator;
  /** Opens the hover at the cursor, waits until it holds the words, and returns all of its text. */
  readonly hover: (words: string) => Promise<string>;
  /** Opens the quick fixes at the cursor and waits for one with the words in its title, which is left to be chosen. */
  readonly offerQuickFix: (words: string) => Promise<void>;
  /** Takes the quick fix with the words in its title. */
  readonly quickFix: (words: string) => Promise<void>;
  /** Goes to the definition of what is at the cursor, which is on a line of another file, and waits until the cursor is there. */
  readonly goToDefinition: (file: string, line: number) => Promise<void>;
  /** Goes to the only reference to what is at the cursor, which is on a line of another file, and waits until the cursor is there. */
  readonly goToReference: (file: string, line: number) => Promise<void>;
  /** Goes to a symbol of the document by words of its name, and waits until the cursor is on its line. */
  readonly goToSymbol: (words: string, line: number) => Promise<void>;
  /** The entries of the status bar that hold the words. */
  readonly status: (words: string | RegExp) => Locator;
  /** All notifications that were not taken away yet, those in the notification centre among them. */
  readonly notifications: () => Promise<readonly string[]>;
  /**
   * Waits until the list of notifications holds one with the words. A message of its own is held back by VS Code where several come at once,
   * or goes before it was looked at; the list keeps it.
   */
  readonly notified: (words: string) => Promise<void>;
  /** The same, with a button of the notification: opens the list, for a picture too, and leads to the button. */
  readonly notifiedWith: (words: string, button: string) => Promise<Locator>;
  /** Leaves menus and hovers and puts the cursor back into the editor. */
  readonly toEditor: () => Promise<void>;
  /** Keeps a picture as out/screenshots/`name`.png. */
  readonly screenshot: (name: string) => Promise<void>;
}

const pictures = join(root, 'out', 'screenshots');

/** The workbench in a page that has its address already; waits until it can be used. */
export async function workbenchIn(page: Page): Promise<Workbench> {
  await page.locator('.monaco-workbench .statusbar').waitFor();
  const { keyboard } = page;
  const quickInput = page.locator('.quick-input-widget input[type=text]');
  const editor = page.locator('.editor-group-container.active .monaco-editor').first();
  const hovers = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content');
  const fixes = page.locator('.action-widget .monaco-list-row');
  const position = page.locator('.statusbar-item', { hasText: /^Ln \d+, Col \d+/ });

  const toEditor = async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+1');
    // Out of a preview, keys reach the editor only by way of the page that holds both.
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  };

  const ask = async (keys: string, answer: string) => {
    await keyboard.press(keys);
    await quickInput.waitFor();
    await quickInput.fill(answer);
  };

  const choose = async (words: string) => {
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words }).waitFor();
    await keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
  };

  const command = async (title: string) => {
    await ask('F1', `>${title}`);
    await choose(title);
  };

  const commandThatAsks = async (title: string) => {
    await ask('F1', `>${title}`);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor();
    await keyboard.press('Enter');
  };

  const commandWithAnswer = async (title: string, words: string) => {
    await commandThatAsks(title);
    // the answers come into the same list
    await page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first().waitFor();
    await keyboard.insertText(words);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words }).waitFor();
    await keyboard.press('Enter');
  };

  const open = async (name: string) => {
    await ask('Control+p', name);
    await choose(name);
    await page.locator('.tab.active', { hasText: name }).waitFor();
    await toEditor();
  };

  const revert = async () => {
    await command('File: Revert File');
    // beside the text there may be a preview of it, which is a tab too
    await page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
  };

  const cursor = async (): Promise<Place> => {
    const found = /Ln (\d+), Col (\d+)/.exec((await position.first().textContent()) ?? '');
    if (found === null) throw new Error('the status bar names no place');
    return { line: Number(found[1]), column: Number(found[2]) };
  };

  const jumpTo = async (line: number, column: number) => {
    await toEditor();
    await ask('Control+g', `:${line}:${column}`);
    await keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
  };

  const cursorAt = (words: string) => page.locator('.statusbar-item', { hasText: new RegExp(words) }).waitFor();

  const goTo = async ({ line, column }: Place) => {
    await jumpTo(line, 1);
    await cursorAt(`^Ln ${line}, Col 1$`);
    if (column === 1) return;
    // Newer versions take the column as printed, a full-width character as two: so look where that led, and walk on.
    await jumpTo(line, column);
    await cursorAt(`^Ln ${line}, Col (?!1$)`);
    const reached = await cursor();
    const key = reached.column < column ? 'ArrowRight' : 'ArrowLeft';
    for (let count = Math.abs(column - reached.column); count > 0; count--) await keyboard.press(key);
    await cursorAt(`^Ln ${line}, Col ${column}$`);
  };

  const select = async (place: Place, length: number) => {
    await goTo(place);
    for (let count = 0; count < length; count++) await keyboard.press('Shift+ArrowRight');
    await page.locator('.statusbar-item', { hasText: `(${length} selected)` }).waitFor();
  };

  const text = async () => {
    await toEditor();
    await keyboard.press('Control+a');
    await page.locator('.statusbar-item', { hasText: /\(\d+ selected\)/ }).waitFor();
    await keyboard.press('Control+c');
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    await keyboard.press('Control+u');
    return copied;
  };

  const hover = async (words: string) => {
    await keyboard.press('Control+k');
    await keyboard.press('Control+i');
    const shown = hovers.filter({ hasText: words }).first();
    await shown.waitFor();
    return (await shown.textContent()) ?? '';
  };

  const offerQuickFix = async (words: string) => {
    const wanted = fixes.filter({ hasText: words }).first();
    // the answer may come before the finding does: a person would ask again
    for (let attempt = 1; attempt <= 5; attempt++) {
      await keyboard.press('Control+.');
      const offered = await wanted.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (offered) return;
      if (attempt < 5) await keyboard.press('Escape');
    }
    const titles = await fixes.allInnerTexts();
    throw new Error(`no quick fix ${words}; offered: ${titles.join(' | ') || 'none'}`);
  };

  const quickFix = async (words: string) => {
    await offerQuickFix(words);
    const chosen = page.locator('.action-widget .monaco-list-row.focused', { hasText: words });
    for (let rows = await fixes.count(); rows > 0 && (await chosen.count()) === 0; rows--)
      await keyboard.press('ArrowDown');
    await chosen.waitFor();
    await keyboard.press('Enter');
    await fixes.first().waitFor({ state: 'hidden' });
  };

  const jumpAway = async (keys: string, file: string, line: number) => {
    await keyboard.press(keys);
    await page.locator('.tab.active', { hasText: file }).waitFor();
    // the status bar may still name the place in the file that was left
    await cursorAt(`^Ln ${line}, Col \\d+`);
  };

  const goToSymbol = async (words: string, line: number) => {
    await ask('Control+Shift+O', `@${words}`);
    await choose(words);
    // the status bar may still name the place that was left
    await cursorAt(`^Ln ${line}, Col \\d+`);
    await toEditor();
  };

  const notifications = async () => {
    await command('Notifications: Show Notifications');
    const list = page.locator('.notifications-center');
    const isOpen = await list.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (!isOpen) {
      // VS Code closes the list when its last notification goes by itself, as the progress of what has just ended does: now none is left to go.
      await command('Notifications: Show Notifications');
      await list.waitFor();
    }
    const texts = await page.locator('.notifications-center .notification-list-item').allInnerTexts();
    await command('Notifications: Hide Notifications');
    return texts;
  };

  const notified = async (words: string) => {
    await command('Notifications: Show Notifications');
    await page.locator('.notifications-center .notification-list-item', { hasText: words }).first().waitFor();
    await command('Notifications: Hide Notifications');
  };

  const notifiedWith = async (words: string, button: string) => {
    await command('Notifications: Show Notifications');
    const item = page.locator('.notifications-center .notification-list-item', { hasText: words }).first();
    const found = item.locator('.monaco-button', { hasText: button });
    await found.waitFor();
    return found;
  };

  return {
    page,
    open,
    revert,
    command,
    commandThatAsks,
    commandWithAnswer,
    goTo,
    select,
    press: (keys) => keyboard.press(keys),
    type: (typed) => keyboard.insertText(typed),
    text,
    cursor,
    problems: (words = '') => page.locator('.markers-panel .monaco-list-row[aria-level="2"]', { hasText: words }),
    squiggles: (severity) => editor.locator(`.squiggly-${severity}`),
    hover,
    offerQuickFix,
    quickFix,
    goToDefinition: (file, line) => jumpAway('F12', file, line),
    goToReference: (file, line) => jumpAway('Shift+F12', file, line),
    goToSymbol,
    status: (words) => page.locator('.statusbar-item', { hasText: words }),
    notifications,
    notified,
    notifiedWith,
    toEditor,
    screenshot: async (name) => {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
  };
}
