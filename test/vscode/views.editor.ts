import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installedEditor } from '../../scripts/code-server.ts';
import { openInNodeHost, openInWebHost, type Session } from './support/hosts.ts';
import { clause, directive, draft, note, parentClause } from './support/samples.ts';
import { placeOf } from './support/seeds.ts';
import { openTree } from './support/trees.ts';
import type { Workbench } from './support/workbench.ts';

const hosts = [
  { host: 'Node extension host', pictures: 'node', onDisk: true, open: () => openInNodeHost(draft.name) },
  ...installedEditor()
    .web.builds.slice(-1)
    .map((build) => ({
      host: `web extension host of VS Code ${build.version}`,
      pictures: `web-${build.version}`,
      onDisk: false,
      open: () => openInWebHost(build, draft.name),
    })),
];

describe.each(hosts)('The views of tasks and parents, $host', ({ pictures, onDisk, open }) => {
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    session = await open();
    workbench = session.workbench;
    await workbench.press('Control+Shift+M');
    await workbench.problems('directive/unlinked').first().waitFor();
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

  const cursorAt = (line: number) =>
    workbench.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col` }).waitFor();
  const activeTab = (name: string | RegExp) => workbench.page.locator('.tab.active', { hasText: name }).waitFor();

  it('open by keyboard and list who has which task, the busiest unit first', async () => {
    const tree = await openTree(workbench, 'Responsibilities');
    const units = await tree.texts('市政务服务局');
    expect(units[0]).toMatch(/16/);
    expect(units.join()).not.toContain('No responsible unit');
    await workbench.screenshot(`${pictures}/views-1-units`);
  });

  it('show first what has no owner, as soon as a note is gone, and lead to its text', async () => {
    await deleteNote();
    const tree = await openTree(workbench, 'Responsibilities');
    const rows = await tree.texts('No responsible unit');
    expect(rows[1]).toContain('二、(五)积极回应社会关切');
    await workbench.page.locator('.activitybar [aria-label*="Tasks without a responsible unit: 1"]').first().waitFor();
    await workbench.goTo({ line: 1, column: 1 });
    await tree.choose('二、(五)积极回应社会关切');
    await cursorAt(clause.line);
    // asked once more, it leaves the list for the text
    await workbench.press('Enter');
    await workbench.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await workbench.screenshot(`${pictures}/views-2-unowned`);
    await workbench.press('Control+z');
    await tree.rows('No responsible unit').first().waitFor({ state: 'hidden' });
    expect(await workbench.text()).toBe(draft.text);
  });

  it('list the tasks in the order of the draft', async () => {
    const tree = await openTree(workbench, 'Responsibilities');
    await workbench.command('List Tasks by Clause');
    const rows = await tree.texts('一、深化重点领域信息公开');
    expect(rows[1]).toContain('(一)强化京津冀协同发展信息公开');
    expect(rows[2]).toContain('做好城市总体规划实施');
    expect(rows[2]).toContain('市规划自然资源委、市住房城乡建设委');
    await tree.choose('推进北京城市副中心建设信息公开');
    await cursorAt(placeOf(draft, '推进北京城市副中心建设信息公开').line);
    await workbench.screenshot(`${pictures}/views-3-clauses`);
    await workbench.command('List Tasks by Unit');
    await tree.texts('市政务服务局');
  });

  it('show the tasks of one unit alone, and of all again', async () => {
    const tree = await openTree(workbench, 'Responsibilities');
    await workbench.commandWithAnswer('Show Tasks of One Unit', '市财政局');
    const rows = await tree.texts('市财政局');
    expect(rows.filter((row) => /\d+ task/.test(row))).toHaveLength(1);
    await workbench.screenshot(`${pictures}/views-4-one-unit`);
    await workbench.command('Show Tasks of All Units');
    await tree.texts('市政务服务局');
  });

  it('list the tasks of all drafts of the workspace', async () => {
    const tree = await openTree(workbench, 'Responsibilities');
    await workbench.command('List Tasks of All Drafts');
    await workbench.command('List Tasks by Clause');
    await tree.rows('2020年建德市政务公开工作要点').first().waitFor();
    await tree.rows('北京市文化和旅游局2023年政务公开工作要点').first().waitFor();
    await workbench.screenshot(`${pictures}/views-5-all-drafts`);
    await workbench.command('List Tasks of This Draft');
    await workbench.command('List Tasks by Unit');
    await tree.texts('市政务服务局');
  });

  it('show of the parent first what is not implemented, with the clauses that implement the rest, and lead to both sides', async () => {
    const tree = await openTree(workbench, 'Parents');
    const rows = await tree.texts('2019年政務公開工作要點');
    expect(rows[1]).toContain('Not implemented');
    expect(rows.findIndex((row) => row.startsWith('Implemented in part'))).toBeGreaterThan(1);
    await tree.choose('一、(三)增強解讀回應效果');
    await activeTab(directive.name);
    await cursorAt(placeOf(directive, '(三)增強解讀回應效果').line);
    // the list stays that of the draft
    await tree.focus('一、(三)增強解讀回應效果');
    await workbench.press('ArrowRight');
    await tree.choose(/^\s*二、\(四\)增强政策解读效果/);
    await activeTab(draft.name);
    await cursorAt(placeOf(draft, '(四)增强政策解读效果').line);
    await workbench.screenshot(`${pictures}/views-6-parents`);
  });

  it('compare a clause with its parent in the editor’s own comparison, clause beside clause', async () => {
    await workbench.goTo(clause);
    await workbench.command('Work Points: Compare with Parent');
    await activeTab('二、(五) ↔ 國辦發〔2019〕14號 一、(二)');
    const sides = workbench.page.locator('.monaco-diff-editor .editor');
    await sides.nth(0).locator('.view-line', { hasText: '进一步强化舆情回应意识' }).first().waitFor();
    await sides.nth(1).locator('.view-line', { hasText: '对减税降费' }).first().waitFor();
    await workbench.screenshot(`${pictures}/views-7-comparison`);
  });

  it('compare the whole draft', async () => {
    await workbench.command('Work Points: Compare with Parents (Whole Draft)');
    await activeTab('北京市2019年政务公开工作要点 ↔ 國辦發〔2019〕14號');
    const sides = workbench.page.locator('.monaco-diff-editor .editor');
    await sides.nth(1).locator('.view-line', { hasText: '一、(一)强化京津冀协同发展信息公开' }).first().waitFor();
    await workbench.screenshot(`${pictures}/views-8-whole`);
  });

  const lens = (words: RegExp) =>
    workbench.page.locator('.editor-group-container.active .codelens-decoration', { hasText: words }).first();

  /** Uses a line above the clause that the cursor is in, by keyboard. */
  async function useLens(words: string): Promise<void> {
    const row = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first();
    // While lenses are being asked for anew, the command says nothing at all: a person would try again.
    for (let attempt = 1; attempt <= 5; attempt++) {
      await workbench.commandThatAsks('Show CodeLens Commands For Current Line');
      const isThere = await row.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (isThere) break;
      await workbench.toEditor();
    }
    await row.waitFor();
    await workbench.type(words);
    await workbench.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words }).waitFor();
    await workbench.press('Enter');
  }

  it('write above each clause where it comes from, and lead there', async () => {
    await workbench.goTo(clause);
    await lens(/Basis: 國辦發〔2019〕14號 一、\(二\)積極回應社會關切 · \d+% sure · found by comparison/).waitFor();
    await workbench.screenshot(`${pictures}/views-14-lenses`);
    await useLens('Basis: 國辦發〔2019〕14號 一、(二)');
    await activeTab(directive.name);
    await cursorAt(parentClause.line);
    // and back from there by the line above the parent's clause
    await lens(/Implemented by a clause of 《北京市2019年政务公开工作要点》/).waitFor();
    await workbench.screenshot(`${pictures}/views-15-implemented`);
    await useLens('Implemented by a clause of');
    await activeTab(draft.name);
    await cursorAt(clause.line);
  });

  it('compare by the line above a clause, and show several parent clauses over the text', async () => {
    const several = placeOf(draft, '(四)增强政策解读效果');
    await workbench.goTo(several);
    await lens(/Basis: 國辦發〔2019〕14號 一、\(一\).*\(and 1 more\)/).waitFor();
    await useLens('Basis: 國辦發〔2019〕14號 一、(一)');
    const peeked = workbench.page.locator('.reference-zone-widget');
    await peeked.locator('.monaco-list-row', { hasText: '增強解讀回應效果' }).first().waitFor();
    await workbench.screenshot(`${pictures}/views-16-several`);
    await workbench.press('Escape');
    await peeked.waitFor({ state: 'hidden' });
    await workbench.goTo(several);
    await useLens('Compare');
    await activeTab(/^二、\(四\) ↔ 國辦發〔2019〕14號 一、/);
  });

  it('go up and down the chain of parents as a type hierarchy', async () => {
    const { page } = workbench;
    await workbench.goTo(clause);
    await workbench.press('F12');
    await activeTab(directive.name);
    await cursorAt(parentClause.line);
    await workbench.command('Peek Type Hierarchy');
    const below = page.locator('.type-hierarchy');
    await below.locator('.monaco-list-row', { hasText: '(五)积极回应社会关切' }).first().waitFor();
    await workbench.screenshot(`${pictures}/views-17-subtypes`);
    await workbench.press('Escape');
    await below.waitFor({ state: 'hidden' });
    await workbench.open(draft.name);
    await workbench.goTo(clause);
    await workbench.command('Types: Show Type Hierarchy');
    const toSupertypes = page.locator('.sidebar').getByRole('button', { name: 'Show Supertypes' });
    await toSupertypes.focus();
    await workbench.press('Enter');
    const above = page.locator('.sidebar .monaco-list-row', { hasText: '(二)積極回應社會關切' });
    await above.first().waitFor();
    await workbench.screenshot(`${pictures}/views-18-supertypes`);
  });

  it('start a clause from one of the parent: the next number, those behind it follow, nothing is wrong but the missing unit', async () => {
    await workbench.commandWithAnswer('Insert Clause from Parent', '增強解讀回應效果');
    const inserted = clause.line + 2;
    await cursorAt(inserted);
    await workbench.problems('responsibility/missing').first().waitFor();
    await workbench.screenshot(`${pictures}/views-9-inserted`);
    const lines = (await workbench.text()).split('\n');
    expect(lines[inserted - 1]).toMatch(/^ {2}\(六\)增强解读回应效果。探索运用政策简明问答.*。$/);
    expect(lines[inserted + 1]).toMatch(/^ {2}\(七\)扩大公众参与互动/);
    expect(await workbench.problems('responsibility/missing').count()).toBe(1);
    for (const kind of ['numbering/', 'citation/', 'script/mixed', 'unit/'])
      expect(await workbench.problems(kind).allTextContents(), kind).toEqual([]);
    await workbench.press('Control+z');
    await workbench.problems('responsibility/missing').first().waitFor({ state: 'hidden' });
    expect(await workbench.text()).toBe(draft.text);
  });

  it('mark carried-over wording on request, and take the marks away', async () => {
    await workbench.goTo(clause);
    const spans = '.editor-group-container.active .view-lines span';
    const marked = () =>
      workbench.page.evaluate<string[]>(
        `[...document.querySelectorAll('${spans}')]
          .filter((span) => getComputedStyle(span).textDecorationStyle === 'dotted')
          .map((span) => span.textContent)`,
      );
    await workbench.command('Work Points: Mark Carried-Over Wording');
    await expect.poll(async () => (await marked()).join(), { timeout: 20_000 }).toContain('舆情');
    await workbench.screenshot(`${pictures}/views-10-carried`);
    await workbench.command('Work Points: Unmark Carried-Over Wording');
    await expect.poll(async () => (await marked()).length, { timeout: 20_000 }).toBe(0);
  });

  /** Answers the question for a place with what it offers. */
  async function acceptPlace(ending: string): Promise<void> {
    const { page } = workbench;
    await page.locator('.quick-input-widget .quick-input-title', { hasText: 'Export' }).waitFor();
    await expect
      .poll(() => page.locator('.quick-input-widget input[type=text]').inputValue(), { timeout: 20_000 })
      .toMatch(new RegExp(`${ending.replace('.', '\\.')}$`));
    await workbench.press('Enter');
  }

  it('export the task table, as csv and as a workbook', async () => {
    for (const [kind, ending] of [
      ['Text separated by commas', '.csv'],
      ['Excel workbook', '.xlsx'],
    ] as const) {
      await workbench.commandWithAnswer('Work Points: Export Task Table', kind);
      await acceptPlace(ending);
      await workbench.notified(`${ending} was written`);
    }
    if (onDisk) {
      const names = session.files().filter((name) => /\.(?:csv|xlsx)$/.test(name));
      expect(names).toHaveLength(2);
      expect(session.saved(names.find((name) => name.endsWith('.csv'))!)).toContain('市政务服务局');
    }
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('export the report on parents and show it', async ({ skip }) => {
    skip(
      !onDisk,
      'a webview needs a service worker, which this browser refuses to a page served from this machine alone',
    );
    await workbench.commandThatAsks('Work Points: Export Report on Parents');
    await acceptPlace('.html');
    await activeTab(/\.html/);
    const report = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await report.locator('h1', { hasText: '北京市2019年政务公开工作要点' }).waitFor();
    await workbench.screenshot(`${pictures}/views-11-report`);
    // only now: keys pressed while a page is still loading are lost in it
    await workbench.notified('.html was written');
    expect(session.saved(session.files().find((name) => name.endsWith('.html'))!)).toMatch(/^<!doctype html>/);
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('keep what a person says of a clause, from the menu of its line', async ({ skip }) => {
    skip(!onDisk, 'the browser build keeps files in memory');
    const tree = await openTree(workbench, 'Parents');
    await tree.menu('一、(一)强化京津冀', 'Mark as Local Task');
    await workbench.page.locator('.quick-input-widget .quick-input-title', { hasText: 'Local task' }).waitFor();
    await workbench.type('本市自行开展');
    await workbench.press('Enter');
    await tree.rows('一、(一)强化京津冀').first().waitFor({ state: 'hidden' });
    expect(session.saved('.workpoints/decisions.json')).toContain('本市自行开展');
    expect(session.saved(draft.name)).toBe(draft.text);
  });

  it('report no error and reach nothing outside', async () => {
    expect(session.outside()).toEqual([]);
    expect(await workbench.notifications()).toEqual([]);
    expect(session.window.errors.filter((error) => /work-?points/i.test(error))).toEqual([]);
  });
});

describe('The view of parents where none are named yet', () => {
  let session: Session | null = null;

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session?.workbench.screenshot(`node/failed ${task.name}`);
    await session?.close();
    session = null;
  });

  it('says what to do, and a file that is chosen becomes one, with the remarks of the project file kept', async () => {
    const project = '{\n  // 本市的稿件\n  "exclude": ["*.hant.txt"]\n}\n';
    const own = '临江市2019年政务公开工作要点.txt';
    const ownText =
      '临江市2019年政务公开工作要点\n\n一、推进公开\n（一）积极回应社会关切。加强舆情回应。（市政府办公室负责）\n';
    const above = '上级文件.txt';
    session = await openInNodeHost(own, {
      language: 'zh-cn',
      files: { 'workpoints.json': project, [own]: ownText, [above]: directive.text },
    });
    const { workbench } = session;
    const tree = await openTree(workbench, '上级依据');
    await tree.welcome.getByText('workpoints.json 里还没有写上位文件').waitFor();
    await tree.welcome.getByRole('button', { name: '选择上位文件' }).waitFor();
    await workbench.screenshot('node/views-12-welcome');
    await workbench.commandThatAsks('工作要点: 选择上位文件');
    const path = workbench.page.locator('.quick-input-widget input[type=text]');
    await expect.poll(() => path.inputValue(), { timeout: 20_000 }).toMatch(/seeds\/$/);
    await workbench.press('End');
    await workbench.type(above);
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: above }).waitFor();
    await workbench.press('Enter');
    await tree.texts('2019年政務公開工作要點');
    await workbench.screenshot('node/views-13-chosen');
    const saved = session.saved('workpoints.json');
    expect(saved).toContain('// 本市的稿件');
    expect(saved).toContain(`"${above}"`);
    expect(session.saved(own)).toBe(ownText);
  });
});
