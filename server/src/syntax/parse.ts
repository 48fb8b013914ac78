import { appendAll } from '../text/append.ts';
import { type Fact, type KnownWords, unremembered, type WordsMemory, type WordsSource } from '../text/knownWords.ts';
import { moveSpan, type Span } from '../text/span.ts';
import { lineOfNote, noteInLines } from './bareNotes.ts';
import { isFullStop, trim } from './characters.ts';
import { citationsOfWords, moveCitations } from './citations.ts';
import { deadlineAt, statesDeadline } from './deadlineLines.ts';
import { type Classified, classifyFront, classifyTail, isWebNoise, opensClosing } from './front.ts';
import { classifyFurther, type FurtherDocument, findFurther } from './furtherDocuments.ts';
import { divideHeading, type Heading, moveHeading } from './headings.ts';
import { moveNotes, notesOfWords } from './notes.ts';
import { type ClauseDraft, findContents, findListedAttachments, growTree, readLabels } from './outline.ts';
import { findParagraphs, type Paragraph } from './paragraphs.ts';
import { findPinyin } from './pinyin.ts';
import { findSentences } from './sentences.ts';
import type { Block, BlockKind, Citation, Clause, Damage, Label, Note, Sentence, SyntaxTree } from './tree.ts';

/**
 * Reads a text as an official document. Never fails: what it cannot place is body text. The parser recognises, rules judge:
 * a label in the wrong form is a label all the same. A memory makes no difference to what is read, only to how long it takes.
 */
export function parse(text: string, memory: WordsMemory | null = null): SyntaxTree {
  const around = readAround(text, memory?.reading() ?? unremembered);
  const { paragraphs, labels, first, front, kinds, others } = around;
  const notesIn = rememberNotes();
  if (first >= 0) findClosing(text, around, notesIn);
  for (const paragraph of paragraphs) {
    if (kinds.has(paragraph)) continue;
    kinds.set(paragraph, kindInside(paragraph, notesIn));
  }
  const roots = first < 0 ? [] : stretchesOf(paragraphs.length, first, others).flatMap(grow);
  const blocks = blocksOf(around, kinds);
  function grow({ from, to }: Stretch): ClauseDraft[] {
    return growTree(
      paragraphs.slice(from, to).filter(isClauseText(kinds)),
      labelsOf(paragraphs, labels, kinds, from, to),
    );
  }
  const build = (clause: ClauseDraft, path: string, level: number): Clause =>
    buildClause(text, clause, path, level, blocks, notesIn);
  return {
    text,
    blocks: [...blocks.values()],
    clauses: roots.map((root) => build(root, '', 1)),
    preamble: textClause(
      text,
      'preamble',
      front.filter(isPreamble(kinds)).map(({ paragraph }) => paragraph),
      blocks,
      notesIn,
    ),
    closing: textClause(
      text,
      'closing',
      paragraphs.filter((paragraph) => kinds.get(paragraph) === 'closing'),
      blocks,
      notesIn,
    ),
    citations: citationsIn(blocks.values()),
    damages: [...around.damages, ...findPinyin(text)].sort((one, other) => one.start - other.start),
    furtherDocuments: others.map((other) => paragraphs[other.first]!.start),
  };
}

/** Paragraphs from one up to another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The paragraphs of each document that the text holds, from the first numbered one on. */
function stretchesOf(length: number, first: number, others: readonly FurtherDocument[]): readonly Stretch[] {
  const starts = [first, ...others.map((other) => other.first)];
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? length }));
}

/**
 * The blocks of a text and what it cites, without reading what its clauses say: enough to tell which document it is, at a fraction of the cost.
 * What stands behind a label is `clause` or `body`, notes and closing text among it.
 */
export function parseAround(text: string): Pick<SyntaxTree, 'text' | 'blocks' | 'citations'> {
  const around = readAround(text, unremembered);
  const { paragraphs, kinds } = around;
  for (const paragraph of paragraphs) {
    if (!kinds.has(paragraph)) kinds.set(paragraph, kindByItself(paragraph));
  }
  const blocks = [...blocksOf(around, kinds).values()];
  return { text, blocks, citations: citationsIn(blocks) };
}

/** The paragraphs of a text, which of them have labels, and what stands in front of the first label and behind the last. */
interface Around {
  readonly paragraphs: readonly Paragraph[];
  readonly labels: readonly (Label | null)[];
  /** The first labelled paragraph; -1 where there is none. */
  readonly first: number;
  readonly front: readonly Classified[];
  /** The paragraphs behind the last label and the last row of a table; none where there is no label. */
  readonly tail: readonly Paragraph[];
  /** Of the paragraphs in front and behind, as far as they tell by themselves. */
  readonly kinds: Map<Paragraph, BlockKind>;
  readonly others: readonly FurtherDocument[];
  readonly damages: readonly Damage[];
}

function readAround(text: string, source: WordsSource): Around {
  const { paragraphs, damages } = findParagraphs(text, source);
  const contents = findContents(text, paragraphs);
  const isContents = (index: number): boolean => contents !== null && index >= contents.first && index <= contents.last;
  const listed = findListedAttachments(text, paragraphs);
  const reading = readLabels(text, paragraphs, (index) => isContents(index) || listed.has(index));
  const firstNumber = reading.labels.findIndex((label) => label !== null);
  const { issued, others } = findFurther(text, paragraphs, reading.labels, firstNumber);
  const isNotice = (index: number): boolean => index < issued;
  const labels = reading.labels.map((label, index) => (isNotice(index) ? null : label));
  const first = labels.findIndex((label) => label !== null);
  const frontEnd = first < 0 ? paragraphs.length : first;
  const kinds = new Map<Paragraph, BlockKind>();
  const front = classifyFront(
    text,
    paragraphs.slice(0, frontEnd),
    (index) => isNotice(index) && reading.labels[index] !== null,
  );
  for (const [index, { paragraph, kind }] of front.entries()) {
    const isRow = paragraph.row !== null;
    kinds.set(paragraph, isContents(index) && kind !== 'blank' ? 'contents' : isRow ? 'preamble' : kind);
  }
  const lastLabel = labels.findLastIndex((label) => label !== null);
  const lastRow = paragraphs.findLastIndex(({ row }) => row !== null);
  const tail = first < 0 ? [] : paragraphs.slice(Math.max(lastLabel, lastRow) + 1);
  for (const [paragraph, kind] of classifyTail(text, tail)) kinds.set(paragraph, kind);
  classifyFurther(text, paragraphs, labels, others, kinds);
  return { paragraphs, labels, first, front, tail, kinds, others, damages: [...damages, ...reading.damages] };
}

function blocksOf(
  { paragraphs, labels }: Around,
  kinds: ReadonlyMap<Paragraph, BlockKind>,
): ReadonlyMap<Paragraph, Block> {
  const blocks = new Map<Paragraph, Block>();
  for (const [index, paragraph] of paragraphs.entries()) {
    const label = labels[index] ?? null;
    const kind = label ? 'clause' : kinds.get(paragraph)!;
    const { start, end, content, words } = paragraph;
    blocks.set(paragraph, { start, end, kind, content, label, words });
  }
  return blocks;
}

function isPreamble(kinds: ReadonlyMap<Paragraph, BlockKind>): (classified: Classified) => boolean {
  return ({ paragraph }) => kinds.get(paragraph) === 'preamble';
}

/** Kinds of paragraphs that belong to clauses. */
const clauseKinds: ReadonlySet<BlockKind> = new Set(['clause', 'body', 'note']);

function isClauseText(kinds: ReadonlyMap<Paragraph, BlockKind>): (paragraph: Paragraph) => boolean {
  return (paragraph) => clauseKinds.has(kinds.get(paragraph)!);
}

function labelsOf(
  paragraphs: readonly Paragraph[],
  labels: readonly (Label | null)[],
  kinds: ReadonlyMap<Paragraph, BlockKind>,
  from: number,
  to: number,
): (Label | null)[] {
  return labels.slice(from, to).filter((_label, index) => clauseKinds.has(kinds.get(paragraphs[from + index]!)!));
}

const isNoise: Fact<boolean> = ({ text, span }) => isWebNoise(text, span);

function kindByItself({ content, words }: Paragraph): 'blank' | 'noise' | 'body' {
  if (content.start === content.end) return 'blank';
  return words.ask(isNoise) ? 'noise' : 'body';
}

function kindInside(paragraph: Paragraph, notesIn: NotesIn): BlockKind {
  const kind = kindByItself(paragraph);
  if (kind !== 'body') return kind;
  const { content } = paragraph;
  const notes = notesIn(paragraph);
  const only = notes.length === 1 && notes[0]!.start === content.start && notes[0]!.end === content.end;
  return only ? 'note' : 'body';
}

/** Finds where the closing text begins behind the last clause. */
function findClosing(text: string, { paragraphs, labels, tail, kinds }: Around, notesIn: NotesIn): void {
  const lastLabel = labels.findLastIndex((label) => label !== null);
  const lastRow = paragraphs.findLastIndex(({ row }) => row !== null);
  const open = tail.filter((paragraph) => !kinds.has(paragraph) && kindInside(paragraph, notesIn) === 'body');
  const head = paragraphs[lastLabel]!;
  const label = labels[lastLabel]!;
  const line = { start: label.end, end: head.content.end };
  const isBare = !hasStop(text, line);
  const candidates = isBare && lastRow < lastLabel ? open.slice(1) : open;
  const begin = candidates.findIndex(({ content }) => opensClosing(text, content));
  const from = begin >= 0 ? begin : hasSingleParagraphs(text, paragraphs, labels, label, notesIn) ? 0 : -1;
  if (from < 0 || candidates.length === 0) return;
  for (const paragraph of candidates.slice(from)) kinds.set(paragraph, 'closing');
}

function hasStop(text: string, span: Span): boolean {
  for (let at = span.start; at < span.end; at++) if (isFullStop(text.charCodeAt(at))) return true;
  return false;
}

/** How many clauses like the last one must be seen before their habit counts. */
const fewestAlike = 3;

/** Whether clauses labelled like the last one keep to one paragraph throughout, so that a further paragraph at the end is not theirs. */
function hasSingleParagraphs(
  text: string,
  paragraphs: readonly Paragraph[],
  labels: readonly (Label | null)[],
  last: Label,
  notesIn: NotesIn,
): boolean {
  let alike = 0;
  let current: Label | null = null;
  for (const [index, { content }] of paragraphs.entries()) {
    const label = labels[index];
    if (label) {
      if (label === last) break;
      current = label.style === last.style && hasStop(text, { start: label.end, end: content.end }) ? label : null;
      if (current) alike++;
      continue;
    }
    if (current && kindInside(paragraphs[index]!, notesIn) === 'body') return false;
  }
  return alike >= fewestAlike;
}

function buildClause(
  text: string,
  clause: ClauseDraft,
  parentPath: string,
  level: number,
  blocks: ReadonlyMap<Paragraph, Block>,
  notesIn: NotesIn,
): Clause {
  const { label, head, rest, children } = clause;
  const path = pathOf(label, parentPath);
  const filled = rest.filter(({ content }) => content.end > content.start);
  // A row of a table that begins with a label: its first cell is the line.
  const [first = head.content, ...cells] = head.row?.tasks ?? [];
  const line = trim(text, { start: label.end, end: first.end });
  const holdsMore = children.length + filled.length + cells.length > 0;
  const division = head.row
    ? divideHeading(text, line, { holdsMore, notes: notesIn(head) })
    : headingOf(head, label.end - head.content.start, holdsMore);
  const parts: Part[] = [];
  if (division.text) parts.push({ span: division.text, paragraph: head });
  for (const span of cells) parts.push({ span, paragraph: head });
  for (const paragraph of filled) for (const span of bodyOf(paragraph)) parts.push({ span, paragraph });
  const { notes, areOwn } = joinedNotes(text, [head, ...filled], notesIn);
  const below = children.map((child) => buildClause(text, child, path, level + 1, blocks, notesIn));
  const end = below.at(-1)?.end ?? filled.at(-1)?.content.end ?? head.content.end;
  return {
    start: label.start,
    end: Math.max(end, label.end),
    path,
    level,
    label,
    heading: division.heading,
    ownLine: division.ownLine,
    body: parts.map(({ span }) => span),
    sentences: sentencesOf(text, parts, notes, areOwn),
    notes,
    children: below,
    blocks: [head, ...rest].map((paragraph) => blocks.get(paragraph)!),
  };
}

/** A stretch of what a clause says, and the paragraph in which it stands. */
interface Part {
  readonly span: Span;
  readonly paragraph: Paragraph;
}

const headingAlone: Fact<Heading> = (words, from) => divisionOf(words, from, false);
const headingOverMore: Fact<Heading> = (words, from) => divisionOf(words, from, true);

function divisionOf(words: KnownWords, from: number, holdsMore: boolean): Heading {
  const { text } = words;
  return divideHeading(text, { start: from, end: text.length }, { holdsMore, notes: words.ask(notesOfWords) });
}

/** How the line behind a label divides that ends `from` characters into its paragraph. */
function headingOf({ content, words }: Paragraph, from: number, holdsMore: boolean): Heading {
  return words.place(holdsMore ? headingOverMore : headingAlone, content.start, moveHeading, from);
}

/** The notes of a clause; `areOwn` where each is one that its paragraph has by itself. */
interface JoinedNotes {
  readonly notes: readonly Note[];
  readonly areOwn: boolean;
}

/** The notes of paragraphs; one that is given line by line (责任单位：… 完成时限：…) is one note. */
function joinedNotes(text: string, paragraphs: readonly Paragraph[], notesIn: NotesIn): JoinedNotes {
  const notes: Note[] = [];
  let areOwn = true;
  for (let at = 0; at < paragraphs.length; ) {
    let end = at;
    let namesUnits = false;
    for (; end < paragraphs.length && paragraphs[end]!.row === null; end++) {
      const line = paragraphs[end]!.words.ask(lineOfNote);
      if (line === null) break;
      namesUnits ||= line === 'units';
    }
    const lines = paragraphs.slice(at, end).map(({ content }) => content);
    const joined = lines.length > 1 && namesUnits ? noteInLines(text, lines) : null;
    if (!joined) takeDeadline(text, notes, paragraphs[at - 1]?.content, paragraphs[at]!.content);
    if (joined) {
      notes.push(joined);
      areOwn = false;
    } else appendAll(notes, paragraphs.slice(at, Math.max(end, at + 1)).flatMap(notesIn));
    at = Math.max(end, at + 1);
  }
  return { notes, areOwn };
}

/** Gives the note that ends the paragraph before a line that says by when. */
function takeDeadline(text: string, notes: Note[], before: Span | undefined, line: Span): void {
  const note = notes.at(-1);
  if (!note || note.deadline || note.end !== before?.end) return;
  notes[notes.length - 1] = { ...note, deadline: deadlineAt(text, line, null) };
}

/** What a paragraph says: all of it, of a row of a table what is to be done. */
function bodyOf({ content, row }: Paragraph): readonly Span[] {
  return row ? row.tasks : [content];
}

/** `1.2` below `1`, the label's own numbers where it prints them all (`1.2.1　`). */
function pathOf(label: Label, parentPath: string): string {
  if (label.style === 'decimal') return label.numbers.join('.');
  return parentPath ? `${parentPath}.${label.number}` : String(label.number);
}

/** The sentences of a part of a paragraph, from `from` to its end, with the notes that the paragraph has by itself. */
const sentencesFrom: Fact<readonly Sentence[]> = (words, from) =>
  sentencesIn(words.text, [{ start: from, end: words.text.length }], words.ask(notesOfWords));

/** The sentences of a clause; notes and parts come in order, so each note is looked at once. */
function sentencesOf(text: string, parts: readonly Part[], notes: readonly Note[], areOwn: boolean): Sentence[] {
  if (!areOwn || parts.some(({ paragraph }) => paragraph.row)) {
    return sentencesIn(
      text,
      parts.map(({ span }) => span),
      notes,
    );
  }
  const sentences: Sentence[] = [];
  let next = 0;
  for (const { span, paragraph } of parts) {
    while (next < notes.length && notes[next]!.end <= span.start) next++;
    const { content, words } = paragraph;
    const found = words.place(sentencesFrom, content.start, moveSentences, span.start - content.start);
    // The note in front may have its deadline on a line of its own.
    const before = notes[next - 1];
    const isHere = before?.deadline && before.deadline.start >= span.start;
    appendAll(sentences, isHere ? found.filter((sentence) => !statesDeadline(text, sentence, before)) : found);
  }
  return sentences;
}

function moveSentences(sentences: readonly Sentence[], by: number): readonly Sentence[] {
  return sentences.map((sentence) => moveSpan(sentence, by));
}

/** The sentences of stretches of text, as far as they stand in no note and say more than the deadline of one. */
function sentencesIn(text: string, body: readonly Span[], notes: readonly Note[]): Sentence[] {
  let next = 0;
  return body.flatMap((paragraph) => {
    // A note in another cell of a table row stands in no paragraph.
    while (next < notes.length && notes[next]!.end <= paragraph.start) next++;
    const from = next;
    // A line of a note that is given line by line.
    const note = notes[from];
    if (note && note.start <= paragraph.start && paragraph.end <= note.end) return [];
    while (next < notes.length && notes[next]!.start < paragraph.end) next++;
    let last = from - 1;
    return findSentences(text, paragraph, notes.slice(from, next)).filter((sentence) => {
      while (last + 1 < next && notes[last + 1]!.end <= sentence.start) last++;
      return last < 0 || !statesDeadline(text, sentence, notes[last]!);
    });
  });
}

/** The notes of a paragraph. */
type NotesIn = (paragraph: Paragraph) => readonly Note[];

/** Looks for the notes of each paragraph once, however often they are asked for. */
function rememberNotes(): NotesIn {
  const known = new Map<Paragraph, readonly Note[]>();
  return (paragraph) => {
    const before = known.get(paragraph);
    if (before) return before;
    const found = notesOf(paragraph);
    known.set(paragraph, found);
    return found;
  };
}

function notesOf({ content, words, row }: Paragraph): readonly Note[] {
  if (!row) return words.place(notesOfWords, content.start, moveNotes);
  return row.note ? [row.note] : [];
}

/** The text before the first clause or behind the last one as a clause of its own. */
function textClause(
  text: string,
  path: 'preamble' | 'closing',
  paragraphs: readonly Paragraph[],
  blocks: ReadonlyMap<Paragraph, Block>,
  notesIn: NotesIn,
): Clause | null {
  const first = paragraphs[0];
  const parts = paragraphs.flatMap((paragraph) => bodyOf(paragraph).map((span) => ({ span, paragraph })));
  // The heads of a table's columns say nothing alone.
  if (!first || parts.length === 0) return null;
  const notes = paragraphs.flatMap(notesIn);
  return {
    start: first.content.start,
    end: paragraphs.at(-1)!.content.end,
    path,
    level: 1,
    label: null,
    heading: null,
    ownLine: false,
    body: parts.map(({ span }) => span),
    sentences: sentencesOf(text, parts, notes, true),
    notes,
    children: [],
    blocks: paragraphs.map((paragraph) => blocks.get(paragraph)!),
  };
}

const withoutCitations: ReadonlySet<BlockKind> = new Set(['blank', 'noise', 'metadata', 'title', 'number', 'contents']);

function citationsIn(blocks: Iterable<Block>): Citation[] {
  const citations: Citation[] = [];
  for (const { kind, content, words } of blocks) {
    if (!withoutCitations.has(kind)) appendAll(citations, words.place(citationsOfWords, content.start, moveCitations));
  }
  return citations;
}
