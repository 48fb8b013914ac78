import { describe, expect, it } from 'vitest';
import { createFiles, type FileError, type FileFailure, largestFile } from '../../client/src/files.ts';
import { fakeEditor } from './editor.ts';

const text = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');
const base64 = (content: string) => Buffer.from(content, 'utf8').toString('base64');

async function failureOf(work: Promise<unknown>): Promise<FileFailure | 'none'> {
  return work.then(
    () => 'none',
    (error: FileError) => error.failure,
  );
}

describe('reading', () => {
  it('gives the bytes of a file in a workspace folder', async () => {
    const files = createFiles(fakeEditor({ '/ws/要点.txt': '一、总体要求' }));
    expect(text((await files.readFile('file:///ws/%E8%A6%81%E7%82%B9.txt')).base64)).toBe('一、总体要求');
  });

  it('gives every byte as it is', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
    const files = createFiles(fakeEditor({ '/ws/a': bytes }));
    expect(Buffer.from((await files.readFile('file:///ws/a')).base64, 'base64').equals(bytes)).toBe(true);
  });

  it.each([
    ['a file beside the workspace folder', 'file:///other/a.txt'],
    ['a folder whose name only begins like the workspace folder', 'file:///ws2/a.txt'],
    ['a path that climbs out', 'file:///ws/../other/a.txt'],
    ['a path that climbs out in disguise', 'file:///ws/%2E%2E/other/a.txt'],
    ['a path that climbs out with the separators of Windows', 'file:///ws/..%5C..%5Cother/a.txt'],
    ['a path with a NUL', 'file:///ws/a.txt%00.md'],
    ['another scheme', 'http://example.org/ws/a.txt'],
    ['what is no URI', 'ws/a.txt'],
  ])('refuses %s, and asks the file system nothing', async (_, uri) => {
    const editor = fakeEditor({ '/ws/a.txt': 'a', '/other/a.txt': 'secret', '/ws2/a.txt': 'secret' });
    const files = createFiles(editor);
    expect(await failureOf(files.readFile(uri))).toBe('refused');
    expect(await failureOf(files.writeFile(uri, base64('x')))).toBe('refused');
    expect(await failureOf(files.exists(uri))).toBe('refused');
    expect(await failureOf(files.findFiles(uri, ['**/*.txt']))).toBe('refused');
    expect(editor.calls).toEqual([]);
  });

  it('refuses everything in a window without a folder', async () => {
    const files = createFiles(fakeEditor({ '/ws/a.txt': 'a' }, []));
    expect(await failureOf(files.readFile('file:///ws/a.txt'))).toBe('refused');
  });

  it.each([
    ['a link to a file', { '/ws/a.txt': { link: 'file' } }, 'file:///ws/a.txt'],
    [
      'a file behind a link to a folder',
      { '/ws/to': { link: 'folder' }, '/ws/to/a.txt': 'secret' },
      'file:///ws/to/a.txt',
    ],
  ] as const)('refuses %s', async (_, entries, uri) => {
    const editor = fakeEditor(entries);
    const files = createFiles(editor);
    expect(await failureOf(files.readFile(uri))).toBe('refused');
    expect(await failureOf(files.writeFile(uri, base64('x')))).toBe('refused');
    expect(await failureOf(files.exists(uri))).toBe('refused');
    expect(editor.calls.filter((call) => /^(readFile|writeFile|rename)/.test(call))).toEqual([]);
  });

  it('refuses a way through a link whatever is behind it, and whichever answer comes first', async () => {
    const editor = fakeEditor({ '/ws/to': { link: 'folder' } });
    editor.delay('stat /ws/to');
    const files = createFiles(editor);
    expect(await failureOf(files.exists('file:///ws/to/none'))).toBe('refused');
    expect(await failureOf(files.readFile('file:///ws/to/none'))).toBe('refused');
    expect(await failureOf(files.findFiles('file:///ws/to/none', ['*']))).toBe('refused');
    expect(await failureOf(files.writeFile('file:///ws/to/none', base64('x')))).toBe('refused');
  });

  it('goes no way of which it cannot see whether it is a link', async () => {
    const editor = fakeEditor({ '/ws/locked/a.txt': 'a' });
    editor.failWith('stat /ws/locked', 'NoPermissions');
    const files = createFiles(editor);
    expect(await failureOf(files.readFile('file:///ws/locked/a.txt'))).toBe('refused');
    expect(await failureOf(files.writeFile('file:///ws/locked/b.txt', base64('x')))).toBe('refused');
    expect(editor.calls.filter((call) => !call.startsWith('stat'))).toEqual([]);
  });

  it('refuses a folder that is in no window, and one that an editor cannot place', async () => {
    const editor = fakeEditor({ '/ws/a.txt': 'a' });
    expect(await failureOf(createFiles(editor).findFiles('file:///left', ['*']))).toBe('refused');
    expect(await failureOf(createFiles(editor).exists('file:///left'))).toBe('refused');
    const lost = createFiles({
      ...editor,
      folderOf: () => {
        throw new Error('the window is closing');
      },
    });
    for (const work of [
      lost.readFile('file:///ws/a.txt'),
      lost.writeFile('file:///ws/a.txt', base64('x')),
      lost.findFiles('file:///ws', ['*']),
      lost.exists('file:///ws/a.txt'),
    ])
      expect(await failureOf(work)).toBe('failed');
  });

  it('reads in a workspace folder that is itself a link: the user opened it', async () => {
    const files = createFiles(fakeEditor({ '/ws': { link: 'folder' }, '/ws/a.txt': 'a' }));
    expect(text((await files.readFile('file:///ws/a.txt')).base64)).toBe('a');
  });

  it('reads in every folder of the workspace, at the root of a file system, and in virtual ones', async () => {
    const several = createFiles(fakeEditor({ '/ws/a': '1', '/library/b': '2' }, ['/ws', '/library']));
    expect(text((await several.readFile('file:///library/b')).base64)).toBe('2');
    const atRoot = createFiles(fakeEditor({ '/a': '3' }, ['/'], 'vscode-vfs'));
    expect(text((await atRoot.readFile('vscode-vfs:///a')).base64)).toBe('3');
    expect(await atRoot.findFiles('vscode-vfs:///', ['*'])).toEqual(['vscode-vfs:///a']);
  });

  it('says why it cannot', async () => {
    const editor = fakeEditor({ '/ws/large': new Uint8Array(largestFile + 1), '/ws/folder/a': 'a', '/ws/locked': 'a' });
    editor.failWith('readFile /ws/locked', 'NoPermissions');
    const files = createFiles(editor);
    expect(await failureOf(files.readFile('file:///ws/none'))).toBe('not-found');
    expect(await failureOf(files.readFile('file:///ws/folder'))).toBe('is-a-folder');
    expect(await failureOf(files.readFile('file:///ws/large'))).toBe('too-large');
    expect(await failureOf(files.readFile('file:///ws/locked'))).toBe('refused');
    expect(editor.calls).not.toContain('readFile /ws/large');
    editor.failWith('stat', 'Unavailable');
    expect(await failureOf(files.readFile('file:///ws/locked'))).toBe('failed');
  });
});

/** What file systems throw besides the codes of vscode.FileSystemError. */
const thrown: readonly (readonly [string, Error, FileFailure])[] = [
  ['ENOENT of the operating system', Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' }), 'not-found'],
  ['ENOTDIR of the operating system', Object.assign(new Error('ENOTDIR'), { code: 'ENOTDIR' }), 'not-found'],
  [
    'EntryNotFound with its class behind it',
    Object.assign(new Error('gone'), { name: 'EntryNotFound (FileSystemError)' }),
    'not-found',
  ],
  ['EISDIR of the operating system', Object.assign(new Error('EISDIR'), { code: 'EISDIR' }), 'is-a-folder'],
  ['EACCES of the operating system', Object.assign(new Error('EACCES'), { code: 'EACCES' }), 'refused'],
  ['EntryTooLarge', Object.assign(new Error('large'), { code: 'EntryTooLarge' }), 'too-large'],
  ['a word that every object has', Object.assign(new Error('x'), { code: 'constructor' }), 'failed'],
  ['an error without a code', new Error('connection lost'), 'failed'],
];

describe('failures of file systems', () => {
  it.each(thrown)('%s has its kind', async (_, error, failure) => {
    const editor = fakeEditor({ '/ws/a': 'a' });
    editor.failWith('readFile', error);
    const files = createFiles(editor);
    expect(await failureOf(files.readFile('file:///ws/a'))).toBe(failure);
    editor.failWith('readDirectory', error);
    expect(await failureOf(files.findFiles('file:///ws', ['*']))).toBe(failure);
    editor.failWith('stat', error);
    const asked = await files.exists('file:///ws/a').catch((problem: FileError) => problem.failure);
    expect(asked).toBe(failure === 'not-found' ? null : failure);
  });

  it('a size that is not told beforehand is looked at afterwards', async () => {
    const editor = fakeEditor({ '/ws/large': new Uint8Array(largestFile + 1) });
    const stat = async () => ({ type: 1, size: 0, ctime: 0, mtime: 0 });
    const files = createFiles({ ...editor, fileSystem: { ...editor.fileSystem, stat } });
    expect(await failureOf(files.readFile('file:///ws/large'))).toBe('too-large');
  });
});

describe('writing', () => {
  it('puts the new file in the place of the old one only when it is whole', async () => {
    const editor = fakeEditor({ '/ws/.workpoints/decisions.json': 'old' });
    await createFiles(editor).writeFile('file:///ws/.workpoints/decisions.json', base64('新'));
    expect(editor.calls.filter((call) => !call.startsWith('stat'))).toEqual([
      'writeFile /ws/.workpoints/decisions.json.x.partial',
      'rename /ws/.workpoints/decisions.json.x.partial /ws/.workpoints/decisions.json',
    ]);
    expect(Buffer.from(editor.entries.get('/ws/.workpoints/decisions.json') as Uint8Array).toString()).toBe('新');
  });

  it.each(['writeFile', 'rename'])('keeps the old file and leaves nothing behind when %s fails', async (call) => {
    const editor = fakeEditor({ '/ws/a': 'old' });
    editor.failWith(call, 'Unavailable');
    expect(await failureOf(createFiles(editor).writeFile('file:///ws/a', base64('new')))).toBe('failed');
    expect([...editor.entries]).toEqual([
      ['/ws/a', 'old'],
      ['/ws', 'folder'],
    ]);
  });

  it('writes no workspace folder and no bytes that are no base64', async () => {
    const files = createFiles(fakeEditor({}));
    expect(await failureOf(files.writeFile('file:///ws', base64('x')))).toBe('is-a-folder');
    expect(await failureOf(files.writeFile('file:///ws/a', '一'))).toBe('failed');
  });

  it('puts no file in the place of a folder', async () => {
    const editor = fakeEditor({ '/ws/organs.json/草稿.txt': 'a' });
    expect(await failureOf(createFiles(editor).writeFile('file:///ws/organs.json', base64('x')))).toBe('is-a-folder');
    expect(editor.calls.filter((call) => !call.startsWith('stat'))).toEqual([]);
  });
});

describe('existing', () => {
  it('tells files, folders and nothing apart', async () => {
    const files = createFiles(fakeEditor({ '/ws/folder/a.txt': 'a' }));
    expect(await files.exists('file:///ws/folder/a.txt')).toBe('file');
    expect(await files.exists('file:///ws/folder')).toBe('folder');
    expect(await files.exists('file:///ws/none')).toBe(null);
  });
});

describe('finding', () => {
  const tree = {
    '/ws/北京市工作要点.txt': '',
    '/ws/上级/国务院.txt': '',
    '/ws/上级/省/浙江.md': '',
    '/ws/上级/省/浙江.docx': '',
    '/ws/.git/notes.txt': '',
    '/ws/.hidden.txt': '',
    '/ws/node_modules/x/readme.txt': '',
    '/ws/out': { link: 'folder' },
    '/ws/out/elsewhere.txt': '',
    '/ws/link.txt': { link: 'file' },
    '/other/secret.txt': '',
  } as const;
  const found = async (...patterns: string[]) =>
    (await createFiles(fakeEditor(tree)).findFiles('file:///ws', patterns)).map((uri) =>
      decodeURIComponent(uri).slice(11),
    );

  it.each([
    ['one file by name', ['上级/国务院.txt'], ['上级/国务院.txt']],
    ['the files of one folder', ['上级/*.txt'], ['上级/国务院.txt']],
    ['the files below a folder', ['上级/**'], ['上级/国务院.txt', '上级/省/浙江.docx', '上级/省/浙江.md']],
    ['either of two endings', ['**/*.{txt,md}'], ['上级/国务院.txt', '上级/省/浙江.md', '北京市工作要点.txt']],
    ['a file that two patterns name, once', ['*.txt', '北京*'], ['北京市工作要点.txt']],
    ['nothing for a name with a dot in front, unless it is said', ['.hidden.*'], ['.hidden.txt']],
    ['nothing for no pattern', [], []],
  ])('%s', async (_, patterns, expected) => {
    expect(await found(...patterns)).toEqual(expected);
  });

  it('starts from the folder that is named', async () => {
    const uris = await createFiles(fakeEditor(tree)).findFiles('file:///ws/上级', ['省/*.md']);
    expect(uris.map(decodeURIComponent)).toEqual(['file:///ws/上级/省/浙江.md']);
  });

  it('looks only into folders where a match can be', async () => {
    const editor = fakeEditor(tree);
    await createFiles(editor).findFiles('file:///ws', ['上级/*.txt']);
    expect(editor.calls.filter((call) => call.startsWith('readDirectory'))).toEqual([
      'readDirectory /ws',
      'readDirectory /ws/上级',
    ]);
  });

  it('goes on past a folder that cannot be listed', async () => {
    const editor = fakeEditor(tree);
    editor.failWith('readDirectory /ws/上级/省', 'NoPermissions');
    const uris = await createFiles(editor).findFiles('file:///ws', ['上级/**']);
    expect(uris.map(decodeURIComponent)).toEqual(['file:///ws/上级/国务院.txt']);
  });

  it.each([
    ['a folder that is not there', 'file:///ws/none', ['*'], 'not-found'],
    ['a linked folder', 'file:///ws/out', ['*'], 'refused'],
    ['a pattern that climbs out', 'file:///ws', ['../other/*.txt'], 'refused'],
    ['a pattern that climbs out of a choice', 'file:///ws', ['{上级,..}/*.txt'], 'refused'],
    ['a pattern from the root', 'file:///ws', ['/other/*.txt'], 'refused'],
    ['a pattern with the separators of Windows', 'file:///ws', ['..\\other\\*.txt'], 'refused'],
    ['a pattern with too many choices', 'file:///ws', ['{a,b}'.repeat(20)], 'too-large'],
  ])('refuses %s', async (_, folder, patterns, failure) => {
    expect(await failureOf(createFiles(fakeEditor(tree)).findFiles(folder, patterns))).toBe(failure);
  });
});
