import type { ClauseLink } from '../directives/trace.ts';
import { wordingOf } from '../model/remembered.ts';
import { type Localized, message } from '../text/message.ts';
import { toSimplified } from '../text/script.ts';
import { headOf } from './clause-head.ts';
import type { Rule } from './rule.ts';

const changed: Localized = {
  'zh-cn': '确认依据之后，上位条目“{0}”改过：原为“{1}”，现为“{2}”。请复核。',
  'zh-tw': '確認依據之後，上位條目「{0}」改過：原為「{1}」，現為「{2}」。請複核。',
  en: 'The parent clause “{0}” changed since the link was accepted: it said “{1}” and says “{2}” now. Please review.',
};
const now: Localized = { 'zh-cn': '现在的上位条目', 'zh-tw': '現在的上位條目', en: 'The parent clause as it is now' };
const accept: Localized = { 'zh-cn': '已复核，仍为依据', 'zh-tw': '已複核，仍為依據', en: 'Reviewed, still the basis' };
const reject: Localized = { 'zh-cn': '不再是依据', 'zh-tw': '不再是依據', en: 'No longer the basis' };

/** Characters around a difference that are shown with it, and how many are shown in all. */
const around = 6;
const longestShown = 40;

function cut(words: string): string {
  return words.length <= longestShown ? words : `${words.slice(0, longestShown)}…`;
}

/** The stretch in which two wordings differ, with some words around it, in both of them. */
function difference(before: string, after: string): readonly [string, string] {
  const [one, other] = [toSimplified(before), toSimplified(after)];
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let tail = 0;
  while (tail < shorter - start && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  const from = Math.max(0, start - around);
  const to = Math.max(0, tail - around);
  return [before.slice(from, before.length - to), after.slice(from, after.length - to)].map((words) =>
    cut(words.replace(/[。；;]$/, '')),
  ) as [string, string];
}

/** A link that was accepted before the parent clause changed. */
export const rule: Rule = {
  meta: {
    code: 'directive/suspect',
    title: {
      'zh-cn': '上位条目在确认依据之后改过',
      'zh-tw': '上位條目在確認依據之後改過',
      en: 'A parent clause that changed since the link was accepted',
    },
    severity: 'warning',
    reads: 'library',
    fix: 'review',
    basis: '依据变了，所定的任务要复核',
    since: '0.1.0',
  },
  *check(_draft, { trace }) {
    for (const link of trace?.links ?? []) {
      if (link.status !== 'suspect' || !link.decision) continue;
      const { directive, parent, decision } = link;
      const [before, after] = difference(decision.parent.text, wordingOf(directive.draft, parent));
      yield {
        span: headOf(link.clause),
        message: message(changed, parent.title, before, after),
        related: [{ uri: directive.uri, span: headOf(parent), message: message(now) }],
        fixes: [fix(accept, 'accepted', link), fix(reject, 'rejected', link)],
      };
    }
  },
};

function fix(title: Localized, kind: 'accepted' | 'rejected', link: ClauseLink) {
  return { title: message(title), safety: 'review', edits: [], decision: { kind, link } } as const;
}
