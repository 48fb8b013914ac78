import type { LimitSense } from '../directives/limits.ts';
import { findWeakened, type Weakened } from '../directives/weakened.ts';
import type { Draft } from '../model/draft.ts';
import { type Localized, message } from '../text/message.ts';
import { type Span, textOf } from '../text/span.ts';
import type { Fix, Rule } from './rule.ts';

const wordings: { readonly [kind in 'later' | LimitSense]: Localized } = {
  later: {
    'zh-cn': '上位文件要求“{0}”，本稿为“{1}”，晚于上位文件。',
    'zh-tw': '上位文件要求「{0}」，本稿為「{1}」，晚於上位文件。',
    en: 'The directive demands “{0}”; the draft says “{1}”, which is later.',
  },
  least: {
    'zh-cn': '上位文件要求“{0}”，本稿为“{1}”，低于上位文件。',
    'zh-tw': '上位文件要求「{0}」，本稿為「{1}」，低於上位文件。',
    en: 'The directive demands “{0}”; the draft says “{1}”, which is less.',
  },
  most: {
    'zh-cn': '上位文件要求“{0}”，本稿为“{1}”，宽于上位文件。',
    'zh-tw': '上位文件要求「{0}」，本稿為「{1}」，寬於上位文件。',
    en: 'The directive demands “{0}”; the draft says “{1}”, which allows more.',
  },
};
const parentText: Localized = { 'zh-cn': '上位文件：{0}', 'zh-tw': '上位文件：{0}', en: 'The directive: {0}' };
const ownText: Localized = { 'zh-cn': '本稿：{0}', 'zh-tw': '本稿：{0}', en: 'The draft: {0}' };
const takeOver: Localized = {
  'zh-cn': '改为上位文件的“{0}”',
  'zh-tw': '改為上位文件的「{0}」',
  en: 'Change to the directive’s “{0}”',
};

/** So much of a sentence is quoted. */
const longestQuote = 80;

/** The sentence that holds a limit, on one line, cut around it where it is long. */
function quote(draft: Draft, sentences: readonly Span[], limit: Span): string {
  const sentence = sentences.find(({ start, end }) => start <= limit.start && limit.end <= end) ?? limit;
  const start = Math.max(sentence.start, limit.end - longestQuote);
  const end = Math.min(sentence.end, start + longestQuote);
  const words = textOf(draft.text, { start, end }).replace(/\s{1,20}/g, '');
  return `${start > sentence.start ? '…' : ''}${words}${end < sentence.end ? '…' : ''}`;
}

/** The parent's words in place of the draft's; only where both are written in the same characters, and nothing else stands between them. */
function takeOverFix(draft: Draft, { limit, directive, above }: Weakened): readonly Fix[] {
  if (draft.script !== directive.draft.script || limit.measure.endsWith(' a year')) return [];
  const words = textOf(directive.draft.text, above.span);
  return [{ title: message(takeOver, words), safety: 'review', edits: [{ span: limit.span, newText: words }] }];
}

/** A figure or a time weaker than that of the parent clause. */
export const rule: Rule = {
  meta: {
    code: 'directive/weakened',
    title: {
      'zh-cn': '指标、时限低于上位文件',
      'zh-tw': '指標、時限低於上位文件',
      en: 'A figure or deadline weaker than the parent’s',
    },
    severity: 'warning',
    reads: 'library',
    fix: 'review',
    basis: '下级文件不得降低上级文件的要求',
    since: '0.1.0',
  },
  *check(draft, { trace }) {
    if (!trace) return;
    for (const weakened of findWeakened(draft, trace)) {
      const { limit, above, clause, directive, parent } = weakened;
      const [own, theirs] = [textOf(draft.text, limit.span), textOf(directive.draft.text, above.span)];
      const kind = limit.measure === 'day of the calendar' ? 'later' : limit.sense;
      yield {
        span: limit.span,
        message: message(wordings[kind], theirs, own),
        related: [
          {
            uri: directive.uri,
            span: above.span,
            message: message(parentText, quote(directive.draft, parent.syntax.sentences, above.span)),
          },
          {
            uri: null,
            span: limit.span,
            message: message(ownText, quote(draft, clause.syntax.sentences, limit.span)),
          },
        ],
        fixes: takeOverFix(draft, weakened),
      };
    }
  },
};
