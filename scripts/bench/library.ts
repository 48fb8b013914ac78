import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import { createTracer } from '../../server/src/directives/link.ts';
import { createMatchMemory } from '../../server/src/directives/matchMemory.ts';
import { createDiskHost } from '../../server/src/entry/disk.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { leaves } from '../../server/src/model/draft.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { createService, type Service } from '../../server/src/service.ts';
import { seed } from '../../test/support/documents.ts';
import { bytesInUse, type Timing, timingOf } from './measure.ts';
import { library } from './texts.ts';

/** How a library of some size behaves: times in milliseconds, memory in bytes. */
export interface LibraryFigures {
  readonly directives: number;
  readonly clauses: number;
  /** From nothing to the first links: files read, named and indexed. */
  readonly first: number;
  /** The same with the cache of an earlier run. */
  readonly restart: number;
  readonly bytes: number;
  /** An edit of one clause of a draft until its links are there. */
  readonly edit: Timing;
  /** An edit of another document of the library until the links of the draft are there. */
  readonly libraryEdit: Timing;
  /** How many clauses an edit of one clause compares again. */
  readonly compared: number;
  /** BM25 over all clauses of the library: indexing, and the answer for one clause. `null` where it was left out. */
  readonly bm25: { readonly index: number; readonly answer: Timing; readonly bytes: number } | null;
}

const parent = seed('国务院办公厅2019').text;
const child = seed('北京市2019').text;

async function timed(action: () => unknown): Promise<number> {
  const begin = performance.now();
  await action();
  return performance.now() - begin;
}

interface Opened {
  readonly service: Service;
  readonly memory: ReturnType<typeof createMatchMemory>;
}

function open(folder: string, cache: string): Opened {
  const memory = createMatchMemory();
  const service = createService(createDiskHost(), {
    rules,
    traceDraft: createTracer(memory),
    settings: { folders: [folder], cache: { folder: cache, version: 'bench' } },
  });
  return { service, memory };
}

/** Links the draft of the folder for the first time. */
async function link({ service }: Opened, uri: string): Promise<void> {
  service.update(uri, child);
  const { parents, links } = await service.trace(uri);
  if (parents.length === 0 || links.length === 0) throw new Error('the draft has no links');
}

/** BM25 as a kept library offers it, over the clauses of the library in pairs of characters. */
async function searchByWords(texts: readonly string[], queries: readonly string[]): Promise<LibraryFigures['bm25']> {
  const pairs = (text: string): string[] => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const before = bytesInUse();
  const index = new MiniSearch({ fields: ['words'], tokenize: pairs });
  const time = await timed(() => index.addAll(texts.map((words, id) => ({ id, words }))));
  const bytes = bytesInUse() - before;
  const times: number[] = [];
  for (const query of queries) times.push(await timed(() => index.search(query, { combineWith: 'OR' }).at(0)));
  return { index: time, answer: timingOf('BM25: one clause', times), bytes };
}

/** Makes a library of some size in a folder of its own, links a draft to it, and takes everything away again. */
export async function measureLibrary(size: number, edits: number, withBm25: boolean): Promise<LibraryFigures> {
  const place = await mkdtemp(join(tmpdir(), 'workpoints-bench-'));
  try {
    const folder = pathToFileURL(join(place, 'w')).href;
    const cache = pathToFileURL(join(place, 'cache')).href;

    await mkdir(join(place, 'w', 'library'), { recursive: true });
    await writeFile(join(place, 'w', 'workpoints.json'), '{ "directives": ["library/*.txt"] }');
    await writeFile(join(place, 'w', 'library', 'state.txt'), parent);
    for (const { name, text } of library(size)) await writeFile(join(place, 'w', 'library', name), text);
    const uri = `${folder}/draft.txt`;

    const before = bytesInUse();
    const opened = open(folder, cache);
    const first = await timed(() => link(opened, uri));
    const bytes = bytesInUse() - before;
    // The cache is written behind the answer.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const again = open(folder, cache);
    const restart = await timed(() => link(again, uri));

    const { service, memory } = opened;
    const inside = buildDraft(child).clauses.filter(({ leaf }) => leaf)[8]!.syntax.sentences[0]!.start + 3;
    const times: number[] = [];
    const before2 = memory.compared;
    for (let edit = 0; edit < edits; edit++) {
      service.update(uri, `${child.slice(0, inside)}第${edit}次${child.slice(inside)}`);
      times.push(await timed(() => service.trace(uri)));
    }
    const compared = (memory.compared - before2) / edits;
    const other = `${folder}/library/00007.txt`;
    const { text } = [...library(8)][7]!;
    const libraryTimes: number[] = [];
    for (let edit = 0; edit < Math.min(edits, 20); edit++) {
      service.update(other, `${text}第${edit}次。\n`);
      libraryTimes.push(await timed(() => service.trace(uri)));
    }
    const clauses = size * 20;
    const texts = withBm25
      ? [...library(size)].flatMap((each) => each.text.split('\n').filter((line) => line.startsWith('（')))
      : [];
    const queries = leaves(buildDraft(child)).map(({ syntax }) => child.slice(syntax.start, syntax.end));
    return {
      directives: size,
      clauses,
      first,
      restart,
      bytes,
      edit: timingOf('edit of a clause', times),
      libraryEdit: timingOf('edit of a document of the library', libraryTimes),
      compared,
      bm25: withBm25 ? await searchByWords(texts, queries) : null,
    };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
