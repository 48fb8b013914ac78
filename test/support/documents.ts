import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A real document of the seeds or the corpus. */
export interface RealDocument {
  readonly name: string;
  readonly text: string;
}

const top = new URL('../../', import.meta.url);
const corpusFolder = new URL('../shared/corpus/', top);
const goldFolder = new URL('../shared/gold/', top);

/** Whether the corpus lies beside the repository; its documents are read there and never copied. */
export const hasCorpus = existsSync(corpusFolder);

/** Whether the labelled data lies beside the repository. */
export const hasGold = existsSync(goldFolder);

/** What a test's name says when the corpus is not there. */
export const corpusNote = hasCorpus ? '' : ' (not run: ../shared/corpus is not here)';

/** What a test's name says when the labelled data is not there. */
export const goldNote = hasGold ? '' : ' (not run: ../shared/gold is not here)';

/** The five sample documents of the repository. */
export const seeds: readonly RealDocument[] = readTexts(new URL('seeds/', top));

/** The documents of the corpus; none where it is not there. */
export const corpus: readonly RealDocument[] = hasCorpus ? readTexts(corpusFolder) : [];

/** One labelled file. */
export function readGold<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(name, goldFolder), 'utf8')) as Shape;
}

/** The sample document whose name holds all the words. */
export function seed(...words: readonly string[]): RealDocument {
  const found = seeds.find((document) => words.every((word) => document.name.includes(word)));
  if (!found) throw new Error(`no seed is named ${words.join(' ')}`);
  return found;
}

function readTexts(folder: URL): readonly RealDocument[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names
    .sort()
    .map((name) => ({ name: basename(name), text: readFileSync(new URL(encodeURIComponent(name), folder), 'utf8') }));
}
