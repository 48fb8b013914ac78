import { keyOf } from '../text/key.ts';
import type { Fact, KnownWords } from '../text/knownWords.ts';
import { placeOfName } from './places.ts';

/**
 * Short forms that stand for one field of work in every place, and the words that they stand for: 发改 is 发展改革 and nothing else.
 * Forms that could be two fields (环保, 规划) are not here. Basis: short names in published work points.
 */
const shortForms: readonly (readonly [short: string, full: string])[] = [
  ['发改', '发展改革'],
  ['人力社保', '人力资源社会保障'],
  ['人社', '人力资源社会保障'],
  ['住建', '住房城乡建设'],
  ['工信', '工业信息化'],
  ['经信', '经济信息化'],
  ['卫健', '卫生健康'],
  ['卫计', '卫生计生'],
  ['卫生计划生育', '卫生计生'],
  ['市监', '市场监管'],
  ['文旅', '文化旅游'],
  ['文广旅', '文化广电旅游'],
  ['民宗', '民族宗教事务'],
  ['医保', '医疗保障'],
  ['退役军人事务', '退役军人'],
  ['城市管理执法', '城管执法'],
  ['城市管理', '城管'],
  ['自然资源规划', '资源规划'],
  ['规划自然资源', '资源规划'],
  ['机关事务管理', '机关事务'],
  ['公共资源交易', '公共资源'],
  ['府办', '政府办'],
];

const longerFirst = [...shortForms].sort(([one], [other]) => other.length - one.length);

/** Words of the kind of a body, and the form in which they are compared. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/人民政府/g, '政府'],
  [/办公[厅室]$/, '办'],
  [/委员会$/, '委'],
  [/监督管理/g, '监管'],
  [/(?<=[^监])管理局$/, '局'],
  [/[和与及]/g, ''],
];

/**
 * What two names of one body have in common: `市发改委`, `市发展改革委` and `市发展和改革委员会` give the same. Only what is safe is
 * folded: filler words, the words for the kind of a body, and short forms that every reader resolves alike. `inherited` is the 市 or
 * 省 that the note carries for a name without one.
 */
export function variantKey(name: string, inherited: string | null): string {
  const { place, word, rest } = placeOfName(keyOf(name));
  const folded = kinds.reduce((words, [pattern, form]) => words.replace(pattern, form), rest);
  const short = longerFirst.find(([form, full]) => folded.startsWith(form) && !folded.startsWith(full));
  const field = short ? short[1] + folded.slice(short[0].length) : folded;
  return `${place}|${word === '' ? (inherited ?? '') : word}|${field}`;
}

/** The same of a name that is met again and again. */
export function variantOf(name: KnownWords, inherited: string | null): string {
  const known = name.ask(knownVariants);
  const before = known.get(inherited);
  if (before !== undefined) return before;
  const variant = variantKey(name.text, inherited);
  known.set(inherited, variant);
  return variant;
}

const knownVariants: Fact<Map<string | null, string>> = () => new Map();
