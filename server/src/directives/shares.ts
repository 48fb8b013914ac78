import type { ClauseContent } from './clauseIndex.ts';
import type { Shares, TaskFrame } from './frames.ts';

const headingShare = 0.45;
const leadShare = 0.3;
/** Share of a heading that names no task (加强相关基础工作): what it leaves open, the sentences say. */
const emptyHeadingShare = 0.1;

/** What a long sentence counts for against a short one. */
export function frameWeight(frame: TaskFrame): number {
  return Math.sqrt(frame.text.length);
}

/** What a heading gains where its sentences say nothing that is understood: they elaborate what it names. */
const elaboratedShare = 0.35;
/** Clarity from which on a heading names its task; a lone hint in it names next to nothing. */
const namingClarity = 0.6;

function namingShare(clause: ClauseContent, understood: number): number {
  if (!clause.heading) return leadShare;
  const named = Math.min(1, clause.heading.clarity / namingClarity);
  return emptyHeadingShare + named * (headingShare - emptyHeadingShare + elaboratedShare * (1 - understood));
}

function add(sums: Map<number, number>, shares: Shares, weight: number): void {
  for (const [family, share] of shares) sums.set(family, (sums.get(family) ?? 0) + share * weight);
}

/**
 * The shares of a sentence under a heading: the field that the heading names stands for its whole task there. Under 安全生产监管执法 a sentence
 * on 安全生产 is about enforcement as well.
 */
function underHeading(shares: Shares, heading: TaskFrame | null): Shares {
  if (!heading || heading.fields.size === 0) return shares;
  const spread = new Map<number, number>();
  for (const [family, share] of shares) {
    if (heading.fields.has(family)) add(spread, heading.shares, share);
    else spread.set(family, (spread.get(family) ?? 0) + share);
  }
  return spread;
}

/**
 * How a clause spreads over the families: heading and sentences together. Adds up to less than 1 where words of no family, or only hints,
 * stand in it: what is not understood cannot agree with anything.
 */
export function clauseShares(clause: ClauseContent): Shares {
  const sums = new Map<number, number>();
  const { sentences } = clause;
  const naming = clause.heading ?? clause.lead;
  const total = sentences.reduce((sum, { frame }) => sum + frameWeight(frame), 0);
  const clear = sentences.reduce((sum, { frame }) => sum + frameWeight(frame) * frame.clarity, 0);
  const namingWeight = naming ? (total > 0 ? namingShare(clause, clear / total) : 1) : 0;
  if (naming) add(sums, naming.shares, namingWeight * naming.clarity);
  for (const { frame } of sentences) {
    const shares = underHeading(frame.shares, clause.heading);
    add(sums, shares, ((1 - namingWeight) * frameWeight(frame) * frame.clarity) / total);
  }
  return sums;
}

/** A duty of the State Council's own departments, which others seldom take over. Matches the start of a key. */
const centralDuty = /^(?:进一步完善和强化|完善)?国务院各?(?:有关|相关)?部门/;
const centralDutyWeight = 0.6;
/** Most of a sentence's start that is looked at. */
const dutyStart = 20;

/** Whether a sentence of a parent binds departments of the State Council. */
function bindsCentralDepartments(frame: TaskFrame): boolean {
  return centralDuty.test(frame.text.slice(0, dutyStart));
}

/**
 * How much a parent clause asks for each family, 0 to 1: most for what its heading names alone, then for what one of its sentences asks for
 * and nothing else, little for a mention in a list.
 */
export function clauseStrengths(clause: ClauseContent): Shares {
  const strengths = new Map<number, number>();
  const raise = (family: number, strength: number): void => {
    if ((strengths.get(family) ?? 0) < strength) strengths.set(family, strength);
  };
  const naming = clause.heading ?? clause.lead;
  if (naming) {
    for (const [family, share] of naming.shares) {
      const named = naming.fields.has(family) ? share : 0.4 + 0.6 * share;
      raise(family, named * (0.4 + 0.6 * naming.clarity));
    }
  }
  for (const { frame } of clause.sentences) {
    const bound = bindsCentralDepartments(frame) ? centralDutyWeight : 1;
    for (const [family, share] of underHeading(frame.shares, clause.heading))
      raise(family, 0.9 * share ** 0.6 * bound * Math.sqrt(frame.clarity));
  }
  return strengths;
}
