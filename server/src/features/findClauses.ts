import type { Draft, DraftClause } from '../model/draft.ts';
import { clauseAt } from '../model/draft.ts';
import type { LabelStyle } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { parseNumeral } from '../text/numerals.ts';
import { textOf } from '../text/span.ts';
import { toHalfWidth } from '../text/width.ts';
import { ancestors } from './place.ts';

/** One number of what was typed, and the labels that it can stand for. */
interface Step {
  readonly number: number;
  /** `null`: any. */
  readonly styles: readonly LabelStyle[] | null;
}

/** Nobody types a longer place. */
const longestPlace = 80;

const step =
  /^(?:第? ?\( ?(?<bracketed>[〇零○一二三四五六七八九十百廿卅\d]{1,5}) ?\)|第? ?(?<bare>[〇零○一二三四五六七八九十百廿卅]{1,5}|\d{1,3}))(?<mark>部分|[章节節条條项項点點款、.,，\-—/ ]{0,2})/u;

/**
 * The clauses that a person can mean by words or numbers typed in any form: `一、（二）3`, `1.2.3`, `(二)`, `第二部分第（一）条`, or words of a heading in
 * either script. The likeliest first: the one with exactly these numbers from the top, then those nearest to `offset`, then in the order of the text.
 * Nothing typed means all of them.
 */
export function findClauses(draft: Draft, typed: string, offset: number): readonly DraftClause[] {
  const words = typed.trim().slice(0, longestPlace);
  if (words === '') return draft.clauses;
  const steps = readSteps(words);
  return steps ? byNumbers(draft, steps, offset) : byWords(draft, words);
}

/** The numbers of a place; `null` where the words are none. */
function readSteps(typed: string): readonly Step[] | null {
  const words = toHalfWidth(typed).replace(/^(?:到|见|見)?/u, '');
  const steps: Step[] = [];
  for (let at = 0; at < words.length; ) {
    const found = step.exec(words.slice(at));
    if (!found) return null;
    const { bracketed, bare, mark } = found.groups!;
    const numeral = bracketed ?? bare!;
    const isDigits = /^\d/.test(numeral);
    const number = isDigits ? Number(numeral) : parseNumeral(numeral);
    if (number === null || (isDigits && /\D/.test(numeral))) return null;
    steps.push({ number, styles: stylesOf(bracketed !== undefined, isDigits, mark!) });
    at += found[0].length;
  }
  return steps;
}

/** Digits alone stand for any label, for they are what a keyboard has; a Chinese numeral alone for those that are written with one. */
function stylesOf(isBracketed: boolean, isDigits: boolean, mark: string): readonly LabelStyle[] | null {
  if (isBracketed) return isDigits ? ['arabic-bracket'] : ['chinese-bracket'];
  if (isDigits) return null;
  if (mark === '部分') return ['chinese', 'chapter'];
  if (mark.startsWith('章')) return ['chapter'];
  if (mark.startsWith('、')) return ['chinese'];
  return ['chinese', 'chinese-bracket', 'chapter'];
}

function byNumbers(draft: Draft, steps: readonly Step[], offset: number): readonly DraftClause[] {
  const here = clauseAt(draft, offset);
  const around = new Set(here ? [here, ...ancestors(here)] : []);
  return draft.clauses
    .flatMap((clause, order) => {
      const chain = [clause, ...ancestors(clause)];
      if (!matches(chain, steps)) return [];
      const isExact = chain.length === steps.length;
      const shared = chain.filter((each) => around.has(each)).length;
      return [{ clause, order, isExact, shared }];
    })
    .sort(
      (one, other) =>
        Number(other.isExact) - Number(one.isExact) || other.shared - one.shared || one.order - other.order,
    )
    .map(({ clause }) => clause);
}

/** Whether a clause with those above it, the innermost first, has the numbers; the last number is its own, between the others a level may be left out. */
function matches(chain: readonly DraftClause[], steps: readonly Step[]): boolean {
  let next = steps.length - 1;
  for (const [index, clause] of chain.entries()) {
    if (next < 0) return true;
    if (fits(clause, steps[next]!)) next--;
    else if (index === 0) return false;
  }
  return next < 0;
}

function fits({ syntax: { label } }: DraftClause, { number, styles }: Step): boolean {
  return label !== null && label.number === number && (styles === null || styles.includes(label.style));
}

function byWords(draft: Draft, typed: string): readonly DraftClause[] {
  const words = keyOf(typed);
  if (words === '') return [];
  const found = draft.clauses.map((clause) => ({ clause, at: keyOf(named(draft, clause)).indexOf(words) }));
  return found
    .filter(({ at }) => at >= 0)
    .sort((one, other) => Number(one.at > 0) - Number(other.at > 0))
    .map(({ clause }) => clause);
}

function named(draft: Draft, { syntax, title }: DraftClause): string {
  return syntax.heading ? textOf(draft.text, syntax.heading) : title;
}
