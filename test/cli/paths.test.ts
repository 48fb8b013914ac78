import { describe, expect, it } from 'vitest';
import { joinUri } from '../../server/src/workspace/uri.ts';
import { cleanDraft, directive } from '../support/drafts.ts';
import { currentFolder, machine } from '../support/terminal.ts';

const uri = (path: string) => joinUri(currentFolder, path);

function checked(output: string): readonly string[] {
  return (JSON.parse(output) as { files: { path: string }[] }).files.map((file) => file.path);
}

const files = {
  '甲工作要点.txt': cleanDraft,
  '乙工作要點.md': cleanDraft,
  'c.workpoints': cleanDraft,
  'd.gzyd': '没有标题',
  '无名.txt': `\n\n  ${cleanDraft}`,
  '别的.txt': '一、别的文件\n工作要点',
  'README.md': '# 工作要点 Work Points',
  '工作要点.docx': 'PK',
  '深/戊工作要点.txt': cleanDraft,
};

describe('paths', () => {
  it('without any are the drafts of the current folder and below, by name or first line', async () => {
    const { status, output } = await machine(files).run(['check', '--format', 'json']);
    expect(new Set(checked(output))).toEqual(
      new Set(['甲工作要点.txt', '乙工作要點.md', 'c.workpoints', 'd.gzyd', '无名.txt', '深/戊工作要点.txt']),
    );
    expect(status).toBe(0);
  });

  it('name files that need not look like drafts, each once, in the order given', async () => {
    const { output } = await machine(files).run([
      'check',
      '--format',
      'json',
      '别的.txt',
      '深',
      '别的.txt',
      '甲工作要点.txt',
    ]);
    expect(checked(output)).toEqual(['别的.txt', '深/戊工作要点.txt', '甲工作要点.txt']);
  });

  it('can be patterns, also of folders above', async () => {
    const { output } = await machine(files).run(['check', '--format', 'json', '深/../*工作要{点,點}.*']);
    expect(new Set(checked(output))).toEqual(new Set(['甲工作要点.txt', '乙工作要點.md']));
    expect(checked((await machine(files).run(['check', '--format', 'json', '/project/深/*'])).output)).toEqual([
      '深/戊工作要点.txt',
    ]);
  });

  it('leave out what the project excludes, unless it is named', async () => {
    const project = { ...files, 'workpoints.json': '{ "exclude": ["深", "*.gzyd"] }' };
    const all = checked((await machine(project).run(['check', '--format', 'json'])).output);
    expect(all).not.toContain('深/戊工作要点.txt');
    expect(all).not.toContain('d.gzyd');
    const named = await machine(project).run(['check', '--format', 'json', '深/戊工作要点.txt', 'd.gzyd']);
    expect(checked(named.output)).toEqual(['深/戊工作要点.txt', 'd.gzyd']);
  });

  it('that are not there are one line and status 2; the others are checked', async () => {
    const { status, output, errors } = await machine(files).run([
      'check',
      '--format',
      'json',
      '没有.txt',
      '*.pdf',
      '甲工作要点.txt',
    ]);
    expect(errors).toBe('没有.txt: 没有这个文件或文件夹\n*.pdf: 没有相符的文件\n');
    expect(checked(output)).toEqual(['甲工作要点.txt']);
    expect(status).toBe(2);
  });

  it('say so where a folder holds no drafts', async () => {
    const { status, errors } = await machine({ 'x/别的.txt': '别的' }).run(['check', 'x']);
    expect(errors).toMatch(/^x: 其中没有工作要点.*\n$/);
    expect(status).toBe(2);
  });

  it('read each file once', async () => {
    const project = { ...files, 'lib/国办.txt': directive, 'workpoints.json': '{ "directives": ["lib"] }' };
    const { host, run } = machine(project);
    await run(['check', '.', '甲工作要点.txt']);
    expect(host.reads.length).toBe(new Set(host.reads).size);
  });
});

describe('a bad file is one line on standard error and status 2, and the others are checked', () => {
  it.each([
    ['refused', '没有权限'],
    ['too-large', '文件过大，没有读取'],
    ['not-found', '没有这个文件'],
    ['failed', '读写失败（failed）'],
  ] as const)('%s', async (failure, line) => {
    const { host, run } = machine({ '甲工作要点.txt': cleanDraft, '乙工作要点.txt': cleanDraft });
    host.fail(uri('甲工作要点.txt'), failure);
    const { status, output, errors } = await run(['check', '--format', 'json']);
    expect(errors).toBe(`甲工作要点.txt: ${line}\n`);
    expect(checked(output)).toEqual(['乙工作要点.txt']);
    expect(JSON.parse(output).problems).toEqual([{ path: '甲工作要点.txt', line: null, column: null, message: line }]);
    expect(status).toBe(2);
  });

  it('a binary file, a file that was cut off', async () => {
    const damaged = new Uint8Array([...new TextEncoder().encode('一、推进决策公开。'), 0xe4, 0xb8]);
    const { status, errors, output } = await machine({
      '甲工作要点.txt': new Uint8Array([0, 1, 2]),
      '乙工作要点.txt': damaged,
      '丙工作要点.txt': cleanDraft,
    }).run(['parse']);
    expect(errors.split('\n').sort()).toEqual([
      '',
      '乙工作要点.txt: 不能按 UTF-8 读出：末尾的字符不完整，文件可能被截断',
      '甲工作要点.txt: 不是文本文件（含有空字节）',
    ]);
    expect(checked(output)).toEqual(['丙工作要点.txt']);
    expect(status).toBe(2);
  });

  it('an unreadable file that is only perhaps a draft is passed over', async () => {
    const { host, run } = machine({ '甲工作要点.txt': cleanDraft, 'binary.txt': new Uint8Array([0, 0]) });
    host.fail(uri('binary.txt'), 'refused');
    expect(await run(['check'])).toMatchObject({ status: 0, errors: '' });
  });
});

describe('standard input', () => {
  it('is checked as -', async () => {
    const { status, output } = await machine().run(['check', '--format', 'json', '-'], { input: cleanDraft });
    expect(JSON.parse(output).files).toMatchObject([{ path: '-', encoding: 'utf-8', findings: [] }]);
    expect(status).toBe(0);
  });

  it('belongs to the project of the current folder, or of --stdin-path', async () => {
    const project = {
      'lib/国办.txt': directive,
      'workpoints.json': '{ "directives": ["lib"] }',
      'x/workpoints.json': '{}',
    };
    const trace = async (args: string[]) =>
      JSON.parse(
        (await machine(project).run(['trace', '--format', 'json', '-', ...args], { input: cleanDraft })).output,
      ).files;
    expect(await trace([])).toMatchObject([{ path: '-', parents: [{ path: 'lib/国办.txt' }] }]);
    expect(await trace(['--stdin-path', 'x/要点.txt'])).toMatchObject([{ path: 'x/要点.txt', parents: [] }]);
  });

  it('that is no text is one line and status 2', async () => {
    const { status, errors } = await machine().run(['check', '-'], { input: new Uint8Array([0]) });
    expect(errors).toBe('-: 不是文本文件（含有空字节）\n');
    expect(status).toBe(2);
  });
});

describe('progress', () => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.workpoints`, cleanDraft]));

  it('is shown on standard error where somebody looks, and wiped at the end', async () => {
    const { errors } = await machine(many).run(['check'], { isTerminal: true });
    expect(errors).toContain('1/12 ');
    expect(errors.endsWith('\r\u001b[K')).toBe(true);
  });

  it('is not shown in a pipe', async () => {
    expect((await machine(many).run(['check'])).errors).toBe('');
  });
});
