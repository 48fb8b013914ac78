import { describe, expect, test } from 'vitest';
import { readCard } from '../../server/src/model/card.ts';
import { createCardCache } from '../../server/src/workspace/cardCache.ts';
import { HostError } from '../../server/src/workspace/host.ts';
import { seeds } from '../support/documents.ts';
import { memoryHost } from '../support/memory-host.ts';

const folder = 'file:///cache/work-points';
const file = `${folder}/library.json`;
const place = (version = '1.0.0') => ({ folder, version });
const texts = Array.from(
  { length: 250 },
  (_, at) => `某市2020年第${at}项工作要点\n\n一、推进公开。按照《方案》办理。\n`,
);

function opened(host: ReturnType<typeof memoryHost>, version?: string) {
  return createCardCache(host, () => place(version));
}

async function filled(): Promise<ReturnType<typeof memoryHost>> {
  const host = memoryHost({});
  const cache = opened(host);
  await cache.load();
  for (const text of texts) cache.of(text);
  await cache.save();
  return host;
}

/** Puts a mark on the kept card of a text, to tell a kept card from one that was read anew. */
async function marked(host: ReturnType<typeof memoryHost>): Promise<void> {
  const content = new TextDecoder().decode(await host.read(file));
  await host.write(file, new TextEncoder().encode(content.replaceAll('某市', '另一市')));
}

describe('cards of a large library', () => {
  test('survive a restart', async () => {
    const host = await filled();
    await marked(host);
    const cache = opened(host);
    await cache.load();
    expect(cache.of(texts[7]!).title).toBe('另一市2020年第7项工作要点');
  });

  test('go by content: a text that changed is read', async () => {
    const host = await filled();
    await marked(host);
    const cache = opened(host);
    await cache.load();
    const edited = texts[7]!.replace('推进', '全面推进');
    expect(cache.of(edited)).toEqual(readCard(edited));
  });

  test('of another version of the product are read again', async () => {
    const host = await filled();
    await marked(host);
    const cache = opened(host, '1.0.1');
    await cache.load();
    expect(cache.of(texts[7]!)).toEqual(readCard(texts[7]!));
  });

  test.each([
    ['no JSON', '{"format":1,"version":"1.0.0","cards":[["a"'],
    ['something else', '[]'],
    ['a card without a title', '{"format":1,"version":"1.0.0","cards":[["a",{"cited":[]}]]}'],
    ['a number for a name', '{"format":1,"version":"1.0.0","cards":[["a",7]]}'],
    ['nothing', ''],
  ])('a file that holds %s is ignored', async (_, content) => {
    const host = memoryHost({ [file]: content });
    const cache = opened(host);
    await cache.load();
    for (const { text } of seeds) expect(cache.of(text)).toEqual(readCard(text));
  });

  test('a folder that cannot be read or written is no trouble', async () => {
    const refuse = (uri: string) => Promise.reject(new HostError('refused', uri));
    const cache = opened({ ...memoryHost({}), read: refuse, write: refuse });
    await cache.load();
    for (const text of texts) expect(cache.of(text)).toEqual(readCard(text));
    await cache.save();
  });

  test('of a small library are not worth a file', async () => {
    const host = memoryHost({});
    const cache = opened(host);
    await cache.load();
    for (const text of texts.slice(0, 20)) cache.of(text);
    await cache.save();
    expect(await host.exists(file)).toBe(null);
  });
});
