import { describe, expect, test, vi } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { createCardCache } from '../../server/src/workspace/cardCache.ts';
import { createDocuments } from '../../server/src/workspace/documents.ts';
import { memoryHost } from '../support/memory-host.ts';

vi.mock('../../server/src/model/build.ts', async (original) => {
  const real = await original<{ buildDraft: typeof buildDraft }>();
  return { ...real, buildDraft: vi.fn(real.buildDraft) };
});

const bound = 2_000_000;
const length = 400_000;
/** Texts that together are as long as the bound, each one paragraph, which is read at once. */
const uris = Array.from({ length: bound / length }, (_, at) => `file:///w/${at}.txt`);

function textOf(at: number): string {
  return `第${at}市工作要点\n\n${'公开'.repeat(length / 2)}`.slice(0, length);
}

async function opened() {
  const more = 'file:///w/more.txt';
  const files = Object.fromEntries([...uris, more].map((uri, at) => [uri, textOf(at)]));
  const host = memoryHost(files);
  const documents = createDocuments(
    host,
    () => null,
    createCardCache(host, () => null),
  );
  /** How many drafts are built when these are asked for. */
  const built = async (...asked: readonly string[]): Promise<number> => {
    vi.mocked(buildDraft).mockClear();
    for (const uri of asked) expect((await documents.get(uri)).draft.text).toHaveLength(length);
    return vi.mocked(buildDraft).mock.calls.length;
  };
  return { documents, built, more };
}

describe('drafts of files that no editor holds', () => {
  test('are kept up to two million characters, those asked for last', async () => {
    const { built, more } = await opened();
    expect(await built(...uris)).toBe(uris.length);
    expect(await built(...uris)).toBe(0);
    expect(await built(uris[0]!, more)).toBe(1);
    expect(await built(uris[0]!, more)).toBe(0);
    // The one that nobody asked for longest had to go.
    expect(await built(uris[1]!)).toBe(1);
  });

  test('never push out one that an editor holds', async () => {
    const { documents, built, more } = await opened();
    documents.update(uris[0]!, textOf(0));
    expect(await built(uris[0]!)).toBe(1);
    expect(await built(...uris.slice(1), more)).toBe(uris.length);
    expect(await built(uris[0]!)).toBe(0);
  });
});
