import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createTracer } from '../../server/src/directives/link.ts';
import { createMatchMemory } from '../../server/src/directives/matchMemory.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { readCard } from '../../server/src/model/card.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { createService } from '../../server/src/service.ts';
import { seed } from '../support/documents.ts';
import { memoryHost } from '../support/memory-host.ts';

// What an edit costs in a workspace with a large library, counted and not timed: the same on every machine.

vi.mock('../../server/src/model/build.ts', async (original) => {
  const real = await original<{ buildDraft: typeof buildDraft }>();
  return { ...real, buildDraft: vi.fn(real.buildDraft) };
});
vi.mock('../../server/src/model/card.ts', async (original) => {
  const real = await original<{ readCard: typeof readCard }>();
  return { ...real, readCard: vi.fn(real.readCard) };
});

const root = 'file:///w';
const parentUri = `${root}/library/state.txt`;
const draftUri = `${root}/2019.txt`;
const parent = seed('国务院办公厅2019').text;
const child = seed('北京市2019').text;
const others = 300;

async function opened(more: Record<string, string> = {}) {
  const files: Record<string, string> = { [`${root}/workpoints.json`]: '{ "directives": ["library/*.txt"] }' };
  for (let at = 0; at < others; at++) {
    files[`${root}/library/${at}.txt`] =
      `第${at}市2018年第${at}项工作要点\n\n一、第${at}项工作\n1.推进第${at}项公开。\n`;
  }
  const host = memoryHost({ ...files, ...more, [parentUri]: parent });
  const memory = createMatchMemory();
  const service = createService(host, { rules, traceDraft: createTracer(memory), settings: { folders: [root] } });
  service.update(draftUri, child);
  const trace = await service.trace(draftUri);
  expect(trace.parents.map(({ directive }) => directive.uri)).toEqual([parentUri]);
  await service.check(draftUri);
  return { service, memory, host };
}

/** The calls since the last question: whole drafts built, cards read, files read, clauses compared. */
async function work(
  { service, memory, host }: Awaited<ReturnType<typeof opened>>,
  edit: () => void,
): Promise<readonly number[]> {
  vi.mocked(buildDraft).mockClear();
  vi.mocked(readCard).mockClear();
  const [reads, compared] = [host.reads.length, memory.compared];
  edit();
  await service.check(draftUri);
  return [
    vi.mocked(buildDraft).mock.calls.length,
    vi.mocked(readCard).mock.calls.length,
    host.reads.length - reads,
    memory.compared - compared,
  ];
}

describe('drafts built, cards read, files read, clauses compared', () => {
  beforeEach(() => {
    vi.mocked(buildDraft).mockClear();
    vi.mocked(readCard).mockClear();
  });

  test('at first: of the library only the cards and the one parent', async () => {
    await opened();
    expect(vi.mocked(buildDraft).mock.calls.length).toBe(2);
    expect(vi.mocked(readCard).mock.calls.length).toBe(others + 1);
  });

  test('at first, in a library of many documents about the same in the same year: those of lower bodies are not read', async () => {
    const text = (city: string) => `${city}2019年政务公开工作要点\n\n一、决策公开\n1.推进决策公开。\n`;
    const cities = [...'甲乙丙丁戊己庚辛壬癸'].map((name) => [`${root}/library/${name}.txt`, text(`${name}${name}市`)]);
    const open = await opened(Object.fromEntries(cities));
    expect(vi.mocked(buildDraft).mock.calls.length).toBe(2);
    const uri = cities[0]![0]!;
    open.service.update(uri, text('甲乙市'));
    expect(await work(open, () => open.service.update(draftUri, child.replace('推进', '大力推进')))).toEqual([
      1, 1, 0, 1,
    ]);
    expect(open.service.librarySize()).toBe(others + cities.length + 1);
  });

  test('when words are typed into the draft', async () => {
    const open = await opened();
    expect(await work(open, () => open.service.update(draftUri, child.replace('推进', '大力推进')))).toEqual([
      1, 0, 0, 1,
    ]);
  });

  test('when an open document of the library is edited that is no parent', async () => {
    const open = await opened();
    const uri = `${root}/library/7.txt`;
    open.service.update(uri, '第7市2018年第7项工作要点\n\n一、第7项工作\n1.推进公开。\n');
    await open.service.check(draftUri);
    expect(await work(open, () => open.service.update(uri, '第7市2018年第7项工作要点\n\n一、工作。\n'))).toEqual([
      0, 1, 0, 0,
    ]);
  });

  test('when the parent is edited: its children are asked again', async () => {
    const open = await opened();
    open.service.update(parentUri, parent);
    await open.service.check(draftUri);
    const leaves = buildDraft(child).clauses.filter(({ leaf }) => leaf).length;
    const edited = parent.replace('推進', '大力推進');
    expect(await work(open, () => open.service.update(parentUri, edited))).toEqual([1, 1, 0, leaves]);
  });

  test('when the parent is edited in a folder of many drafts: its children are asked again, and no other draft is read', async () => {
    const open = await opened();
    open.service.update(parentUri, parent);
    const names = [...'甲乙丙丁戊己庚辛壬癸'];
    for (const name of names) {
      const text = `${name}市2018年教育工作要点\n\n一、办好教育\n1.推进重要决策公开。公布草案。\n`;
      open.host.set(`${root}/${name}市2018年教育工作要点.txt`, text);
    }
    const uris = names.map((name) => `${root}/${name}市2018年教育工作要点.txt`);
    expect(await open.service.changed(uris)).toEqual([parentUri, draftUri].sort());
    vi.mocked(buildDraft).mockClear();
    expect((await open.service.children(parentUri)).map(({ uri }) => uri)).toEqual([draftUri]);
    expect(vi.mocked(buildDraft).mock.calls.length).toBe(0);
    const leaves = buildDraft(child).clauses.filter(({ leaf }) => leaf).length;
    vi.mocked(buildDraft).mockClear();
    const compared = open.memory.compared;
    open.service.update(parentUri, parent.replace('推進', '大力推進'));
    expect(await open.service.children(parentUri)).toHaveLength(1);
    expect([vi.mocked(buildDraft).mock.calls.length, open.memory.compared - compared]).toEqual([1, leaves]);
    expect(await open.service.children(parentUri)).toHaveLength(1);
    expect([vi.mocked(buildDraft).mock.calls.length, open.memory.compared - compared]).toEqual([1, leaves]);
  });
});
