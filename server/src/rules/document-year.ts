import type { Draft } from '../model/draft.ts';
import { type Localized, message } from '../text/message.ts';
import { findDatedDeadlines } from './deadlines.ts';
import { planYear } from './plan-year.ts';
import type { RelatedPlace, Rule, RuleFinding } from './rule.ts';

const preamble: Localized = {
  'zh-cn': '这里说的是{0}年，标题是{1}年：像是沿用了上一年的文字。',
  'zh-tw': '這裡說的是{0}年，標題是{1}年：像是沿用了上一年的文字。',
  en: 'This speaks of {0}, the title of {1}: it looks left over from another year’s text.',
};
const deadline: Localized = {
  'zh-cn': '完成时限“{0}”在{1}年以前，标题是{1}年：像是沿用了上一年的文字。',
  'zh-tw': '完成時限「{0}」在{1}年以前，標題是{1}年：像是沿用了上一年的文字。',
  en: 'The deadline “{0}” lies before {1}, the year of the title: it looks left over from another year’s text.',
};
const title: Localized = { 'zh-cn': '标题', 'zh-tw': '標題', en: 'The title' };
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** Sentences that name the year that a document plans, at its beginning. What was done in an earlier year is told in other words. */
const plans = [
  /^(?<year>(?:19|20)\d{2})年[^，,。；;]{0,24}?(?:总体要求|總體要求|总体思路|總體思路|总体目标|總體目標|工作要[以坚堅全围圍贯貫深])/,
  /^(?<year>(?:19|20)\d{2})年是[^。；;]{0,60}?(?:之年|一年|年份)/,
  /(?:做好|推进|推進|抓好|搞好)(?:全[国國省市区區县縣])?(?<year>(?:19|20)\d{2})年[^，,。；;]{0,12}工作/,
];

/** A yearly document has one plan year, in its title, its preamble and its deadlines. */
export const rule: Rule = {
  meta: {
    code: 'document/year',
    title: { 'zh-cn': '计划年度前后不一', 'zh-tw': '計畫年度前後不一', en: 'More than one plan year' },
    severity: 'warning',
    reads: 'draft',
    fix: 'review',
    basis: '工作要点惯例：标题、开头和完成时限同为一个年度',
    since: '0.1.0',
  },
  *check(draft) {
    const year = planYear(draft);
    if (year === null || !draft.titleSpan) return;
    const related = [{ uri: null, span: draft.titleSpan, message: message(title) }];
    yield* otherYears(draft, year, related);
    for (const { start, end, by } of findDatedDeadlines(draft)) {
      if (Number(by!.slice(0, 4)) >= year) continue;
      const typed = draft.text.slice(start, end);
      yield { span: { start, end }, message: message(deadline, typed, year), related };
    }
  },
};

/** How many sentences of the preamble are its beginning. */
const firstSentences = 3;
const longestSentence = 200;

function* otherYears(draft: Draft, year: number, related: readonly RelatedPlace[]): Iterable<RuleFinding> {
  const { text, tree } = draft;
  for (const sentence of tree.preamble?.sentences.slice(0, firstSentences) ?? []) {
    const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + longestSentence));
    for (const plan of plans) {
      const found = plan.exec(words);
      if (!found) continue;
      const told = found.groups!.year!;
      if (Number(told) === year) continue;
      const start = sentence.start + found.index + found[0].indexOf(told);
      const span = { start, end: start + told.length };
      yield {
        span,
        message: message(preamble, told, year),
        related,
        fixes: [{ title: message(change, year), safety: 'review', edits: [{ span, newText: String(year) }] }],
      };
      break;
    }
  }
}
