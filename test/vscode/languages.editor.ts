import { afterEach, describe, expect, it } from 'vitest';
import { type DisplayLanguage, openInNodeHost, type Session } from './support/hosts.ts';
import { clause, draft, draftWithNote } from './support/samples.ts';
import { openTree } from './support/trees.ts';

interface Wording {
  readonly language: DisplayLanguage;
  readonly name: string;
  /** Of package.nls.json: the extension's commands in the command palette. */
  readonly command: string;
  /** Of l10n/: the item in the status bar. */
  readonly status: string;
  /** Of the server: a finding, and a hover. */
  readonly finding: string;
  readonly hover: string;
  /** Of package.nls.json: a view; of l10n/: its first line. */
  readonly view: string;
  readonly unowned: string;
}

const wordings: readonly Wording[] = [
  {
    language: 'en',
    name: 'English',
    command: 'Work Points: Show Health',
    status: 'Work Points',
    finding: 'Nobody is responsible for this task',
    hover: 'Parent clause',
    view: 'Responsibilities',
    unowned: 'No responsible unit',
  },
  {
    language: 'zh-cn',
    name: '简体中文',
    command: '工作要点: 显示运行状况',
    status: '工作要点',
    finding: '这项任务没有责任单位',
    hover: '上位条目',
    view: '责任清单',
    unowned: '没有责任单位',
  },
  {
    language: 'zh-tw',
    name: '繁體中文',
    command: '工作要點: 顯示執行狀況',
    status: '工作要點',
    finding: '這項任務沒有責任單位',
    hover: '上位條目',
    view: '責任清單',
    unowned: '沒有責任單位',
  },
];

describe('The extension speaks the language that VS Code is shown in', () => {
  let session: Session | null = null;

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session?.workbench.screenshot(`languages/failed ${task.name}`);
    await session?.close();
    session = null;
  });

  it.each(wordings)('$name', async ({ language, command, status, finding, hover, view, unowned }) => {
    session = await openInNodeHost(draft.name, { language, files: { [draft.name]: draftWithNote('') } });
    const { workbench } = session;
    await workbench.press('Control+Shift+M');
    await workbench.problems(finding).first().waitFor();
    await workbench
      .status(new RegExp(`^\\s*${status}$`))
      .first()
      .waitFor();
    await workbench.goTo(clause);
    expect(await workbench.hover(hover)).toContain('積極回應社會關切');
    await workbench.screenshot(`languages/${language}`);
    await workbench.toEditor();
    const tree = await openTree(workbench, view);
    await tree.texts(unowned);
    await workbench.screenshot(`languages/${language}-views`);
    await workbench.command(command);
    await workbench.page.locator('.tab.active', { hasNotText: draft.name }).waitFor();
  });
});
