import { describe, expect, it } from 'vitest';
import { cleanDraft } from '../support/drafts.ts';
import { machine } from '../support/terminal.ts';

const english = { environment: { LANG: 'en_US.UTF-8' } };

describe('a mistake on the command line is one line in the user’s language and status 2', () => {
  it.each([
    [['check', '--foo'], '没有“--foo”这个选项'],
    [['check', '--formt', 'json'], '没有“--formt”这个选项，是不是 --format？'],
    [['--langg', 'en'], '没有“--langg”这个选项，是不是 --lang？'],
    [['chekc'], '没有“chekc”这个命令，是不是 check？'],
    [['要点.txt'], '没有“要点.txt”这个命令；要检查文件，请用 workpoints check 要点.txt'],
    [['check', '--format'], '选项 --format 后面要写值'],
    [['check', '--format', 'xml'], '--format 应为 text、json、sarif、github 之一，不能是“xml”'],
    [['check', '--fail-on', 'fatal'], '--fail-on 应为 error、warning、info、never 之一，不能是“fatal”'],
    [['parse', '--format', 'text'], '--format 应为 json 之一，不能是“text”'],
    [
      ['check', '--encoding', 'latin1'],
      '--encoding 应为 utf-8、utf-16le、utf-16be、gb18030、big5 之一，不能是“latin1”',
    ],
    [['check', '--lang', 'fr'], '--lang 应为 zh-cn、zh-tw、en 之一，不能是“fr”'],
    [['rules', 'seeds'], '这个命令不带路径'],
    [['check', '--fix', '-'], '--fix 不能用于标准输入'],
  ])('%j', async (args, line) => {
    const { status, output, errors } = await machine().run(args);
    expect(errors).toBe(`workpoints: ${line}\n`);
    expect(status).toBe(2);
    expect(output).toBe('');
  });

  it('in the language of --lang, wherever it stands', async () => {
    const { errors } = await machine().run(['check', '--foo', '--lang=zh-tw']);
    expect(errors).toBe('workpoints: 沒有「--foo」這個選項\n');
    const other = await machine().run(['--lang', 'en', 'check', '--formt', 'json']);
    expect(other.errors).toBe('workpoints: there is no option --formt; did you mean --format?\n');
  });

  it('in the language of the machine', async () => {
    expect((await machine().run(['chekc'], english)).errors).toBe(
      'workpoints: there is no command chekc; did you mean check?\n',
    );
    expect((await machine().run(['chekc'], { environment: { LC_ALL: 'zh_TW.UTF-8', LANG: 'en' } })).errors).toContain(
      '沒有「chekc」這個命令',
    );
  });

  it('never in the words of the library behind it', async () => {
    for (const args of [
      ['check', '--foo'],
      ['chekc'],
      ['check', '--format'],
      ['rules', 'x'],
      ['check', '--fail-on', 'x'],
    ]) {
      expect((await machine().run(args)).errors).not.toMatch(/error:|unknown|argument/);
    }
  });
});

describe('help and version', () => {
  it('names every command and option in the language asked for', async () => {
    const { status, output } = await machine().run(['--help']);
    expect(status).toBe(0);
    for (const word of [
      '用法：',
      '选项：',
      '命令：',
      'check',
      'trace',
      'tasks',
      'parse',
      'rules',
      'lsp',
      '--directives',
    ]) {
      expect(output).toContain(word);
    }
    expect(output).not.toMatch(/Usage|Options|Commands|display help/);
    const other = await machine().run(['check', '--help', '--lang', 'en']);
    for (const word of ['Usage:', 'Arguments:', 'Options of all commands:', '--fail-on <severity>', '--encoding']) {
      expect(other.output).toContain(word);
    }
    expect(other.output).not.toMatch(/\p{Script=Han}/u);
  });

  it('is shown for help check, for no words at all, and for the help of a command', async () => {
    expect((await machine().run(['help', 'check'])).output).toContain('--fail-on');
    const bare = await machine().run([]);
    expect(bare.status).toBe(0);
    expect(bare.output).toContain('check');
  });

  it('gives the version', async () => {
    expect(await machine().run(['--version'])).toMatchObject({ status: 0, output: '1.2.3\n' });
  });
});

describe('options of all commands', () => {
  it('stand before or behind the command', async () => {
    const files = { '工作要点.txt': cleanDraft };
    const before = await machine(files).run(['--lang', 'en', 'check', '--format', 'json']);
    const behind = await machine(files).run(['check', '--format', 'json', '--lang', 'en']);
    expect(before).toEqual(behind);
    expect(before.status).toBe(0);
  });

  it('colours only where somebody looks, or where asked', async () => {
    const files = { '工作要点.txt': cleanDraft };
    const colored = async (
      args: string[],
      isTerminal: boolean,
      environment: { readonly [name: string]: string } = {},
    ) => (await machine(files).run(['check', ...args], { isTerminal, environment })).output.includes('\u001b[');
    expect(await colored([], false)).toBe(false);
    expect(await colored([], true)).toBe(true);
    expect(await colored(['--color'], false)).toBe(true);
    expect(await colored(['--no-color'], true)).toBe(false);
    expect(await colored([], true, { NO_COLOR: '1' })).toBe(false);
    expect(await colored([], false, { FORCE_COLOR: '1' })).toBe(true);
    expect(await colored([], true, { TERM: 'dumb' })).toBe(false);
  });
});

describe('lsp', () => {
  it('starts the server and gives its status', async () => {
    let started = 0;
    const startServer = async () => {
      started++;
      return 0;
    };
    const { status, output } = await machine().run(['lsp', '--stdio', '--clientProcessId=7'], {
      equipment: { startServer },
    });
    expect([started, status, output]).toEqual([1, 0, '']);
  });
});
