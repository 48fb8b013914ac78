import { rankOf } from '../syntax/labels.ts';
import { documentAt, type Label, type LabelStyle, type SyntaxTree } from '../syntax/tree.ts';
import type { DraftClause } from './draft.ts';
import { explainSequence, type SequenceFault } from './sequence.ts';

/** Clauses with labels of one style whose numbers run on from each other. */
export interface NumberRun {
  readonly style: LabelStyle;
  readonly clauses: readonly DraftClause[];
  readonly faults: readonly SequenceFault[];
  /** For each fault at a number that a clause before it has already: its index and that clause's. */
  readonly repeats: ReadonlyMap<number, number>;
  /** The first clause goes on from the run before it, while the document's other runs start anew. */
  readonly runsOn: boolean;
  /** Numbers start anew with each clause above that has fewer than so many above it: 0 never, infinity under each clause. */
  readonly reset: number;
}

/** A clause whose label has the style of another level: `二、` where `（二）` would fit. */
export interface LevelFault {
  readonly clause: DraftClause;
  /** A label of the style that fits, to take brackets and mark from. */
  readonly model: Label;
  readonly number: number;
}

/** How the numbers of a draft run. */
export interface Numbering {
  readonly runs: readonly NumberRun[];
  readonly levels: readonly LevelFault[];
  /** Decimal labels that do not begin with the numbers of the clause above: `4.1` below `3`. */
  readonly prefixes: readonly PrefixFault[];
}

/** A decimal label with the numbers that it should have. */
export interface PrefixFault {
  readonly clause: DraftClause;
  readonly numbers: readonly number[];
}

/** A labelled clause with the style that it is read in and the entry above it, by index; -1 for none. */
interface Entry {
  readonly clause: DraftClause;
  readonly style: LabelStyle;
  /** Labels of one row share it: the style, for decimal labels also how many numbers they have. */
  readonly row: string;
  readonly number: number;
  readonly rank: number;
}

/** `restart`: anew under each clause above; `continuous`: on through the document. */
export type NumberScheme = 'restart' | 'continuous';

/** A style of label whose scheme can be decided. */
export type NumberedStyle = LabelStyle;

/** Style of label → how its numbers run, for the styles that a project decides for its drafts. */
export type NumberSchemes = ReadonlyMap<NumberedStyle, NumberScheme>;

const ownSchemes: NumberSchemes = new Map();

/** A wrong level costs as much as one fault in a row. */
const mostLevelFaults = 12;
/** How many single labels are tried in another style, and in drafts of how many clauses. */
const mostTrials = 48;
const mostClausesTried = 4000;

/**
 * The rows of numbers among the clauses of a draft, in the scheme that fits the document best, and the labels of a wrong level.
 * `schemes` decides for some styles instead. Everything is explained by as few faults as possible: one label of a wrong level breaks two rows and is yet one fault.
 */
export function readNumbering(
  clauses: readonly DraftClause[],
  tree: Pick<SyntaxTree, 'furtherDocuments'>,
  schemes: NumberSchemes = ownSchemes,
): Numbering {
  // Each document in the text has numbers of its own.
  const documents = tree.furtherDocuments.length === 0 ? [clauses] : byDocument(clauses, tree);
  const read = documents.map((each) => readOne(each, schemes));
  const [only] = read;
  if (only && read.length === 1) return only;
  return {
    runs: read.flatMap(({ runs }) => runs),
    levels: read.flatMap(({ levels }) => levels),
    prefixes: read.flatMap(({ prefixes }) => prefixes),
  };
}

function byDocument(
  clauses: readonly DraftClause[],
  tree: Pick<SyntaxTree, 'furtherDocuments'>,
): readonly (readonly DraftClause[])[] {
  const documents = Array.from({ length: tree.furtherDocuments.length + 1 }, (): DraftClause[] => []);
  for (const clause of clauses) documents[documentAt(tree, clause.syntax.start)]!.push(clause);
  return documents;
}

function readOne(clauses: readonly DraftClause[], schemes: NumberSchemes): Numbering {
  let entries = clauses.flatMap(entryOf);
  let runs = runsOf(entries, schemes);
  const levels: LevelFault[] = [];
  while (levels.length < mostLevelFaults && entries.length <= mostClausesTried && count(runs) > 0) {
    const better = restyleOne(entries, runs, schemes);
    if (!better) break;
    ({ entries, runs } = better);
    levels.push(better.fault);
  }
  return { runs, levels, prefixes: wrongPrefixes(clauses, runs) };
}

function entryOf(clause: DraftClause): Entry[] {
  const { label } = clause.syntax;
  if (!label) return [];
  return [{ clause, style: label.style, row: rowOf(label), number: label.number, rank: rankOf(label) }];
}

function rowOf(label: Label): string {
  return label.style === 'decimal' ? `decimal ${label.numbers.length}` : label.style;
}

/** A clause at its place in a new order, with a label whose style it is to have. */
export interface PlacedClause {
  readonly clause: DraftClause;
  readonly model: Label;
}

/** The number that a clause gets at its new place, and the clause that it then stands below. */
export interface PlacedNumber extends PlacedClause {
  readonly number: number;
  readonly parent: DraftClause | null;
}

/** Numbers clauses in a new order, in the scheme that a draft has for each style; a style new to it starts anew under each clause. */
export function numberInOrder(placed: readonly PlacedClause[], runs: readonly NumberRun[]): readonly PlacedNumber[] {
  const resets = new Map(
    runs.map(({ style, clauses, reset }) => [style === 'decimal' ? rowOf(clauses[0]!.syntax.label!) : style, reset]),
  );
  const entries = placed.map(({ model }) => ({ row: rowOf(model), rank: rankOf(model) }));
  const parents = parentsOf(entries);
  const depths = depthsOf(parents);
  const numbers = new Int32Array(placed.length);
  for (const [row, members] of rowsOf(entries)) {
    for (const group of groupsResettingAt(members, resets.get(row) ?? Number.POSITIVE_INFINITY, parents, depths))
      for (const [order, index] of group.entries()) numbers[index] = order + 1;
  }
  return placed.map((each, index) => ({
    ...each,
    number: numbers[index]!,
    parent: placed[parents[index]!]?.clause ?? null,
  }));
}

/** Where the numbers of the clauses above are themselves in doubt, those below them are not held against them. */
function wrongPrefixes(clauses: readonly DraftClause[], runs: readonly NumberRun[]): readonly PrefixFault[] {
  const doubtful = new Set(runs.flatMap((run) => (run.faults.length > 0 ? run.clauses : [])));
  return clauses.flatMap(wrongPrefix).filter(({ clause }) => !doubtful.has(clause.parent!));
}

function wrongPrefix(clause: DraftClause): PrefixFault[] {
  const { label } = clause.syntax;
  const above = clause.parent?.syntax.label;
  if (label?.style !== 'decimal' || above?.style !== 'decimal') return [];
  if (above.numbers.length !== label.numbers.length - 1) return [];
  const numbers = [...above.numbers, label.number];
  return numbers.join('.') === label.numbers.join('.') ? [] : [{ clause, numbers }];
}

/** The entry above each entry by the rank of their styles; -1 for the outermost. */
function parentsOf(entries: readonly { readonly rank: number }[]): Int32Array {
  const parents = new Int32Array(entries.length);
  const open: number[] = [];
  for (const [index, { rank }] of entries.entries()) {
    while (open.length > 0 && entries[open.at(-1)!]!.rank >= rank) open.pop();
    parents[index] = open.at(-1) ?? -1;
    open.push(index);
  }
  return parents;
}

function depthsOf(parents: Int32Array): Int32Array {
  const depths = new Int32Array(parents.length);
  for (let index = 0; index < parents.length; index++)
    depths[index] = parents[index]! < 0 ? 0 : depths[parents[index]!]! + 1;
  return depths;
}

function rowsOf(entries: readonly { readonly row: string }[]): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  for (const [index, { row }] of entries.entries()) {
    const known = rows.get(row);
    if (known) known.push(index);
    else rows.set(row, [index]);
  }
  return rows;
}

function runsOf(entries: readonly Entry[], schemes: NumberSchemes): readonly NumberRun[] {
  const parents = parentsOf(entries);
  const depths = depthsOf(parents);
  const rows = rowsOf(entries);
  return [...rows.values()].flatMap((members) =>
    bestRuns(entries[members[0]!]!.style, members, entries, parents, depths, schemes),
  );
}

/**
 * Numbers may start anew under each clause above, or run on through a section or the whole document (both are usual: 国办发〔2018〕123号
 * restarts, 国办发〔2018〕121号 runs on). The scheme with the fewest faults is the author's; starting anew wins where several have equally few.
 */
function bestRuns(
  style: LabelStyle,
  members: readonly number[],
  entries: readonly Entry[],
  parents: Int32Array,
  depths: Int32Array,
  schemes: NumberSchemes,
): readonly NumberRun[] {
  let deepest = 0;
  for (const index of members) deepest = Math.max(deepest, depths[index]!);
  const decided = schemes.get(style);
  if (decided) return runsResettingAt(style, members, decided === 'restart' ? deepest : 0, entries, parents, depths);
  let best: readonly NumberRun[] | null = null;
  for (let reset = deepest; reset >= 0; reset--) {
    const scheme = reset === deepest ? Number.POSITIVE_INFINITY : reset;
    const runs = runsResettingAt(style, members, scheme, entries, parents, depths);
    if (!best || count(runs) < count(best)) best = runs;
    if (count(best) === 0) break;
  }
  return best ?? [];
}

function count(runs: readonly NumberRun[]): number {
  return runs.reduce((sum, run) => sum + run.faults.length, 0);
}

/** The runs when numbers start anew with each new clause above that has fewer than `reset` clauses above it; 0 means never. */
function runsResettingAt(
  style: LabelStyle,
  members: readonly number[],
  reset: number,
  entries: readonly Entry[],
  parents: Int32Array,
  depths: Int32Array,
): readonly NumberRun[] {
  let before: number | null = null;
  return groupsResettingAt(members, reset, parents, depths).map((group) => {
    const numbers = group.map((index) => entries[index]!.number);
    const faults = explainSequence(numbers);
    const runsOn = before !== null && numbers[0] === before + 1 && faults[0]?.index === 0;
    before = numbers.at(-1)!;
    return {
      style,
      clauses: group.map((index) => entries[index]!.clause),
      faults,
      repeats: findRepeats(numbers, faults),
      runsOn,
      reset,
    };
  });
}

function groupsResettingAt(
  members: readonly number[],
  reset: number,
  parents: Int32Array,
  depths: Int32Array,
): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let above = -2;
  for (const index of members) {
    let ancestor = parents[index]!;
    while (ancestor >= 0 && depths[ancestor]! >= reset) ancestor = parents[ancestor]!;
    if (groups.length > 0 && ancestor === above) groups.at(-1)!.push(index);
    else groups.push([index]);
    above = ancestor;
  }
  return groups;
}

function findRepeats(numbers: readonly number[], faults: readonly SequenceFault[]): ReadonlyMap<number, number> {
  const repeats = new Map<number, number>();
  if (faults.length === 0) return repeats;
  const faulty = new Set(faults.map((fault) => fault.index));
  const seen = new Map<number, number>();
  for (const [index, number] of numbers.entries()) {
    const earlier = seen.get(number);
    if (earlier === undefined) seen.set(number, index);
    else if (faulty.has(index)) repeats.set(index, earlier);
  }
  return repeats;
}

interface Restyled {
  readonly entries: Entry[];
  readonly runs: readonly NumberRun[];
  readonly fault: LevelFault;
}

/**
 * Looks for the one label near a fault that, read in the style of another level, leaves the fewest faults in rows and levels; among equals the
 * one that is built least like those of its own style. `null` where none helps.
 */
function restyleOne(entries: readonly Entry[], runs: readonly NumberRun[], schemes: NumberSchemes): Restyled | null {
  const models = new Map<LabelStyle, Entry>();
  for (const entry of entries) if (!models.has(entry.style)) models.set(entry.style, entry);
  if (models.size < 2) return null;
  const rowsNow = count(runs);
  const now = rowsNow + levelGaps(entries);
  let best: (Restyled & { readonly left: number; readonly likeness: number }) | null = null;
  let trials = 0;
  for (const index of suspects(entries, runs)) {
    const entry = entries[index]!;
    for (const [style, model] of models) {
      if (style === entry.style || style === 'decimal' || entry.style === 'decimal' || ++trials > mostTrials) continue;
      const restyled = entries.with(index, { ...entry, style, row: model.row, rank: model.rank });
      const result = runsOf(restyled, schemes);
      // The label itself is one fault.
      const rows = count(result) + 1;
      if (rows > rowsNow) continue;
      const left = rows + levelGaps(restyled);
      const likeness = likenessTo(entry, style, entries);
      const helps = rows < rowsNow || left < now || likeness >= telling;
      if (!helps || (best && (left > best.left || (left === best.left && likeness <= best.likeness)))) continue;
      const fault = { clause: entry.clause, model: model.clause.syntax.label!, number: entry.number };
      best = { entries: restyled, runs: result, fault, left, likeness };
    }
  }
  return best;
}

/** How many clauses must use a level between two others before leaving it out is a slip and not a choice. */
export const fewestUses = 2;

/** How often a level is left out that the document else has between two others, or a deeper level stands before an outer one. */
function levelGaps(entries: readonly Entry[]): number {
  const below = new Map<number, number[]>();
  for (const [index, parent] of parentsOf(entries).entries()) {
    const known = below.get(parent);
    if (known) known.push(entries[index]!.rank);
    else below.set(parent, [entries[index]!.rank]);
  }
  const rankAt = (parent: number): number => entries[parent]?.rank ?? -1;
  const uses = new Map<number, Map<number, number>>();
  for (const [parent, ranks] of below) {
    const known = uses.get(rankAt(parent)) ?? new Map<number, number>();
    uses.set(rankAt(parent), known);
    for (const rank of new Set(ranks)) known.set(rank, (known.get(rank) ?? 0) + 1);
  }
  let gaps = 0;
  for (const [parent, ranks] of below) {
    const least = ranks.reduce((one, other) => Math.min(one, other));
    if (ranks[0]! > least) gaps++;
    if ([...uses.get(rankAt(parent))!].some(([rank, times]) => times >= fewestUses && rank < least)) gaps++;
  }
  return gaps;
}

/** More places than these are not looked at. */
const mostSuspects = 32;

/** The entries at which a fault is, those around them, and those since the one before it in the row that have the number which is missed. */
function suspects(entries: readonly Entry[], runs: readonly NumberRun[]): readonly number[] {
  const places = new Map(entries.map((entry, index) => [entry.clause, index]));
  const found = new Set<number>();
  for (const run of runs) {
    for (const fault of run.faults) {
      const index = places.get(run.clauses[fault.index]!)!;
      const before = run.clauses[fault.index - 1];
      const previous = before ? places.get(before)! : -1;
      for (const near of [index, index - 1, previous]) if (near >= 0) found.add(near);
      for (let at = index - 1; at > previous && found.size < mostSuspects; at--) {
        if (entries[at]!.number === fault.expected) found.add(at);
      }
    }
  }
  return [...found];
}

/** So much likeness tells a level by itself: at least four in five of the other style are built so, at most one in five of its own. */
const telling = 0.6;

/** How much more a clause is built like those of another style than like those of its own: a leaf with text among leaves, a bare heading among headings. */
function likenessTo(entry: Entry, style: LabelStyle, entries: readonly Entry[]): number {
  const isBare = entry.clause.syntax.ownLine;
  const share = (wanted: LabelStyle): number => {
    const others = entries.filter((each) => each.style === wanted && each !== entry);
    if (others.length === 0) return 0.5;
    return others.filter((each) => each.clause.syntax.ownLine === isBare).length / others.length;
  };
  return share(style) - share(entry.style);
}
