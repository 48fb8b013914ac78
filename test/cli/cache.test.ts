import { describe, expect, it, vi } from 'vitest';
import { cleanDraft } from '../support/drafts.ts';
import { currentFolder, machine } from '../support/terminal.ts';

const file = `${currentFolder}/${encodeURIComponent('缓存')}/library.json`;

function withLibrary(size: number) {
  const files: Record<string, string> = { '工作要点.txt': cleanDraft, 'workpoints.json': '{ "directives": ["上位"] }' };
  for (let at = 0; at < size; at++) files[`上位/${at}.txt`] = `某市2019年第${at}项工作要点\n\n一、推进公开。\n`;
  return machine(files);
}

describe('what was read of a library', () => {
  it('is kept in the folder of --cache and nowhere else, whatever the findings', async () => {
    const { host, run } = withLibrary(250);
    const first = await run(['check', '工作要点.txt', '--cache', '缓存']);
    await vi.waitFor(() => expect(host.text(file)).toContain('第249项'));
    expect(host.writes).toEqual([file]);
    expect(await run(['check', '工作要点.txt', '--cache', '缓存'])).toEqual(first);
  });

  it('that is broken changes nothing', async () => {
    const { host, run } = withLibrary(250);
    const first = await run(['check', '工作要点.txt']);
    host.set(file, '{"format":1,');
    expect(await run(['check', '工作要点.txt', '--cache', '缓存'])).toEqual(first);
  });

  it('is not kept without a folder, nor of a small library', async () => {
    const [large, small] = [withLibrary(250), withLibrary(20)];
    await large.run(['check', '工作要点.txt']);
    await small.run(['check', '工作要点.txt', '--cache', '缓存']);
    expect([...large.host.writes, ...small.host.writes]).toEqual([]);
  });
});
