import type { Draft } from '../model/draft.ts';
import { type Localized, message } from '../text/message.ts';
import { type HalfMark, numberBrackets, readMarkWidths } from './half-width.ts';
import type { Rule, RuleFinding, TextEdit } from './rule.ts';

const half: Localized = {
  'zh-cn': '中文里的“{0}”应为全角的“{1}”。',
  'zh-tw': '中文裡的「{0}」應為全形的「{1}」。',
  en: '“{0}” in Chinese text should be the full-width “{1}”.',
};
const manyHalf: Localized = {
  'zh-cn': '中文里的“{0}”应为全角的“{1}”；全文这样的共 {2} 处。',
  'zh-tw': '中文裡的「{0}」應為全形的「{1}」；全文這樣的共 {2} 處。',
  en: '“{0}” in Chinese text should be the full-width “{1}”; there are {2} of them.',
};
const folded: Localized = {
  'zh-cn': '全文标点多是半角的（{0} 处），多半是传抄中变成的；正式行文应为全角。',
  'zh-tw': '全文標點多是半形的（{0} 處），多半是傳抄中變成的；正式行文應為全形。',
  en: 'Most marks of this text are half width ({0} of them), probably folded on the way; official documents have full-width ones.',
};
const straight: Localized = {
  'zh-cn': '中文里的引号应为 {1}，不用直引号。',
  'zh-tw': '中文裡的引號應為 {1}，不用直引號。',
  en: 'Quotation marks in Chinese text are {1}, not straight.',
};
const manyStraight: Localized = {
  'zh-cn': '中文里的引号应为 {1}，不用直引号；全文这样的共 {2} 处。',
  'zh-tw': '中文裡的引號應為 {1}，不用直引號；全文這樣的共 {2} 處。',
  en: 'Quotation marks in Chinese text are {1}, not straight; there are {2} pairs of them.',
};
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };
const changeAlike: Localized = {
  'zh-cn': '全部改为“{0}”（{1} 处）',
  'zh-tw': '全部改為「{0}」（{1} 處）',
  en: 'Change all {1} to “{0}”',
};
const changeAll: Localized = {
  'zh-cn': '全文标点改为全角（{0} 处）',
  'zh-tw': '全文標點改為全形（{0} 處）',
  en: 'Make all {0} marks full width',
};
const another: Localized = { 'zh-cn': '又一处', 'zh-tw': '又一處', en: 'Again' };

/** So many of one mark are a habit: one finding with one fix for all. */
const fewestOfAHabit = 4;
const mostRelated = 20;

/**
 * Marks between Chinese characters are full width (GB/T 15834—2011 §5.1), judged by the draft's own width. A text that came folded to half width
 * says nothing about its author: one remark with one fix for the whole. The brackets of labels are the matter of `numbering/form`.
 */
export const rule: Rule = {
  meta: {
    code: 'punctuation/width',
    title: { 'zh-cn': '中文里用了半角标点', 'zh-tw': '中文裡用了半形標點', en: 'Half-width marks in Chinese text' },
    severity: 'warning',
    reads: 'draft',
    fix: 'safe',
    basis: 'GB/T 15834—2011 §5.1；GB/T 9704—2012',
    since: '0.1.0',
  },
  *check(draft) {
    const { halfMarks, own } = readMarkWidths(draft);
    if (own === 'half') yield* reportFolded(halfMarks);
    if (own === 'full') yield* reportSlips(draft, halfMarks);
  },
};

function editOf({ start, end, full }: HalfMark): TextEdit {
  return { span: { start, end }, newText: full };
}

function* reportFolded(halfMarks: readonly HalfMark[]): Iterable<RuleFinding> {
  const first = halfMarks.find((mark) => !mark.isLabel);
  // A row of ? may stand for characters that were lost.
  if (!first) return;
  yield {
    span: { start: first.start, end: first.end },
    message: message(folded, halfMarks.length),
    fixes: [{ title: message(changeAll, halfMarks.length), safety: 'review', edits: halfMarks.map(editOf) }],
    atMost: 'info',
  };
}

function* reportSlips(draft: Draft, halfMarks: readonly HalfMark[]): Iterable<RuleFinding> {
  const cited = numberBrackets(draft);
  const groups = new Map<string, HalfMark[][]>();
  for (const slip of joinPairs(halfMarks.filter((mark) => !mark.isLabel))) {
    if (cited.has(slip[0]!.start)) continue;
    const kind = slip.map(({ full }) => full).join('');
    const group = groups.get(kind);
    if (group) group.push(slip);
    else groups.set(kind, [slip]);
  }
  for (const group of groups.values()) {
    if (group.length >= fewestOfAHabit) yield reportSlip(draft, group);
    else for (const slip of group) yield reportSlip(draft, [slip]);
  }
}

const openingMarks = '（“「';
const closing = '）”」';

/** Brackets and quotation marks that belong together are one slip. */
function joinPairs(halfMarks: readonly HalfMark[]): readonly HalfMark[][] {
  const slips: HalfMark[][] = [];
  const open: HalfMark[][] = [];
  for (const mark of halfMarks) {
    if (closing.includes(mark.full)) {
      const opening = open.pop();
      if (opening && openingMarks.indexOf(opening[0]!.full) === closing.indexOf(mark.full)) {
        opening.push(mark);
        continue;
      }
    }
    const slip = [mark];
    slips.push(slip);
    if (openingMarks.includes(mark.full)) open.push(slip);
  }
  return slips;
}

function reportSlip(draft: Draft, group: readonly HalfMark[][]): RuleFinding {
  const [first] = group as readonly [HalfMark[]];
  const typed = first.map(({ start, end }) => draft.text.slice(start, end)).join('');
  const right = first.map(({ full }) => full).join('');
  const edits = group
    .flat()
    .sort((one, other) => one.start - other.start)
    .map(editOf);
  const isHabit = group.length > 1;
  const isQuote = typed.startsWith('"');
  const wording = isQuote ? (isHabit ? manyStraight : straight) : isHabit ? manyHalf : half;
  return {
    span: { start: first[0]!.start, end: first[0]!.end },
    message: message(wording, typed, right, group.length),
    related: [...first.slice(1), ...group.slice(1).map((slip) => slip[0]!)].slice(0, mostRelated).map((mark) => ({
      uri: null,
      span: { start: mark.start, end: mark.end },
      message: message(another),
    })),
    fixes: [
      {
        title: isHabit ? message(changeAlike, right, group.length) : message(change, right),
        safety: 'safe',
        edits,
      },
    ],
  };
}
