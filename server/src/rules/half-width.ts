import type { Draft } from '../model/draft.ts';
import type { Block, Label } from '../syntax/tree.ts';
import { appendAll } from '../text/append.ts';
import type { Fact } from '../text/knownWords.ts';
import { lazily } from '../text/lazily.ts';
import type { Span } from '../text/span.ts';
import { isBlank, isChinese, unitBefore, unitFrom } from './marks.ts';
import { behindLabel, isProseBlock } from './prose.ts';

/** A half-width mark where Chinese text has a full-width one: `,` of `公开,解读`. */
export interface HalfMark extends Span {
  /** The mark that belongs there: `，`. */
  readonly full: string;
  /** It is a bracket of a label, whose form is the matter of `numbering/form`. */
  readonly isLabel: boolean;
}

/** The marks of a draft, and the width that its author writes. */
export interface MarkWidths {
  readonly halfMarks: readonly HalfMark[];
  /** `full`: the author's width; `half`: the whole text came folded to half width; `null`: too few marks to tell. */
  readonly own: 'full' | 'half' | null;
}

/** So many half-width marks, more than there are full-width ones, are no slips: the text was folded on its way. */
const fewestOfAFoldedText = 20;
/** Longest syllable of pinyin that a copy put in brackets behind a character. */
const longestSyllable = 7;

const fullForms: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['!', '！'],
  ['?', '？'],
]);
/** The marks that a folding changes, in both widths; quotation marks, dots and dashes often stay as they are. */
const halfTelling = 1;
const fullTelling = 2;
const scanned = 4;
const marks: Uint8Array = markTable();

function markTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const mark of ',;:!?()') table[mark.charCodeAt(0)] = halfTelling | scanned;
  for (const mark of '，；：！？（）') table[mark.charCodeAt(0)] = fullTelling;
  for (const mark of '".-') table[mark.charCodeAt(0)] = scanned;
  return table;
}

/** Reads the widths of the marks in the text of a document; web noise and metadata do not count, nor do the brackets of labels. */
export function readMarkWidths(draft: Draft): MarkWidths {
  const own = ownWidth(draft);
  if (own === null) return { halfMarks: [], own };
  const halfMarks: HalfMark[] = [];
  const hasCorners = lazily(() => draft.text.includes('「'));
  for (const block of draft.tree.blocks) {
    if (!isJudged(block)) continue;
    if (block.label) appendAll(halfMarks, labelMarks(draft.text, block.label));
    for (const { start, end, full, isLabel } of block.words.ask(marksIn, behindLabel(block))) {
      const form = cornerForms.get(full);
      const by = block.content.start;
      halfMarks.push({ start: start + by, end: end + by, full: form && hasCorners() ? form : full, isLabel });
    }
  }
  return { halfMarks: outsideNumbers(draft, halfMarks), own };
}

/** Quotation marks, and those of a text that has 「」. */
const cornerForms: ReadonlyMap<string, string> = new Map([
  ['“', '「'],
  ['”', '」'],
]);

/** The width that most marks beside Chinese characters have; see `MarkWidths`. */
export function ownWidth(draft: Draft): MarkWidths['own'] {
  return draft.ask(tellWidth);
}

function tellWidth(draft: Draft): MarkWidths['own'] {
  let full = 0;
  let half = 0;
  for (const block of draft.tree.blocks) {
    if (!isJudged(block)) continue;
    const counted = block.words.ask(countWidths, behindLabel(block));
    full += counted.full;
    half += counted.half;
  }
  if (full > 0 && full >= half) return 'full';
  return half >= fewestOfAFoldedText ? 'half' : null;
}

/** How many marks of each width a paragraph has that tell its author's. */
const countWidths: Fact<{ readonly full: number; readonly half: number }> = ({ text }, from) => {
  let full = 0;
  let half = 0;
  for (let at = from; at < text.length; at++) {
    const kind = marks[text.charCodeAt(at)]!;
    if (kind === 0) continue;
    if (kind === fullTelling) full++;
    else if ((kind & halfTelling) !== 0 && isBesideChinese(text, at)) {
      const behind = text[at] === '(' ? pinyinEnd(text, at, text.length) : at;
      if (behind > at) at = behind - 1;
      else half++;
    }
  }
  return { full, half };
};

/** The brackets of a document number on a line of its own are the matter of `citation/form`. */
function isJudged(block: Block): boolean {
  return isProseBlock(block) && block.kind !== 'number';
}

function isBesideChinese(text: string, at: number): boolean {
  return isChinese(text.charCodeAt(at - 1)) || isChinese(text.charCodeAt(at + 1));
}

/** The marks in the order of the text, without those inside document numbers. */
function outsideNumbers(draft: Draft, halfMarks: HalfMark[]): readonly HalfMark[] {
  halfMarks.sort((one, other) => one.start - other.start);
  const numbers = draft.citations.flatMap(({ number }) => (number ? [number] : []));
  let next = 0;
  return halfMarks.filter(({ start }) => {
    while (next < numbers.length && numbers[next]!.end <= start) next++;
    return next >= numbers.length || start < numbers[next]!.start;
  });
}

function* labelMarks(text: string, label: Label): Iterable<HalfMark> {
  for (const [at, full] of [
    [label.start, '（'],
    [label.numeral.end, '）'],
  ] as const) {
    if (text[at] === (full === '（' ? '(' : ')')) yield { start: at, end: at + 1, full, isLabel: true };
  }
}

interface OpenBracket {
  readonly at: number;
  /** Chinese stands in front of it or behind it. */
  readonly besideChinese: boolean;
}

/** The half-width marks of a paragraph. */
const marksIn: Fact<readonly HalfMark[]> = ({ text }, from) => {
  const found: HalfMark[] = [];
  const to = text.length;
  const brackets: OpenBracket[] = [];
  const quotes: number[] = [];
  // A row of opening brackets is judged as one: else each that is mended would be the neighbour that has the next one mended.
  let row = { end: from, besideChinese: false };
  const add = (start: number, end: number, form: string): void => {
    found.push({ start, end, full: form, isLabel: false });
  };
  for (let at = from; at < to; at++) {
    const kind = marks[text.charCodeAt(at)]!;
    if (kind === 0 || kind === fullTelling) continue;
    const mark = text[at]!;
    if ((mark === '.' || mark === '-') && text[at + 1] !== mark) continue;
    if (mark === '"') {
      quotes.push(at);
      continue;
    }
    const isBehindChinese = isChinese(unitBefore(text, at, 0));
    if (mark === '(') {
      const behind = pinyinEnd(text, at, to);
      if (behind > at) {
        at = behind - 1;
        continue;
      }
      if (at >= row.end) {
        const end = endOfRun(text, at, to);
        row = { end, besideChinese: isBehindChinese || isChinese(unitFrom(text, end, to)) };
      }
      brackets.push({ at, besideChinese: row.besideChinese });
    } else if (mark === ')') {
      const opening = brackets.pop();
      if (!isBehindChinese && !opening?.besideChinese) continue;
      if (opening) add(opening.at, opening.at + 1, '（');
      add(at, at + 1, '）');
    } else if (mark === '.' || mark === '-') {
      const end = endOfRun(text, at, to);
      const form = lineOrDots(text, at, end, 0, to);
      if (form) add(at, end, form);
      at = end - 1;
    } else if (isPoint(text, at, 0, to)) add(at, at + 1, fullForms.get(mark)!);
  }
  for (const { at, besideChinese } of brackets) if (besideChinese) add(at, at + 1, '（');
  addQuotes(text, quotes, add);
  return found;
};

/** A point between Latin letters or digits (`12:30`, `10,000`, `http://`) is no Chinese one; nor is a `?` that stands for a lost character. */
function isPoint(text: string, at: number, from: number, to: number): boolean {
  const before = unitBefore(text, at, from);
  if (before === 0) return false;
  if (text[at] === '?' && (text[at - 1] === '?' || /[?。]/.test(text[at + 1] ?? ''))) return false;
  return isChinese(before) || isChinese(unitFrom(text, at + 1, to));
}

function endOfRun(text: string, start: number, to: number): number {
  let end = start + 1;
  while (end < to && text[end] === text[start]) end++;
  return end;
}

/** `...` behind Chinese is an ellipsis, `--` between Chinese a dash. */
function lineOrDots(text: string, start: number, end: number, from: number, to: number): string | null {
  const isBehind = isChinese(unitBefore(text, start, from));
  if (text[start] === '.') return isBehind && end - start >= 3 ? '……' : null;
  return isBehind && end - start >= 2 && isChinese(unitFrom(text, end, to)) ? '——' : null;
}

/** Where the pinyin in brackets behind a character ends: `(zhí)`; `at` where there is none. */
function pinyinEnd(text: string, at: number, to: number): number {
  let end = at + 1;
  while (end < to && end - at <= longestSyllable && isPinyinLetter(text.charCodeAt(end))) end++;
  return end > at + 1 && text[end] === ')' ? end + 1 : at;
}

function isPinyinLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xe0 && unit <= 0x1dc);
}

/** Straight quotation marks by pairs, where they hold Chinese; with an odd number nobody can tell which is which. */
function addQuotes(
  text: string,
  quotes: readonly number[],
  add: (start: number, end: number, form: string) => void,
): void {
  if (quotes.length === 0 || quotes.length % 2 !== 0) return;
  for (let index = 0; index < quotes.length; index += 2) {
    const open = quotes[index]!;
    const close = quotes[index + 1]!;
    if (!isChinese(unitFrom(text, open + 1, close)) && !isChinese(unitBefore(text, close, open + 1))) continue;
    add(open, open + 1, '“');
    add(close, close + 1, '”');
  }
}

/** The opening brackets that hold the number of a cited document, `》(国办发〔2019〕14号)`: the matter of `citation/form`. */
export function numberBrackets(draft: Draft): ReadonlySet<number> {
  const brackets = new Set<number>();
  for (const { title, number } of draft.citations) {
    if (!title || !number || number.start < title.end) continue;
    let at = number.start - 1;
    while (at > title.end && isBlank(draft.text.charCodeAt(at))) at--;
    if (draft.text[at] === '(') brackets.add(at);
  }
  return brackets;
}
