import { readdirSync, readFileSync } from 'node:fs';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { corpus, seeds } from './documents.ts';

/** A draft and a document about something else, so that hardly a clause of one implements one of the other. */
export interface ForeignPair {
  readonly name: string;
  readonly draft: Draft;
  readonly other: Draft;
  /** Settings were chosen on these pairs; the others only tell how well they carry over. */
  readonly tunedOn: boolean;
}

const folder = new URL('../corpus/written/', import.meta.url);

/** Words of the names of documents, and what each is about. Settings were chosen where every second one, from the first on, is the draft. */
const subjects: readonly (readonly [words: string, subject: string])[] = [
  ['xiaofeifupin_full', 'buying from the poor'],
  ['tiyu_full', 'sports'],
  ['zimao_full', 'trade zones'],
  ['zongbaoqu_full', 'trade zones'],
  ['youeryuan_full', 'nursery schools'],
  ['yaopin_full', 'buying drugs'],
  ['jiyuehua_full', 'government sites'],
  ['liangshi_full', 'grain'],
  ['gongzuoguize_full', 'the work of the State Council'],
  ['yigai', 'health'],
  ['wuhu2024', 'education'],
  ['guangzhou2006', 'the tasks of the year'],
  ['xiangxi2020', 'business'],
  ['guichi2020', 'food'],
  ['东岭省2021年食品安全', 'food'],
  ['东岭省教育厅', 'education'],
  ['临江市2021年优化营商环境', 'business'],
  ['临江市教育局', 'education'],
  ['国务院办公厅2019年', 'open government'],
  ['北京市2016年', 'open government'],
];

/** All pairs of documents about different things that are here; without the corpus those of the repository. */
export function foreignPairs(): readonly ForeignPair[] {
  const written = readdirSync(folder).map((name) => ({
    name,
    text: readFileSync(new URL(encodeURIComponent(name), folder), 'utf8'),
  }));
  const all = [...corpus, ...written, ...seeds];
  const documents = subjects.flatMap(([words, subject], at) => {
    const found = all.find(({ name }) => name.includes(words));
    return found ? [{ words, subject, tunedOn: at % 2 === 0, draft: buildDraft(found.text) }] : [];
  });
  return documents.flatMap(({ words, subject, tunedOn, draft }) =>
    documents
      .filter((other) => other.subject !== subject)
      .map((other) => ({ name: `${words} under ${other.words}`, draft, other: other.draft, tunedOn })),
  );
}
