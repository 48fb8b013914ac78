import { describe, expect, it } from 'vitest';
import { cleanDraft, faultyDraft } from '../support/drafts.ts';
import { currentFolder, machine } from '../support/terminal.ts';

const decisions = `${currentFolder}/.workpoints/decisions.json`;
const project = { '旧/工作要点.txt': faultyDraft, 'workpoints.json': '{}' };

describe('baseline', () => {
  it('holds back what is found now; check says how much, and shows what is new', async () => {
    const { host, run } = machine(project);
    const before = JSON.parse((await run(['check', '--format', 'json'])).output).files[0];
    expect(before.findings.length).toBeGreaterThan(1);
    const { status, output } = await run(['baseline', '--reason', '旧稿不改']);
    expect([status, output]).toEqual([0, `旧/工作要点.txt：记下 ${before.findings.length} 处\n`]);
    const kept = JSON.parse(host.text(decisions)!);
    expect(kept.suppressed).toHaveLength(before.findings.length);
    expect(kept.suppressed[0]).toMatchObject({ draft: '旧/工作要点.txt', reason: '旧稿不改' });
    expect(host.text(`${currentFolder}/旧/工作要点.txt`)).toBe(faultyDraft);

    const after = await run(['check', '--format', 'json']);
    expect(after).toMatchObject({ status: 0, errors: '' });
    expect(JSON.parse(after.output).files[0]).toMatchObject({ findings: [], suppressed: before.findings.length });
    expect((await run(['check'])).output).toContain(`没有发现问题，另有 ${before.findings.length} 处已按决定忽略`);

    host.set(
      `${currentFolder}/旧/工作要点.txt`,
      faultyDraft.replace('推进决策公开', '推进政务公开').replace('（一）', '（五）'),
    );
    const [changed] = JSON.parse((await run(['check', '--format', 'json'])).output).files;
    expect(changed.findings.length).toBeGreaterThan(0);
    expect(changed.suppressed).toBeGreaterThan(0);
  });

  it('holds back one rule in one draft, or in the whole workspace', async () => {
    const files = { ...project, '新/工作要点.txt': faultyDraft };
    const codes = async (run: ReturnType<typeof machine>['run']) =>
      JSON.parse((await run(['check', '--format', 'json', '--fail-on', 'never'])).output).files.map(
        (file: { path: string; findings: { code: string }[] }) =>
          `${file.path} ${file.findings.some(({ code }) => code === 'numbering/sequence')} ${file.findings.length > 0}`,
      );
    for (const [scope, expected] of [
      ['draft', ['新/工作要点.txt true true', '旧/工作要点.txt false true']],
      ['workspace', ['新/工作要点.txt false true', '旧/工作要点.txt false true']],
    ] as const) {
      const { host, run } = machine(files);
      const given = ['baseline', '旧', '--rule', 'numbering/sequence', '--scope', scope, '--reason', '按老办法编号'];
      expect(await run(given)).toMatchObject({ status: 0, output: '旧/工作要点.txt：记下规则 numbering/sequence\n' });
      expect(JSON.parse(host.text(decisions)!).suppressed).toEqual([
        {
          code: 'numbering/sequence',
          ...(scope === 'draft' ? { draft: '旧/工作要点.txt' } : {}),
          reason: '按老办法编号',
        },
      ]);
      expect([...(await codes(run))].sort()).toEqual(expected);
    }
  });

  it('of one rule alone, finding by finding; says what is asked for wrongly', async () => {
    const { host, run } = machine(project);
    await run(['baseline', '--rule', 'numbering/sequence']);
    const kept: { code: string; text?: string }[] = JSON.parse(host.text(decisions)!).suppressed;
    expect(kept.every(({ code, text }) => code === 'numbering/sequence' && text !== undefined)).toBe(true);
    expect(await run(['baseline', '--rule', 'no/such'])).toMatchObject({
      status: 2,
      errors: expect.stringContaining('没有“no/such”这条规则'),
    });
    expect(await run(['baseline', '--scope', 'draft'])).toMatchObject({
      status: 2,
      errors: expect.stringContaining('--scope draft 要用 --rule 写明忽略哪一条规则'),
    });
  });

  it('is done after one time', async () => {
    const { host, run } = machine(project);
    await run(['baseline']);
    const once = host.text(decisions);
    const { output } = await run(['baseline']);
    expect(output).toBe('没有要记下的问题\n');
    expect(host.text(decisions)).toBe(once);
    expect(once).toContain('旧稿中原有');
  });

  it('what is mended is said to be held back no longer, and fails nothing', async () => {
    const { host, run } = machine(project);
    await run(['baseline']);
    host.set(`${currentFolder}/旧/工作要点.txt`, cleanDraft);
    const { status, errors } = await run(['check', '--fail-on', 'never']);
    expect(status).toBe(0);
    expect(errors).toMatch(/^\.workpoints\/decisions\.json: 这一条忽略已经不起作用/m);
    host.set(
      `${currentFolder}/workpoints.json`,
      '{ "rules": { "numbering/sequence": "off", "responsibility/missing": "off" } }',
    );
    expect((await run(['check'])).errors).not.toContain('“numbering/sequence”');
  });

  it('a held back finding is not mended either', async () => {
    const text = cleanDraft.replace('（一）', '（一）、');
    const { host, run } = machine({ '工作要点.txt': text, 'workpoints.json': '{}' });
    await run(['baseline']);
    await run(['check', '--fix']);
    expect(host.text(`${currentFolder}/工作要点.txt`)).toBe(text);
  });

  it('says where there is no place to keep anything, and takes no standard input', async () => {
    const alone = machine({ '工作要点.txt': faultyDraft });
    const { status, errors } = await alone.run(['baseline']);
    expect(status).toBe(2);
    expect(errors).toContain('没有记下');
    expect((await alone.run(['baseline', '-'], { input: faultyDraft })).status).toBe(2);
  });
});
