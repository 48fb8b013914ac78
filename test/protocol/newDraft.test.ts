import { afterEach, expect, test } from 'vitest';
import type { NewDraftJson, SourcesJson } from '../../server/src/lsp/protocol.ts';
import { startClient, type TestClient } from '../support/client.ts';
import { draft, draftUri, files, parentUri } from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

test('a new draft is made from what the workspace has, and is linked before it is saved', async () => {
  client = await startClient({ files, locale: 'zh-CN' });
  const sources = await client.request<SourcesJson>('workpoints/sources', {});
  expect(sources.year).toBeGreaterThan(2024);
  expect(sources.drafts.map(({ uri, year, script }) => [decodeURI(uri), year, script])).toEqual([
    [draftUri, 2019, 'hans'],
  ]);
  expect(sources.directives.map(({ uri, number, script }) => [decodeURI(uri), number, script])).toEqual([
    [parentUri, '國辦發〔2019〕14號', 'hant'],
  ]);

  const next = await client.request<NewDraftJson>('workpoints/newDraft', {
    from: 'lastYear',
    uri: draftUri,
    year: 2020,
  });
  expect(next.text).toBe(draft.replace('本市2019年', '本市2020年'));
  expect(next.places.map(({ start, end, message }) => `${next.text.slice(start, end)} ${message}`)[0]).toBe(
    '2020 年份已由 2019 改为 2020，请核对。',
  );

  const from = { from: 'directive', uri: parentUri, issuer: '临江市', year: 2019, script: 'hans' };
  const child = await client.request<NewDraftJson>('workpoints/newDraft', from);
  const unsaved = client.open('untitled:Untitled-1', child.text);
  await unsaved.diagnostics();
  const { links, unlinked } = await client.request<{ links: { clause: string }[]; unlinked: string[] }>(
    'workpoints/trace',
    { uri: unsaved.uri },
  );
  expect([links.map(({ clause }) => clause), unlinked]).toEqual([['1.1', '1.2'], []]);

  const nothing = { from: 'nothing', issuer: '临江市', subject: '政务公开', year: 2026, script: 'hans' };
  expect((await client.request<NewDraftJson>('workpoints/newDraft', nothing)).text).toMatch(
    /^临江市2026年政务公开工作要点\n/,
  );
  expect(await client.request('workpoints/newDraft', { ...from, uri: 'file:///ws/none.txt' })).toBeNull();
});
