import { describe, expect, it } from 'vitest';
import { readOrgans } from '../../server/src/organs/file.ts';
import { joinUri } from '../../server/src/workspace/uri.ts';
import { currentFolder, machine } from '../support/terminal.ts';

function draft(year: number, notes: readonly string[]): string {
  const clauses = notes.map((note, at) => `（${'一二三四五'[at]}）公开信息。公布第${at + 1}项结果。${note}\n`);
  return `临江市${year}年政务公开工作要点\n\n一、推进公开\n${clauses.join('')}`;
}

const files = {
  '2017工作要点.txt': draft(2017, ['（市环保局负责）', '（市发展和改革委员会负责）']),
  '2026工作要点.txt': draft(2026, [
    '（市发展改革委、财政局负责）',
    '（市生态环境局牵头，各区政府配合）',
    '（市发展改革委负责）',
    '（市政务服务局、市財政局負責）',
  ]),
};

describe('workpoints organs', () => {
  it('makes a registry of the units of the drafts, names of one unit together, with what they were called before', async () => {
    const { status, output, errors } = await machine(files).run(['organs']);
    expect([status, errors]).toEqual([0, '']);
    expect(JSON.parse(output)).toEqual({
      organs: [
        { name: '市发展和改革委员会', shortNames: ['市发展改革委'], note: '3 处' },
        { name: '市财政局', note: '2 处' },
        { name: '市政务服务局', note: '1 处' },
        {
          name: '市生态环境局',
          predecessors: [
            { name: '市环保局', date: '2018' },
            { name: '市环境保护局', date: '2018' },
          ],
          note: '1 处',
        },
      ],
    });
  });

  it('writes what the checks read without a problem', async () => {
    const { host, run } = machine(files);
    expect((await run(['organs', '--output', 'organs.json'])).status).toBe(0);
    const text = host.text(joinUri(currentFolder, 'organs.json'))!;
    expect(readOrgans(text).problems).toEqual([]);
    expect((await run(['check', '2026工作要点.txt', '--format', 'json'])).output).not.toContain('unit/unknown');
  });
});

describe('a broken organs.json', () => {
  it('is named at its place, and the rest is checked', async () => {
    const text =
      '{\n  "organs": [\n    { "name": "市财政局" },\n    { "name": "市金库", "shortNames": ["市财政局"] }\n  ]\n}\n';
    const { status, output, errors } = await machine({ ...files, 'organs.json': text }).run([
      'check',
      '--format',
      'json',
    ]);
    expect(errors).toBe('organs.json:4:15: 前面已有一个单位叫“市财政局”：两个单位不能同名\n');
    expect(status).toBe(2);
    expect(output).toContain('unit/unknown');
  });

  it('whose JSON breaks off makes no unit unknown', async () => {
    const text = '{ "organs": [{ "name": "市财政局" }, ';
    const { output, errors } = await machine({ ...files, 'organs.json': text }).run(['check', '--format', 'json']);
    expect(errors).toContain('organs.json:1:');
    expect(output).not.toContain('unit/unknown');
  });
});
