import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openInNodeHost, type Session } from './support/hosts.ts';
import type { Workbench } from './support/workbench.ts';

const city = {
  name: '滨江市2019年政务公开工作要点.txt',
  text: `滨江市2019年政务公开工作要点

一、推进公开
（一）推进决策公开。公布草案。（市司法局负责）
（三）推进执行公开。公布进展。（市审计局负责）
（四）推进结果公开。公布结果。（市审计局负责）
二、工作要求
1.加强领导。每年研究。（各区政府负责）
2.加强培训。每年办班。（市政府办公室负责）
`,
};
const mended = city.text.replace('（三）', '（二）').replace('（四）', '（三）');
const district = {
  name: '滨江市甲区2019年政务公开工作要点.txt',
  text: `滨江市甲区2019年政务公开工作要点

一、推进公开
（一）推进决策公开。落实《滨江市2019年政务公开工作要点》第一部分第（三）项和市要点第（四）项。（区司法局负责）
`,
};
const followed = district.text.replace('第（三）项', '第（二）项').replace('第（四）项', '第（三）项');

describe('The structure of drafts, Node extension host', () => {
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    session = await openInNodeHost(city.name, {
      files: { [city.name]: city.text, [district.name]: district.text },
      settings: { 'editor.formatOnType': true },
    });
    workbench = session.workbench;
    await workbench.press('Control+Shift+M');
    await workbench.open(district.name);
    await workbench.open(city.name);
  });

  beforeEach(async () => {
    await workbench.open(city.name);
    await workbench.revert();
    await workbench.problems('numbering/sequence').first().waitFor();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await workbench.screenshot(`structure/failed ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
  });

  const toast = () => workbench.page.locator('.notification-toast', { hasText: district.name });
  const button = (title: string) => toast().locator('.monaco-button', { hasText: title });

  it('numbers a draft anew, and the references in another open draft when the user says so; both can be undone', async () => {
    await workbench.command('Work Points: Renumber Document');
    await button('Update').waitFor();
    await workbench.screenshot('structure/1-references-elsewhere');
    await button('Update').click();
    await toast().waitFor({ state: 'hidden' });
    expect(await workbench.text()).toBe(mended);
    await workbench.press('Control+z');
    await workbench.problems('numbering/sequence').first().waitFor();
    expect(await workbench.text()).toBe(city.text);
    await workbench.open(district.name);
    expect(await workbench.text()).toBe(followed);
    await workbench.press('Control+z');
    expect(await workbench.text()).toBe(district.text);
  });

  it('shows the references one by one before they are changed', async () => {
    await workbench.command('Work Points: Renumber Document');
    await button('Review Each').click();
    const preview = workbench.page.locator('.bulk-edit-panel');
    await preview.getByText(district.name).first().waitFor();
    await workbench.screenshot('structure/2-review-each');
    await preview.getByRole('button', { name: 'Discard' }).click();
    await preview.waitFor({ state: 'hidden' });
    await workbench.open(district.name);
    expect(await workbench.text()).toBe(district.text);
  });

  it('writes the next label behind a finished clause, takes it back on a second Enter, and mends a label that was just typed', async () => {
    const line = city.text.split('\n').findIndex((words) => words.startsWith('2.')) + 1;
    const { length } = city.text.split('\n')[line - 1]!;
    await workbench.goTo({ line, column: length + 1 });
    await workbench.press('Enter');
    await workbench
      .status(`Ln ${line + 1}, Col 3`)
      .first()
      .waitFor();
    expect(await workbench.text()).toContain('（市政府办公室负责）\n3.\n');
    await workbench.goTo({ line: line + 1, column: 3 });
    await workbench.press('Enter');
    await workbench
      .status(`Ln ${line + 1}, Col 1`)
      .first()
      .waitFor();
    expect(await workbench.text()).toContain('（市政府办公室负责）\n\n');
    await workbench.goTo({ line: line + 1, column: 1 });
    await workbench.type('3');
    await workbench.type('、');
    // the mark that a list at this level has takes the place of the one that was typed
    await expect.poll(() => workbench.text(), { timeout: 20_000 }).toContain('（市政府办公室负责）\n3.\n');
  });

  it('asks why a finding is to be ignored, and keeps the reason beside the drafts', async () => {
    const line = city.text.split('\n').findIndex((words) => words.startsWith('（三）')) + 1;
    await workbench.goTo({ line, column: 1 });
    await workbench.quickFix('Ignore here');
    const box = workbench.page.locator('.quick-input-widget input[type=text]');
    await box.waitFor();
    await workbench.screenshot('structure/3-reason');
    await box.fill('与上级编号保持一致');
    await workbench.press('Enter');
    await workbench.problems('numbering/sequence').first().waitFor({ state: 'hidden' });
    expect(session.saved('.workpoints/decisions.json')).toContain('与上级编号保持一致');
    expect(session.saved(city.name)).toBe(city.text);
  });
});
