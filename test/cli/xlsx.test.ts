import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { joinUri } from '../../server/src/workspace/uri.ts';
import { cleanDraft, directive } from '../support/drafts.ts';
import { currentFolder, machine } from '../support/terminal.ts';
import { readZip } from '../support/zip.ts';

const project = {
  '工作要点.txt': cleanDraft.replace('做好展位', '=1+1<&>"做好展位'),
  '上位/国办.txt': directive,
  'workpoints.json': '{ "directives": ["上位"] }',
};

async function workbook(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { host, run } = machine(project);
  const { status, errors } = await run(['tasks', '--format', 'xlsx', '--output', '任务.xlsx', ...paths]);
  expect([status, errors]).toEqual([0, '']);
  const archive = Buffer.from(host.bytes(joinUri(currentFolder, '任务.xlsx'))!);
  return new Map(readZip(archive).map((entry) => [entry.name, entry.read().toString()]));
}

describe('tasks --format xlsx', () => {
  it('is a workbook with a sheet for each draft, section rows across, a frozen head, ready for A4', async () => {
    const parts = await workbook(['工作要点.txt', '上位']);
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    expect(parts.has('xl/worksheets/sheet2.xml')).toBe(true);
    expect(sheet).toContain('<mergeCell ref="A1:H1"/>');
    expect(sheet).toContain('<mergeCell ref="A3:H3"/>');
    expect(sheet).toMatch(/<pane ySplit="2"[^>]*state="frozen"/);
    expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape"[^>]*fitToWidth="1"/);
    expect(parts.get('xl/workbook.xml')).toContain('_xlnm.Print_Titles');
    for (const word of ['市司法局', '2026年10月', '国办发〔2026〕14号 一、（一）', '一、推进公开']) {
      expect(parts.get('xl/sharedStrings.xml')).toContain(word);
    }
  });

  it('merges the tasks of one clause under its name, and makes every row as high as its text needs', async () => {
    const long = '公布决策草案、决策依据和征求意见的情况'.repeat(8);
    const text = `要点\n\n一、公开\n（一）决策公开。${long}。（市司法局负责）公布依据。（市教委负责）\n（二）执行。公布。（市教委负责）\n`;
    const { host, run } = machine({ '工作要点.txt': text });
    await run(['tasks', '--format', 'xlsx', '--output', '任务.xlsx']);
    const parts = new Map(
      readZip(Buffer.from(host.bytes(joinUri(currentFolder, '任务.xlsx'))!)).map((entry) => [
        entry.name,
        entry.read().toString(),
      ]),
    );
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toContain('<mergeCell ref="B4:B5"/>');
    const heights = [...sheet.matchAll(/<row r="(\d+)"[^>]*? ht="([\d.]+)"/g)].map(([, row, height]) => [
      row,
      Number(height),
    ]);
    expect(heights.map(([row]) => row)).toEqual(['1', '2', '3', '4', '5', '6']);
    // 152 characters at 25 a line.
    expect(heights[3]![1]).toBeGreaterThan(6 * 14);
    expect(heights[4]![1]).toBeLessThan(40);
  });

  it('holds text only: nothing is a formula', async () => {
    const parts = await workbook(['工作要点.txt']);
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toContain('<f>');
    expect(parts.get('xl/sharedStrings.xml')).toContain('=1+1&lt;&amp;&gt;');
  });

  it('is not thrown at a screen', async () => {
    const { status, errors } = await machine(project).run(['tasks', '--format', 'xlsx'], { isTerminal: true });
    expect(status).toBe(2);
    expect(errors).toBe('workpoints: xlsx 不能显示在屏幕上：请加 --output 文件名\n');
  });
});
