import { describe, expect, it } from 'vitest';
import { cleanDraft, directive, faultyDraft } from '../support/drafts.ts';
import { machine } from '../support/terminal.ts';

const files = { '稿/工作要点.txt': cleanDraft, '上位/国办.txt': directive };

async function parents(args: readonly string[], more: { readonly [path: string]: string | Uint8Array }) {
  const outcome = await machine({ ...files, ...more }).run(['trace', '--format', 'json', '稿', ...args]);
  const [file] = JSON.parse(outcome.output).files;
  return { ...outcome, parents: file.parents.map((parent: { path: string }) => parent.path) };
}

describe('the library of a draft', () => {
  it('comes from the nearest project file upwards', async () => {
    const found = await parents([], {
      'workpoints.json': '{ "directives": ["上位"] }',
    });
    expect(found).toMatchObject({ status: 0, errors: '', parents: ['上位/国办.txt'] });
    const nearer = await parents([], {
      'workpoints.json': '{ "directives": ["上位"] }',
      '稿/workpoints.json': '{}',
    });
    expect(nearer.parents).toEqual([]);
  });

  it('comes from --config instead', async () => {
    const found = await parents(['--config', '别处/要点.json'], {
      '别处/要点.json': '{ "directives": ["库/*.md"] }',
      '别处/库/甲.md': directive,
      'workpoints.json': '{ "directives": ["上位"] }',
    });
    expect(found).toMatchObject({ status: 0, parents: ['别处/库/甲.md'] });
  });

  it('comes from --directives instead, given as file, folder and pattern', async () => {
    const found = await parents(
      ['--directives', '上位', '--directives', '库/甲.md', '--directives', '/project/另/*.txt'],
      { '库/甲.md': directive, '另/乙.txt': directive, 'workpoints.json': '{ "directives": ["没有"] }' },
    );
    expect(found.status).toBe(0);
    expect(found.errors).toBe('');
    expect(new Set(found.parents)).toEqual(new Set(['上位/国办.txt', '库/甲.md', '另/乙.txt']));
  });

  it('does not hold the draft itself', async () => {
    const found = await machine({ '上位/国办.txt': directive, 'workpoints.json': '{ "directives": ["上位"] }' }).run([
      'trace',
      '上位',
      '--format',
      'json',
    ]);
    expect(JSON.parse(found.output).files[0].parents).toEqual([]);
  });
});

describe('what is wrong with a project is one clear line and status 2, and the drafts are checked all the same', () => {
  it.each([
    [
      'broken JSON',
      '{ "directives": ["上位" }',
      'workpoints.json:1:23: 格式有误，从这里起读不下去：前面的 [ 少了收尾的 ]',
    ],
    [
      'a misspelt key',
      '{\n  "directive": ["上位"]\n}',
      'workpoints.json:2:3: 没有“directive”这一项，是不是“directives”？',
    ],
    [
      'an unknown rule',
      '{ "rules": { "numbering/sequnce": "off" } }',
      'workpoints.json:1:14: 没有“numbering/sequnce”这条规则，是不是“numbering/sequence”？',
    ],
    [
      'a wrong level',
      '{ "rules": { "numbering/sequence": "fatal" } }',
      'workpoints.json:1:36: “numbering/sequence”应为 off、error、warning、info 之一',
    ],
    [
      'a way out of the folder',
      '{ "directives": ["../上位"] }',
      'workpoints.json:1:18: “../上位”在项目文件夹之外：只能写其中的文件夹、文件或通配式，用 / 分隔，不能有 ..',
    ],
    [
      'a missing library',
      '{ "directives": ["没有"] }',
      'workpoints.json:1:18: 上位文件库“没有”不存在：没有这个文件夹或文件',
    ],
    [
      'a library without texts',
      '{ "directives": ["稿/*.md"] }',
      'workpoints.json:1:18: 上位文件库“稿/*.md”中没有文本文件（.txt、.md、.workpoints、.gzyd）',
    ],
  ])('%s', async (_name, project, line) => {
    const { status, output, errors } = await machine({
      ...files,
      '稿/工作要点.txt': faultyDraft,
      'workpoints.json': project,
    }).run(['check', '稿', '--format', 'json']);
    expect(errors).toBe(`${line}\n`);
    expect(status).toBe(2);
    const codes = JSON.parse(output).files[0].findings.map((finding: { code: string }) => finding.code);
    expect(codes).toContain('responsibility/missing');
  });

  it('a directive that cannot be read, which is skipped', async () => {
    const found = await parents([], {
      '上位/坏.txt': new Uint8Array([0, 1]),
      'workpoints.json': '{ "directives": ["上位"] }',
    });
    expect(found.errors).toBe('上位/坏.txt: 上位文件“坏.txt”读不了，已跳过：不是文本文件（含有空字节）\n');
    expect(found).toMatchObject({ status: 2, parents: ['上位/国办.txt'] });
  });

  it('a project file that is not there or no text', async () => {
    const missing = await parents(['--config', '没有.json'], {});
    expect(missing.errors).toBe('没有.json:1:1: 项目文件“没有.json”读不了：没有这个文件\n');
    expect(missing.status).toBe(2);
    const binary = await parents([], { 'workpoints.json': new Uint8Array([0]) });
    expect(binary.errors).toBe('workpoints.json:1:1: 项目文件“workpoints.json”读不了：不是文本文件（含有空字节）\n');
    expect(binary.status).toBe(2);
  });

  it('--directives that leads nowhere', async () => {
    const found = await parents(['--directives', '没有', '--directives', '*.pdf', '--directives', '上位'], {});
    expect(found.errors).toBe('没有: 没有这个文件或文件夹\n*.pdf: 没有相符的文件\n');
    expect(found).toMatchObject({ status: 2, parents: ['上位/国办.txt'] });
  });

  it('each once, however many drafts ask', async () => {
    const { errors } = await machine({
      'a.workpoints': cleanDraft,
      'b.workpoints': cleanDraft,
      'workpoints.json': '{ "directives": ["没有"], "x": 1 }',
    }).run(['check']);
    expect(errors.trim().split('\n')).toHaveLength(2);
  });
});
