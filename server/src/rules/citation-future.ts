import type { Draft } from '../model/draft.ts';
import { parseDocumentNumber } from '../syntax/citations.ts';
import type { Citation } from '../syntax/tree.ts';
import { type Localized, message } from '../text/message.ts';
import { type Span, textOf } from '../text/span.ts';
import { yearOfIssue } from './issued.ts';
import type { RelatedPlace, Rule, RuleFinding } from './rule.ts';

const byNumber: Localized = {
  'zh-cn': '引用了{0}年的文件，本稿是{1}年的。',
  'zh-tw': '引用了{0}年的文件，本稿是{1}年的。',
  en: 'A document of {0} is cited, the draft is of {1}.',
};
const issued: Localized = { 'zh-cn': '成文日期', 'zh-tw': '成文日期', en: 'The date of issue' };

/** Titles of documents that are made for one year; plans and outlines may name a year that is still to come. */
const yearly =
  /(?<![-—－–~～至到\d])(?<year>(?:19|20)\d{2})年(?!度?[-—－–~～至到])[^》]{0,60}(?:工作要点|工作要點|要点|要點|重点工作|重點工作|重点任务|重點任務|工作安排|任务分工|任務分工|工作报告|工作報告)/;
/** From this month on a document may be about the next year. */
const lastMonths = /-(?:10|11|12)-/;

/** No cited document is later than the draft, by the year of its number or, for yearly documents, of its title. */
export const rule: Rule = {
  meta: {
    code: 'citation/future',
    title: { 'zh-cn': '引用了以后的文件', 'zh-tw': '引用了以後的文件', en: 'A cited document is later than the draft' },
    severity: 'error',
    reads: 'draft',
    fix: 'none',
    basis: '引用的文件不晚于成文日期',
    since: '0.1.0',
  },
  *check(draft) {
    const year = yearOfIssue(draft);
    if (year === null) return;
    const { date } = draft;
    const related = date ? [{ uri: null, span: { start: date.start, end: date.end }, message: message(issued) }] : [];
    for (const citation of draft.citations) {
      const finding = laterNumber(draft, citation, year, related) ?? laterTitle(draft, citation, year, related);
      if (finding) yield finding;
    }
  },
};

function laterNumber(
  draft: Draft,
  { number }: Citation,
  year: number,
  related: readonly RelatedPlace[],
): RuleFinding | null {
  const cited = number ? parseDocumentNumber(draft.text, number) : null;
  if (!cited?.year || cited.year <= year) return null;
  return report(draft, cited, cited.year, year, related);
}

function laterTitle(
  draft: Draft,
  { title }: Citation,
  year: number,
  related: readonly RelatedPlace[],
): RuleFinding | null {
  const words = title ? textOf(draft.text, title) : '';
  const found = yearly.exec(words)?.groups?.year;
  if (!title || found === undefined) return null;
  const told = Number(found);
  // The draft may bring a document for the next year, and cite it.
  const latest = draft.date && lastMonths.test(draft.date.iso) ? year + 1 : Math.max(year, draft.year ?? year);
  if (told <= latest) return null;
  return report(draft, { start: title.start - 1, end: title.end + 1 }, told, year, related);
}

function report(
  draft: Draft,
  { start, end }: Span,
  told: number,
  year: number,
  related: readonly RelatedPlace[],
): RuleFinding {
  const finding: RuleFinding = { span: { start, end }, message: message(byNumber, told, year), related };
  return draft.date ? finding : { ...finding, atMost: 'warning' };
}
