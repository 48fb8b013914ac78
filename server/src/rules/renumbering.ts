import type { Draft } from '../model/draft.ts';
import type { NumberRun } from '../model/numbering.ts';
import { followingReferences } from '../model/renumber.ts';
import type { SequenceFault } from '../model/sequence.ts';
import { relabel } from '../syntax/labels.ts';
import { type Localized, message } from '../text/message.ts';
import type { Fix, TextEdit } from './rule.ts';

const one: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };
const onward: Localized = {
  'zh-cn': '从“{0}”起顺次重新编号（共 {1} 处）',
  'zh-tw': '從「{0}」起順次重新編號（共 {1} 處）',
  en: 'Number on from “{0}” ({1} places)',
};
const both: Localized = { 'zh-cn': '对调两条的编号', 'zh-tw': '對調兩條的編號', en: 'Exchange the two numbers' };

/**
 * The ways to mend one fault in a row of numbers, the likeliest first. Only numerals change; where all behind the fault get another number, the
 * references to them follow.
 */
export function renumbering(draft: Draft, run: NumberRun, fault: SequenceFault): readonly Fix[] {
  const clause = run.clauses[fault.index]!;
  const wanted = relabel(draft.text, clause.syntax.label!, fault.expected);
  const here = {
    title: message(one, wanted),
    safety: 'review',
    edits: numbersFrom(draft, run, fault.index, 1, fault.expected),
  } as const;
  if (fault.kind === 'typo') return [here];
  if (fault.kind === 'swapped') {
    return [{ title: message(both), safety: 'review', edits: numbersFrom(draft, run, fault.index, 2, fault.expected) }];
  }
  const next = nextFault(run, fault)?.index ?? run.clauses.length;
  const length = next - fault.index;
  if (length === 1) return [here];
  const labels = numbersFrom(draft, run, fault.index, length, fault.expected);
  const numbers = new Map(
    run.clauses.slice(fault.index, next).map((each, offset) => [each, fault.expected + offset] as const),
  );
  const edits = [...labels, ...followingReferences(draft, numbers)].sort(
    (first, second) => first.span.start - second.span.start,
  );
  return [{ title: message(onward, wanted, labels.length), safety: 'review', edits }, here];
}

/** The fault behind one; faults are in the order of their clauses, and there may be as many as clauses. */
function nextFault({ faults }: NumberRun, { index }: SequenceFault): SequenceFault | undefined {
  let low = 0;
  let high = faults.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (faults[middle]!.index <= index) low = middle + 1;
    else high = middle;
  }
  return faults[low];
}

function numbersFrom(draft: Draft, run: NumberRun, index: number, length: number, first: number): readonly TextEdit[] {
  return run.clauses.slice(index, index + length).flatMap((clause, offset) => {
    const label = clause.syntax.label!;
    const newText = relabel(draft.text, label, first + offset);
    return newText === draft.text.slice(label.start, label.end)
      ? []
      : [{ span: { start: label.start, end: label.end }, newText }];
  });
}
