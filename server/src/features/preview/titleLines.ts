import type { Span } from '../../text/span.ts';
import { type Atom, atomsOf, type Line } from './lines.ts';

/** What a break at a place costs, beside lines of unequal length. */
const breakCosts = { word: 24, anywhere: 6, name: 2, good: 0 } as const;

/** A cell of difference from the length that all lines would have costs this much, squared. */
const unevenness = 0.25;

/** Words of titles that are not broken over lines. */
const wholeWords =
  /政[务務]公[开開]|信息公[开開]|工作要[点點]|重[点點]工作|人民政府|[国國][务務]院|[办辦]公[厅廳室]|委[员員][会會]|[关關]于|[关關]於|印[发發]|[转轉][发發]|通知|意[见見]|方案|[实實]施|[任责責][务務任]|分工|[规規]定|[细細][则則]|[办辦]法|[计計][划劃]|年度|[建重][设設大]|[发發]展|改革|[经經][济濟]|社[会會]|服[务務]|基[层層]|[标標][准準]化|[规規]范化/g;

/** Behind these a title may well be broken, if nothing better is to be had. */
const nameEnds = /(?:人民政府|[办辦]公[厅廳室]|委[员員][会會]|[国國][务務]院|[年局厅廳部、和与及])$/;

/** The best places: behind the issuer and the act, before the name of what is issued. */
const goodBreak = (before: string, after: string): boolean =>
  /(?:[关關][于於](?:印[发發]|[转轉][发發]|批[转轉])?|[办辦]公[厅廳室]|人民政府)$/.test(before) ||
  /^(?:[关關][于於]|《|的通知$)/.test(after);

/**
 * A title in the fewest lines, of lengths as alike as can be had without breaking a word: `…人民政府办公厅关于印发` above `《…工作要点》的通知`.
 * Without a dictionary the words are those that titles are made of.
 */
export function breakTitle(text: string, content: Span, limit: number): readonly Line[] {
  const atoms = [...atomsOf(text, content, { first: limit, rest: limit })];
  if (atoms.length === 0) return [];
  const inWord = insideWords(text, content);
  const total = atoms.reduce((sum, { width }) => sum + width, 0);
  const target = total / Math.ceil(total / limit);
  const best: { lines: number; cost: number; from: number }[] = [{ lines: 0, cost: 0, from: 0 }];
  for (let end = 1; end <= atoms.length; end++) {
    const place = atoms[end]?.start ?? content.end;
    const cost = end === atoms.length ? 0 : breakCosts[kindOfBreak(text, content, place, inWord)];
    let found = { lines: Number.POSITIVE_INFINITY, cost: 0, from: end - 1 };
    let width = 0;
    for (let from = end - 1; from >= 0; from--) {
      width += atoms[from]!.width;
      if (width > limit && from < end - 1) break;
      const before = best[from]!;
      const whole = before.cost + cost + unevenness * ((width - target) / 2) ** 2;
      if (before.lines + 1 < found.lines || (before.lines + 1 === found.lines && whole < found.cost))
        found = { lines: before.lines + 1, cost: whole, from };
    }
    best.push(found);
  }
  return linesOf(atoms, best);
}

function insideWords(text: string, content: Span): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { 0: word, index } of text.slice(content.start, content.end).matchAll(wholeWords))
    for (let at = 1; at < word.length; at++) places.add(content.start + index + at);
  return places;
}

function kindOfBreak(text: string, content: Span, place: number, inWord: ReadonlySet<number>): keyof typeof breakCosts {
  if (inWord.has(place)) return 'word';
  const before = text.slice(Math.max(content.start, place - 5), place);
  if (goodBreak(before, text.slice(place, Math.min(content.end, place + 4)))) return 'good';
  return nameEnds.test(before) ? 'name' : 'anywhere';
}

function linesOf(atoms: readonly Atom[], best: readonly { readonly from: number }[]): readonly Line[] {
  const lines: Line[] = [];
  for (let end = atoms.length; end > 0; end = best[end]!.from) {
    const own = atoms.slice(best[end]!.from, end);
    const spans: Span[] = [];
    for (const { start, end: last } of own) {
      const previous = spans.at(-1);
      if (previous?.end === start) spans[spans.length - 1] = { start: previous.start, end: last };
      else spans.push({ start, end: last });
    }
    lines.push({ spans, width: own.reduce((sum, { width }) => sum + width, 0) });
  }
  return lines.reverse();
}
