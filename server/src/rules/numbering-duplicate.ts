import type { Draft } from '../model/draft.ts';
import type { NumberRun } from '../model/numbering.ts';
import type { SequenceFault } from '../model/sequence.ts';
import { relabel } from '../syntax/labels.ts';
import { type Localized, message } from '../text/message.ts';
import { renumbering } from './renumbering.ts';
import type { Rule, RuleFinding } from './rule.ts';

const again: Localized = {
  'zh-cn': '编号“{1}”重复，应为“{0}”。',
  'zh-tw': '編號「{1}」重複，應為「{0}」。',
  en: 'The number “{1}” is used twice; it should be “{0}”.',
};
const inserted: Localized = {
  'zh-cn': '编号“{1}”重复，应为“{0}”：像是加了一条而后面没有重新编号。',
  'zh-tw': '編號「{1}」重複，應為「{0}」：像是加了一條而後面沒有重新編號。',
  en: 'The number “{1}” is used twice; it should be “{0}”: a clause seems to have been added without renumbering those behind it.',
};
const first: Localized = {
  'zh-cn': '同一编号已用于此',
  'zh-tw': '同一編號已用於此',
  en: 'the same number is used here',
};

/** No number is used twice among clauses that are numbered together (GB/T 9704—2012 §7.3.3). */
export const rule: Rule = {
  meta: {
    code: 'numbering/duplicate',
    title: { 'zh-cn': '编号重复', 'zh-tw': '編號重複', en: 'A number is used twice' },
    severity: 'error',
    reads: 'draft',
    fix: 'review',
    basis: 'GB/T 9704—2012 §7.3.3',
    since: '0.1.0',
  },
  *check(draft) {
    for (const run of draft.numbering.runs) {
      for (const fault of run.faults) if (run.repeats.has(fault.index)) yield explain(draft, run, fault);
    }
  },
};

function explain(draft: Draft, run: NumberRun, fault: SequenceFault): RuleFinding {
  const label = run.clauses[fault.index]!.syntax.label!;
  const earlier = run.clauses[run.repeats.get(fault.index)!]!.syntax.label!;
  const wording = fault.kind === 'repeated' && fault.index < run.clauses.length - 1 ? inserted : again;
  return {
    span: { start: label.start, end: label.end },
    message: message(wording, relabel(draft.text, label, fault.expected), draft.text.slice(label.start, label.end)),
    related: [{ uri: null, span: { start: earlier.start, end: earlier.end }, message: message(first) }],
    fixes: renumbering(draft, run, fault),
  };
}
