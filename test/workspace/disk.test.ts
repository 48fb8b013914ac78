import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskHost } from '../../server/src/entry/disk.ts';
import { HostError, type HostFailure } from '../../server/src/workspace/host.ts';
import { canonicalUri, joinUri, relativePath } from '../../server/src/workspace/uri.ts';

let folder: string;
let root: string;
const host = createDiskHost();

async function failure(doing: Promise<unknown>): Promise<HostFailure | null> {
  try {
    await doing;
    return null;
  } catch (error) {
    if (error instanceof HostError) return error.failure;
    throw error;
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workpoints-'));
  root = canonicalUri(pathToFileURL(folder).href);
  await mkdir(join(folder, '上位文件/深'), { recursive: true });
  await mkdir(join(folder, 'node_modules/x'), { recursive: true });
  await mkdir(join(folder, '.git'));
  await writeFile(join(folder, '上位文件/a(1)[2].txt'), '甲');
  await writeFile(join(folder, '上位文件/深/b.md'), '乙');
  await writeFile(join(folder, 'node_modules/x/c.txt'), '丙');
  await writeFile(join(folder, '.git/d.txt'), '丁');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the host over the disk', () => {
  it('finds files by pattern, sorted by URI, without node_modules and dot folders', async () => {
    const found = await host.find(root, ['**/*.{txt,md}']);
    expect(found.map((uri) => relativePath(root, uri))).toEqual(['上位文件/深/b.md', '上位文件/a(1)[2].txt']);
  });

  it('takes brackets in a pattern for what they are', async () => {
    expect(await host.find(root, ['上位文件/a(1)[2].*'])).toHaveLength(1);
    expect(await host.find(root, ['上位文件/[a]*'])).toHaveLength(0);
  });

  it('walks only as deep as a pattern reaches, and never upwards', async () => {
    await mkdir(join(folder, '深/一/二'), { recursive: true });
    await writeFile(join(folder, '深/一/丙.txt'), '丙');
    await writeFile(join(folder, '深/一/二/丁.txt'), '丁');
    expect(await host.find(root, ['深/*/*.txt'])).toEqual([joinUri(root, '深/一/丙.txt')]);
    expect(await host.find(root, ['深/一/丙.txt'])).toEqual([joinUri(root, '深/一/丙.txt')]);
    expect(await host.find(joinUri(root, '深'), ['../上位文件/*', '../**'])).toEqual([]);
    expect(await host.find(root, ['没有/*.txt'])).toEqual([]);
  });

  it('takes a link to a file of the same folder', async () => {
    await symlink(join(folder, '上位文件/深/b.md'), join(folder, 'link.md'));
    expect(await host.find(root, ['*.md'])).toEqual([joinUri(root, 'link.md')]);
  });

  it('does not follow links out of the folder, nor round in circles', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'workpoints-outside-'));
    await writeFile(join(outside, 'secret.txt'), '密');
    await symlink(outside, join(folder, 'way-out'));
    await symlink(join(outside, 'secret.txt'), join(folder, 'secret.txt'));
    await symlink(folder, join(folder, 'circle'));
    const found = await host.find(root, ['**/*.txt']);
    expect(found.map((uri) => relativePath(root, uri))).toEqual(['上位文件/a(1)[2].txt']);
    await rm(outside, { recursive: true });
  });

  it('says what is wrong', async () => {
    expect(await failure(host.read(joinUri(root, 'none.txt')))).toBe('not-found');
    expect(await failure(host.read(joinUri(root, '上位文件')))).toBe('is-a-folder');
    expect(await failure(host.find(joinUri(root, 'none'), ['*']))).toBe('not-found');
    expect(await failure(host.read('vscode-vfs://github/a.txt'))).toBe('not-found');
  });

  it('says what is there', async () => {
    expect(await host.exists(joinUri(root, '上位文件'))).toBe('folder');
    expect(await host.exists(joinUri(root, '上位文件/深/b.md'))).toBe('file');
    expect(await host.exists(joinUri(root, 'none'))).toBeNull();
  });

  it('replaces a file whole, keeping its permissions and leaving nothing beside it', async () => {
    const path = join(folder, '上位文件/深/b.md');
    await chmod(path, 0o640);
    await host.write(joinUri(root, '上位文件/深/b.md'), new TextEncoder().encode('新'));
    expect(await readFile(path, 'utf-8')).toBe('新');
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readdir(join(folder, '上位文件/深'))).toEqual(['b.md']);
  });

  it('makes the folder of a file that it writes', async () => {
    await host.write(joinUri(root, '.workpoints/decisions.json'), new TextEncoder().encode('{}'));
    expect(await readFile(join(folder, '.workpoints/decisions.json'), 'utf8')).toBe('{}');
    expect(await readdir(join(folder, '.workpoints'))).toEqual(['decisions.json']);
  });

  it('writes through a link to the file behind it', async () => {
    await symlink(join(folder, '上位文件/深/b.md'), join(folder, 'link.md'));
    await host.write(joinUri(root, 'link.md'), new TextEncoder().encode('新'));
    expect(await readFile(join(folder, '上位文件/深/b.md'), 'utf-8')).toBe('新');
  });

  it('reads nothing of 200 megabytes, and says that it is too large', async () => {
    const file = await open(join(folder, '大.txt'), 'w');
    await file.truncate(200 * 1024 * 1024);
    await file.close();
    expect(await failure(host.read(joinUri(root, '大.txt')))).toBe('too-large');
  });

  it('on a full disk fails, keeps the old file whole and leaves nothing beside it', async () => {
    await writeFile(join(folder, '决定.json'), '{ "version": 1 }');
    // No file may grow beyond 8 blocks of 512 bytes: to the program that is a disk without room.
    const writing = `
      import { createDiskHost } from ${JSON.stringify(new URL('../../server/src/entry/disk.ts', import.meta.url).href)};
      const failure = await createDiskHost()
        .write(${JSON.stringify(joinUri(root, '决定.json'))}, new Uint8Array(1_000_000))
        .then(() => 'written', (error) => error.failure);
      process.stdout.write(failure);`;
    const program = join(folder, 'writing.mts');
    await writeFile(program, writing);
    const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));
    const { stdout } = spawnSync(
      'bash',
      ['-c', 'trap \'\' XFSZ; ulimit -f 8; exec "$0" "$1" "$2"', process.execPath, tsx, program],
      {
        encoding: 'utf8',
        env: { ...process.env, TSX_DISABLE_CACHE: '1' },
      },
    );
    expect(stdout).toBe('failed');
    await rm(program);
    expect(await readFile(join(folder, '决定.json'), 'utf8')).toBe('{ "version": 1 }');
    expect((await readdir(folder)).sort()).toEqual(['.git', 'node_modules', '上位文件', '决定.json'].sort());
  });
});
