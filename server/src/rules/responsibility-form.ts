import type { Draft } from '../model/draft.ts';
import type { NotedTask } from '../model/ownNotes.ts';
import type { Note } from '../syntax/tree.ts';
import { type Localized, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { notedTasks } from './notes.ts';
import type { Rule, RuleFinding } from './rule.ts';

const before: Localized = {
  'zh-cn': '责任单位应写在句号之后：“……。{0}”，括号之后不再加标点。',
  'zh-tw': '責任單位應寫在句號之後：「……。{0}」，括號之後不再加標點。',
  en: 'The note stands behind the full stop, “…。{0}”, without a mark of its own.',
};
const extra: Localized = {
  'zh-cn': '责任单位注记之后多了“{0}”：前面的句子已经结束，括号之后不加标点。',
  'zh-tw': '責任單位註記之後多了「{0}」：前面的句子已經結束，括號之後不加標點。',
  en: '“{0}” behind the note is one too many: its sentence has ended before the bracket.',
};
const unclosed: Localized = {
  'zh-cn': '责任单位注记缺少后括号“{0}”。',
  'zh-tw': '責任單位註記缺少後括號「{0}」。',
  en: 'The closing bracket “{0}” of the note is missing.',
};
const move: Localized = {
  'zh-cn': '把“{0}”移到括号之前',
  'zh-tw': '把「{0}」移到括號之前',
  en: 'Move “{0}” in front of the bracket',
};
const drop: Localized = { 'zh-cn': '删去“{0}”', 'zh-tw': '刪去「{0}」', en: 'Remove “{0}”' };
const close: Localized = { 'zh-cn': '补上“{0}”', 'zh-tw': '補上「{0}」', en: 'Add “{0}”' };

const closings: { readonly [opening: string]: string } = {
  '（': '）',
  '(': ')',
  '〔': '〕',
  '[': ']',
  '［': '］',
  '【': '】',
};
const blanksAtMost = 8;
/** Of a row of marks so many are named. */
const longestShown = 4;

/** A note stands behind the mark that ends its sentence, in a pair of brackets, and has no mark behind it. */
export const rule: Rule = {
  meta: {
    code: 'responsibility/form',
    title: {
      'zh-cn': '责任单位注记的位置或括号不对',
      'zh-tw': '責任單位註記的位置或括號不對',
      en: 'A note in the wrong place or bracket',
    },
    severity: 'warning',
    reads: 'draft',
    fix: 'safe',
    basis: '392 处已印发责任单位注记无一例外写在句号之后，注记之后不加标点',
    since: '0.1.0',
  },
  *check(draft) {
    for (const task of notedTasks(draft)) {
      const found = task.note.bracket === '' ? null : reportNote(draft, task);
      if (found) yield found;
    }
  },
};

function reportNote(draft: Draft, { note, clause }: NotedTask): RuleFinding | null {
  const { text } = draft;
  const closing = closings[note.bracket]!;
  if (!isClosed(text, note)) {
    const at = { start: note.end, end: note.end };
    return {
      span: { start: note.start, end: note.end },
      message: message(unclosed, closing),
      fixes: [{ title: message(close, closing), safety: 'review', edits: [{ span: at, newText: closing }] }],
    };
  }
  const marks = marksBehind(text, note.end);
  if (marks === null) return null;
  const typed = text.slice(marks.start, marks.end);
  const mark = typed.length > longestShown ? `${typed.slice(0, longestShown)}…` : typed;
  const removal = { span: { start: note.end, end: marks.end }, newText: '' };
  const span = { start: note.start, end: marks.end };
  const words = text.slice(note.start, note.end);
  const previous = endOfWordsBefore(text, note.start);
  if ('。！？；!?;'.includes(text[previous - 1] ?? '。')) {
    return {
      span,
      message: message(extra, mark),
      fixes: [{ title: message(drop, mark), safety: 'safe', edits: [removal] }],
    };
  }
  const heading = clause.syntax.heading;
  // Behind a heading the mark belongs to the heading.
  if (heading && previous <= heading.end) return null;
  const insertion = { span: { start: previous, end: previous }, newText: typed };
  return {
    span,
    message: message(before, words.length > 30 ? `${note.bracket}…${closing}` : words),
    fixes: [{ title: message(move, mark), safety: 'safe', edits: [insertion, removal] }],
  };
}

/** Whether the last character closes the bracket that opens the note, and not one inside: `[区发展改革委(粮食和储备局)` is not closed. */
function isClosed(text: string, { start, end, bracket }: Note): boolean {
  const closing = text[end - 1]!;
  if (bracket !== '（' && bracket !== '(') return '〕]］】﹞'.includes(closing);
  let depth = 0;
  for (let at = start; at < end; at++) {
    if ('（('.includes(text[at]!)) depth++;
    else if ('）)'.includes(text[at]!)) depth--;
  }
  return depth <= 0;
}

/** The 。 or ； behind a note, or a row of them: all are in the wrong place; `null` where none stands there. */
function marksBehind(text: string, end: number): Span | null {
  let at = end;
  while (at < end + blanksAtMost && isSpace(text[at])) at++;
  if (!isStop(text[at])) return null;
  const marks = { start: at, end: at + 1 };
  for (; isStop(text[at]) || isSpace(text[at]); at++) if (isStop(text[at])) marks.end = at + 1;
  return marks;
}

function isStop(character: string | undefined): boolean {
  return character === '。' || character === '；' || character === ';';
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\u3000';
}

function endOfWordsBefore(text: string, start: number): number {
  let at = start;
  while (at > 0 && at > start - blanksAtMost && isSpace(text[at - 1])) at--;
  return at;
}
