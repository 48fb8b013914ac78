import type { Fact } from '../text/knownWords.ts';
import { parseNumeral } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';
import type { LabelStyle } from './tree.ts';

/** One step of a reference: `第二部分`, or `（二）至（五）` as four numbers. */
export interface ReferenceStep extends Span {
  /** The styles of labels that can be meant. */
  readonly styles: readonly LabelStyle[];
  readonly numbers: readonly number[];
  /** Each numeral as typed with the number that it stands for, so that it can be written anew: `二` and `五` of `（二）至（五）`. */
  readonly numerals: readonly (Span & { readonly number: number })[];
}

/** A mention of clauses of the same document, as one: `第二部分第（一）条`, `（二）至（五）`, `第（一）、（三）项`. */
export interface Reference extends Span {
  readonly steps: readonly ReferenceStep[];
}

const numeral = '[〇零○一二三四五六七八九十百]{1,6}|\\d{1,3}';
const bracketed = `[（(] {0,2}(?:${numeral}) {0,2}[）)]`;
const joint = '[至到、和及]|[-—－–~～]';
const nouns = '部分|章|项|項|条|條|点|點';

/** `第（三）项`, `第二部分`, `第（一）、（三）项`; or brackets alone that are joined or followed by a noun: `（二）至（五）`, `（三）项`. */
const stepPattern = new RegExp(
  `第 {0,2}(?<named>(?:${bracketed}|${numeral})(?:(?:${joint})第?(?:${bracketed}|${numeral})){0,20}) {0,2}(?<noun>${nouns})|(?<bare>${bracketed}(?:(?:${joint})${bracketed}){1,20})(?<bareNoun>${nouns})?`,
  'g',
);
const part = new RegExp(`(?<open>[（(])? {0,2}(?<number>${numeral}) {0,2}[）)]?`, 'g');

/** A mention of clauses of another document: `《2019年政务公开工作要点》第二部分第（三）条`, `市要点第（三）项`. */
export interface ForeignReference extends Reference {
  /** It goes on with the one before it and means the same document: `和第（四）项`. */
  readonly goesOn: boolean;
}

/** Whether a paragraph has anything like a reference. */
export const mayRefer: Fact<boolean> = ({ text }) => text.search(stepPattern) >= 0;

/** Words that make what follows a provision of another document: `《条例》第二十条`, `民法典第三条`, `市要点第（三）项`. */
const foreign =
  /(?:[》〉]|法|条例|條例|规定|規定|办法|辦法|章程|细则|細則|宪法|憲法|意见|意見|通知|方案|规划|規劃|纲要|綱要|\d[号號](?:文件?)?|(?:国办|國辦|国务院|國務院|国家|國家|上级|上級|[省市区區县縣州旗盟部委厅廳局](?<![本我].))[\u4e00-\u9fff\d]{0,14}?(?:要点|要點))(?:[（(][^（()）]{0,80}[）)])?(?:中|的|之)?$/;
const ownDocument =
  /(?:本(?:要点|要點|方案|意见|意見|通知|计划|計劃|办法|辦法|规划|規劃|规定|規定|预案|預案|细则|細則|文件|文)|(?:上述|前述|以上|下列))(?:中|的|之)?$/;

/**
 * The references of a paragraph to clauses of its own document, longest first, without those to provisions of laws and other documents.
 * `skip` are places that are no references although they look like it: labels.
 */
export function findReferences(text: string, paragraph: Span, skip: Span | null): readonly Reference[] {
  return readReferences(text, paragraph, skip)
    .filter(({ isForeign }) => !isForeign)
    .map(({ start, end, steps }) => ({ start, end, steps }));
}

/** The references of a paragraph to clauses of other documents, and to provisions of laws: which one each means, the words before it tell. */
export function findForeignReferences(text: string, paragraph: Span): readonly ForeignReference[] {
  return readReferences(text, paragraph, null)
    .filter(({ isForeign }) => isForeign)
    .map(({ start, end, steps, goesOn }) => ({ start, end, steps, goesOn }));
}

interface ReadReference extends Reference {
  readonly isForeign: boolean;
  readonly goesOn: boolean;
}

function readReferences(text: string, paragraph: Span, skip: Span | null): readonly ReadReference[] {
  const words = text.slice(paragraph.start, paragraph.end);
  const references: { start: number; end: number; steps: ReferenceStep[]; isForeign: boolean; goesOn: boolean }[] = [];
  for (const found of words.matchAll(stepPattern)) {
    const start = paragraph.start + found.index;
    const end = start + found[0].length;
    if (skip && start < skip.end) continue;
    const step = readStep(found, start, end);
    if (!step) continue;
    const last = references.at(-1);
    const between = last ? text.slice(last.end, start) : null;
    if (last && between === '') {
      last.end = end;
      last.steps.push(step);
      continue;
    }
    const goesOn = last !== undefined && between !== null && between.length === 1 && '、和及与與'.includes(between);
    const before = text.slice(Math.max(paragraph.start, start - 100), start);
    const isForeign = goesOn ? last.isForeign : foreign.test(before) && !ownDocument.test(before);
    references.push({ start, end, steps: [step], isForeign, goesOn });
  }
  return references;
}

function readStep(found: RegExpMatchArray, start: number, end: number): ReferenceStep | null {
  const groups = found.groups!;
  const list = groups.named ?? groups.bare!;
  const noun = groups.noun ?? groups.bareNoun ?? '';
  const listStart = start + found[0].indexOf(list);
  const numerals: (Span & { readonly number: number })[] = [];
  const numbers: number[] = [];
  let isBracketed = false;
  let isDigits = false;
  let behind = 0;
  for (const each of list.matchAll(part)) {
    const typed = each.groups!.number!;
    const number = /^\d/.test(typed) ? Number(typed) : parseNumeral(typed);
    if (number === null || number === 0) return null;
    const isRange = /[至到—－–~～-]/.test(list.slice(behind, each.index));
    for (let next = (numbers.at(-1) ?? number) + 1; isRange && next < number && numbers.length < 200; next++)
      numbers.push(next);
    numbers.push(number);
    const at = listStart + each.index + each[0].indexOf(typed);
    numerals.push({ start: at, end: at + typed.length, number });
    isBracketed ||= each.groups!.open !== undefined;
    isDigits ||= /^\d/.test(typed);
    behind = each.index + each[0].length;
  }
  return { start, end, styles: stylesOf(noun, isBracketed, isDigits), numbers, numerals };
}

/** Which labels a step can mean: 部分 the outermost, （三） only bracketed ones, a bare number any but those. */
function stylesOf(noun: string, isBracketed: boolean, isDigits: boolean): readonly LabelStyle[] {
  if (noun === '章') return ['chapter'];
  if (noun === '部分') return ['chinese', 'chapter', 'decimal'];
  if (isBracketed) return isDigits ? ['arabic-bracket'] : ['chinese-bracket'];
  return ['chinese', 'chinese-bracket', 'arabic', 'arabic-bracket', 'circled', 'decimal'];
}
