import type { Localized } from '../../text/message.ts';
import { formatNumeral } from '../../text/numerals.ts';
import { noMend, swap, type WordRow } from '../words.ts';

const numerals = 'GB/T 15835—2011';
const arabic = '\\d{1,4}(?:\\.\\d{1,4})?';
/** A dash or another sign between two numbers. */
const to = '\\s?[—–～~\\-－]\\s?';
const counted = '[人名户戶家个個项項次件元亩畝吨噸公平米万萬余餘多]';

const repeatUnit: Localized = {
  'zh-cn': '范围两端都要写出单位。',
  'zh-tw': '範圍兩端都要寫出單位。',
  en: 'both ends of a range carry the unit.',
};

/** `15—30%` → `15%—30%`, `9—16亿` → `9亿—16亿`. */
function withUnit(found: string): readonly string[] {
  const end = /^[\d.]+/.exec(found)![0].length;
  return [found.slice(0, end) + found.at(-1)! + found.slice(end)];
}

/** `3千` → `3000`. */
function inDigits(found: string): readonly string[] {
  const factor = /[千仟]/.test(found) ? 1000 : 100;
  return [String(Number.parseInt(found, 10) * factor)];
}

/** The numbers below 100 in Chinese: `15届人大` → `十五届人大`. */
function inChinese(found: string): readonly string[] {
  return [found.replace(/\d{1,2}/g, (digits) => formatNumeral(Number(digits)))];
}

/** `20几` → `二十几`; what has ones as well (`23几`) is no number. */
function roughly(found: string): readonly string[] {
  const value = Number.parseInt(found, 10);
  return value % 10 === 0 && value < 100 ? [`${formatNumeral(value)}${found.at(-1)}`] : [];
}

function halfWidth(found: string): readonly string[] {
  return [Array.from(found, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).join('')];
}

/**
 * Numerals. 一、二等奖, 第一、二、三产业, 二、三线 are real lists and no rough numbers; ordinals of competitions and school years (第19届亚运会,
 * 2019届毕业生) have digits.
 */
export const numbers: readonly WordRow[] = [
  {
    id: 'NUM-001',
    find: '(?<![第前后後上下一二三四五六七八九十百千、）)])(?:一、二|二、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九)(?=[天年个個家人次倍成名](?![级級产產等度会會]))',
    mend: swap(['、', '']),
    level: 'warning',
    source: `${numerals} §4.2.2；GB/T 15834—2011 §4.5.3.4`,
    good: '用三五天时间，除一、二项以外，一、二等奖，第一、二、三产业，二、三线城市，五、六年级',
    bad: '用<|三、五|>天时间',
    others: ['再請<|七、八|>人'],
    why: {
      'zh-cn': '概数的两个数字之间不用顿号。',
      'zh-tw': '概數的兩個數字之間不用頓號。',
      en: 'a rough number has no 、 between its two figures.',
    },
  },
  {
    id: 'NUM-002',
    find: '(?<![\\d.])\\d{1,3}[几幾](?=[十百千万萬亿億个個家人名项項天年次件])',
    mend: roughly,
    safe: true,
    level: 'error',
    source: `${numerals} §4.2.2`,
    good: '二十几家，第20几何',
    bad: '<|20几|>家',
    others: ['<|30幾|>項'],
    why: {
      'zh-cn': '“几”只与汉字数字连用。',
      'zh-tw': '「幾」只與漢字數字連用。',
      en: '几 goes with Chinese numerals only.',
    },
  },
  {
    id: 'NUM-003',
    find: `(?<![预預合违違节節公契条條制签簽邀特])(?:大[约約]|大概|[约約])\\s?(?:${arabic}|[一二三四五六七八九十百千万两]{1,6})[%％]?[\\p{Script=Han}]{0,3}?(?:左右|上下)`,
    mend: swap(['左右', ''], ['上下', '']),
    level: 'warning',
    source: '公文用语惯例',
    good: '约30家，30家左右，节约30%左右',
    bad: '<|约30家左右|>',
    others: ['<|大約三十人上下|>'],
    why: {
      'zh-cn': '“约”与“左右”重复。',
      'zh-tw': '「約」與「左右」重複。',
      en: '约 and 左右 say the same.',
    },
  },
  {
    id: 'NUM-004',
    find: `(?<![\\d.%％第—–～~\\-－])\\d{1,3}(?:\\.\\d{1,4})?${to}\\d{1,3}(?:\\.\\d{1,4})?[%％]`,
    mend: withUnit,
    level: 'warning',
    source: `${numerals} §5.1.3`,
    good: '15%—30%，2016—2020年增长5%',
    bad: '增长<|15—30%|>',
    others: ['增長<|1.5～3.5%|>'],
    why: repeatUnit,
  },
  {
    id: 'NUM-005',
    find: `(?<![\\d.万萬亿億第—–～~\\-－])\\d{1,3}(?:\\.\\d{1,4})?${to}${arabic}[万萬亿億]`,
    mend: withUnit,
    level: 'warning',
    source: `${numerals} §5.1.3`,
    good: '9亿—16亿元',
    bad: '投资<|9—16亿|>元',
    others: ['投資<|9～16億|>元'],
    why: repeatUnit,
  },
  {
    id: 'NUM-006',
    find: `(?<![\\d.年])\\d{1,3}[千百](?=${counted})(?!千?[米瓦])`,
    mend: inDigits,
    safe: true,
    level: 'warning',
    source: numerals,
    good: '3000人，3千米，500强，5个百分点，2023年“千村示范、百村整治”',
    bad: '<|3千|>人',
    others: ['<|2千|>万元', '<|5百|>余家'],
    why: {
      'zh-cn': '阿拉伯数字不与“百”“千”连用。',
      'zh-tw': '阿拉伯數字不與「百」「千」連用。',
      en: 'digits do not go with 百 and 千.',
    },
  },
  {
    id: 'NUM-008',
    find: '(?<!\\d)\\d{1,2}(?:[届屆](?:全[国國])?(?:人大|人民代表大会|人民代表大會|政协|政協|党代会|黨代會|党代表大会|黨代表大會|中央委[员員]|[一二三四五六七\\d]中全)|中全[会會])',
    mend: inChinese,
    level: 'warning',
    source: `${numerals} §4.3`,
    good: '市十五届人大二次会议，第19届亚运会，2019届毕业生',
    bad: '市<|15届人大|>二次会议',
    others: ['十九届<|4中全会|>', '市<|15屆人大|>二次會議'],
    why: {
      'zh-cn': '会议的届次用汉字数字。',
      'zh-tw': '會議的屆次用漢字數字。',
      en: 'sessions of congresses are counted in Chinese numerals.',
    },
  },
  {
    id: 'NUM-009',
    find: '[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ％．]{0,39}',
    mend: halfWidth,
    safe: true,
    together: true,
    level: 'warning',
    source: '公文排印惯例',
    good: '2019年增长50%',
    bad: '<|２０１９|>年增长50%',
    others: ['2019年增长<|５０％|>', '完成<|ＩＰｖ６|>改造'],
    why: {
      'zh-cn': '数字、字母和百分号用半角。',
      'zh-tw': '數字、字母和百分號用半形。',
      en: 'digits, letters and % are half width.',
    },
  },
  {
    id: 'NUM-009 ％',
    find: '％',
    mend: swap(['％', '%']),
    safe: true,
    together: true,
    level: 'info',
    source: '公文排印惯例；较早的法规多用全角',
    good: '增长50%',
    bad: '增长50<|％|>',
    why: { 'zh-cn': '百分号用半角。', 'zh-tw': '百分號用半形。', en: 'the percent sign is half width.' },
  },
  {
    id: 'NUM-010',
    find: `(?:[减減]少|降低|下降|[缩縮]短|[压壓][缩縮])了?\\s?(?:${arabic}|[一二三四五六七八九十百两兩]{1,4})倍`,
    mend: noMend,
    level: 'warning',
    source: '公文用语惯例',
    good: '下降50%，增长1倍',
    bad: '<|下降1倍|>',
    others: ['<|減少了兩倍|>'],
    why: {
      'zh-cn': '减少不能用倍数，应写百分之几或几分之几。',
      'zh-tw': '減少不能用倍數，應寫百分之幾或幾分之幾。',
      en: 'a decrease is not counted in multiples; give a percentage.',
    },
  },
  {
    id: 'NUM-012',
    find: `由${arabic}%(?:提高|提升|增加|上升|增[长長]|下降|降低)${arabic}%`,
    mend: noMend,
    level: 'info',
    source: '公文用语惯例',
    good: '由10%提高到12%，提高2个百分点',
    bad: '<|由10%提高2%|>',
    why: {
      'zh-cn': '两个百分数之差是“个百分点”，到达的数写“提高到”，请核对。',
      'zh-tw': '兩個百分數之差是「個百分點」，到達的數寫「提高到」，請核對。',
      en: 'the difference of two percentages is in 个百分点; say 提高到 for what is reached.',
    },
  },
];

/** Years, months and days in running text. The date of issue is the matter of `document/date`. */
export const dates: readonly WordRow[] = [
  {
    id: 'FMT-012',
    find: '(?<!\\d)(?:(?:19|20)\\d{2}年)?(?:0\\d月(?:\\d{1,2}[日号號])?|\\d{1,2}月0\\d[日号號])',
    mend: (found) => [found.replace(/(?<!\d)0(?=\d)/g, '')],
    safe: true,
    level: 'error',
    source: 'GB/T 9704—2012 §7.3.5.4',
    good: '2019年7月8日，2019年10月20日前',
    bad: '于<|2019年07月08日|>公布',
    others: ['<|05月|>底前', '<|3月05日|>前'],
    why: {
      'zh-cn': '月、日不编虚位（1不写作01）。',
      'zh-tw': '月、日不編虛位（1不寫作01）。',
      en: 'months and days have no padded zero.',
    },
  },
  {
    id: 'FMT-014',
    find: '(?<![\\d./\\-])(?:19|20)\\d{2}(?<mark>[./\\-])(?:0?[1-9]|1[0-2])\\k<mark>(?:0?[1-9]|[12]\\d|3[01])(?![\\d./\\-])',
    mend: (found) => {
      const [year, month, day] = found.split(/[./-]/).map(Number);
      return [`${year}年${month}月${day}日`];
    },
    safe: true,
    level: 'warning',
    source: `GB/T 9704—2012；${numerals}`,
    good: '2019年12月31日前，编号2019-0004',
    bad: '<|2019.12.31|>前',
    others: ['<|2019-7-8|>公布'],
    why: {
      'zh-cn': '正文里的日期写年、月、日。',
      'zh-tw': '正文裡的日期寫年、月、日。',
      en: 'dates in the text are written with 年, 月, 日.',
    },
  },
  {
    id: 'FMT-015',
    find: '(?<![\\d近去满滿约約用达達的.—－\\-])[12]\\d年(?=度?(?:工作要点|工作要點|政务公开工作|政務公開工作|工作计划|工作計劃)|(?:\\d{1,2}月)?底前)',
    mend: (found) => [`20${found}`],
    level: 'warning',
    source: `${numerals}；GB/T 9704—2012`,
    good: '2019年工作要点，近20年工作要点汇编',
    bad: '落实<|19年|>工作要点',
    others: ['于<|19年|>底前完成'],
    why: { 'zh-cn': '年份写四位。', 'zh-tw': '年份寫四位。', en: 'years have four digits.' },
  },
  {
    id: 'NUM-007',
    find: '(?<![〇○零一二三四五六七八九])[一二][〇○零一二三四五六七八九]{3}年\\d{1,2}月',
    mend: (found) => [found.replace(/^..../, (year) => Array.from(year, digitOf).join(''))],
    safe: true,
    level: 'error',
    source: `${numerals} §4.3`,
    good: '二〇〇八年八月八日，2008年8月8日',
    bad: '<|二〇〇八年8月|>8日',
    why: {
      'zh-cn': '一个日期只用一种数字。',
      'zh-tw': '一個日期只用一種數字。',
      en: 'one date is written in one kind of numerals.',
    },
  },
  {
    id: 'NUM-011',
    find: '(?<![〇○零Ｏ一二三四五六七八九])[一二](?=[^年]{0,2}[○ＯOo0零])[〇○零ＯOo0一二三四五六七八九]{3}年(?!\\d)',
    mend: (found) => [found.replace(/[○ＯOo0零]/g, '〇')],
    safe: true,
    level: 'warning',
    source: `${numerals} §5.2`,
    good: '二〇一九年',
    bad: '<|二○一九年|>',
    others: ['<|二0一九年|>', '<|二零一九年|>'],
    why: {
      'zh-cn': '年份里的零写作“〇”。',
      'zh-tw': '年份裡的零寫作「〇」。',
      en: 'zero in a year written in Chinese is 〇.',
    },
  },
  {
    id: 'PUN-012',
    find: '(?<![\\d.\\-/－–])(?:19|20)\\d{2}年?\\s?[\\-－–]\\s?(?:19|20)\\d{2}(?=年)',
    mend: (found) => [found.replace(/\s?[-－–]\s?/, '—')],
    safe: true,
    level: 'info',
    source: `GB/T 15834—2011 §4.13；${numerals} §5.1.3`,
    good: '2016—2020年',
    bad: '<|2016-2020|>年任务',
    why: {
      'zh-cn': '起止年份之间用一字线。',
      'zh-tw': '起止年份之間用一字線。',
      en: 'years of a range are joined by —.',
    },
  },
];

function digitOf(character: string): string {
  return String(Math.max(0, '〇一二三四五六七八九'.indexOf(character)));
}
