import { afterEach, describe, expect, test } from 'vitest';
import type { Location, LocationLink, TypeHierarchyItem } from 'vscode-languageserver-protocol';
import { startClient, type TestClient, type TestDocument } from '../support/client.ts';
import { city, cityUri, provinceUri, stateUri, threeLevels } from '../support/three-levels.ts';

let client: TestClient;
afterEach(() => client?.close());

async function start(uri: string): Promise<TestDocument> {
  client = await startClient({ files: threeLevels, locale: 'zh-CN' });
  return client.open(uri);
}

const spelt = (uri: string) => decodeURIComponent(uri);
const fileOf = (uri: string) => spelt(uri).split('/').at(-1)!;
const inCity = '杭州市2019年政务公开工作要点.txt';
const decisions = '推进重要决策公开';

describe('definition and references in a chain of three levels', () => {
  async function defined(uri: string, words: string): Promise<readonly string[]> {
    const found = await (await start(uri)).request<LocationLink[]>('textDocument/definition', words);
    return found.map(({ targetUri, targetSelectionRange: { start: at } }) => `${fileOf(targetUri)} ${at.line}`);
  }
  async function referred(uri: string, words: string): Promise<readonly string[]> {
    const context = { context: { includeDeclaration: false } };
    const found = await (await start(uri)).request<Location[]>('textDocument/references', words, context);
    return found.map(({ uri: target, range }) => `${fileOf(target)} ${range.start.line}`);
  }

  test('lead from the city up to the province and the State Council, the nearest first', async () => {
    expect(await defined(cityUri, decisions)).toEqual(['浙江省2019.txt 8', '国办2019.txt 6']);
  });

  test('lead from the province up to the State Council', async () => {
    expect(await defined(provinceUri, decisions)).toEqual(['国办2019.txt 6']);
  });

  test('lead nowhere from the State Council, and from a task of the city alone', async () => {
    expect(await defined(stateUri, '推進重要決策公開')).toEqual([]);
    expect(await defined(cityUri, '办好荔枝文化节')).toEqual([]);
  });

  test('lead from the State Council down to the province and the city, open or not', async () => {
    expect(await referred(stateUri, '推進重要決策公開')).toEqual(['浙江省2019.txt 8', `${inCity} 5`]);
    expect(await referred(stateUri, '推進重要部署執行公開')).toEqual(['浙江省2019.txt 9']);
  });

  test('lead from the province both ways', async () => {
    expect(await referred(provinceUri, decisions)).toEqual(['国办2019.txt 6', `${inCity} 5`]);
  });
});

describe('type hierarchy', () => {
  const prepare = (document: TestDocument, words: string) =>
    document.request<TypeHierarchyItem[] | null>('textDocument/prepareTypeHierarchy', words);
  const up = (item: unknown) => client.request<TypeHierarchyItem[] | null>('typeHierarchy/supertypes', { item });
  const down = (item: unknown) => client.request<TypeHierarchyItem[] | null>('typeHierarchy/subtypes', { item });
  const told = (items: readonly TypeHierarchyItem[] | null) =>
    items!.map(({ uri, name, selectionRange }) => `${fileOf(uri)} ${selectionRange.start.line} ${name}`);

  test('is offered', async () => {
    await start(cityUri);
    expect(client.initialized.capabilities.typeHierarchyProvider).toBe(true);
  });

  test('starts at the clause under the cursor, in a sentence or a note of it, too', async () => {
    const document = await start(cityUri);
    const [item, ...others] = (await prepare(document, decisions))!;
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      name: '（一）推进重要决策公开',
      detail: '杭州市2019年政务公开工作要点',
      uri: cityUri,
    });
    expect(document.textAt(item!.selectionRange)).toBe('（一）推进重要决策公开');
    expect(document.textAt(item!.range)).toContain('（市司法局负责）');
    expect(await prepare(document, '广泛听取意见')).toEqual([item]);
    expect(await prepare(document, '市司法局')).toEqual([item]);
    expect(await prepare(document, '杭州市2019年')).toBeNull();
    expect(await prepare(document, '浙政办发')).toBeNull();
  });

  test('goes up step by step from the city to the State Council, saying how sure each link is', async () => {
    const document = await start(cityUri);
    const [own] = (await prepare(document, decisions))!;
    const above = await up(own);
    expect(told(above)).toEqual(['浙江省2019.txt 8 （一）推进重要决策公开', '国办2019.txt 6 （一）推進重要決策公開']);
    expect(above![0]!.detail).toMatch(/^2019年浙江省政务公开工作要点（浙政办发〔2019〕33号） · 把握 \d{1,3}%$/);
    const top = await up(above![0]);
    expect(told(top)).toEqual(['国办2019.txt 6 （一）推進重要決策公開']);
    expect(await up(top![0])).toEqual([]);
  });

  test('goes down step by step from the State Council to the city, into documents that are not open', async () => {
    const document = await start(stateUri);
    const [own] = (await prepare(document, '推進重要決策公開'))!;
    const below = await down(own);
    expect(told(below)).toEqual(['浙江省2019.txt 8 （一）推进重要决策公开', `${inCity} 5 （一）推进重要决策公开`]);
    const ofProvince = below!.find(({ uri }) => spelt(uri) === provinceUri);
    const lowest = await down(ofProvince);
    expect(told(lowest)).toEqual([`${inCity} 5 （一）推进重要决策公开`]);
    expect(await down(lowest![0])).toEqual([]);
  });

  test('finds the clause again after it was renumbered and moved, and the document after it was edited', async () => {
    const document = await start(cityUri);
    const [own] = (await prepare(document, decisions))!;
    document.rewrite(city.replace('（一）推进', '（一）先做一件事。做好安排。（市教委负责）\n（二）推进'));
    expect(told(await up(own))[0]).toBe('浙江省2019.txt 8 （一）推进重要决策公开');
    document.replace('推进重要决策公开', '另一件事');
    expect(await up(own)).toBeNull();
  });

  test('is written in English for English clients', async () => {
    client = await startClient({ files: threeLevels, locale: 'en' });
    const [own] = (await prepare(client.open(cityUri), decisions))!;
    expect((await up(own))![0]!.detail).toMatch(/ · \d{1,3}% sure$/);
  });

  test.each([
    ['nothing', null],
    ['a number', 7],
    ['an item without data', { uri: cityUri, name: '（一）', kind: 5 }],
    ['an item of another server', { uri: cityUri, data: { symbol: 17 } }],
    ['an address that is none', { uri: 7, data: { clause: '1.1', title: decisions } }],
    ['a document that is not there', { uri: 'file:///ws/none.txt', data: { clause: '1.1', title: decisions } }],
    ['a clause that is not there', { uri: cityUri, data: { clause: '9.9', title: '没有' } }],
    ['data of other kinds', { uri: cityUri, data: { clause: ['1.1'], title: { length: 3 } } }],
    ['data that is a list', { uri: cityUri, data: ['1.1', decisions] }],
  ])('answers null to %s, and logs no fault', async (_, item) => {
    await start(cityUri);
    expect(await up(item)).toBeNull();
    expect(await down(item)).toBeNull();
    expect(client.logged).toEqual([]);
  });
});

test('what people rejected is no parent any more, and no child', async () => {
  const document = await start(cityUri);
  await document.diagnostics();
  const clause = { clause: '1.1', title: decisions };
  const given = { uri: cityUri, verdict: 'rejected', scope: 'link', clause, parent: { uri: provinceUri, ...clause } };
  await client.request('workspace/executeCommand', { command: 'workpoints.decideLinks', arguments: [given] });
  const item = { uri: cityUri, data: clause };
  const above = await client.request<TypeHierarchyItem[]>('typeHierarchy/supertypes', { item });
  expect(above.map(({ uri }) => fileOf(uri))).toEqual(['国办2019.txt']);
  const ofProvince = { uri: provinceUri, data: clause };
  expect(await client.request('typeHierarchy/subtypes', { item: ofProvince })).toEqual([]);
});
