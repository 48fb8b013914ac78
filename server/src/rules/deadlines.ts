import type { Draft } from '../model/draft.ts';
import { parseDeadline } from '../syntax/deadlines.ts';
import type { Deadline } from '../syntax/tree.ts';
import { isInTitle, isLabel, isProse } from './prose.ts';

/** A time with 前 in running text, with a year or without: `2019年12月底前`, `6月30日前`. */
const timeBefore =
  /(?:(?:19|20)\d{2}年(?:年?[底末]|\d{1,2}月(?:[底末]|\d{1,2}[日号號])?)?|(?<![\d年个個])\d{1,2}月(?:[底末]|\d{1,2}[日号號])?)(?:以前|之前|前)/g;
/** What in front of a time makes it no deadline: a point from which things count, something that comes back every year. */
const noDeadline = /(?:截至|截止|自|从|從|对|對|每年|每)$/;
/** A time that only says which things are meant, or what has been done: `2018年底前建成的`, `2018年底前已完成`. */
const speaksOfPast = /[的已過过曾]/;
/** How much text behind a time belongs to it. */
const longestRest = 24;

/** The deadlines of a draft that name a day, in the order of the text: those of notes, and those in running text that ask for something. */
export function findDatedDeadlines(draft: Draft): readonly Deadline[] {
  const ofNotes = draft.tasks.flatMap(({ deadline }) => (deadline?.by ? [deadline] : []));
  ofNotes.sort((one, other) => one.start - other.start);
  const found: Deadline[] = [];
  let next = 0;
  for (const { index, 0: words } of draft.text.matchAll(timeBefore)) {
    const span = { start: index, end: index + words.length };
    while (next < ofNotes.length && ofNotes[next]!.end <= span.start) next++;
    const isOfNote = next < ofNotes.length && ofNotes[next]!.start < span.end;
    if (isOfNote || !isDeadline(draft, span.start, span.end)) continue;
    const deadline = parseDeadline(draft.text, span, draft.year);
    if (deadline?.by) found.push(deadline);
  }
  return [...ofNotes, ...found].sort((one, other) => one.start - other.start);
}

function isDeadline(draft: Draft, start: number, end: number): boolean {
  const { text } = draft;
  if (!isProse(draft, start) || isLabel(draft, start) || isInTitle(text, start)) return false;
  if (noDeadline.test(text.slice(Math.max(0, start - 4), start))) return false;
  const rest = text.slice(end, end + longestRest).split(/[，,。；;、\n\r]/, 1)[0]!;
  return !speaksOfPast.test(rest);
}
