import { findTerms, type TermHit } from './terms.ts';

/** How a heading or a sentence spreads over the families: shares that add up to 1, or to 0 where no word of any family is in it. */
export type Shares = ReadonlyMap<number, number>;

/** What a heading or a sentence asks for, wherever it stands: all places are in its own key. */
export interface TaskFrame {
  /** Its key. */
  readonly text: string;
  readonly terms: readonly TermHit[];
  readonly shares: Shares;
  /** How clearly the families are named, 0 to 1: next to 1 for one word that names a task, a third for a lone hint. */
  readonly clarity: number;
  /** Families that only say of what: 安全生产 in 安全生产监管执法. */
  readonly fields: ReadonlySet<number>;
}

/** What a part of a sentence does for the whole. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

const partEnds = new Set([',', ';', ':', '。', '!', '?']);

/** Words in front of what a task is about: 围绕…, 对…, and of what it rests on: 按照…. What is asked for stands behind. */
const scopeStarts = ['围绕', '对于', '针对', '聚焦', '涉及', '结合', '特别是', '对', '以', '除'];
/** 在政策制定过程中, 在决策前 say when; 在政府网站公开 says where, and what is asked for stands behind it in the same part. */
const scopeEnd = /(?:[时前后中下内]|方面|领域|基础上)$/;
const basisStarts = ['根据', '按照', '依据', '贯彻', '认真贯彻', '深入贯彻', '落实《'];

/** Words in front of what a task is good for, with or without an adverb: 切实提高…, 不断增强…. */
const purposeStarts = [
  '助力',
  '助推',
  '提升',
  '提高',
  '增强',
  '让',
  '使',
  '确保',
  '保障',
  '促进',
  '推动',
  '赢得',
  '营造',
  '为',
  '更好',
  '真正',
  '实现',
  '方便',
  '满足',
  '稳定社会',
  '提振',
  '以公开',
];
const adverbs = ['切实', '不断', '持续', '进一步', '全面', '着力', '有效', '显著', '大力', '努力', '积极', '充分'];

const scopeWeight = 0.4;
const basisWeight = 0.5;
const purposeWeight = 0.4;
const laterPartOfHeading = 0.5;

function startsWithAny(key: string, at: number, words: readonly string[]): boolean {
  return words.some((word) => key.startsWith(word, at));
}

function adverbLength(key: string, at: number): number {
  return adverbs.find((adverb) => key.startsWith(adverb, at))?.length ?? 0;
}

function weightOf(key: string, start: number, end: number, first: boolean): number {
  if (startsWithAny(key, start, basisStarts)) return basisWeight;
  if (!first && startsWithAny(key, start + adverbLength(key, start), purposeStarts)) return purposeWeight;
  if (startsWithAny(key, start, scopeStarts)) return scopeWeight;
  if (key.startsWith('在', start) && scopeEnd.test(key.slice(Math.max(start, end - 3), end))) return scopeWeight;
  return 1;
}

function splitParts(key: string, heading: boolean): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (let at = 0; at <= key.length; at++) {
    if (at < key.length && !partEnds.has(key[at]!)) continue;
    if (at > from) {
      const first = parts.length === 0;
      const weight = weightOf(key, from, at, first) * (heading && !first ? laterPartOfHeading : 1);
      parts.push({ start: from, end: at, weight });
    }
    from = at + 1;
  }
  return parts;
}

const coordinators = /[、和及与,或;:。]/;
const modifierWeight = 0.45;

/**
 * How much each word weighs: Chinese puts the head last, 食品药品监管执法信息公开 is about 执法 and 突发事件舆情风险 about 舆情,
 * while words joined by 、 or 和 stand side by side. In a sentence only words without anything between them make one name.
 */
function headFinal(key: string, terms: readonly TermHit[], heading: boolean): readonly number[] {
  const emphasis = terms.map(() => 1);
  for (let index = terms.length - 2; index >= 0; index--) {
    const term = terms[index]!;
    const after = terms[index + 1]!;
    if (term.start === after.start) emphasis[index] = emphasis[index + 1]!;
    else if (heading ? !coordinators.test(key.slice(term.end, after.start)) : term.end === after.start) {
      emphasis[index] = modifierWeight;
    }
  }
  return emphasis;
}

function fieldsOf(terms: readonly TermHit[], emphasis: readonly number[]): ReadonlySet<number> {
  const heads = new Set(terms.filter((_, index) => emphasis[index] === 1).map(({ family }) => family));
  return new Set(terms.map(({ family }) => family).filter((family) => !heads.has(family)));
}

/**
 * Reads the key of a heading or a sentence as task: which families it asks for and how much each matters in it.
 * What stands behind 围绕, 对, 按照 weighs less than what is asked for, what it is good for (切实增强…) least; each part counts once
 * however long its list is, so that ten examples in a scope do not drown the verb behind them.
 */
export function readFrame(key: string, heading: boolean): TaskFrame {
  const terms = findTerms(key, 0, key.length);
  const emphasis = headFinal(key, terms, heading);
  const masses = new Map<number, number>();
  let total = 0;
  let clarity = 0;
  let next = 0;
  for (const part of splitParts(key, heading)) {
    const from = next;
    let strength = 0;
    while (next < terms.length && terms[next]!.start < part.end) {
      strength += terms[next]!.strength * emphasis[next]!;
      next++;
    }
    if (strength === 0) continue;
    const mass = part.weight * (1 - Math.exp(-1.5 * strength));
    total += mass;
    clarity = Math.max(clarity, part.weight * (1 - Math.exp(-3 * strength * strength)));
    for (let index = from; index < next; index++) {
      const { family, strength: own } = terms[index]!;
      masses.set(family, (masses.get(family) ?? 0) + (mass * own * emphasis[index]!) / strength);
    }
  }
  if (total === 0) return { text: key, terms, shares: new Map(), clarity: 0, fields: new Set() };
  const shares = new Map([...masses].map(([family, mass]) => [family, mass / total] as const));
  return { text: key, terms, shares, clarity, fields: fieldsOf(terms, emphasis) };
}
