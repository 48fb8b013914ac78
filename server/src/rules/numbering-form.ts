import type { Draft } from '../model/draft.ts';
import type { Label } from '../syntax/tree.ts';
import { type Localized, message } from '../text/message.ts';
import { formatNumeral } from '../text/numerals.ts';
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
/** What share of the bracketed labels must be full width before half width is a slip. */
const fullWidthShare = 0.8;

/** What is wrong with the form of a label. Labels with the same slip are mended together. */
type Slip = 'mark' | 'width' | 'blank' | 'character';

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
    const isFullWidth = prefersFullWidth(draft, labels);
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

function isBracketed(label: Label): boolean {
  return label.style === 'chinese-bracket' || label.style === 'arabic-bracket';
}

/** A draft that came folded to half width says nothing about its author, so width is judged only where most brackets are full. */
function prefersFullWidth(draft: Draft, labels: readonly Label[]): boolean {
  const bracketed = labels.filter((label) => isBracketed(label) && isTyped(draft, label));
  return bracketed.filter((label) => label.width === 'full').length >= bracketed.length * fullWidthShare;
}

/** Whether the numeral is made of its own characters and not one enclosed character such as ㈠. */
function isTyped(draft: Draft, label: Label): boolean {
  return !(label.end - label.start === 1 && /[①-⒛㈠-㈩]/.test(draft.text[label.start]!));
}

function slipOf(draft: Draft, label: Label, isFullWidth: boolean): Slip | null {
  if (label.style === 'decimal' || label.style === 'chapter' || label.style === 'circled') return null;
  if (!isTyped(draft, label)) return 'character';
  const typed = draft.text.slice(label.start, label.end);
  if (typed.includes('ー')) return 'character';
  if (/\s/.test(typed)) return 'blank';
  if (label.style === 'chinese') return label.mark === '、' ? null : 'mark';
  if (label.style === 'arabic') return label.mark === '、' ? 'mark' : null;
  if (label.mark !== '') return 'mark';
  const opening = typed[0]!;
  const closing = typed.at(-1)!;
  if ('（('.includes(opening) && (opening === '（') !== (closing === '）')) return 'width';
  return isFullWidth && label.width === 'half' ? 'width' : null;
}

/** The label in its right form, in the brackets that the draft uses. */
function rightForm(draft: Draft, label: Label, isFullWidth: boolean): string {
  const typed = draft.text.slice(label.numeral.start, label.numeral.end);
  const isPlain = isTyped(draft, label) && !typed.includes('ー');
  const chinese = label.style === 'chinese' || label.style === 'chinese-bracket';
  const numeral = isPlain ? typed : chinese ? formatNumeral(label.number) : String(label.number);
  if (label.style === 'chinese') return `${numeral}、`;
  if (label.style === 'arabic') return `${numeral}.`;
  return isFullWidth || label.width === 'full' ? `（${numeral}）` : `(${numeral})`;
}

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
