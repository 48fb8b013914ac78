import type { Draft, DraftClause } from '../model/draft.ts';
import { findDeadlines } from '../syntax/deadlines.ts';
import type { Span } from '../text/span.ts';
import { findLimits, type Limit, timeLimit } from './limits.ts';
import type { ClauseLink, Directive, Trace } from './trace.ts';

/** A limit of the draft that asks for less than the parent's on the same thing. */
export interface Weakened {
  readonly clause: DraftClause;
  readonly limit: Limit;
  readonly directive: Directive;
  readonly parent: DraftClause;
  readonly above: Limit;
}

/** How alike two objects must be to be the same thing, 0 to 1. */
const sameObject = 0.6;
/** An object of fewer characters is too vague to be compared. */
const shortestObject = 2;
/** So many characters in a row on one side alone make another object of it: 教育领域 in front of 预留份额. */
const foreignRun = 4;

function pairsOf(words: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < words.length; at++) {
    const pair = words.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const [first, second] = [pairsOf(one), pairsOf(other)];
  let common = 0;
  for (const [pair, count] of first) common += Math.min(count, second.get(pair) ?? 0);
  return (2 * common) / Math.max(1, one.length + other.length - 2);
}

/** Whether many characters in a row stand in one object and not in the other. */
function hasForeignRun(one: string, other: string): boolean {
  const known = new Set(pairsOf(other).keys());
  let run = 0;
  for (let at = 0; at < one.length; at++) {
    const isKnown = known.has(one.slice(at, at + 2)) || (at > 0 && known.has(one.slice(at - 1, at + 1)));
    run = isKnown ? 0 : run + 1;
    if (run >= foreignRun) return true;
  }
  return false;
}

/** Amounts are no smaller for being a place's own share of the whole country's: shares, stretches of time, frequencies and days compare. */
const comparable = /^(?:%|个百分点|time|working-days|months|day of the calendar|.{1,2} a year)$/;
/** Each place sets its own rate of growth. */
const ownRate = /增长|增速|增幅|降幅/;

/** How far two limits are about the same thing: 0 where they cannot be compared. */
function comparability(one: Limit, other: Limit): number {
  if (!comparable.test(one.measure) || ownRate.test(one.object)) return 0;
  if (one.measure !== other.measure || one.sense !== other.sense) return 0;
  if (Math.min(one.object.length, other.object.length) < shortestObject) return 0;
  if (hasForeignRun(one.object, other.object) || hasForeignRun(other.object, one.object)) return 0;
  const alike = likeness(one.object, other.object);
  return alike >= sameObject ? alike : 0;
}

/** Whether a limit asks for less than another of the same measure and sense. */
function isWeaker(limit: Limit, above: Limit): boolean {
  return limit.sense === 'least' ? limit.value < above.value : limit.value > above.value;
}

/** The parts of a clause that set limits: heading, sentences, notes left out. */
function partsOf(clause: DraftClause): readonly Span[] {
  const { heading, sentences } = clause.syntax;
  return [...(heading ? [heading] : []), ...sentences];
}

/** Times with a word that makes them no deadline of this year's task: 每年, 截至, 自. */
const noDeadline = /(?:每年?|截至|截止|自|从|從|对|對)$/;

function timesOf({ text, year }: Draft, part: Span): readonly Limit[] {
  return findDeadlines(text, part, year).flatMap(({ by, ...deadline }) => {
    if (by === null || noDeadline.test(text.slice(Math.max(part.start, deadline.start - 3), deadline.start))) return [];
    const words = text.slice(deadline.start, deadline.end);
    return /^(?:每|截|自)/.test(words) || !/[前底末终終内內]$/.test(words) ? [] : [timeLimit(text, part, deadline, by)];
  });
}

/** All that a clause sets: figures, frequencies and, where both documents plan the same year, times. */
function limitsOf(draft: Draft, clause: DraftClause, withTimes: boolean): readonly Limit[] {
  return partsOf(clause).flatMap((part) => [
    ...findLimits(draft.text, part),
    ...(withTimes ? timesOf(draft, part) : []),
  ]);
}

/** The best counterpart of a limit, if one is better than all others. */
function counterpart(limit: Limit, others: readonly Limit[]): Limit | null {
  const scored = others
    .map((other) => ({ other, score: comparability(limit, other) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
  const [best, next] = scored;
  if (!best || (next && next.score === best.score && next.other.value !== best.other.value)) return null;
  return best.other;
}

/** The limits of a clause that ask for less than those of the parent clause that it implements. */
function weakenedBy(draft: Draft, { clause, directive, parent }: ClauseLink): readonly Weakened[] {
  const sameYear = draft.year !== null && draft.year === directive.draft.year;
  const own = limitsOf(draft, clause, sameYear);
  if (own.length === 0) return [];
  const theirs = limitsOf(directive.draft, parent, sameYear);
  return own.flatMap((limit) => {
    const above = counterpart(limit, theirs);
    if (!above || counterpart(above, own) !== limit || !isWeaker(limit, above)) return [];
    // What is asked for in full elsewhere in the clause is not weakened here: a first step, a lower bound beside the aim.
    if (own.some((other) => comparability(other, above) > 0 && !isWeaker(other, above))) return [];
    return [{ clause, limit, directive, parent, above }];
  });
}

/**
 * The figures and times of a draft that are weaker than those of its parents, in the order of the text: a share too low, a time too long or too
 * late, too seldom. Only what is about the same thing is compared, between a clause and the clauses that it is linked to. What is stricter is fine.
 */
export function findWeakened(draft: Draft, trace: Trace): readonly Weakened[] {
  const found = trace.links.filter(({ status }) => status !== 'rejected').flatMap((link) => weakenedBy(draft, link));
  const once = found.filter(
    ({ limit }, at) => found.findIndex((other) => other.limit.span.start === limit.span.start) === at,
  );
  return once.sort((one, other) => one.limit.span.start - other.limit.span.start);
}
