import type { Draft, Script } from '../model/draft.ts';
import type { Localized } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { openingsOf } from './openings.ts';
import { isInTitle, isLabel, isProse } from './prose.ts';
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

/** What a table is searched by. The two arrays are small, because every character of a text is looked up. */
interface WordIndex<Row> {
  /** UTF-16 unit → `byPair` where a row can begin with it, `alone` where one can whatever follows, else 0. */
  readonly firsts: Uint8Array;
  /** The first two units of a row, hashed: 1 where a row can begin with them. */
  readonly pairs: Uint8Array;
  /** UTF-16 unit → the rows that can begin with it, in the order of the table. */
  readonly rows: ReadonlyMap<number, readonly CompiledRow<Row>[]>;
}

const byPair = 1;
const alone = 2;

function hashOf(first: number, second: number): number {
  return ((first * 0x6d2b) ^ second) & 0x3fff;
}

function indexOf<Row extends WordRow>(table: readonly Row[]): WordIndex<Row> {
  const firsts = new Uint8Array(0x10000);
  const pairs = new Uint8Array(0x4000);
  const rows = new Map<number, CompiledRow<Row>[]>();
  for (const row of table) {
    const compiled = { row, pattern: new RegExp(row.find, 'uy') };
    for (const { first, second } of openingsOf(row.find)) {
      const unit = first.charCodeAt(0);
      const group = rows.get(unit) ?? [];
      rows.set(unit, group);
      if (group.at(-1) !== compiled) group.push(compiled);
      if (second === null) firsts[unit] = alone;
      else pairs[hashOf(unit, second.charCodeAt(0))] = 1;
      firsts[unit] ||= byPair;
    }
  }
  return { firsts, pairs, rows };
}

/**
 * Makes a finder for a table: one pass over the text, and where two characters are the beginning of a row a try of that row. Of two rows that
 * fit at one place the earlier one counts. Labels, titles between 《》 and what is no text of the document (web noise, metadata) are passed over.
 */
export function wordFinder<Row extends WordRow>(table: readonly Row[]): WordFinder<Row> {
  const { firsts, pairs, rows } = indexOf(table);
  return (draft) => {
    const { text } = draft;
    const found: FoundWords<Row>[] = [];
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const first = firsts[unit]!;
      if (first === 0 || (first === byPair && pairs[hashOf(unit, text.charCodeAt(at + 1))] === 0)) continue;
      const words = wordsAt(draft, rows.get(unit)!, at);
      if (!words) continue;
      found.push(words);
      at = words.end - 1;
    }
    return found;
  };
}

function wordsAt<Row extends WordRow>(
  draft: Draft,
  rows: readonly CompiledRow<Row>[],
  start: number,
): FoundWords<Row> | null {
  for (const { row, pattern } of rows) {
    if (row.script && row.script !== draft.script) continue;
    pattern.lastIndex = start;
    if (!pattern.test(draft.text)) continue;
    const end = pattern.lastIndex;
    const isOwn = end > start && isProse(draft, start) && !isLabel(draft, start) && !isInTitle(draft.text, start);
    if (isOwn) return { row, start, end };
  }
  return null;
}
