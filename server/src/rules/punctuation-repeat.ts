import type { Draft } from '../model/draft.ts';
import type { Fact } from '../text/knownWords.ts';
import { type Localized, message } from '../text/message.ts';
import { moveSpan, type Span } from '../text/span.ts';
import { isChinese, unitBefore } from './marks.ts';
import { inProse } from './prose.ts';
import type { Fix, Rule, RuleFinding } from './rule.ts';

const repeated: Localized = {
  'zh-cn': '标点“{0}”重复，只应有一个。',
  'zh-tw': '標點「{0}」重複，只應有一個。',
  en: 'The mark is repeated: “{0}”; there should be one.',
};
const stacked: Localized = {
  'zh-cn': '两个点号“{0}”连在一起，只应留一个。',
  'zh-tw': '兩個點號「{0}」連在一起，只應留一個。',
  en: 'Two marks in a row: “{0}”; only one should stand there.',
};
const dots: Localized = {
  'zh-cn': '省略号应为“……”，实为“{0}”。',
  'zh-tw': '省略號應為「……」，實為「{0}」。',
  en: 'The ellipsis should be “……”, it is “{0}”.',
};
const keep: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** Point marks, the one that ends most first: of two in a row the stronger is more likely meant. */
const points = '。.；;：:，,、';
const isPoint: Uint8Array = pointTable();

function pointTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const mark of '。；;：:，,、') table[mark.charCodeAt(0)] = 1;
  return table;
}

/** One point mark at a time: no `。。`, `，，`, `、，` (GB/T 15834—2011). */
export const rule: Rule = {
  meta: {
    code: 'punctuation/repeat',
    title: { 'zh-cn': '标点重复', 'zh-tw': '標點重複', en: 'Marks repeated or stacked' },
    severity: 'error',
    reads: 'draft',
    fix: 'safe',
    basis: 'GB/T 15834—2011',
    since: '0.1.0',
  },
  *check(draft) {
    for (const span of inProse(draft, runsIn, moveSpan)) yield report(draft, span);
  },
};

/** The stretches of two and more point marks behind text; `http://` and `::` of Latin text are none, nor what a damaged copy shows as `?。`. */
const runsIn: Fact<readonly Span[]> = ({ text }, from) => {
  const runs: Span[] = [];
  for (let at = from + 1; at < text.length; at++) {
    if (isPoint[text.charCodeAt(at)] === 0 || isPoint[text.charCodeAt(at - 1)] === 0) continue;
    let end = at + 1;
    while (end < text.length && isPoint[text.charCodeAt(end)]) end++;
    if (isBehindText(text, at - 1, from)) runs.push({ start: at - 1, end });
    at = end;
  }
  return runs;
};

function isBehindText(text: string, at: number, from: number): boolean {
  const before = unitBefore(text, at, from);
  return isChinese(before) || (before >= 0x30 && before <= 0x39) || before === 0x29 || before === 0x25;
}

function report(draft: Draft, span: Span): RuleFinding {
  const typed = draft.text.slice(span.start, span.end);
  const marks = [...new Set(typed)];
  const fixTo = (newText: string, safety: Fix['safety']): Fix => ({
    title: message(keep, newText),
    safety,
    edits: [{ span, newText }],
  });
  if (marks.length > 1) {
    const byStrength = [...marks].sort((one, other) => points.indexOf(one) - points.indexOf(other));
    return { span, message: message(stacked, typed), fixes: byStrength.map((mark) => fixTo(mark, 'review')) };
  }
  if (marks[0] === '。' && typed.length > 2)
    return { span, message: message(dots, typed), fixes: [fixTo('……', 'review'), fixTo('。', 'review')] };
  return { span, message: message(repeated, typed), fixes: [fixTo(marks[0]!, 'safe')] };
}
