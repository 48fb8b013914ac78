import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openInNodeHost, type Session } from './support/hosts.ts';
import { placeOf, type Seed } from './support/seeds.ts';
import type { Workbench } from './support/workbench.ts';

function document(name: string, text: string): Seed {
  return { name, text, lines: text.split('\n') };
}

const draft = document(
  '滨江市2020年工作要点.txt',
  `滨江市2020年工作要点

一、推进公开
（一）推进决策公开。公布重大决策草案。（市发改委负责）
（二）推进财政公开。公布部门预算和决算。（市财政局、审计局、发改委负责）
二、优化服务
（一）推进就业服务。公布招聘岗位。（市人社局负责）
（二）推进监督。公布审计结果。
`,
);
const other = document(
  '滨江市2019年工作要点.txt',
  `滨江市2019年工作要点

一、推进公开
（一）推进监督公开。公布审计结果和整改情况。（市审计局、发改委负责）
`,
);
/** The units of both drafts, the most frequent first. */
const counted = [
  ['市发改委', 3],
  ['市审计局', 2],
  ['市人社局', 1],
  ['市财政局', 1],
] as const;
const registry = 'organs.json';

describe('Units in a workspace, Node extension host', () => {
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    session = await openInNodeHost(draft.name, {
      files: {
        // the samples have units of their own
        'workpoints.json': '{ "exclude": ["北京*", "建德*", "国务院*"] }',
        [draft.name]: draft.text,
        [other.name]: other.text,
      },
      settings: { 'editor.inlayHints.enabled': 'on' },
    });
    workbench = session.workbench;
    await workbench.press('Control+Shift+M');
    await workbench.problems('responsibility/missing').first().waitFor();
    await workbench.toEditor();
  });

  beforeEach(async () => {
    await workbench.open(draft.name);
    await workbench.revert();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await workbench.screenshot(`units/failed ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
  });

  const activeTab = (name: string) => workbench.page.locator('.tab.active', { hasText: name }).waitFor();
  const cursorAt = (line: number) =>
    workbench.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col` }).waitFor();
  const line = (words: string | RegExp) =>
    workbench.page.locator('.editor-group-container.active .view-line', { hasText: words }).first();
  const suggested = (words: string | RegExp) =>
    workbench.page.locator('.suggest-widget .monaco-list-row', { hasText: words });
  const entry = (words: string) => placeOf(document(registry, session.saved(registry)), words);

  it('make a first registry with the count of each, which is shown and never written over', async () => {
    await workbench.command('Make a Registry of Units from the Drafts');
    await activeTab(registry);
    await workbench.notified('Made organs.json from 2 drafts: 4 units');
    const { organs } = JSON.parse(session.saved(registry)) as { organs: { name: string; note: string }[] };
    expect(organs.map(({ name, note }) => [name, note])).toEqual(
      counted.map(([name, count]) => [name, `notes: ${count}`]),
    );
    await line('"note": "notes: 3"').waitFor();
    await workbench.screenshot('units/1-registry');
    const made = session.saved(registry);
    await workbench.open(draft.name);
    await workbench.command('Make a Registry of Units from the Drafts');
    await activeTab(registry);
    await workbench.notified('it was left as it is');
    expect(session.saved(registry)).toBe(made);
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('have in the registry what may be written there, with its meaning, and what is wrong at its place', async () => {
    await workbench.open(registry);
    const place = entry('"name": "市审计局"');
    await workbench.goTo({ line: place.line, column: place.column + 2 });
    expect(await workbench.hover('全称 Name')).toContain('The full name.');
    await workbench.toEditor();
    await workbench.goTo(place);
    await workbench.type('"level": "",\n');
    await workbench.goTo({ line: place.line, column: place.column + '"level": "'.length });
    await workbench.press('Control+Space');
    await suggested('county').first().waitFor();
    await workbench.screenshot('units/2-levels');
    await workbench.press('Escape');
    await workbench.revert();
    await workbench.goTo(place);
    await workbench.press('Control+Space');
    for (const key of ['shortNames', 'predecessors', 'members']) await suggested(key).first().waitFor();
    await workbench.press('Escape');

    await workbench.select({ line: place.line, column: place.column + '"name": "'.length }, '市审计局'.length);
    await workbench.type('市财政局');
    await workbench.press('Control+s');
    const twice = workbench.problems('a unit called “市财政局” already').first();
    await twice.waitFor();
    await workbench.screenshot('units/3-two-of-one-name');
    await workbench.press('Control+z');
    await workbench.press('Control+s');
    await twice.waitFor({ state: 'hidden' });
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('are found by @unit among the symbols of the workspace, and lead to their entry', async () => {
    const { page } = workbench;
    await workbench.press('Control+t');
    const input = page.locator('.quick-input-widget input[type=text]');
    await input.waitFor();
    await input.fill('#@unit 审计');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: '@unit 市审计局' }).waitFor();
    await workbench.screenshot('units/4-symbols');
    await workbench.press('Enter');
    await activeTab(registry);
    await cursorAt(entry('"市审计局"').line);
  });

  it('are counted behind each heading, and what has none', async () => {
    await line(/^一、推进公开\s*tasks:\s2\s·\sunits:\s3$/).waitFor();
    await line(/^二、优化服务\s*tasks:\s2\s·\sunits:\s1\s·\swithout\sa\sunit:\s1$/).waitFor();
    await workbench.screenshot('units/5-hints');
  });

  it('are offered inside a note, first the one that usually has such tasks', async () => {
    const text = '公布审计结果。';
    const place = placeOf(draft, text);
    await workbench.goTo({ line: place.line, column: place.column + text.length });
    await workbench.type('（');
    await workbench.press('Control+Space');
    await suggested('市审计局').first().waitFor();
    await workbench.screenshot('units/6-offers');
    await workbench.page
      .locator('.suggest-widget .monaco-list-row.focused[data-index="0"]', { hasText: '市审计局' })
      .waitFor();
    await expect.poll(() => suggested('市人社局').count()).toBe(1);
    await workbench.press('Enter');
    await line('公布审计结果。（市审计局').waitFor();
  });

  it('are chosen from a list for a note that is missing, which is put in in the style of the draft', async () => {
    const text = '公布审计结果。';
    const place = placeOf(draft, text);
    await workbench.goTo({ line: place.line, column: place.column + 1 });
    await workbench.quickFix('Add a note, with a list of units');
    await line('公布审计结果。（').waitFor();
    await suggested('市审计局').first().waitFor();
    await workbench.screenshot('units/9-choose');
    expect((await suggested('').allInnerTexts()).length).toBe(counted.length);
    await workbench.press('ArrowDown');
    const chosen = workbench.page.locator('.suggest-widget .monaco-list-row.focused[data-index="1"]');
    await chosen.waitFor();
    const name = (await chosen.innerText()).trim();
    await workbench.press('Enter');
    await line(`公布审计结果。（${name}负责）`).waitFor();
    await workbench.problems('responsibility/missing').first().waitFor({ state: 'hidden' });
    expect(await workbench.text()).toBe(draft.text.replace(text, `${text}（${name}负责）`));
  });

  it('can be set as lead', async () => {
    const place = placeOf(draft, '审计局、发改委负责');
    await workbench.goTo({ line: place.line, column: place.column + 1 });
    await workbench.quickFix('Let “审计局” lead');
    await line('（市审计局牵头，市财政局、发改委负责）').waitFor();
    await workbench.screenshot('units/7-lead');
    await workbench.press('Control+z');
    await line('（市财政局、审计局、发改委负责）').waitFor();
    expect(await workbench.text()).toBe(draft.text);
  });

  it('are renamed in every draft and in the registry, also where a name inherits its 市', async () => {
    const before = session.saved(registry);
    const place = placeOf(draft, '市发改委负责');
    await workbench.goTo({ line: place.line, column: place.column + 2 });
    await workbench.press('F2');
    const box = workbench.page.locator('.rename-box input');
    await box.waitFor();
    expect(await box.inputValue()).toBe('市发改委');
    await box.fill('市发展改革委');
    await workbench.press('Enter');
    await box.waitFor({ state: 'hidden' });
    await line('市发展改革委负责').waitFor();
    await workbench.screenshot('units/8-renamed');
    // VS Code saves what it renamed in several files
    const renamed = (text: string) => text.replaceAll('发改委', '发展改革委');
    await expect.poll(() => session.saved(other.name), { timeout: 20_000 }).toBe(renamed(other.text));
    await expect.poll(() => session.saved(registry), { timeout: 20_000 }).toBe(renamed(before));
    expect(await workbench.text()).toBe(renamed(draft.text));
  });

  it('report no error', async () => {
    expect(await workbench.notifications()).toEqual([]);
    expect(session.window.errors.filter((error) => /work-?points/i.test(error))).toEqual([]);
  });
});
