import type { Draft } from '../model/draft.ts';
import { parseDocumentNumber } from '../syntax/citations.ts';
import type { DocumentNumber } from '../syntax/documentNumbers.ts';
import type { Citation } from '../syntax/tree.ts';
import { type Language, type Localized, languages, message } from '../text/message.ts';
import { type Span, textOf } from '../text/span.ts';
import { onceAsked } from './asked-once.ts';
import { ownWidth } from './half-width.ts';
import { yearOfIssue } from './issued.ts';
import { isBlank } from './marks.ts';
import { isInTitle } from './prose.ts';
import type { Fix, Rule, RuleFinding, Severity, TextEdit } from './rule.ts';

const number: Localized = {
  'zh-cn': '文号应写作“{0}”，实为“{1}”：',
  'zh-tw': '文號應寫作「{0}」，實為「{1}」：',
  en: 'The document number should be written “{0}”, it is “{1}”: ',
};
const lost: Localized = {
  'zh-cn': '文号“{1}”在传抄中损坏，原来多半是“{0}”。',
  'zh-tw': '文號「{1}」在傳抄中損壞，原來多半是「{0}」。',
  en: 'The document number “{1}” was damaged in copying; it probably was “{0}”.',
};
const lostYear: Localized = {
  'zh-cn': '文号“{1}”没有年份。',
  'zh-tw': '文號「{1}」沒有年份。',
  en: 'The document number “{1}” has no year.',
};
const nested: Localized = {
  'zh-cn': '书名号里面的书名号应为〈〉：“{0}”。',
  'zh-tw': '書名號裡面的書名號應為〈〉：「{0}」。',
  en: 'A title inside a title has the marks 〈〉: “{0}”.',
};
const outer: Localized = {
  'zh-cn': '书名号应为《》：“{0}”。',
  'zh-tw': '書名號應為《》：「{0}」。',
  en: 'A title has the marks 《》: “{0}”.',
};
const order: Localized = {
  'zh-cn': '引用公文先写标题，后写文号：“{0}”。',
  'zh-tw': '引用公文先寫標題，後寫文號：「{0}」。',
  en: 'A citation gives the title first, then the number: “{0}”.',
};
const bracket: Localized = {
  'zh-cn': '标题后面的文号应放在全角圆括号里：“{0}”。',
  'zh-tw': '標題後面的文號應放在全形圓括號裡：「{0}」。',
  en: 'The number behind a title stands in full-width round brackets: “{0}”.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** Hexagonal brackets came with GB/T 9704—1999. */
const standardSince = 2000;

/**
 * Titles and numbers of documents in their forms: 国办发〔2019〕14号, 《关于〈…〉的通知》（…） (GB/T 9704—2012 §7.2.5, GB/T 15834—2011 §4.9, §4.15).
 * A number that lost its brackets on the way is information.
 */
export const rule: Rule = {
  meta: {
    code: 'citation/form',
    title: {
      'zh-cn': '文号、书名号写法不对',
      'zh-tw': '文號、書名號寫法不對',
      en: 'A document number or title in the wrong form',
    },
    severity: 'error',
    reads: 'draft',
    fix: 'safe',
    basis: 'GB/T 9704—2012 §7.2.5；GB/T 15834—2011 §4.9、§4.15',
    since: '0.1.0',
  },
  *check(draft) {
    const year = yearOfIssue(draft);
    const judgesNumbers = year === null || year >= standardSince;
    for (const span of judgesNumbers ? numbersOf(draft) : []) {
      const written = parseDocumentNumber(draft.text, span);
      const finding = written ? judgeNumber(draft, written) : null;
      if (finding) yield finding;
    }
    const isFullWidth = onceAsked(() => ownWidth(draft) === 'full');
    for (const citation of draft.citations) {
      const marks = citation.title ? judgeMarks(draft, citation.title) : null;
      if (marks) yield marks;
      const place = judgePlace(draft, citation, isFullWidth);
      if (place) yield place;
    }
  },
};

/** The draft's own number and those that it cites. */
function* numbersOf(draft: Draft): Iterable<Span> {
  for (const block of draft.tree.blocks) if (block.kind === 'number' || block.kind === 'title') yield block.content;
  for (const { number: cited } of draft.citations) if (cited) yield cited;
}

type Fault = 'brackets' | 'year' | 'serial' | 'blank' | 'code';

const reasons: { readonly [fault in Fault]: Localized } = {
  brackets: { 'zh-cn': '年份用六角括号〔〕', 'zh-tw': '年份用六角括號〔〕', en: 'the year stands in 〔〕' },
  year: { 'zh-cn': '年份写四位', 'zh-tw': '年份寫四位', en: 'the year has four digits' },
  serial: {
    'zh-cn': '序号不编虚位，不加“第”字',
    'zh-tw': '序號不編虛位，不加「第」字',
    en: 'the serial has no padded zero and no 第',
  },
  blank: { 'zh-cn': '中间没有空格', 'zh-tw': '中間沒有空格', en: 'there are no blanks in it' },
  code: { 'zh-cn': '代字重复', 'zh-tw': '代字重複', en: 'the code is repeated' },
};
const joints: Localized = { 'zh-cn': '，', 'zh-tw': '，', en: ', ' };
const stops: Localized = { 'zh-cn': '。', 'zh-tw': '。', en: '.' };

function wordingOf(faults: readonly Fault[]): Localized {
  const sentence = (language: Language): string =>
    number[language] + faults.map((fault) => reasons[fault][language]).join(joints[language]) + stops[language];
  return Object.fromEntries(languages.map((language) => [language, sentence(language)])) as Localized;
}

function judgeNumber(draft: Draft, written: DocumentNumber): RuleFinding | null {
  if (written.kind !== 'number' || written.yearSpan === null) {
    return written.damaged
      ? { span: spanOf(written), message: message(lostYear, '', textOf(draft.text, written)), atMost: 'info' }
      : null;
  }
  const typed = textOf(draft.text, written);
  const right = rightNumber(draft, written);
  if (written.damaged) return { ...replace(lost, written, right, typed, 'review'), atMost: 'info' };
  const wrong = faultsOf(draft, written);
  if (wrong.length === 0) return null;
  const isCertain = !wrong.includes('year') && !wrong.includes('code');
  const severity: Severity = wrong.every((fault) => fault === 'blank') ? 'warning' : 'error';
  const finding = replace(wordingOf(wrong), written, right, typed, isCertain ? 'safe' : 'review');
  return { ...finding, atMost: severity };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function faultsOf(draft: Draft, written: DocumentNumber): readonly Fault[] {
  const typed = textOf(draft.text, written);
  const between = draft.text.slice(written.yearSpan!.end, written.serialSpan.start);
  const serial = textOf(draft.text, written.serialSpan);
  const faults: Fault[] = [];
  if (written.brackets !== '〔〕') faults.push('brackets');
  if (linesOf(textOf(draft.text, written.yearSpan!)).join('').length !== 4) faults.push('year');
  if (/第/.test(between) || /^0/.test(serial)) faults.push('serial');
  if (linesOf(typed).some((line) => /\s/.test(line))) faults.push('blank');
  if (isDoubled(written.issuerCode)) faults.push('code');
  return faults;
}

/** The parts of a number that a page width broke over lines: that is no fault of the number. */
function linesOf(typed: string): readonly string[] {
  return typed.split(/[\r\n]/).map((line) => line.trim());
}

/** `国办发国办发` is one code twice. */
function isDoubled(code: string): boolean {
  const half = code.length / 2;
  return Number.isInteger(half) && half >= 2 && code.slice(0, half) === code.slice(half);
}

function rightNumber(draft: Draft, written: DocumentNumber): string {
  const code = isDoubled(written.issuerCode)
    ? written.issuerCode.slice(written.issuerCode.length / 2)
    : written.issuerCode;
  const typed = textOf(draft.text, written);
  const mark = typed.includes('號') || (draft.script === 'hant' && !typed.includes('号')) ? '號' : '号';
  return `${code}〔${written.year}〕${written.serial ?? textOf(draft.text, written.serialSpan)}${mark}`;
}

function replace(wording: Localized, place: Span, right: string, typed: string, safety: Fix['safety']): RuleFinding {
  const span = spanOf(place);
  const lines = linesOf(typed);
  // A fix would take the line end with it.
  if (lines.length > 1) return { span, message: message(wording, right, lines.join('')) };
  return {
    span,
    message: message(wording, right, typed),
    fixes: [{ title: message(change, right), safety, edits: [{ span, newText: right }] }],
  };
}

/**
 * The marks of a title and of titles in it: 《 outside, 〈 inside. A third level is written with either, so that only signs that are no title
 * marks at all (< and ＜) are wrong there.
 */
function judgeMarks(draft: Draft, title: Span): RuleFinding | null {
  const { text } = draft;
  const edits: TextEdit[] = [];
  let depth = 0;
  let isOuterWrong = false;
  for (let at = title.start - 1; at <= title.end; at++) {
    const character = text[at]!;
    const isOpening = openingMarks.includes(character);
    if (!isOpening && !closingMarks.includes(character)) continue;
    if (!isOpening) depth--;
    const right = rightMark(character, isOpening ? openingMarks : closingMarks, depth);
    if (right !== character) edits.push({ span: { start: at, end: at + 1 }, newText: right });
    if (right !== character && depth === 0) isOuterWrong = true;
    if (isOpening) depth++;
  }
  if (edits.length === 0 || depth !== 0 || (isOuterWrong && isBroken(draft, title))) return null;
  const span = { start: title.start - 1, end: title.end + 1 };
  const right = applied(text, span, edits);
  return {
    span,
    message: message(isOuterWrong ? outer : nested, right),
    fixes: [{ title: message(change, right), safety: 'safe', edits }],
  };
}

const openingMarks = '《〈<＜';
const closingMarks = '》〉>＞';

function rightMark(character: string, marks: string, depth: number): string {
  if (depth < 2) return marks[depth === 0 ? 0 : 1]!;
  return marks.indexOf(character) < 2 ? character : marks[depth % 2]!;
}

/** Whether titles stand beside each other or at the beginning of a line, as inside a title that a copy broke over lines. */
function isBroken({ text }: Draft, title: Span): boolean {
  const before = text[title.start - 2];
  return before === undefined || '》〉>＞\n\r'.includes(before) || isInTitle(text, title.start - 1);
}

function applied(text: string, span: Span, edits: readonly TextEdit[]): string {
  let written = '';
  let at = span.start;
  for (const edit of edits) {
    written += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return written + text.slice(at, span.end);
}

/** Where the number stands: behind the title, in round brackets of full width where the draft is full width. */
function judgePlace(draft: Draft, { title, number: cited }: Citation, isFullWidth: () => boolean): RuleFinding | null {
  if (!title || !cited) return null;
  const { text } = draft;
  const written = parseDocumentNumber(text, cited);
  if (written?.kind !== 'number') return null;
  const words = textOf(text, cited);
  if (cited.end <= title.start) return numberFirst(draft, title, cited, words);
  const opening = skipBack(text, cited.start, title.end + 1);
  const closing = skipOn(text, cited.end);
  const marks = `${text[opening] ?? ''}${text[closing] ?? ''}`;
  const isBare = opening <= title.end;
  const isHalf = marks === '()' && opening > title.end && isFullWidth();
  const isHexagonal = !isBare && /^[〔[［][〕\]］]$/.test(marks);
  if (!isBare && !isHalf && !isHexagonal) return null;
  // With one bracket lost, the other one is the matter of `punctuation/pair`.
  if (isBare && '）)〕]'.includes(text[closing] ?? ' ')) return null;
  const edits = isBare
    ? [
        { span: { start: cited.start, end: cited.start }, newText: '（' },
        { span: { start: cited.end, end: cited.end }, newText: '）' },
      ]
    : [
        { span: { start: opening, end: opening + 1 }, newText: '（' },
        { span: { start: closing, end: closing + 1 }, newText: '）' },
      ];
  const right = `（${words}）`;
  return {
    span: isBare ? spanOf(cited) : { start: opening, end: closing + 1 },
    message: message(bracket, right),
    fixes: [{ title: message(change, right), safety: isBare ? 'review' : 'safe', edits }],
    atMost: 'warning',
  };
}

function numberFirst(draft: Draft, title: Span, cited: Span, words: string): RuleFinding {
  const right = `${draft.text.slice(title.start - 1, title.end + 1)}（${words}）`;
  return replaceAll({ start: cited.start, end: title.end + 1 }, right);
}

function replaceAll(span: Span, right: string): RuleFinding {
  return {
    span,
    message: message(order, right),
    fixes: [{ title: message(change, right), safety: 'review', edits: [{ span, newText: right }] }],
    atMost: 'warning',
  };
}

/** The place of the first character in front of `at` that is no blank; `from - 1` where there is none. */
function skipBack(text: string, at: number, from: number): number {
  let before = at - 1;
  while (before >= from && isBlank(text.charCodeAt(before))) before--;
  return before;
}

function skipOn(text: string, at: number): number {
  let next = at;
  while (next - at < 4 && isBlank(text.charCodeAt(next))) next++;
  return next;
}
