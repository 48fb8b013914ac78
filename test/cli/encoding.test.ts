import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { joinUri } from '../../server/src/workspace/uri.ts';
import { directive, faultyDraft } from '../support/drafts.ts';
import { currentFolder, machine } from '../support/terminal.ts';
import { wordRule } from '../support/word-rule.ts';

const encodings = [
  ['utf-8', Buffer.from(faultyDraft)],
  ['utf-8', Buffer.from(`\ufeff${faultyDraft}`)],
  ['gb18030', iconv.encode(faultyDraft, 'gb18030')],
  ['utf-16le', iconv.encode(faultyDraft, 'utf16le', { addBOM: true })],
  ['utf-16be', iconv.encode(faultyDraft, 'utf16be', { addBOM: true })],
] as const;

async function check(bytes: Uint8Array, args: readonly string[] = []) {
  const { output, errors } = await machine({
    '工作要点.txt': bytes,
    '上位/国办.txt': iconv.encode(directive, 'gb18030'),
    'workpoints.json': '{ "directives": ["上位"] }',
  }).run(['check', '工作要点.txt', '--format', 'json', ...args]);
  expect(errors).toBe('');
  return JSON.parse(output).files[0];
}

describe('a draft reads the same in every encoding', () => {
  it.each(encodings)('%s', async (encoding, bytes) => {
    const file = await check(bytes);
    const plain = await check(Buffer.from(faultyDraft));
    expect(file).toEqual({ ...plain, encoding });
    expect(plain.findings.length).toBeGreaterThan(2);
  });

  it('and in one that is named', async () => {
    const bytes = iconv.encode(faultyDraft, 'utf16le');
    const machineWithDraft = machine({ '工作要点.txt': bytes });
    expect((await machineWithDraft.run(['check'])).status).toBe(2);
    expect((await machineWithDraft.run(['check', '--encoding', 'utf-16le'])).status).toBe(1);
  });
});

describe('check --fix', () => {
  const text = '一、工作布署\r\n二、再布署。\n';
  const mended = '一、工作部署\r\n二、再部署。\n';
  const rules = [wordRule('布署', '部署')];
  const uri = joinUri(currentFolder, '工作要点.txt');

  it.each([
    ['utf-8', Buffer.from(text), Buffer.from(mended)],
    ['utf-8 with a byte order mark', Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${mended}`)],
    ['gb18030', iconv.encode(text, 'gb18030'), iconv.encode(mended, 'gb18030')],
    [
      'utf-16le with a byte order mark',
      iconv.encode(text, 'utf16le', { addBOM: true }),
      iconv.encode(mended, 'utf16le', { addBOM: true }),
    ],
    [
      'utf-16be with a byte order mark',
      iconv.encode(text, 'utf16be', { addBOM: true }),
      iconv.encode(mended, 'utf16be', { addBOM: true }),
    ],
    [
      'gb18030 with a byte order mark',
      iconv.encode(`\ufeff${text}`, 'gb18030'),
      iconv.encode(`\ufeff${mended}`, 'gb18030'),
    ],
  ])('keeps encoding, byte order mark and line ends: %s', async (_name, before, after) => {
    const { host, run } = machine({ '工作要点.txt': before });
    const { status, output } = await run(['check', '--fix', '--fail-on', 'info'], { equipment: { rules } });
    expect(Buffer.from(host.bytes(uri)!)).toEqual(Buffer.from(after));
    expect(output).toBe('1 个文件：没有发现问题，已自动修正 2 处\n');
    expect(status).toBe(0);
  });

  it('writes nothing where nothing is safe to mend', async () => {
    const { host, run } = machine({ '工作要点.txt': text });
    await run(['check', '--fix'], { equipment: { rules: [wordRule('布署', '部署', 'review')] } });
    expect(host.writes).toEqual([]);
  });

  it('leaves the file as it was where a character would be lost', async () => {
    const before = iconv.encode('一、布署', 'big5');
    const { host, run } = machine({ '工作要点.txt': before });
    const { status, errors, output } = await run(['check', '--fix', '--encoding', 'big5'], {
      equipment: { rules: [wordRule('布署', '𠮷𪚥')] },
    });
    expect(errors).toBe('工作要点.txt: 没有写回：修正后的文字中有 BIG5 编码里没有的字符\n');
    expect(status).toBe(2);
    expect(output).toContain('1 处警告');
    expect(host.writes).toEqual([]);
  });

  it('leaves the file as it was where its bytes could not be written back as they are', async () => {
    // 0x80 reads as € in GB18030 but is written as A2 E3.
    const before = Buffer.concat([iconv.encode('一、布署 ', 'gb18030'), Buffer.from([0x80])]);
    const { host, run } = machine({ '工作要点.txt': before });
    const { status, errors } = await run(['check', '--fix'], { equipment: { rules } });
    expect(errors).toBe('工作要点.txt: 没有写回：原文件的字节不能按 GB18030 原样写出\n');
    expect(status).toBe(2);
    expect(host.writes).toEqual([]);
  });

  it('names a file that cannot be written, and reports what it still holds', async () => {
    const { host, run } = machine({ '工作要点.txt': text });
    host.fail(uri, 'refused', 'writing');
    const { status, errors, output } = await run(['check', '--fix'], { equipment: { rules } });
    expect(errors).toBe('工作要点.txt: 没有权限\n');
    expect(output).toContain('2 处警告');
    expect(status).toBe(2);
    expect(host.text(uri)).toBe(text);
  });

  it('does not overwrite what somebody else wrote meanwhile', async () => {
    const { host, run } = machine({ '工作要点.txt': text });
    const meddling = {
      ...rules[0]!,
      *check(...given: Parameters<(typeof rules)[0]['check']>) {
        host.set(uri, '别人写的');
        yield* rules[0]!.check(...given);
      },
    };
    const { status, errors } = await run(['check', '--fix'], { equipment: { rules: [meddling] } });
    expect(errors).toBe('工作要点.txt: 没有写回：文件在检查时被改动\n');
    expect(status).toBe(2);
    expect(host.text(uri)).toBe('别人写的');
  });

  it('stops where fixes call for each other for ever', async () => {
    const { host, run } = machine({ '工作要点.txt': '一、甲' });
    const { status } = await run(['check', '--fix'], {
      equipment: { rules: [wordRule('甲', '乙'), wordRule('乙', '甲')] },
    });
    expect(status).toBe(0);
    expect(['一、甲', '一、乙']).toContain(host.text(uri));
  });
});
