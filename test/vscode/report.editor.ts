import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, type Window } from './support/browser.ts';

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** What is left of an A4 page between margins of 20 mm and 25 mm, in CSS pixels. */
const page = { width: 642, height: 934 };

/** More than stand beside each other on a page. */
const clauses = 40;

const fields = Array.from('教医环食住就土财税统审信监交水农旅体文科', (word) => [`${word}甲`, `${word}乙`]).flat();

function document(title: string, clause: (field: string) => string): string {
  const lines = fields.slice(0, clauses).map((field, at) => `${at + 1}.${clause(field)}`);
  return `${title}\n\n一、重点任务\n${lines.join('\n')}\n`;
}

describe('The report on parents, opened from a mail and printed', () => {
  let folder: string;
  let window: Window;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    const parent = document(
      '2019年政务公开工作要点\n\n国办发〔2019〕14号',
      (field) =>
        `推进${field}领域基层政务公开标准化规范化建设和政策文件全流程公开。各地区要及时公布${field}领域的政策文件和办理结果。`,
    );
    const child = document(
      '甲省2019年政务公开工作要点\n\n根据《2019年政务公开工作要点》（国办发〔2019〕14号），制定本要点。',
      (field) => `推进${field}信息公开。及时公布${field}领域政策文件和办理结果。（省${field}厅负责）`,
    );
    writeFileSync(join(folder, 'workpoints.json'), '{ "directives": ["上位文件.txt"] }');
    writeFileSync(join(folder, '上位文件.txt'), parent);
    writeFileSync(join(folder, '工作要点.txt'), child);
    const report = join(folder, 'report.html');
    execFileSync(process.execPath, [command, 'trace', '--format', 'html', '--output', report, '工作要点.txt'], {
      cwd: folder,
    });
    window = await openWindow();
    await window.page.goto(pathToFileURL(report).href);
    await window.page.emulateMedia({ media: 'print' });
    await window.page.setViewportSize(page);
  });

  afterAll(async () => {
    await window?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('nothing is cut at the edge of the page, however many clauses there are', async () => {
    const cut = await window.page.evaluate<readonly string[]>(
      `Array.from(document.querySelectorAll('body *'))
        .filter((each) => each.getBoundingClientRect().right > ${page.width} + 1)
        .map((each) => each.tagName + ' ' + each.textContent.slice(0, 20))`,
    );
    expect(cut).toEqual([]);
    const heads = await window.page.locator('.matrix thead th').allTextContents();
    expect(heads).toHaveLength(clauses);
    expect(await window.page.getByText('●', { exact: true }).count()).toBe(clauses);
  });

  it('nothing is hidden, and a heading stays with the texts that it is about', async () => {
    const hidden = await window.page.evaluate<number>(
      `Array.from(document.querySelectorAll('body *')).filter((each) => getComputedStyle(each).display === 'none').length`,
    );
    expect(hidden).toBe(0);
    // What stands above a pair of texts up to its heading.
    const above = await window.page.evaluate<readonly string[]>(
      `Array.from(document.querySelectorAll('.pair')).flatMap((pair) => {
        const found = [];
        for (let each = pair.previousElementSibling; each; each = each.previousElementSibling) {
          found.push(getComputedStyle(each).breakAfter);
          if (each.tagName === 'H3') break;
        }
        return found;
      })`,
    );
    expect(above).toHaveLength(2 * clauses);
    expect(new Set(above)).toEqual(new Set(['avoid']));
    const whole = await window.page.evaluate<readonly string[]>(
      `Array.from(document.querySelectorAll('.pair'), (pair) => getComputedStyle(pair).breakInside)`,
    );
    expect(new Set(whole)).toEqual(new Set(['avoid']));
  });

  it('numbers of clauses and states are not broken over lines', async () => {
    const lines = await window.page.evaluate<readonly number[]>(
      `Array.from(document.querySelectorAll('tr.full td + td'), (cell) => {
        const words = document.createRange();
        words.selectNodeContents(cell);
        return new Set(Array.from(words.getClientRects(), ({ top }) => Math.round(top))).size;
      })`,
    );
    expect(lines).toEqual(Array.from({ length: 2 * clauses }, () => 1));
  });

  it('is black on white, with both texts beside each other', async () => {
    const [colours, sides] = await Promise.all([
      window.page.evaluate<readonly string[]>(
        `[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]`,
      ),
      window.page.evaluate<readonly number[]>(
        `Array.from(document.querySelector('.pair').children, (each) => Math.round(each.getBoundingClientRect().top))`,
      ),
    ]);
    expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    expect(sides).toHaveLength(2);
    expect(sides[0]).toBe(sides[1]);
  });

  it('asks for nothing outside, and reports no error', () => {
    expect(window.outside).toEqual([]);
    expect(window.errors).toEqual([]);
  });
});
