import type { Fact } from '../text/knownWords.ts';
import { moveSpan, type Span } from '../text/span.ts';
import { toHalfWidth } from '../text/width.ts';
import { squeeze, trim } from './characters.ts';
import { type DocumentNumber, findDocumentNumbers } from './documentNumbers.ts';
import type { Citation } from './tree.ts';

/** Longest title; the longest met in print has some eighty characters. */
const longestTitle = 240;
/** How many brackets may stand behind a title: its number in one, its short name in the next. */
const mostBrackets = 2;
/** Longest bracket behind a title. */
const longestBracket = 160;
/** How deep brackets nest behind a title. */
const deepestBracket = 3;
/** Longest text between a bracket's beginning and the number in it: `（2019年4月3日国务院令第711号修订）`. */
const longestLeadIn = 16;

/**
 * The documents named in a stretch of text, in order and disjoint: `《…通知》（国办发〔2019〕14号，以下简称《通知》）`, a title or a number alone.
 *
 * Titles may nest, rightly as `《…〈…〉…》` or wrongly as `《…《…》…》`; a title without its other mark is passed over. Title marks typed as
 * `〈…〉` or `<…>` count where what they hold ends as a document does. The short name announced behind a title or a number belongs to it.
 * Linear in the text.
 */
export function findCitations(text: string, span: Span): readonly Citation[] {
  const numbers = findDocumentNumbers(text, span);
  const citations: Citation[] = [];
  let next = 0;
  let from = span.start;
  for (const title of findTitles(text, span)) {
    if (title.start < from) continue;
    let before: DocumentNumber | null = null;
    for (; next < numbers.length && numbers[next]!.start < title.start; next++) {
      const number = numbers[next]!;
      if (number.start < from) continue;
      if (number.end > title.start) continue;
      before = joins(text, number, title) ? number : null;
      if (!before) citations.push(completed(text, span, number));
    }
    while (next < numbers.length && numbers[next]!.start < title.end) next++;
    const citation = withNumber(text, span, title, before, numbers, next);
    citations.push(citation);
    from = citation.end;
    while (next < numbers.length && numbers[next]!.start < from) next++;
  }
  for (; next < numbers.length; next++) {
    if (numbers[next]!.start >= from) citations.push(completed(text, span, numbers[next]!));
  }
  return citations.sort((one, other) => one.start - other.start);
}

/** The documents that a paragraph names; see `findCitations`. */
export const citationsOfWords: Fact<readonly Citation[]> = ({ text, span }) => findCitations(text, span);

/** Citations as many characters further on. */
export function moveCitations(citations: readonly Citation[], by: number): readonly Citation[] {
  return citations.map(({ start, end, title, number, alias }) => ({
    start: start + by,
    end: end + by,
    title: title && moveSpan(title, by),
    number: number && moveSpan(number, by),
    alias: alias && moveSpan(alias, by),
  }));
}

interface TitleSpan extends Span {
  /** What stands between the marks. */
  readonly inner: Span;
}

const documentEnding =
  /(?:通知|意见|意見|办法|辦法|条例|條例|规定|規定|规则|規則|方案|要点|要點|细则|細則|报告|報告|规划|規劃|纲要|綱要|决定|決定|计划|計劃|通告|公告|指引|标准|標準|准则|準則|法)$/;
const opens = 1;
const closes = 2;
const stops = 3;
/** What a UTF-16 unit is to titles; 0 for nearly all. */
const titleMarks: Uint8Array = titleMarkTable();

function titleMarkTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const mark of '《〈<') table[mark.charCodeAt(0)] = opens;
  for (const mark of '》〉>') table[mark.charCodeAt(0)] = closes;
  table['。'.charCodeAt(0)] = stops;
  return table;
}
/** How many marks without partner a closing mark may pass over. */
const farthestPartner = 3;

/** The outermost titles between marks. A full stop ends what was open: no title holds one. */
function findTitles(text: string, span: Span): readonly TitleSpan[] {
  const found: TitleSpan[] = [];
  const open: { readonly mark: string; readonly at: number }[] = [];
  for (let at = span.start; at < span.end; at++) {
    const kind = titleMarks[text.charCodeAt(at)]!;
    if (kind === 0) continue;
    if (kind === stops) open.length = 0;
    if (kind === opens) open.push({ mark: text[at]!, at });
    if (kind !== closes) continue;
    const mark = '《〈<'['》〉>'.indexOf(text[at]!)]!;
    const depth = partnerOf(open, mark);
    if (depth < 0) continue;
    const start = open[depth]!.at;
    open.length = depth;
    const title = { start, end: at + 1, inner: { start: start + 1, end: at } };
    if (!isTitle(text, title, mark)) continue;
    while (found.length > 0 && found.at(-1)!.start > start) found.pop();
    found.push(title);
  }
  return found;
}

function partnerOf(open: readonly { readonly mark: string }[], mark: string): number {
  for (let depth = open.length - 1; depth >= Math.max(0, open.length - farthestPartner); depth--) {
    if (open[depth]!.mark === mark) return depth;
  }
  return -1;
}

function isTitle(text: string, title: TitleSpan, mark: string): boolean {
  const inner = trim(text, title.inner);
  if (inner.end === inner.start || inner.end - inner.start > longestTitle) return false;
  return mark === '《' || documentEnding.test(text.slice(Math.max(inner.start, inner.end - 4), inner.end));
}

/** Whether a number stands right in front of a title: `国办发〔2019〕14号《2019年政务公开工作要点》`. */
function joins(text: string, number: Span, title: Span): boolean {
  return title.start - number.end <= 6 && /^(?:文件|文)?\s*$/.test(text.slice(number.end, title.start));
}

function withNumber(
  text: string,
  span: Span,
  title: TitleSpan,
  before: DocumentNumber | null,
  numbers: readonly DocumentNumber[],
  next: number,
): Citation {
  const behind = numbers[next];
  const number = behind && standsBehind(text, title, behind) ? behind : before;
  const start = Math.min(title.start, number?.start ?? title.start);
  const known = { start, end: Math.max(title.end, number?.end ?? title.end), title: title.inner, number };
  return finish(text, span, known, title.end);
}

/** Whether nothing but an opening bracket and a few words stand between a title and a number; the bracket may be lost. */
function standsBehind(text: string, title: Span, number: Span): boolean {
  const between = number.start - title.end;
  if (between > longestLeadIn) return false;
  return /^\s*(?:[（(〔[［]\s*[^（(）)《》。；;]{0,14})?$/.test(text.slice(title.end, number.start));
}

function completed(text: string, span: Span, number: DocumentNumber): Citation {
  const known = { start: number.start, end: number.end, title: null, number };
  // 14号文件（以下简称14号文）: the short name is the number's all the same.
  const filler = /^文件?/.exec(text.slice(number.end, Math.min(span.end, number.end + 2)))?.[0].length ?? 0;
  return finish(text, span, known, number.end + filler);
}

interface Known extends Span {
  readonly title: Span | null;
  readonly number: DocumentNumber | null;
}

const shortName =
  /(?:以下|下文|下)?[统統合]?(?:简称|簡稱|称|稱)(?:为|為|作)?[:：]?\s{0,3}[“"「『]?(?:《(?<title>[^《》]{1,60})》|(?<words>[^《》“”"「」『』（）()，,。；;\s]{1,30}))/u;

/** Adds what the brackets behind a title or number say, and where they end. */
function finish(text: string, span: Span, known: Known, from: number): Citation {
  const { start, title } = known;
  const number = known.number ? { start: known.number.start, end: known.number.end } : null;
  let { end } = known;
  let alias: Span | null = null;
  let at = from;
  for (let count = 0; count < mostBrackets; count++) {
    const bracket = bracketBehind(text, span, at, number);
    if (!bracket) break;
    const holdsNumber = number !== null && bracket.start <= number.start && number.end <= bracket.end;
    const name: Span | null = alias
      ? null
      : aliasIn(text, { start: holdsNumber ? number.end : bracket.start, end: bracket.end });
    if (!holdsNumber && !name) break;
    alias ??= name;
    end = Math.max(end, bracket.end);
    at = bracket.end;
  }
  if (!alias && at === end) {
    const open = aliasBehind(text, { start: end, end: Math.min(span.end, end + 80) });
    if (open) ({ alias, end } = open);
  }
  return { start, end, title, number, alias };
}

/** The bracket that begins at `at`, white space aside; where its opening mark was lost, the number there with the closing one. */
function bracketBehind(text: string, span: Span, at: number, number: Span | null): Span | null {
  const { start } = trim(text, { start: at, end: Math.min(span.end, at + 8) });
  if (number?.start === start) return isClosing(text[number.end]) ? { start, end: number.end + 1 } : null;
  if (start >= span.end || !isOpening(text[start])) return null;
  const isInside = number !== null && number.start > start && number.start - start <= longestLeadIn;
  const limit = Math.min(span.end, start + longestBracket);
  // What stands inside a number need not be closed: copies lose brackets there.
  let depth = 1;
  for (let end = isInside ? number.end : start + 1; end < limit && text[end] !== '。'; end++) {
    if (isOpening(text[end])) depth++;
    if (isClosing(text[end])) depth--;
    if (depth === 0) return { start, end: end + 1 };
    if (depth > deepestBracket) return null;
  }
  return null;
}

function isOpening(character: string | undefined): boolean {
  return character !== undefined && '（(〔[［'.includes(character);
}

function isClosing(character: string | undefined): boolean {
  return character !== undefined && '）)〕]］'.includes(character);
}

/** The short name that a bracket announces: `条例` of `（以下简称《条例》）`. */
function aliasIn(text: string, span: Span): Span | null {
  const found = shortName.exec(text.slice(span.start, span.end));
  return found ? nameOf(found, span.start) : null;
}

/** A short name announced behind a comma instead of in a bracket: `《…条例》，以下简称《条例》`. */
function aliasBehind(text: string, span: Span): { readonly alias: Span; readonly end: number } | null {
  const words = text.slice(span.start, span.end);
  if (!/^[,，]?\s{0,3}(?:以下|下文|下)[简簡][称稱]/.test(words)) return null;
  const found = shortName.exec(words);
  const alias = found ? nameOf(found, span.start) : null;
  return alias ? { alias, end: span.start + found!.index + found![0].length } : null;
}

function nameOf(found: RegExpExecArray, offset: number): Span | null {
  const { title, words } = found.groups!;
  const name = title ?? words;
  if (name === undefined) return null;
  const closing = title === undefined ? 0 : 1;
  const end = offset + found.index + found[0].length - closing;
  return { start: end - name.length, end };
}

/** The first document number in a stretch of text, or `null`. */
export function parseDocumentNumber(text: string, span: Span): DocumentNumber | null {
  return findDocumentNumbers(text, span)[0] ?? null;
}

/**
 * A key for comparing document numbers: `国办发[2019]14`, for orders `国务院令711`. Width, kinds of brackets, white space, pinyin, 第,
 * padded zeros and a doubled code (`国办发国办发〔2021〕12号`) make no difference; lost brackets are put back. Scripts do: the caller
 * converts. A text that holds no number is its own key, at half width and without white space.
 */
export function numberKey(text: string): string {
  const found = parseDocumentNumber(text, { start: 0, end: text.length });
  if (!found) return squeeze(toHalfWidth(text));
  const issuer = once(found.issuerCode);
  if (found.kind === 'order') return `${issuer}令${found.serial ?? ''}`;
  return `${issuer}[${found.year ?? ''}]${found.serial ?? ''}`;
}

function once(words: string): string {
  const half = words.length / 2;
  return Number.isInteger(half) && half > 0 && words.slice(0, half) === words.slice(half) ? words.slice(half) : words;
}
