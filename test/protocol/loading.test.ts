import { afterEach, expect, test } from 'vitest';
import type { Host } from '../../server/src/workspace/host.ts';
import { startClient, type TestClient } from '../support/client.ts';
import { draft, draftUri, files, parent, workspace } from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

test('a library that takes long is said to load, and need not be waited for', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`${workspace}/上位/${index}.txt`, parent] as const),
  );
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  client = await startClient({
    files: { ...files, ...many },
    locale: 'zh-CN',
    readsFiles: true,
    host: (memory): Host => ({
      ...memory,
      read: async (uri) => {
        if (decodeURI(uri).includes('/上位/')) await held;
        return memory.read(uri);
      },
    }),
  });
  const document = client.open(draftUri, draft.replace('（三）', '（四）'));
  await client.until(() => client.statuses.some(({ state }) => state === 'loading'), 'the library being read');
  await client.connection.sendNotification('workpoints/stopLoading');
  release();
  expect((await document.diagnostics()).map(({ code }) => code)).toContain('numbering/sequence');
  await client.until(() => client.statuses.at(-1)!.state === 'ready', 'the end of the reading');
  const { directives, problems, organs } = client.statuses.at(-1)!;
  expect(directives).toBeLessThan(61);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/没有读完上位文件：还有 \d+ 份没有读/),
  ]);
  expect(organs).toBeNull();
});
