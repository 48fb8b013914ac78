import type { Draft, DraftClause } from '../model/draft.ts';
import { fewestUses } from '../model/numbering.ts';
import { rankOf, relabel } from '../syntax/labels.ts';
import type { Label, LabelStyle } from '../syntax/tree.ts';
import { type Localized, message } from '../text/message.ts';
import type { Rule, RuleFinding } from './rule.ts';

const wrong: Localized = {
  'zh-cn': '层次不对：按前后各条应为“{0}”，实为“{1}”。',
  'zh-tw': '層次不對：按前後各條應為「{0}」，實為「{1}」。',
  en: 'Wrong level: by the clauses around it this should be “{0}”, it is “{1}”.',
};
const skipped: Localized = {
  'zh-cn': '“{1}”直接用在“{0}”之下，而本文别处中间还有“{2}”一层。',
  'zh-tw': '「{1}」直接用在「{0}」之下，而本文別處中間還有「{2}」一層。',
  en: '“{1}” stands directly below “{0}”, while elsewhere in this document there is “{2}” between them.',
};
const inverted: Localized = {
  'zh-cn': '“{0}”这一层用在“{1}”之前，次序颠倒：先“一、”，次“（一）”，再次“1.”，最后“（1）”。',
  'zh-tw': '「{0}」這一層用在「{1}」之前，次序顛倒：先「一、」，次「（一）」，再次「1.」，最後「（1）」。',
  en: '“{0}” is used before “{1}”; the order of levels is 一、 then （一） then 1. then （1）.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };
const elsewhere: Localized = {
  'zh-cn': '别处这一层的用法',
  'zh-tw': '別處這一層的用法',
  en: 'the level between them, here',
};

/** Levels come in the order 一、 （一） 1. （1）; one may be left out only where the document does not use it (GB/T 9704—2012 §7.3.3). */
export const rule: Rule = {
  meta: {
    code: 'numbering/level',
    title: { 'zh-cn': '层次次序不对', 'zh-tw': '層次次序不對', en: 'A level is used out of order' },
    severity: 'warning',
    reads: 'draft',
    fix: 'review',
    basis: 'GB/T 9704—2012 §7.3.3',
    since: '0.1.0',
  },
  *check(draft) {
    const explained = new Set<DraftClause>();
    for (const { clause, model, number } of draft.numbering.levels) {
      explained.add(clause);
      const label = clause.syntax.label!;
      const expected = relabel(draft.text, model, number);
      yield {
        span: { start: label.start, end: label.end },
        message: message(wrong, expected, labelText(draft, label)),
        fixes: [
          {
            title: message(change, expected),
            safety: 'review',
            edits: [{ span: { start: label.start, end: label.end }, newText: expected }],
          },
        ],
      };
    }
    yield* invertedLevels(draft, explained);
    yield* skippedLevels(draft, explained);
  },
};

function labelText(draft: Draft, label: Label): string {
  return draft.text.slice(label.start, label.end);
}

/** An outermost clause of a deeper style than one further down: reported once, at the first. */
function* invertedLevels(draft: Draft, explained: ReadonlySet<DraftClause>): Iterable<RuleFinding> {
  const outermost = draft.clauses.filter((clause) => clause.parent === null && clause.syntax.label);
  const first = outermost[0];
  const later = outermost.find((clause) => rankOf(clause.syntax.label!) < rankOf(first!.syntax.label!));
  if (!first || !later || explained.has(first) || explained.has(later)) return;
  const label = first.syntax.label!;
  yield {
    span: { start: label.start, end: label.end },
    message: message(inverted, labelText(draft, label), labelText(draft, later.syntax.label!)),
  };
}

/** A child that leaves out a level which other clauses like its parent use: reported at the first child of each such parent. */
function* skippedLevels(draft: Draft, explained: ReadonlySet<DraftClause>): Iterable<RuleFinding> {
  const between = directChildren(draft);
  for (const clause of draft.clauses) {
    const label = clause.syntax.label;
    const first = clause.children[0];
    const childLabel = first?.syntax.label;
    if (!label || !childLabel || label.style === 'decimal' || childLabel.style === 'decimal') continue;
    if (explained.has(first!) || explained.has(clause)) continue;
    const uses = [...(between.get(label.style) ?? [])].filter(
      ([, { count, model }]) =>
        count >= fewestUses && rankOf(model) > rankOf(label) && rankOf(model) < rankOf(childLabel),
    );
    const left = uses[0];
    if (!left || clause.children.some((child) => child.syntax.label?.style === left[0])) continue;
    const { model } = left[1];
    yield {
      span: { start: childLabel.start, end: childLabel.end },
      message: message(skipped, labelText(draft, label), labelText(draft, childLabel), labelText(draft, model)),
      related: [{ uri: null, span: { start: model.start, end: model.end }, message: message(elsewhere) }],
    };
  }
}

interface Use {
  count: number;
  readonly model: Label;
}

/** For each style the styles that stand directly below it, under how many clauses, and the first such label. */
function directChildren(draft: Draft): ReadonlyMap<LabelStyle, Map<LabelStyle, Use>> {
  const below = new Map<LabelStyle, Map<LabelStyle, Use>>();
  for (const clause of draft.clauses) {
    const style = clause.syntax.label?.style;
    const child = clause.children[0]?.syntax.label;
    if (!style || !child) continue;
    const uses = below.get(style) ?? new Map<LabelStyle, Use>();
    below.set(style, uses);
    const use = uses.get(child.style);
    if (use) use.count++;
    else uses.set(child.style, { count: 1, model: child });
  }
  return below;
}
