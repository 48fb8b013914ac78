import type { Draft, Script } from '../model/draft.ts';
import type { Fact } from '../text/knownWords.ts';
import type { Localized } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { openingsOf } from './openings.ts';
import { inProse, isInTitle } from './prose.ts';
import type { Severity } from './rule.ts';

/**
 * One row of a table of words: what is wrong, what it should be, how sure that is, and an example of each.
 * A test runs the examples of every row: `good` gives no finding, `bad` exactly the one between `<|` and `|>`.
 */
export interface WordRow {
  /** The row of the tables that the knowledge comes from: `TRM-020`. */
  readonly id: string;
  /** A regular expression for the wrong words, without unbounded repetition; see `openingsOf` for what it may hold. */
  readonly find: string;
  /** What could stand in place of the words that were found, the best first; none where only a person can tell. */
  readonly mend: (found: string, script: Script) => readonly string[];
  /** Whether the first offer is beyond doubt and may be applied without being looked at. */
  readonly safe?: true;
  /** Whether different words of the row in one text are one habit: full-width digits, say. */
  readonly together?: true;
  readonly level: Severity;
  /** What the row rests on; `null` for general knowledge, which is never more than information. */
  readonly source: string | null;
  /** The script that the row is about, both where it says nothing. */
  readonly script?: Script;
  /** Why it is wrong, where the words alone do not say it. */
  readonly why?: Localized;
  readonly good: string;
  readonly bad: string;
  /** Further examples of what is wrong: other forms, Traditional characters. */
  readonly others?: readonly string[];
}

/** Words of a row in a text. */
export interface FoundWords<Row extends WordRow> extends Span {
  readonly row: Row;
}

/** A `mend` that replaces words: of the pairs whose left side was found the first one. */
export function swap(...pairs: readonly (readonly [from: string, to: string])[]): WordRow['mend'] {
  return (found) => {
    const pair = pairs.find(([from]) => found.includes(from));
    return pair ? [found.replace(pair[0], pair[1])] : [];
  };
}

/** A `mend` that replaces a word by another that the two scripts write differently. */
export function swapByScript(from: string, hans: string, hant: string): WordRow['mend'] {
  return (found, script) => [found.replace(from, script === 'hans' ? hans : hant)];
}

/** A `mend` for what only a person can put right. */
export const noMend: WordRow['mend'] = () => [];

/** Finds the words of a table in a draft, in order and disjoint. */
export type WordFinder<Row extends WordRow> = (draft: Draft) => readonly FoundWords<Row>[];

interface CompiledRow<Row> {
  readonly row: Row;
  readonly pattern: RegExp;
}

/** What a table is searched by: nearly all characters of a text begin no row, and nearly all pairs. */
interface WordIndex<Row> {
  /** UTF-16 unit → `byPair` where rows can begin with it and certain units behind it, `alone` where some can whatever follows, else 0. */
  readonly firsts: Uint8Array;
  /** The first two units of a row, hashed: 1 where rows can begin with them. */
  readonly pairs: Uint8Array;
  /** The first two units → the rows that can begin with them, in the order of the table. */
  readonly rowsByPair: ReadonlyMap<number, readonly CompiledRow<Row>[]>;
  /** UTF-16 unit → the rows that can begin with it whatever follows. */
  readonly rowsAlone: ReadonlyMap<number, readonly CompiledRow<Row>[]>;
}

const byPair = 1;
const alone = 2;

function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) ^ second) & 0xffff;
}

function pairOf(first: number, second: number): number {
  return first * 0x10000 + second;
}

function indexOf<Row extends WordRow>(table: readonly Row[]): WordIndex<Row> {
  const firsts = new Uint8Array(0x10000);
  const pairs = new Uint8Array(0x10000);
  const found = new Map<number, Set<CompiledRow<Row>>>();
  const foundAlone = new Map<number, Set<CompiledRow<Row>>>();
  const rows = table.map((row) => ({ row, pattern: new RegExp(row.find, 'uy') }));
  const add = (groups: Map<number, Set<CompiledRow<Row>>>, key: number, row: CompiledRow<Row>): void => {
    const group = groups.get(key) ?? new Set();
    groups.set(key, group.add(row));
  };
  for (const compiled of rows) {
    for (const { first, second } of openingsOf(compiled.row.find)) {
      const unit = first.charCodeAt(0);
      if (second === null) {
        firsts[unit] = alone;
        add(foundAlone, unit, compiled);
        continue;
      }
      firsts[unit] ||= byPair;
      pairs[hashOf(unit, second.charCodeAt(0))] = 1;
      add(found, pairOf(unit, second.charCodeAt(0)), compiled);
    }
  }
  const inOrder = (group: ReadonlySet<CompiledRow<Row>>, others: ReadonlySet<CompiledRow<Row>> | undefined) =>
    rows.filter((row) => group.has(row) || others?.has(row));
  return {
    firsts,
    pairs,
    rowsByPair: new Map(
      Array.from(found, ([pair, group]) => [pair, inOrder(group, foundAlone.get(Math.floor(pair / 0x10000)))]),
    ),
    rowsAlone: new Map(Array.from(foundAlone, ([unit, group]) => [unit, inOrder(group, undefined)])),
  };
}

/**
 * Makes a finder for a table: one pass over each paragraph, and where two characters are the beginning of a row a try of that row. Of two rows that
 * fit at one place the earlier one counts. Labels, titles between 《》 and what is no text of the document (web noise, metadata) are passed over.
 */
export function wordFinder<Row extends WordRow>(table: readonly Row[]): WordFinder<Row> {
  const index = indexOf(table);
  const facts: Readonly<Record<Script, Fact<readonly FoundWords<Row>[]>>> = {
    hans: ({ text }, from) => findIn(text, from, index, 'hans'),
    hant: ({ text }, from) => findIn(text, from, index, 'hant'),
  };
  return (draft) =>
    inProse(draft, facts[draft.script], ({ row, start, end }, by) => ({ row, start: start + by, end: end + by }));
}

/** The words of a paragraph from `from` on. */
function findIn<Row extends WordRow>(
  text: string,
  from: number,
  { firsts, pairs, rowsByPair, rowsAlone }: WordIndex<Row>,
  script: Script,
): readonly FoundWords<Row>[] {
  let found: FoundWords<Row>[] | null = null;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const first = firsts[unit]!;
    if (first === 0) continue;
    const second = text.charCodeAt(at + 1);
    const rows =
      (pairs[hashOf(unit, second)] === 1 ? rowsByPair.get(pairOf(unit, second)) : undefined) ??
      (first === alone ? rowsAlone.get(unit) : undefined);
    const words = rows && wordsAt(text, rows, at, script);
    if (!words) continue;
    found ??= [];
    found.push(words);
    at = words.end - 1;
  }
  return found ?? none;
}

const none: readonly never[] = [];

function wordsAt<Row extends WordRow>(
  text: string,
  rows: readonly CompiledRow<Row>[],
  start: number,
  script: Script,
): FoundWords<Row> | null {
  for (const { row, pattern } of rows) {
    if (row.script && row.script !== script) continue;
    pattern.lastIndex = start;
    if (!pattern.test(text)) continue;
    const end = pattern.lastIndex;
    if (end > start && !isInTitle(text, start)) return { row, start, end };
  }
  return null;
}
