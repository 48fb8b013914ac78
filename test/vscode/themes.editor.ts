import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Colour, colourOf, contrast } from '../support/contrast.ts';
import { openInNodeHost, type Session } from './support/hosts.ts';
import { clause, draft, draftWithNote } from './support/samples.ts';
import type { Workbench } from './support/workbench.ts';

/** What VS Code brings along: the name in the list of themes, and what the window is then marked with. */
const themes = [
  { name: 'Light Modern', mark: 'light_modern' },
  { name: 'Dark Modern', mark: 'dark_modern' },
  { name: 'Dark High Contrast', mark: 'hc_black' },
  { name: 'Light High Contrast', mark: 'hc_light' },
  { name: 'Light 2026', mark: '2026-light' },
  { name: 'Dark 2026', mark: '2026-dark' },
];

/** A run of text in the editor: its words and how they are drawn. */
interface Run {
  readonly text: string;
  readonly colour: string;
  readonly behind: string;
  readonly line: string;
  readonly lineColour: string;
}

describe('Colours, in the themes of VS Code', () => {
  let session: Session;
  let workbench: Workbench;
  let preview: FrameLocator;

  beforeAll(async () => {
    session = await openInNodeHost(draft.name, { files: { [draft.name]: draftWithNote('') } });
    workbench = session.workbench;
    preview = workbench.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
    await workbench.status('Work Points').first().waitFor();
    await workbench.press('Control+b');
    await workbench.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    await workbench.press('Control+k');
    await workbench.press('v');
    await preview.getByRole('heading', { level: 1 }).first().waitFor();
    await workbench.goTo(clause);
    await preview.getByRole('img', { name: 'Error: Nobody is responsible for this task' }).first().waitFor();
    await workbench.command('Work Points: Mark Carried-Over Wording');
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await workbench.screenshot(`themes/failed ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
  });

  /** The value of a colour of the theme, as the workbench gives it to its style sheets. */
  const themeColour = async (name: string): Promise<Colour> =>
    colourOf(
      await workbench.page.evaluate<string>(
        `getComputedStyle(document.querySelector('.monaco-workbench')).getPropertyValue('--vscode-${name}').trim()`,
      ),
    );

  const runs = (): Promise<readonly Run[]> =>
    workbench.page.evaluate<Run[]>(
      `[...document.querySelectorAll('.monaco-editor .view-lines .view-line > span > span')]
        .map((span) => ({ text: span.textContent, style: getComputedStyle(span) }))
        .map(({ text, style }) => ({
          text,
          colour: style.color,
          behind: style.backgroundColor,
          line: style.textDecorationStyle,
          lineColour: style.textDecorationColor,
        }))`,
    );

  async function choose({ name, mark }: (typeof themes)[number]): Promise<void> {
    await workbench.toEditor();
    await workbench.press('Control+k');
    await workbench.press('Control+t');
    const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
    // the list is longer than what is shown of it: that it is there is all there is to wait for
    await rows.first().waitFor();
    await workbench.type(name);
    await workbench.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
    await workbench.press('Enter');
    await rows.first().waitFor({ state: 'hidden' });
    await workbench.page.locator(`.monaco-workbench[class*="themes-${mark}-json"]`).waitFor();
    await workbench.toEditor();
    // the page of the preview hears of it afterwards
    const paper = await themeColour('editor-background');
    await expect
      .poll(async () => contrast(await drawn('.sheet', 'backgroundColor'), paper), { timeout: 20_000 })
      .toBeCloseTo(1);
  }

  const drawn = async (selector: string, property: string): Promise<Colour> =>
    colourOf(
      await preview
        .locator(selector)
        .first()
        .evaluate(
          (part, name) =>
            (globalThis as unknown as { getComputedStyle(part: unknown): Record<string, string> }).getComputedStyle(
              part,
            )[name]!,
          property,
        ),
    );

  it.each(themes)('$name: the text is easy to read, what it is made of stands out', async (theme) => {
    await choose(theme);
    const paper = await themeColour('editor-background');
    const plain = await themeColour('editor-foreground');
    await expect.poll(async () => (await runs()).some(({ line }) => line === 'dotted'), { timeout: 20_000 }).toBe(true);
    const shown = await runs();
    await workbench.screenshot(`themes/${theme.name}`);
    // WCAG 2.2 AA for text, whatever is behind it
    for (const { text, colour, behind } of shown) {
      const ground = colourOf(behind).alpha === 0 ? paper : colourOf(behind);
      expect(contrast(colourOf(colour), ground), text).toBeGreaterThanOrEqual(4.5);
    }
    const of = (words: string) => {
      const run = shown.find(({ text }) => text.includes(words));
      if (!run) throw new Error(`${words} cannot be seen: ${shown.map(({ text }) => text).join('|')}`);
      return colourOf(run.colour);
    };
    const [label, heading, unit] = [of('五'), of('积极回应社会关切'), of('市政务服务局')];
    for (const part of [label, heading, unit]) expect(part).not.toEqual(plain);
    expect(label).not.toEqual(heading);
    // carried-over words have a line, and one that can be seen
    const carried = shown.filter(({ line }) => line === 'dotted');
    expect(carried.length).toBeGreaterThan(0);
    for (const { lineColour } of carried) expect(contrast(colourOf(lineColour), paper)).toBeGreaterThanOrEqual(3);
  });

  it.each(themes)('$name: the page can be read, its marks and edges be seen', async (theme) => {
    await choose(theme);
    const paper = await drawn('.sheet', 'backgroundColor');
    expect(contrast(await drawn('.sheet .part', 'color'), paper)).toBeGreaterThanOrEqual(7);
    expect(contrast(await drawn('.sign.error', 'color'), paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(await drawn('.mark.error', 'textDecorationColor'), paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(await drawn('.sheet', 'borderTopColor'), paper)).toBeGreaterThanOrEqual(3);
    // no finding of these weights is in this draft: the theme says what they would look like
    for (const name of ['editorWarning-foreground', 'editorInfo-foreground', 'focusBorder'])
      expect(contrast(await themeColour(name), paper), name).toBeGreaterThanOrEqual(3);
  });
});
