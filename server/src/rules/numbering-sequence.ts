import type { Draft } from '../model/draft.ts';
import type { NumberRun, PrefixFault } from '../model/numbering.ts';
import type { SequenceFault } from '../model/sequence.ts';
import { relabel } from '../syntax/labels.ts';
import { type Localized, message } from '../text/message.ts';
import { renumbering } from './renumbering.ts';
import type { Rule, RuleFinding } from './rule.ts';

const wordings: { readonly [kind in SequenceFault['kind']]: Localized } = {
  skipped: {
    'zh-cn': '编号应为“{0}”，实为“{1}”：前面的编号到此中断。',
    'zh-tw': '編號應為「{0}」，實為「{1}」：前面的編號到此中斷。',
    en: 'The number should be “{0}”, it is “{1}”: the row of numbers breaks off here.',
  },
  repeated: {
    'zh-cn': '编号应为“{0}”，实为“{1}”：从这里起没有顺着前面往下编。',
    'zh-tw': '編號應為「{0}」，實為「{1}」：從這裡起沒有順著前面往下編。',
    en: 'The number should be “{0}”, it is “{1}”: from here on the numbers do not go on from those before.',
  },
  typo: {
    'zh-cn': '编号应为“{0}”，实为“{1}”：前后各条都连续，只有这一处不对。',
    'zh-tw': '編號應為「{0}」，實為「{1}」：前後各條都連續，只有這一處不對。',
    en: 'The number should be “{0}”, it is “{1}”: the numbers around it are in order, only this one is not.',
  },
  swapped: {
    'zh-cn': '编号应为“{0}”，实为“{1}”：与下一条的编号颠倒了。',
    'zh-tw': '編號應為「{0}」，實為「{1}」：與下一條的編號顛倒了。',
    en: 'The number should be “{0}”, it is “{1}”: it has changed places with the next one.',
  },
  extra: {
    'zh-cn': '编号应为“{0}”，实为“{1}”：这一条排不进本级的编号。',
    'zh-tw': '編號應為「{0}」，實為「{1}」：這一條排不進本級的編號。',
    en: 'The number should be “{0}”, it is “{1}”: it does not fit into the row of numbers at its level.',
  },
};

const prefix: Localized = {
  'zh-cn': '编号应为“{0}”，实为“{1}”：前面的数字与上一级条目“{2}”不一致。',
  'zh-tw': '編號應為「{0}」，實為「{1}」：前面的數字與上一級條目「{2}」不一致。',
  en: 'The number should be “{0}”, it is “{1}”: it does not begin with the number “{2}” of the clause above.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

const previous: Localized = { 'zh-cn': '上一条', 'zh-tw': '上一條', en: 'the clause before' };

/** Numbers run without gap and in order, anew under each clause above or on through the document (GB/T 9704—2012 §7.3.3). */
export const rule: Rule = {
  meta: {
    code: 'numbering/sequence',
    title: {
      'zh-cn': '编号不连续或次序不对',
      'zh-tw': '編號不連續或次序不對',
      en: 'A number is skipped or out of order',
    },
    severity: 'error',
    reads: 'draft',
    fix: 'review',
    basis: 'GB/T 9704—2012 §7.3.3',
    since: '0.1.0',
  },
  *check(draft) {
    for (const run of draft.numbering.runs) {
      for (const fault of run.faults) if (!isOthersMatter(run, fault)) yield explain(draft, run, fault);
    }
    for (const fault of draft.numbering.prefixes) yield explainPrefix(draft, fault);
  },
};

/** A number that a clause before it has already is the matter of `numbering/duplicate`, a run in another scheme that of `numbering/mixed`. */
function isOthersMatter(run: NumberRun, fault: SequenceFault): boolean {
  return run.repeats.has(fault.index) || (run.runsOn && fault.index === 0);
}

function explain(draft: Draft, run: NumberRun, fault: SequenceFault): RuleFinding {
  const label = run.clauses[fault.index]!.syntax.label!;
  const expected = relabel(draft.text, label, fault.expected);
  const actual = draft.text.slice(label.start, label.end);
  const before = run.clauses[fault.index - 1]?.syntax.label;
  return {
    span: { start: label.start, end: label.end },
    message: message(wordings[fault.kind], expected, actual),
    related: before ? [{ uri: null, span: before, message: message(previous) }] : [],
    fixes: renumbering(draft, run, fault),
  };
}

function explainPrefix(draft: Draft, { clause, numbers }: PrefixFault): RuleFinding {
  const label = clause.syntax.label!;
  const above = clause.parent!.syntax.label!;
  const expected = numbers.join('.');
  const span = { start: label.start, end: label.end };
  return {
    span,
    message: message(prefix, expected, draft.text.slice(label.start, label.end), above.numbers.join('.')),
    fixes: [{ title: message(change, expected), safety: 'review', edits: [{ span, newText: expected }] }],
  };
}
