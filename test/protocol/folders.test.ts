import { afterEach, expect, test } from 'vitest';
import { HostError } from '../../server/src/workspace/host.ts';
import { startClient, type TestClient } from '../support/client.ts';
import { draft, draftUri, files, onlyFinding, parent, workspace } from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

const other = 'file:///other';
const otherUri = `${other}/另市2019年政务公开工作要点.txt`;

test('each folder of a workspace has its own project file, one that joins later, too', async () => {
  const inOther = {
    [otherUri]: draft.replace('（三）', '（四）'),
    [`${other}/上级/国办2019.txt`]: parent,
    [`${other}/workpoints.json`]: '{ "directives": ["上级"], "rules": { "directive/unlinked": "off" } }',
  };
  client = await startClient({ files: { ...files, ...inOther }, locale: 'zh-CN' });
  const first = client.open(draftUri);
  expect((await first.diagnostics()).map(({ code, range }) => `${code} ${first.textAt(range)}`)).toEqual([onlyFinding]);

  const unsaved = client.open('untitled:Untitled-1', draft);
  const parents = async (uri: string) =>
    (await client.request<{ parents: { path: string }[] }>('workpoints/trace', { uri })).parents.map(({ path }) =>
      decodeURI(path),
    );
  expect(await parents(unsaved.uri)).toEqual([`${workspace}/上位/国办2019.txt`]);

  const event = { added: [{ uri: other, name: 'other' }], removed: [] };
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  const second = client.open(otherUri, inOther[otherUri]);
  expect((await second.diagnostics()).map(({ code }) => code)).toEqual(['numbering/sequence']);
  expect(await parents(otherUri)).toEqual([`${other}/上级/国办2019.txt`]);
  expect(await parents(draftUri)).toEqual([`${workspace}/上位/国办2019.txt`]);
  // With two folders nobody can say to which of them an unsaved draft belongs.
  expect(await parents(unsaved.uri)).toEqual([]);
});

test('a draft that lies in no folder of the workspace is checked, and nothing is said of files beside it that may not be read', async () => {
  const loose = 'file:///desk/2019年政务公开工作要点.txt';
  const refused = (uri: string) => Promise.reject(new HostError('refused', uri));
  const isInside = (uri: string) => uri.startsWith(`${workspace}/`);
  client = await startClient({
    files,
    readsFiles: true,
    host: (disk) => ({
      read: (uri) => (isInside(uri) ? disk.read(uri) : refused(uri)),
      write: (uri, bytes) => (isInside(uri) ? disk.write(uri, bytes) : refused(uri)),
      find: (folder, patterns) => (isInside(`${folder}/`) ? disk.find(folder, patterns) : refused(folder)),
      exists: (uri) => (isInside(uri) ? disk.exists(uri) : refused(uri)),
    }),
  });
  const document = client.open(loose, draft.replace('（三）', '（四）'));
  expect((await document.diagnostics()).map(({ code }) => code)).toContain('numbering/sequence');
  document.replace('（四）', '（三）');
  expect((await document.diagnostics()).map(({ code }) => code)).not.toContain('numbering/sequence');
  expect(client.statuses.flatMap(({ problems }) => problems)).toEqual([]);
  expect(client.logged).toEqual([]);
});
