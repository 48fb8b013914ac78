import type { Draft } from '../model/draft.ts';
import type { NumberRun } from '../model/numbering.ts';
import { relabel } from '../syntax/labels.ts';
import type { Label, LabelStyle } from '../syntax/tree.ts';
import { type Localized, message } from '../text/message.ts';
import { renumbering } from './renumbering.ts';
import type { Rule, RuleFinding } from './rule.ts';

const schemes: Localized = {
  'zh-cn': '别的条目之下都从“{0}”编起，这里却接着前面编到“{1}”；全文应只用一种排法。',
  'zh-tw': '別的條目之下都從「{0}」編起，這裡卻接著前面編到「{1}」；全文應只用一種排法。',
  en: 'Elsewhere numbers start at “{0}” under each clause, here they go on to “{1}”; a document keeps to one way.',
};
const marks: Localized = {
  'zh-cn': '同一级编号有两种写法：这里是“{0}”，别处多为“{1}”。',
  'zh-tw': '同一級編號有兩種寫法：這裡是「{0}」，別處多為「{1}」。',
  en: 'Two forms at one level: “{0}” here, mostly “{1}” elsewhere.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** One level keeps to one form and one scheme throughout a document. */
export const rule: Rule = {
  meta: {
    code: 'numbering/mixed',
    title: {
      'zh-cn': '同一级编号写法或排法不一',
      'zh-tw': '同一級編號寫法或排法不一',
      en: 'Two forms or schemes at one level',
    },
    severity: 'warning',
    reads: 'draft',
    fix: 'review',
    basis: 'GB/T 9704—2012 §7.3.3',
    since: '0.1.0',
  },
  *check(draft) {
    for (const run of draft.numbering.runs) if (run.runsOn) yield mixedScheme(draft, run);
    for (const labels of labelsByStyle(draft).values()) yield* mixedMarks(draft, labels);
  },
};

function mixedScheme(draft: Draft, run: NumberRun): RuleFinding {
  const label = run.clauses[0]!.syntax.label!;
  return {
    span: { start: label.start, end: label.end },
    message: message(schemes, relabel(draft.text, label, 1), draft.text.slice(label.start, label.end)),
    fixes: renumbering(draft, run, run.faults[0]!),
  };
}

function labelsByStyle(draft: Draft): ReadonlyMap<LabelStyle, readonly Label[]> {
  const byStyle = new Map<LabelStyle, Label[]>();
  for (const { syntax } of draft.clauses) {
    if (!syntax.label || syntax.label.damaged) continue;
    const known = byStyle.get(syntax.label.style);
    if (known) known.push(syntax.label);
    else byStyle.set(syntax.label.style, [syntax.label]);
  }
  return byStyle;
}

/** `1．` among `1.`: both are accepted forms, so only a mixture is reported, at each of the fewer. Wrong forms are the matter of `numbering/form`. */
function* mixedMarks(draft: Draft, labels: readonly Label[]): Iterable<RuleFinding> {
  if (labels[0]?.style !== 'arabic') return;
  const dotted = labels.filter((label) => label.mark === '.' || label.mark === '．');
  const full = dotted.filter((label) => label.mark === '．');
  const half = dotted.filter((label) => label.mark === '.');
  if (full.length === 0 || half.length === 0) return;
  const [few, many] = full.length < half.length ? [full, half] : [half, full];
  for (const label of few) {
    const usual = many[0]!;
    const expected = draft.text.slice(label.start, label.numeral.end) + usual.mark;
    yield {
      span: { start: label.start, end: label.end },
      message: message(marks, draft.text.slice(label.start, label.end), draft.text.slice(usual.start, usual.end)),
      fixes: [
        {
          title: message(change, expected),
          safety: 'safe',
          edits: [{ span: { start: label.numeral.end, end: label.end }, newText: usual.mark }],
        },
      ],
    };
  }
}
