import type { Label } from '../syntax/tree.ts';
import { formatNumeral } from '../text/numerals.ts';
import type { Draft } from './draft.ts';

/** What is wrong with the form of a label: its mark, the width of its brackets, a blank inside, a character that is none of a numeral. */
export type Slip = 'mark' | 'width' | 'blank' | 'character';

/** Whether at least a share of the bracketed labels that are made of their own characters have full width brackets. */
export function prefersFullWidth(draft: Draft, labels: readonly Label[], share: number): boolean {
  const bracketed = labels.filter((label) => isBracketed(label) && isTyped(draft, label));
  return bracketed.filter((label) => label.width === 'full').length >= bracketed.length * share;
}

/**
 * What is wrong with a label, `null` where it is right: labels are written 一、 （一） 1. （1）, nothing behind a bracket, no 、 behind a digit
 * (GB/T 9704—2012 §7.3.3, GB/T 15834—2011 附录B.3). `isFullWidth` makes half width brackets wrong.
 */
export function slipOf(draft: Draft, label: Label, isFullWidth: boolean): Slip | null {
  if (label.style === 'decimal' || label.style === 'chapter' || label.style === 'circled') return null;
  if (!isTyped(draft, label)) return 'character';
  const typed = draft.text.slice(label.start, label.end);
  if (typed.includes('ー')) return 'character';
  if (label.style === 'chinese' && label.mark === '') return 'mark';
  if (/\s/.test(typed)) return 'blank';
  if (label.style === 'chinese') return label.mark === '、' ? null : 'mark';
  if (label.style === 'arabic') return '、，,'.includes(label.mark) && label.mark !== '' ? 'mark' : null;
  if (label.mark !== '') return 'mark';
  const opening = typed[0]!;
  const closing = typed.at(-1)!;
  const isWhole = '（('.includes(opening) && '）)'.includes(closing);
  if (label.style === 'chinese-bracket' && !isWhole) return 'mark';
  if ('（('.includes(opening) && (opening === '（') !== (closing === '）')) return 'width';
  return isFullWidth && label.width === 'half' ? 'width' : null;
}

/** The label in its right form, `（二）` for `(二)、`, in the brackets that the draft uses. */
export function rightForm(draft: Draft, label: Label, isFullWidth: boolean): string {
  const typed = draft.text.slice(label.numeral.start, label.numeral.end);
  const isPlain = isTyped(draft, label) && !typed.includes('ー');
  const chinese = label.style === 'chinese' || label.style === 'chinese-bracket';
  const numeral = isPlain ? typed : chinese ? formatNumeral(label.number) : String(label.number);
  if (label.style === 'chinese') return `${numeral}、`;
  if (label.style === 'arabic') return `${numeral}.`;
  return isFullWidth || label.width === 'full' ? `（${numeral}）` : `(${numeral})`;
}

function isBracketed(label: Label): boolean {
  return label.style === 'chinese-bracket' || label.style === 'arabic-bracket';
}

/** Whether the numeral is made of its own characters and not one enclosed character such as ㈠. */
function isTyped(draft: Draft, label: Label): boolean {
  return !(label.end - label.start === 1 && /[①-⒛㈠-㈩]/.test(draft.text[label.start]!));
}
