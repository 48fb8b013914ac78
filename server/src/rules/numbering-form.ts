import type { Draft } from '../model/draft.ts';
import { prefersFullWidth, rightForm, slipOf } from '../model/labelForm.ts';
import type { Label } from '../syntax/tree.ts';
import { type Localized, message } from '../text/message.ts';
import type { Rule, RuleFinding, TextEdit } from './rule.ts';

const form: Localized = {
  'zh-cn': '编号“{1}”的写法不对，应为“{0}”。',
  'zh-tw': '編號「{1}」的寫法不對，應為「{0}」。',
  en: 'The label “{1}” is in the wrong form; it should be “{0}”.',
};
const many: Localized = {
  'zh-cn': '编号“{1}”的写法不对，应为“{0}”；全文同样的共 {2} 处。',
  'zh-tw': '編號「{1}」的寫法不對，應為「{0}」；全文同樣的共 {2} 處。',
  en: 'The label “{1}” is in the wrong form; it should be “{0}”. There are {2} of them.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };
const changeAll: Localized = {
  'zh-cn': '全部改为“{0}”的写法（{1} 处）',
  'zh-tw': '全部改為「{0}」的寫法（{1} 處）',
  en: 'Write all {1} like “{0}”',
};

/** So many labels with one fault are a habit: one finding with one fix for all. */
const fewestOfAHabit = 4;
/** A draft that came folded to half width says nothing about its author: so large a share must be full width before half width is a slip. */
const fullWidthShare = 0.8;

interface WrongForm {
  readonly label: Label;
  readonly expected: string;
}

/** Labels are written 一、 （一） 1. （1）, nothing behind a bracket, no 、 behind a digit (GB/T 9704—2012 §7.3.3, GB/T 15834—2011 附录B.3). */
export const rule: Rule = {
  meta: {
    code: 'numbering/form',
    title: { 'zh-cn': '编号写法不对', 'zh-tw': '編號寫法不對', en: 'A label in the wrong form' },
    severity: 'warning',
    reads: 'draft',
    fix: 'safe',
    basis: 'GB/T 9704—2012 §7.3.3；GB/T 15834—2011 附录B.3',
    since: '0.1.0',
  },
  *check(draft) {
    const labels = draft.clauses.flatMap(({ syntax }) => (syntax.label && !syntax.label.damaged ? [syntax.label] : []));
    const isFullWidth = prefersFullWidth(draft, labels, fullWidthShare);
    const slips = new Map<string, WrongForm[]>();
    for (const label of labels) {
      const slip = slipOf(draft, label, isFullWidth);
      if (!slip) continue;
      const kind = `${label.style} ${slip}`;
      const wrong = { label, expected: rightForm(draft, label, isFullWidth) };
      const known = slips.get(kind);
      if (known) known.push(wrong);
      else slips.set(kind, [wrong]);
    }
    for (const wrong of slips.values()) {
      if (wrong.length >= fewestOfAHabit) yield reportHabit(draft, wrong);
      else for (const each of wrong) yield report(draft, each);
    }
  },
};

function editOf({ label, expected }: WrongForm): TextEdit {
  return { span: { start: label.start, end: label.end }, newText: expected };
}

function report(draft: Draft, wrong: WrongForm): RuleFinding {
  const { label, expected } = wrong;
  return {
    span: { start: label.start, end: label.end },
    message: message(form, expected, draft.text.slice(label.start, label.end)),
    fixes: [{ title: message(change, expected), safety: 'safe', edits: [editOf(wrong)] }],
  };
}

function reportHabit(draft: Draft, wrong: readonly WrongForm[]): RuleFinding {
  const { label, expected } = wrong[0]!;
  return {
    span: { start: label.start, end: label.end },
    message: message(many, expected, draft.text.slice(label.start, label.end), wrong.length),
    fixes: [{ title: message(changeAll, expected, wrong.length), safety: 'safe', edits: wrong.map(editOf) }],
  };
}
