import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { buildDraft } from '../../server/src/model/build.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { readGold, seed } from './documents.ts';

/** A link as a reader of both documents sees it. Grade 3: carried over; 2: re-expressed, or a part of it. */
export interface LabelledLink {
  readonly parent: string;
  readonly grade: number;
  readonly kind: 'primary' | 'secondary';
}

/** The links of one leaf clause; none where its task is local. */
export interface LabelledClause {
  readonly clause: string;
  readonly links: readonly LabelledLink[];
  /** Readings of the primary link that are not wrong either; `null` stands for no link. */
  readonly other?: readonly (string | null)[];
}

/** A draft and a parent with the links between them. */
export interface LabelledPair {
  readonly name: string;
  readonly draft: Draft;
  readonly parent: Draft;
  readonly clauses: readonly LabelledClause[];
  /** The labels name the closest clause only: secondary links are not asked for. */
  readonly primaryOnly: boolean;
  /** F1 of the primary links when the matcher saw the pair for the first time; `null` where nobody wrote it down. */
  readonly firstSight: number | null;
  /** Nobody read the matcher's mistakes on this pair: it tells how well the rest carries over. */
  readonly heldBack: boolean;
}

/** A sentence and the parent clauses whose task it carries over. */
export interface LabelledSentence {
  readonly clause: string;
  /** Counted from 1 within the clause. */
  readonly sentence: number;
  readonly parents: readonly string[];
  /** Readings that are not wrong either. */
  readonly other?: readonly string[];
}

interface LabelFile {
  readonly draft: string;
  readonly parent: string;
  readonly firstSight?: number;
  readonly heldBack?: boolean;
  readonly clauses: readonly LabelledClause[];
}

const top = new URL('../../', import.meta.url);
const folder = new URL('../corpus/labels/', import.meta.url);
const sentenceFile = 'sentences-beijing-2019--state-2019.json';

/** Where a document that labels name lies: `seeds/…` and `written/…` in the repository, `corpus/…` beside it. */
function place(path: string): URL {
  const [kind, ...name] = path.split('/');
  const file = encodeURIComponent(name.join('/'));
  if (kind === 'seeds') return new URL(`seeds/${file}`, top);
  if (kind === 'written') return new URL(`test/corpus/written/${file}`, top);
  return new URL(`../shared/corpus/${file}`, top);
}

const drafts = new Map<string, Draft>();

function draftAt(path: string): Draft {
  const known = drafts.get(path);
  if (known) return known;
  const draft = buildDraft(readFileSync(place(path), 'utf8'));
  drafts.set(path, draft);
  return draft;
}

function readJson<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Shape;
}

/** The pairs labelled in this repository whose documents are here, in the order of their names. */
export function ownPairs(): readonly LabelledPair[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== sentenceFile)
    .sort()
    .map((name) => ({ name, file: readJson<LabelFile>(name) }))
    .filter(({ file }) => existsSync(place(file.draft)) && existsSync(place(file.parent)))
    .map(({ name, file }) => ({
      name: name.replace('.json', ''),
      draft: draftAt(file.draft),
      parent: draftAt(file.parent),
      clauses: file.clauses,
      primaryOnly: false,
      firstSight: file.firstSight ?? null,
      heldBack: file.heldBack ?? false,
    }));
}

/** The pair of `../shared/gold` with primary and secondary links: Beijing 2019 under the State Council's points. */
export function goldBeijing(): LabelledPair {
  const { clauses } = readGold<{ readonly clauses: readonly LabelledClause[] }>('links-beijing-2019.json');
  const [draft, parent] = [buildDraft(seed('北京市2019').text), buildDraft(seed('国务院办公厅2019').text)];
  return { name: 'gold: beijing-2019', draft, parent, clauses, primaryOnly: false, firstSight: null, heldBack: false };
}

/** The pair of `../shared/gold` with the closest clause only: Jiande 2020, which is not a child of that parent. */
export function goldJiande(): LabelledPair {
  interface Row {
    readonly clause: string;
    readonly parent: string | null;
    readonly other: string | null;
  }
  const rows = readGold<{ readonly clauses: readonly Row[] }>('links-jiande-2020.json').clauses;
  const [draft, parent] = [buildDraft(seed('建德市2020').text), buildDraft(seed('国务院办公厅2019').text)];
  const clauses = rows.map(({ clause, parent: closest, other }): LabelledClause => {
    const links = closest === null ? [] : [{ parent: closest, grade: 3, kind: 'primary' as const }];
    return other === null ? { clause, links } : { clause, links, other: [other] };
  });
  return { name: 'gold: jiande-2020', draft, parent, clauses, primaryOnly: true, firstSight: null, heldBack: false };
}

/** The labelled sentences of Beijing 2019. */
export function labelledSentences(): {
  readonly draft: Draft;
  readonly parent: Draft;
  readonly sentences: readonly LabelledSentence[];
} {
  const file = readJson<{
    readonly draft: string;
    readonly parent: string;
    readonly sentences: readonly LabelledSentence[];
  }>(sentenceFile);
  return { draft: draftAt(file.draft), parent: draftAt(file.parent), sentences: file.sentences };
}
