import { cardOf } from '../directives/directiveIndex.ts';
import { nameDocument, nameDraft } from '../directives/documentName.ts';
import { isCited } from '../directives/parents.ts';
import type { Directive } from '../directives/trace.ts';
import { clauseAt, type Draft } from '../model/draft.ts';
import { builtInRegistry } from '../organs/registry.ts';
import { type UnitDocument, unitDocument } from '../organs/units.ts';
import type { Note } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { type Language, type Localized, message, render } from '../text/message.ts';
import { toSimplified } from '../text/script.ts';
import { type Span, touches } from '../text/span.ts';
import { labelStart, nextLabels } from './nextLabel.ts';
import { partWith } from './place.ts';
import { type OfferSource, unitOffers } from './unitOffers.ts';

/** What can be put in at the cursor. */
export interface Completion {
  readonly kind: 'unit' | 'document' | 'label';
  /** What the list shows: the unit's name, the document's title, the label. */
  readonly label: string;
  /** What the list shows beside it: how many notes name the unit, the document's number, the clause that the label follows. */
  readonly detail: string;
  /** What is put in place of `span`. */
  readonly newText: string;
  /** What was typed of it so far, with the rest of the name where the cursor stands inside one. */
  readonly span: Span;
  /** What an editor compares with the text in `span`, where that is not the label. */
  readonly filter?: string;
}

/** How far back the beginning of a note or title is looked for. */
const FARTHEST = 300;
/** How far back the bracket of a document number is looked for. */
const longestNumber = 40;
/** So many documents are offered; of more those that hold what was typed, and editors ask again as the typing goes on. */
export const documentsAtMost = 200;

/**
 * What can be put in at an offset, the likeliest first: inside a responsibility note the units of the registry, then those of the drafts of
 * the workspace (`documents`, this one in front), those that usually go with such a task before the others; inside `《` the documents of the library with their numbers, in the draft's script and brackets; inside
 * `（` behind a title its number; at the beginning of a line the next labels.
 */
export function completions(
  draft: Draft,
  offset: number,
  library: readonly Directive[],
  documents: readonly UnitDocument[] = [],
  language: Language = 'zh-cn',
): readonly Completion[] {
  const titleStart = openTitle(draft.text, offset);
  if (titleStart !== null) return titles(draft, titleStart, offset, library);
  const place = numberPlace(draft.text, offset);
  const note = noteAt(draft, offset);
  return [
    ...(place ? numbers(draft, place, offset, library) : []),
    ...labels(draft, offset),
    ...(note ? units(draft, note, offset, documents, language) : []),
  ];
}

/** Whether the cursor is where a note names its units, so that those of the workspace are wanted. */
export function mayBeInNote(draft: Draft, offset: number): boolean {
  return openTitle(draft.text, offset) === null && noteAt(draft, offset) !== null;
}

function labels(draft: Draft, offset: number): readonly Completion[] {
  const start = labelStart(draft, offset);
  if (start === null) return [];
  return nextLabels(draft, start).map(({ text, after }) => ({
    kind: 'label',
    label: text.trimEnd(),
    detail: after.title,
    newText: text,
    span: { start, end: offset },
  }));
}

/** Behind the `《` of a title that the cursor is in; `null` where it is in none. */
function openTitle(text: string, offset: number): number | null {
  for (let at = offset - 1; at >= Math.max(0, offset - FARTHEST); at--) {
    const mark = text[at]!;
    if (mark === '》' || mark === '\n' || mark === '\r') return null;
    if (mark === '《') return at + 1;
  }
  return null;
}

/** What stands in a place where a title or number is written, from `start` on: as far as the cursor, or to the end of one that is there. */
function writtenSpan(draft: Draft, start: number, offset: number, part: 'title' | 'number'): Span {
  const known = draft.citations.find((citation) => citation[part]?.start === start && touches(citation[part], offset));
  const end = known?.[part]?.end ?? offset;
  // Editors replace words on one line only.
  return { start, end: /[\r\n]/.test(draft.text.slice(offset, end)) ? offset : end };
}

function titles(draft: Draft, start: number, offset: number, library: readonly Directive[]): readonly Completion[] {
  const { text } = draft;
  const written = writtenSpan(draft, start, offset, 'title');
  const end = text[written.end] === '》' ? written.end + 1 : written.end;
  const hasNumber = /[（(〔[]/.test(text[end] ?? '');
  const [open, close] = bracketsOf(text);
  const offers = library.flatMap((directive) => titlesOf(directive).map((title) => ({ directive, title })));
  const fitting = fewer(offers, text.slice(start, offset), ({ title }) => title);
  return once(
    fitting.map(({ directive, title: stored }) => {
      const { number } = cardOf(directive);
      const title = inScript(draft, stored);
      const printed = number === null ? '' : inScript(draft, number);
      const newText = `${title}》${printed === '' || hasNumber ? '' : `${open}${printed}${close}`}`;
      return { kind: 'document', label: title, detail: printed, newText, span: { start, end } };
    }),
  );
}

/** Of more offers than a list can show those that hold what was typed, the first of them. */
function fewer<Offer>(offers: readonly Offer[], typed: string, wordsOf: (offer: Offer) => string): readonly Offer[] {
  if (offers.length <= documentsAtMost) return offers;
  const key = keyOf(typed);
  return offers.filter((offer) => keyOf(wordsOf(offer)).includes(key)).slice(0, documentsAtMost);
}

/** The offers without those that would put in the same. */
function once(offers: readonly Completion[]): readonly Completion[] {
  const seen = new Set<string>();
  return offers.filter(({ newText }) => !seen.has(newText) && seen.add(newText));
}

/** A bracket behind a title, in which its number is written. */
interface NumberPlace {
  /** Behind the bracket. */
  readonly start: number;
  readonly title: string;
}

/** The bracket behind `》` that the cursor is in; `null` where it is in none. */
function numberPlace(text: string, offset: number): NumberPlace | null {
  for (let at = offset - 1; at >= Math.max(0, offset - longestNumber); at--) {
    const mark = text[at]!;
    if (/[\r\n。；;，,、：》）)]/.test(mark)) return null;
    const isBehindTitle = /[（(〔[]/.test(mark) && text[at - 1] === '》';
    if (!isBehindTitle) continue;
    const start = openTitle(text, at - 1);
    return start === null ? null : { start: at + 1, title: text.slice(start, at - 1) };
  }
  return null;
}

/** The number of the document that the title in front names; where the library has no such document, those that begin as was typed. */
function numbers(
  draft: Draft,
  place: NumberPlace,
  offset: number,
  library: readonly Directive[],
): readonly Completion[] {
  const { text } = draft;
  const { start } = place;
  const written = writtenSpan(draft, start, offset, 'number');
  const close = text[start - 1] === '(' ? ')' : '）';
  const end = text[written.end] === close ? written.end + 1 : written.end;
  const typed = keyOf(text.slice(start, offset));
  const cards = library.map(cardOf).filter(({ number }) => number !== null);
  const cited = nameDocument(place.title, null, null);
  const named = cards.filter((card) => isCited(cited, nameDraft(card)));
  const others = typed === '' ? [] : cards.filter(({ number }) => keyOf(number!).startsWith(typed));
  return once(
    (named.length > 0 ? named : others).slice(0, documentsAtMost).map(({ number, title }) => {
      const label = inScript(draft, number!);
      const newText = `${label}${close}`;
      return { kind: 'document', label, detail: inScript(draft, title), newText, span: { start, end } };
    }),
  );
}

/** The title of the notice, as documents are cited, and that of the points themselves. */
function titlesOf(directive: Directive): readonly string[] {
  const { titles: all, title: own } = cardOf(directive);
  const titles = all.map((title) => title.replace(/[（(][^（(]{1,40}$/, '')).filter((title) => title.endsWith('通知'));
  return [...new Set([...titles, own])].filter((title) => title !== '');
}

function inScript(draft: Draft, words: string): string {
  return draft.script === 'hans' ? toSimplified(words) : words;
}

/** The round brackets that the draft itself uses. */
function bracketsOf(text: string): readonly [string, string] {
  const half = text.split('(').length;
  return half > text.split('（').length ? ['(', ')'] : ['（', '）'];
}

/** Where a note is being written: from its bracket or label to the cursor, and the note as far as the parser knows it. */
interface OpenNote {
  readonly start: number;
  readonly known: Note | null;
}

const opening = '（(〔[［【';
const closing = '）)〕]］】';
const noteLabel =
  /^\s{0,40}(?:责任|責任|牵头|牽頭|配合|主办|主辦|协办|協辦|承办|承辦|负责|負責)(?:单位|單位|部门|部門|处室|處室|科室)[:：]/;

function noteAt(draft: Draft, offset: number): OpenNote | null {
  const clause = clauseAt(draft, offset);
  const known = clause ? partWith(clause.syntax.notes, offset) : null;
  if (known && touches(known.inner, offset)) return { start: known.inner.start, known };
  const start = unfinishedNote(draft.text, offset) ?? labelledLine(draft, offset);
  return start === null ? null : { start, known: null };
}

/** Behind a bracket that was opened behind a sentence, or that begins as notes do, and is not closed before the cursor. */
function unfinishedNote(text: string, offset: number): number | null {
  let closed = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - FARTHEST); at--) {
    const mark = text[at]!;
    if (mark === '\n' || mark === '\r') return null;
    if (closing.includes(mark)) closed++;
    if (!opening.includes(mark)) continue;
    if (closed > 0) {
      closed--;
      continue;
    }
    const before = text.slice(Math.max(0, at - 1), at);
    const behindSentence = before === '' || /[。；;！？\s]/.test(before);
    return behindSentence || noteLabel.test(text.slice(at + 1, offset)) ? at + 1 : null;
  }
  return null;
}

/** Behind the label of a line such as `责任单位：市教委、`. */
function labelledLine(draft: Draft, offset: number): number | null {
  const start = draft.lines.start(draft.lines.position(offset).line);
  const label = offset - start <= FARTHEST ? noteLabel.exec(draft.text.slice(start, offset)) : null;
  return label ? start + label[0].length : null;
}

const details: { readonly [source in OfferSource]: Localized } = {
  registry: { 'zh-cn': '单位名录 · {0}', 'zh-tw': '單位名錄 · {0}', en: 'registry · {0}' },
  text: { 'zh-cn': '常与此类任务同列 · {0}', 'zh-tw': '常與此類任務同列 · {0}', en: 'usual for such a task · {0}' },
  draft: { 'zh-cn': '{0}', 'zh-tw': '{0}', en: '{0}' },
  workspace: { 'zh-cn': '其他稿件 · {0}', 'zh-tw': '其他稿件 · {0}', en: 'other drafts · {0}' },
};

function units(
  draft: Draft,
  note: OpenNote,
  offset: number,
  documents: readonly UnitDocument[],
  language: Language,
): readonly Completion[] {
  const { span, bracket } = withBracket(draft.text, note, wordAt(draft.text, note, offset));
  const named = new Set(
    (note.known?.units ?? []).filter((unit) => !touches(unit, offset)).map((unit) => keyOf(unit.name)),
  );
  const around = documents.length > 0 ? documents : [unitDocument('', draft, builtInRegistry)];
  return unitOffers(around, taskBefore(draft, note), note.known)
    .filter(({ name }) => !named.has(keyOf(name)))
    .map(({ name, source, count }) => {
      const detail = render(message(details[source], count), language);
      const written = bracket + name;
      return { kind: 'unit', label: name, detail, newText: written, span, ...(bracket && { filter: written }) };
    });
}

/**
 * The bracket goes with the first unit as long as nothing is typed behind it: it is the beginning of label snippets too, and an editor puts
 * what goes on from the text in front of what begins anew.
 */
function withBracket(text: string, note: OpenNote, span: Span): { readonly span: Span; readonly bracket: string } {
  const before = text[span.start - 1] ?? '';
  const isFirst = span.start === note.start && span.end === span.start && before !== '' && opening.includes(before);
  return isFirst ? { span: { start: span.start - 1, end: span.end }, bracket: before } : { span, bracket: '' };
}

/** What the task is about that a note is being written for: its clause's title and the sentences since the note before. */
function taskBefore(draft: Draft, { start }: OpenNote): string {
  const clause = clauseAt(draft, start);
  if (!clause) return '';
  const before = clause.syntax.notes.findLast(({ end }) => end < start);
  const from = Math.max(before?.end ?? clause.syntax.label?.end ?? clause.syntax.start, start - FARTHEST);
  return clause.title + draft.text.slice(from, Math.max(from, start - 1));
}

/** What was typed of the unit so far, with the rest of a name that the parser knows. */
function wordAt(text: string, note: OpenNote, offset: number): Span {
  let start = offset;
  while (start > note.start && !/[、，,；;:：\s]/.test(text[start - 1]!)) start--;
  const unit = note.known?.units.find((candidate) => candidate.start === start && touches(candidate, offset));
  return { start, end: unit?.end ?? offset };
}
