import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages, render } from '../../server/src/text/message.ts';
import { findProject, readProject } from '../../server/src/workspace/project.ts';
import { nearest } from '../../server/src/workspace/suggestion.ts';
import { memoryHost } from '../support/memory-host.ts';

function problems(text: string): readonly string[] {
  return readProject(text).problems.map(
    ({ span, message }) => `${text.slice(span.start, span.end)} ${render(message, 'zh-cn')}`,
  );
}

describe('readProject', () => {
  it('reads places and levels, with comments and commas at the end', () => {
    const text = `{
      // 上位文件
      "$schema": "./schema.json",
      "directives": ["./上位文件/", "库/**/*.{txt,md}",],
      "exclude": ["旧稿"], /* 其余 */
      "rules": { "numbering/sequence": "warning", "responsibility/missing": "off" },
    }`;
    const project = readProject(text);
    expect(project.problems).toEqual([]);
    expect(project.directives.map(({ pattern }) => pattern)).toEqual(['上位文件', '库/**/*.{txt,md}']);
    expect(project.directives.map(({ span }) => text.slice(span.start, span.end))[0]).toBe('"./上位文件/"');
    expect(project.exclude.map(({ pattern }) => pattern)).toEqual(['旧稿']);
    expect([...project.rules]).toEqual([
      ['numbering/sequence', 'warning'],
      ['responsibility/missing', 'off'],
    ]);
  });

  it('names each mistake at its place and keeps the rest', () => {
    const text =
      '{ "directive": [], "directives": ["好", 3, "../坏", "", "C:\\\\坏", "/坏", "x://坏", "a/../b"], "exclude": "坏", "rules": { "numbering/sequence": "fatal", "no/such": "off", "responsibility/missing": "info" } }';
    const project = readProject(text);
    expect(project.directives.map(({ pattern }) => pattern)).toEqual(['好']);
    expect(project.exclude).toEqual([]);
    expect([...project.rules]).toEqual([['responsibility/missing', 'info']]);
    expect(problems(text)).toEqual([
      '"directive" 没有“directive”这一项，是不是“directives”？',
      '3 “directives”应为一列文字，如 ["上位文件"]',
      expect.stringMatching(/^"\.\.\/坏" “\.\.\/坏”在项目文件夹之外/),
      '"" 这里应写文件夹、文件或通配式',
      expect.stringContaining('在项目文件夹之外'),
      expect.stringContaining('在项目文件夹之外'),
      expect.stringContaining('在项目文件夹之外'),
      expect.stringContaining('在项目文件夹之外'),
      '"坏" “exclude”应为一列文字，如 ["上位文件"]',
      '"fatal" “numbering/sequence”应为 off、error、warning、info 之一',
      '"no/such" 没有“no/such”这条规则',
    ]);
  });

  it('reads the texts of the team; a bad one is named once, at its place, and the others count', () => {
    const text = JSON.stringify({
      snippets: {
        政策解读: {
          prefix: ['zcjd'],
          body: [`\${编号}甲。`, `（\${1:市教委}负责）`],
          hant: '甲。',
          description: '三同步',
        },
        办公室: '（市政府办公室负责）',
        没有文字: { prefix: 'mywz' },
        数字: 3,
        写错: { body: `\${年分}` },
        空格: { prefix: 'a b', body: '甲' },
        多余: { body: '甲', scope: 'md' },
        列表: { body: ['甲', 3] },
      },
    });
    const { snippets } = readProject(text);
    expect(snippets.map(({ name, prefixes, hant }) => [name, prefixes, hant !== null])).toEqual([
      ['政策解读', ['政策解读', 'zcjd'], true],
      ['办公室', ['办公室'], false],
    ]);
    expect(problems(text)).toEqual([
      '"没有文字" 常用文字“没有文字”应有“body”：一段文字，或者一行一段的一列文字',
      '3 常用文字“数字”应有“body”：一段文字，或者一行一段的一列文字',
      expect.stringMatching(/^"\$\{年分\}" 没有“\$\{年分\}”这样的占位符/),
      '"a b" “prefix”里不能有空白，也不能是空的',
      '"scope" 常用文字里没有“scope”这一项，只有 prefix、body、hant、description',
      '["甲",3] “body”应为文字，或者一列文字',
    ]);
    expect(problems('{ "snippets": [] }')).toEqual([expect.stringContaining('“snippets”应写成')]);
  });

  it('does not take dots in a name for a way out', () => {
    expect(problems('{ "directives": ["a..b", "..a/b", "a.../*.txt"] }')).toEqual([]);
  });

  it('names the first break of broken JSON and reads what is left', () => {
    const project = readProject('{ "directives": ["甲" "乙"], "exclude": [');
    expect(project.problems).toHaveLength(1);
    expect(project.directives.map(({ pattern }) => pattern)).toEqual(['甲', '乙']);
    expect(problems('')).toEqual([' 格式有误，从这里起读不下去：文件是空的，至少要有一对 { }']);
    expect(problems('[]')).toEqual(['[] 项目文件应为 { } 括起的一组设置']);
  });

  it.each([
    ['{ "directives": ["上位" }', '}', '前面的 [ 少了收尾的 ]'],
    ['{ "directives": [', '', '前面的 [ 少了收尾的 ]'],
    ['{ "directives": [] ', '', '前面的 { 少了收尾的 }'],
    ['{ "directives": ["甲"，"乙"] }', '，', '这里用了中文标点“，”，应改用英文标点“,”'],
    ['{ “directives”: [] }', '“directives”', '这里用了中文标点““”，应改用英文标点“"”'],
    ['{ directives: [] }', 'directives', '文字“directives”两边应加英文双引号 "'],
    ["{ 'directives': [] }", "'directives'", '文字“directives”两边应加英文双引号 "'],
    ['{ "directives"：[] }', '：', '这里用了中文标点“：”，应改用英文标点“:”'],
    ['{ "directives" [] }', '[', '名称后面少了英文冒号 :'],
    ['{ "directives": ["甲" "乙"] }', '"乙"', '两项之间少了英文逗号 ,'],
    ['{ "directives": ["上位] }', '"上位] }', '文字后面少了英文双引号 "'],
    ['{ "directives": ["上位\\文件"] }', '"上位\\文件"', '文字里不能写 \\，文件夹之间用 /'],
    ['{ "directives": [], , }', ',', '这里应写一项的名称，两边加英文双引号 "'],
    ['{ "directives": }', '}', '这里少了内容'],
    ['{ "directives": [] /* 上位', '/* 上位', '注释后面少了 */'],
  ])('says what is wrong in words that need no programmer: %s', (text, place, sentence) => {
    expect(problems(text)).toEqual([`${place} 格式有误，从这里起读不下去：${sentence}`]);
  });

  it('names what is given twice', () => {
    expect(problems('{ "exclude": [], "exclude": [] }')).toEqual(['"exclude" “exclude”写了两次']);
  });

  it('takes no place for one at the root of the machine', () => {
    const text = '{ "directives": [".//etc", ".///", "././a"] }';
    expect(readProject(text).directives.map(({ pattern }) => pattern)).toEqual(['etc', '**', 'a']);
  });

  it('takes the last of what is given twice, and never a place outside of the folder', () => {
    expect(readProject('{ "exclude": ["a"], "exclude": ["b"] }').exclude.map(({ pattern }) => pattern)).toEqual(['b']);
    const text = '{ "directives": ["a"], "directives": ["../b", "c"] }';
    expect(readProject(text).directives.map(({ pattern }) => pattern)).toEqual(['c']);
    expect(problems(text)).toContainEqual(expect.stringContaining('"../b"'));
  });

  it('speaks three languages', () => {
    for (const { message } of readProject('{ "x": 1, "rules": 2, "exclude": [3] }').problems) {
      const said = languages.map((language) => render(message, language));
      expect(new Set(said).size).toBe(3);
      expect(said.join()).not.toMatch(/\{\d\}/);
    }
  });

  it('survives everything', () => {
    expect(readProject('['.repeat(200_000)).problems).toHaveLength(1);
    expect(readProject(`{${'"x":1,'.repeat(5000)}"y":2}`).problems.length).toBeLessThanOrEqual(100);
    expect(problems('{ "__proto__": { "rules": {} }, "constructor": 1 }')).toHaveLength(2);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const { span } of readProject(text).problems) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('findProject', () => {
  const host = memoryHost({
    'file:///a/workpoints.json': '{}',
    'file:///a/b/c/workpoints.json': '{}',
    'file:///a/b/c/d/稿.txt': '',
    'file:///a/b/稿.txt': '',
    'file:///x/workpoints.json/not-a-file.txt': '',
  });

  it('takes the nearest upwards', async () => {
    expect(await findProject(host, 'file:///a/b/c/d/稿.txt', null)).toBe('file:///a/b/c/workpoints.json');
    expect(await findProject(host, 'file:///a/b/稿.txt', 'file:///a/')).toBe('file:///a/workpoints.json');
  });

  it('does not look above its bound, nor for drafts outside of it', async () => {
    expect(await findProject(host, 'file:///a/b/稿.txt', 'file:///a/b')).toBeNull();
    expect(await findProject(host, 'file:///a/b/稿.txt', 'file:///other')).toBeNull();
  });

  it('finds none for a new document, for a folder of that name, or where there is none', async () => {
    expect(await findProject(host, 'untitled:Untitled-1', null)).toBeNull();
    expect(await findProject(host, 'file:///x/稿.txt', null)).toBeNull();
  });
});

describe('nearest', () => {
  it('knows slips of the finger and nothing farther', () => {
    const known = ['directives', 'exclude', 'rules'];
    expect(nearest('directivse', known)).toBe('directives');
    expect(nearest('exlude', known)).toBe('exclude');
    expect(nearest('Rules', known)).toBe('rules');
    expect(nearest('snippets', known)).toBeNull();
    expect(nearest('x'.repeat(100_000), known)).toBeNull();
  });
});

describe('how numbers run', () => {
  it('is read for the levels that the file names', () => {
    const { schemes, problems } = readProject('{ "numbering": { "（一）": "restart", "1.": "continuous" } }');
    expect([...schemes]).toEqual([
      ['chinese-bracket', 'restart'],
      ['arabic', 'continuous'],
    ]);
    expect(problems).toEqual([]);
  });

  it('a level or a scheme that does not exist is said, the rest counts', () => {
    const { schemes, problems } = readProject(
      '{ "numbering": { "(一)": "restart", "1.": "again", "一、": "restart" } }',
    );
    expect([...schemes]).toEqual([['chinese', 'restart']]);
    expect(problems.map((problem) => render(problem.message, 'zh-cn'))).toEqual([
      '没有“(一)”这一级编号，只有 一、 （一） 1. （1）',
      '“1.”的排法只能是 restart（从头编起）或 continuous（全文连续）',
    ]);
  });
});
