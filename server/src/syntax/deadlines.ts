import type { Span } from '../text/span.ts';
import { toHalfWidth } from '../text/width.ts';
import { trim } from './characters.ts';
import { isoDay, lastDay, readNumber, readYear } from './dates.ts';
import type { Deadline } from './tree.ts';

const chineseDigit = '[〇○零一二三四五六七八九]';
const chineseNumber = '(?:十[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])';
const number = `(?:\\d{1,2}|${chineseNumber})`;

/** A point or stretch of time; what stands in front (到) and behind it (前) belongs to `timePattern`. */
const period = [
  `(?:(?<fromYear>\\d{4}) ?年? ?[-~～至到] ?)?(?<year>\\d{4}|${chineseDigit}{4}) ?年度?`,
  '(?<relative>今年|本年度?|当年|當年|年度|明年|次年|翌年|来年|來年)',
].join('|');
const within = [
  `(?:${number} ?月? ?[-—–~至到] ?)?(?<month>${number}) ?月(?: ?(?<day>${number}) ?[日号號]|份?(?<monthPart>底|末|初|上旬|中旬|下旬)?)`,
  '(?<half>上半年|下半年)[底末]?',
  '(?:第?(?<quarter>[一二三四1-4])|第(?<noQuarter>[五六七八九5-9])(?=(?:个|個)?季)|前(?<quarters>[二两兩三23])|(?<firstQuarter>首))(?:个|個)?季度?[底末]?',
].join('|');
const withinYear = `${within}|(?<yearEnd>年底|年末|年终|年終|底|末)|(?<brokenMonth>\\d{1,2}) ?[底末]`;
const withoutYear = within.replaceAll('?<', '?<bare');
const alone = '(?<![0-9一二两兩三四五六七八九十几幾近多去前上])(?<aloneEnd>年底|年末|年终|年終|年内|年內)';
/** `8底前`: 月 was left out. */
const broken = '(?<![\\d年月.])(?<bareBrokenMonth>\\d{1,2}) ?[底末](?=前)';
const plan = '[“"]?(?<plan>十[二三四五六])五[”"]?(?:规划|規劃)?(?:期末|末|期间|期間|时期|時期)';

const timePattern = new RegExp(
  [
    '(?<every>每年|每(?=年[底末终終]))?(?<to>到|至|截至|截止)?',
    `(?:(?:${period})(?: ?(?:${withinYear}))?|${withoutYear}|${alone}|${broken}|${plan})`,
    '(?: ?(?<before>以前|之前|前|以内|以內|之内|之內|内|內))?',
  ].join(''),
  'u',
);

const recurring =
  /^(?:每(?:个|個)?(?:年|半年|季度?|月|周|週|旬|日|天|学期|學期)|按(?:年度?|半年|季度?|月|周|週|旬|日)|逐[年季月])/u;
const standing =
  /^(?:年内|年內|全年)?(?:长期|長期|持续|持續|常年|常态化?|常態化?|全年|不断|不斷|长效|長效|经常|經常|定期|及时|及時|适时|適時|实时|實時|随时|隨時|即时|即時|立即|尽快|盡快|按时|按時|按要求)(?:性)?(?:工作$|任务$|任務$)?/u;
/** What may follow a standing word, or a time, in an element that says nothing but when. */
const doing =
  '(?:前|并|並|且|和|、|基本|全部|全面|正式|组织|組織|长期|長期|持续|持續|坚持|堅持|完成|落实|落實|到位|实施|實施|执行|執行|启动|啟動|开展|開展|推进|推進|实现|實現|建成|上线|上線|公开|公開|公布|公佈|发布|發布|發佈|报送|報送|上报|上報|办结|辦結|见效|見效|取得成效|巩固|鞏固|提升|深化|完善|更新|跟进|跟進|加强|加強|优化|優化|做好|抓好|整改)';
const doingOnly = new RegExp(`^${doing}{0,6}$`, 'u');
const startsDoing = new RegExp(`^${doing}`, 'u');

/** Longest text behind a time that still only says what is to be done by then: `6月底前完成平台建设`. */
const longestRest = 20;
/** Longest stretch of text that can be a deadline. */
const longestDeadline = 60;

interface TimeReading {
  /** Offsets in the key. */
  readonly start: number;
  readonly end: number;
  readonly by: string | null;
  /** It says more than a year: such words in running text are a deadline only with `到`, 前, 底, 内. */
  readonly isPrecise: boolean;
  readonly isLimit: boolean;
}

/**
 * The deadline that a stretch of text is, as it stands in a note or in a cell of a task table, or `null` where it is none.
 *
 * Reads `2023年10月` (by 2023-10-31), `2019年12月底前`, `2018年12月31日前`, `年底前`, `6月底完成`, `年内持续推进`, `上半年`, `一季度`,
 * `到2020年`, `“十四五”末`, and standing duties such as `长期坚持`, `持续推进`, `每年2月底前`, `按月公开`, whose `by` is `null`.
 * `year` is the plan year for times that name none; without it their `by` is `null`. So it is for a day that does not exist.
 * 前 behind a day, a 底 or a 末 includes it; behind a bare month, quarter or year (`6月前`) the time ends before that begins.
 * The span of the result covers the time and a standing word behind it, not 完成 and what is to be completed.
 */
export function parseDeadline(text: string, span: Span, year: number | null): Deadline | null {
  const whole = trim(text, span);
  if (whole.start === whole.end || whole.end - whole.start > longestDeadline) return null;
  const key = toHalfWidth(text.slice(whole.start, whole.end));
  if (recurring.test(key)) return { ...whole, by: null };
  const duty = standing.exec(key);
  if (duty && doingOnly.test(key.slice(duty[0].length))) return { ...whole, by: endOfYearIn(duty[0], year) };
  const time = timeAt(key, skipLead(key), year);
  if (!time) return null;
  const rest = key.slice(time.end).trim();
  if (rest === '' || doingOnly.test(rest)) return cover(whole.start, time, key, rest);
  const isDone = time.isPrecise && rest.length <= longestRest && startsDoing.test(rest) && !/[,;:。]/.test(rest);
  return isDone ? cover(whole.start, time, key, '') : null;
}

/** Where a standing word follows the time (年内持续推进), the two are one deadline. */
function cover(offset: number, time: TimeReading, key: string, rest: string): Deadline {
  const end = /^(?:并|並)?(?:长期|長期|持续|持續|常态|常態)/u.test(rest) ? key.length : time.end;
  return { start: offset + time.start, end: offset + end, by: time.by };
}

function endOfYearIn(words: string, year: number | null): string | null {
  return /^年[内內]/u.test(words) && year !== null ? isoDay(year, 12, 31) : null;
}

function skipLead(key: string): number {
  return /^(?:于|於|在|力争|力爭|确保|確保|原则上|原則上|须|須|应|應)?/u.exec(key)![0].length;
}

/**
 * The deadlines in running text, in order: times with `到` in front or with 前, 底, 末, 内 behind them, and 年底, 年内 alone.
 * A year or a month without such a word (`2019年政务公开工作`) says when something is, not until when, and is left out.
 */
export function findDeadlines(text: string, span: Span, year: number | null): readonly Deadline[] {
  const key = toHalfWidth(text.slice(span.start, span.end));
  const found: Deadline[] = [];
  let at = 0;
  while (at < key.length) {
    const time = timeFrom(key, at, year);
    if (!time) break;
    if (time.isLimit) found.push({ start: span.start + time.start, end: span.start + time.end, by: time.by });
    at = time.end;
  }
  return found;
}

const timeSomewhere = new RegExp(timePattern.source, 'gu');
const timeHere = new RegExp(timePattern.source, 'yu');

function timeFrom(key: string, at: number, year: number | null): TimeReading | null {
  return readTime(timeSomewhere, key, at, year);
}

function timeAt(key: string, at: number, year: number | null): TimeReading | null {
  return readTime(timeHere, key, at, year);
}

function readTime(pattern: RegExp, key: string, at: number, year: number | null): TimeReading | null {
  pattern.lastIndex = at;
  const found = pattern.exec(key);
  if (!found) return null;
  const groups = found.groups!;
  const part = (name: string): string | undefined => groups[name] ?? groups[`bare${name}`];
  const suffix = groups.before;
  const isInside = suffix !== undefined && /[内內]/u.test(suffix);
  const start = found.index;
  const end = start + found[0].length;
  const core = found[0].slice(0, found[0].length - (suffix?.length ?? 0)).trimEnd();
  const isEnd = /[底末终終内內]$/u.test(core);
  const isLimit = groups.to !== undefined || suffix !== undefined || isEnd;
  const isPrecise = isLimit || groups.plan !== undefined || /[月日号號季度半]/u.test(core);
  const planned = groups.every === undefined ? yearOf(groups, year) : null;
  const isBefore = suffix !== undefined && !isInside && !isEnd;
  return { start, end, by: planned === null ? null : lastDayOf(part, planned, isBefore), isLimit, isPrecise };
}

function yearOf(groups: Readonly<Record<string, string | undefined>>, year: number | null): number | null {
  if (groups.year !== undefined) return readYear(groups.year);
  // The twelfth plan ended in 2015, each later one five years after the one before.
  if (groups.plan !== undefined) return 2015 + 5 * (readNumber(groups.plan) - 12);
  if (year === null) return null;
  return /^(?:明年|次年|翌年|来年|來年)$/u.test(groups.relative ?? '') ? year + 1 : year;
}

/** The last day of the time that the groups name; with `isBefore` the last day in front of a month, quarter or year. */
function lastDayOf(part: (name: string) => string | undefined, year: number, isBefore: boolean): string | null {
  const day = part('day');
  const month = part('month');
  if (part('brokenMonth') !== undefined || part('noQuarter') !== undefined) return null;
  if (month !== undefined && day !== undefined) return isoDay(year, readNumber(month), readNumber(day));
  if (month !== undefined) return dayInMonth(year, readNumber(month), part('monthPart'), isBefore);
  const months = monthsOf(part);
  return endOfMonth(year, isBefore ? months.first - 1 : months.last);
}

function dayInMonth(year: number, month: number, part: string | undefined, before: boolean): string | null {
  if (part === '初' || part === '上旬') return isoDay(year, month, 10);
  if (part === '中旬') return isoDay(year, month, 20);
  if (part === undefined && before) return isoDay(year, month, 1) === null ? null : endOfMonth(year, month - 1);
  return endOfMonth(year, month);
}

/** First and last month of a quarter, half or whole year. */
function monthsOf(part: (name: string) => string | undefined): { readonly first: number; readonly last: number } {
  const half = part('half');
  if (half !== undefined) return half.startsWith('上') ? { first: 1, last: 6 } : { first: 7, last: 12 };
  if (part('firstQuarter') !== undefined) return { first: 1, last: 3 };
  const quarters = part('quarters');
  if (quarters !== undefined) return { first: 1, last: 3 * (/[三3]/u.test(quarters) ? 3 : 2) };
  const quarter = part('quarter');
  if (quarter === undefined) return { first: 1, last: 12 };
  const index = readNumber(quarter);
  return { first: 3 * index - 2, last: 3 * index };
}

/** The last day of a month; month 0 is December of the year before. */
function endOfMonth(year: number, month: number): string | null {
  if (month === 0) return isoDay(year - 1, 12, 31);
  return isoDay(year, month, lastDay(year, month));
}
