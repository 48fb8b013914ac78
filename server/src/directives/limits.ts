import { normaliseKey } from '../text/key.ts';
import { parseNumeral } from '../text/numerals.ts';
import type { Span } from '../text/span.ts';

/** Whether a limit is one that must be reached, or one that must not be passed. */
export type LimitSense = 'least' | 'most';

/** A figure or a time that a text sets: 不低于4%, 3个工作日内, 每季度不少于2次, 10月底前. */
export interface Limit {
  /** As the author typed it. */
  readonly span: Span;
  readonly sense: LimitSense;
  /** Comparable with limits of the same measure only: a share, working days, times a year, days of the calendar. */
  readonly measure: string;
  readonly value: number;
  /** What it is about: the words around it, as a key without common words. */
  readonly object: string;
}

const chinese = '[〇零一二两三四五六七八九十百]';
const numeral = `(?:\\d{1,9}(?:\\.\\d{1,4})?|${chinese}{1,5})`;

const leastWords =
  '不得?低于|不得?少于|不得?小于|不下于|至少|最少|达到?|超过|高于|大于|(?:提高|提升|增长|增加|扩大)(?:到|至)';
const mostWords =
  '不得?超过|不得?高于|不得?多于|不得?大于|不得?超出|最多|(?:控制|压减|压缩|缩短|降低|减少|下降)(?:在|到|至)|降至';

/** Units of counts that mean the same thing wherever they stand. */
const counted =
  '次|场|期|个(?!月|工作日|百分点|季度)|件|篇|条|项|家|户|人次|人|份|类|名|例|批|亩|亿元|万元|元|公里|千米|平方米|吨|套|台|辆|所|处|宗|课时|学时';
/** Stretches of time as minutes; working days and months count by themselves. */
const stretches: ReadonlyMap<string, readonly [measure: string, factor: number]> = new Map([
  ['分钟', ['time', 1]],
  ['小时', ['time', 60]],
  ['个小时', ['time', 60]],
  ['天', ['time', 1440]],
  ['日', ['time', 1440]],
  ['个自然日', ['time', 1440]],
  ['周', ['time', 10080]],
  ['个工作日', ['working-days', 1]],
  ['工作日', ['working-days', 1]],
  ['个月', ['months', 1]],
  ['年', ['months', 12]],
]);
const stretch = '分钟|个?小时|个自然日|个?工作日|天|日|周|个月|年';

const amount = `(?<number>${numeral})(?<scale>[万亿])?(?<unit>%|个百分点|${stretch}|${counted})`;
const percentage = `百分之(?<hundredth>${numeral})`;
const figurePattern = new RegExp(
  `(?:(?<least>${leastWords})|(?<most>${mostWords}))?(?<about>约|近)?(?<![\\d第年月.])(?:${percentage}|${amount})(?<behind>及?以上|及?以下|以内|之内|内)?`,
  'g',
);

/** How often a period comes round in a year. */
const periods: ReadonlyMap<string, number> = new Map([
  ['年', 1],
  ['年度', 1],
  ['半年', 2],
  ['学期', 2],
  ['季', 4],
  ['季度', 4],
  ['两月', 6],
  ['两个月', 6],
  ['月', 12],
  ['个月', 12],
  ['半月', 24],
  ['半个月', 24],
  ['两周', 26],
  ['周', 52],
  ['星期', 52],
  ['日', 365],
  ['天', 365],
]);
const period = '两个月|半个月|个月|两月|半月|半年|年度|年|学期|季度|季|两周|周|星期|月|日|天';
/** 每季度末, 每月10日前: a date and no frequency. */
const frequencyPattern = new RegExp(
  `(?:每|逐)(?:个)?(?<period>${period})(?![底末初终]|\\d|[一二三四五六七八九十]{1,3}[日号月])(?<between>[^,;:。!?()每逐\\d]{0,12}?)(?<sense>至少|最少|不得?少于|不得?低于|最多|不得?超过|不得?多于)?(?<number>${numeral})(?<unit>次|场|期|轮|篇|条|件|批)`,
  'g',
);

/** Words that say nothing of what a limit is about. */
const commonWords =
  /确保|力争|争取|努力|原则上|总体上|全部|基本|一律|切实|进一步|全国|全省|全市|全区|全县|全州|全盟|全镇|全乡|本省|本市|本区|本县|我省|我市|我区|我县|各地区?|各部门|各单位|各级|今年|年内|今后|每[^,;。]{0,1}次|分别|均|都|要|应当?|须|必须|使|将|把|的|了|和|与|及|或|并|且|在|于|为|实现|保持|比例|比重|占比/g;

/** Marks between which a phrase stands. */
const phraseEnds = new Set([',', ';', ':', '。', '!', '?', '(', ')']);
/** A phrase with fewer telling characters than these is read together with the next. */
const tellingPhrase = 4;
/** So far a phrase is followed. */
const longestPhrase = 60;

/** Where the phrase around a stretch of a key begins and ends. */
function phraseAround(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  while (from > 0 && start - from < longestPhrase && !phraseEnds.has(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && to - end < longestPhrase && !phraseEnds.has(text[to]!)) to++;
  return [from, to];
}

function telling(words: string): string {
  return words.replace(commonWords, '').replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a limit is about: its phrase without it, together with the phrase in front, for a time the one behind, where little is left. */
function objectOf(text: string, start: number, end: number, isTime: boolean): string {
  const [from, to] = phraseAround(text, start, end);
  const own = telling(text.slice(from, start) + text.slice(end, to));
  if (own.length >= tellingPhrase) return own;
  if (isTime && text[to] === ',') return own + telling(text.slice(to + 1, phraseAround(text, to + 1, to + 1)[1]));
  if (!isTime && text[from - 1] === ',') {
    return telling(text.slice(phraseAround(text, from - 1, from - 1)[0], from - 1)) + own;
  }
  return own;
}

function numberOf(words: string, scale = ''): number {
  const value = /^\d/.test(words) ? Number(words) : (parseNumeral(words) ?? Number.NaN);
  return value * (scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1);
}

/** What a stretch of a key sets as limit, without place and object. */
type Reading = Pick<Limit, 'sense' | 'measure' | 'value'>;

function readFigure(groups: Readonly<Record<string, string | undefined>>): Reading | null {
  const { least, most, behind = '', unit = '%', number, hundredth, scale, about } = groups;
  const value = numberOf(number ?? hundredth ?? '', scale);
  if (!Number.isFinite(value) || about) return null;
  const [measure, factor] = stretches.get(unit) ?? [unit, 1];
  const isInside = behind.endsWith('内');
  // 2019年内 is a year of the calendar, and 3个内 no limit.
  if (isInside && (stretches.has(unit) ? measure === 'months' && value >= 1900 : behind === '内')) return null;
  if (least && !isInside) return { sense: 'least', measure, value: value * factor };
  if (most || isInside) return { sense: 'most', measure, value: value * factor };
  if (behind.endsWith('上')) return { sense: 'least', measure, value: value * factor };
  if (behind.endsWith('下')) return { sense: 'most', measure, value: value * factor };
  return null;
}

/**
 * The figures and frequencies that a stretch of text sets as limits, in order: 不低于4%, 百分之四以上, 3个工作日内, 每季度至少两次, in
 * either width, either script, Arabic or Chinese numerals. A figure without a word that makes it a limit is left out.
 */
export function findLimits(text: string, span: Span): readonly Limit[] {
  const key = normaliseKey(text.slice(span.start, span.end));
  const place = (start: number, end: number): Span => ({
    start: span.start + key.starts[start]!,
    end: span.start + key.ends[end - 1]!,
  });
  const found: Limit[] = [];
  for (const match of key.text.matchAll(frequencyPattern)) {
    const groups = match.groups!;
    const times = periods.get(groups.period!)!;
    const value = numberOf(groups.number!) * times;
    if (!Number.isFinite(value)) continue;
    const [start, end] = [match.index, match.index + match[0].length];
    const sense = /最多|超过|多于/.test(groups.between! + (groups.sense ?? '')) ? 'most' : 'least';
    const object = telling(groups.between!.replace(/至少|最少|最多/g, '')) + objectOf(key.text, start, end, false);
    found.push({ span: place(start, end), sense, measure: `${groups.unit} a year`, value, object });
  }
  const frequencies = found.map(({ span: { start, end } }) => ({ start, end }));
  for (const match of key.text.matchAll(figurePattern)) {
    const reading = readFigure(match.groups!);
    if (!reading) continue;
    const [start, end] = [match.index, match.index + match[0].length];
    const whole = place(start, end);
    if (frequencies.some((other) => whole.start < other.end && other.start < whole.end)) continue;
    found.push({ span: whole, ...reading, object: objectOf(key.text, start, end, false) });
  }
  return found.sort((one, other) => one.span.start - other.span.start);
}

/** A time by which something is to be done, as a limit: the days of the calendar are its measure. */
export function timeLimit(text: string, within: Span, deadline: Span, by: string): Limit {
  const key = normaliseKey(text.slice(within.start, within.end));
  const at = (offset: number): number => {
    let place = 0;
    while (place < key.text.length && within.start + key.starts[place]! < offset) place++;
    return place;
  };
  return {
    span: deadline,
    sense: 'most',
    measure: 'day of the calendar',
    value: Date.parse(by) / 86_400_000,
    object: objectOf(key.text, at(deadline.start), at(deadline.end), true),
  };
}
