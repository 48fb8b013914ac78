/**
 * Pieces of the regular expressions in the TextMate grammar (Oniguruma, which backtracks). Two rules keep them linear on
 * hostile lines: every repetition is bounded or followed by something that it cannot match itself, and none holds another
 * that could match the same text in a second way.
 */

/** Joins alternatives; Simplified and Traditional forms are written out side by side. */
export function either(...alternatives: readonly string[]): string {
  return `(?:${alternatives.join('|')})`;
}

/** A blank within a line, as authors and copies have them. */
export const blank = '[ \\t\\x{a0}\\x{3000}\\x{feff}]';
/** What may stand before a label: an indent, or the `??` that a copy shows for a lost one. */
export const indent = `${blank}{0,40}(?:\\?\\?)?${blank}{0,40}`;
/** Behind the last character of a line. */
export const lineEnd = `${blank}{0,400}$`;
export const digit = '[0-9０-９]';
export const numeral = '[〇零○一二三四五六七八九十百廿卅卌兩两壹贰貳叁參叄肆伍陆陸柒捌玖拾佰ー]';
export const dot = '[.．]';
export const opening = '[（(〔\\[［【]';
export const closing = '[）)〕\\]］】]';
const plain = '[^（(〔\\[［【）)〕\\]］】\\n]';
/** A bracket inside a bracket: `〔市大数据局〕`, `（市、区）`, the pinyin of a damaged copy. */
export const nested = `${opening}${plain}{0,60}${closing}`;
/** What a bracket holds, other brackets in it included; it gives nothing back, because its parts divide in one way only. */
export const bracketed = `(?>${plain}{0,400}(?:${nested}${plain}{0,200}){0,24})`;

/** A day, a month or a year in Arabic or Chinese numbers: `2019年4月17日`, `2019年12月`, `二〇一九年七月八日`. */
export const date = either(
  `(?<!${digit})(?:19|20)${digit}{2}[—–\\-－～~至]{1,2}(?:19|20)${digit}{2}年`,
  `(?<!${digit})(?:19|20)${digit}{2}${blank}?年(?:${blank}?${digit}{1,2}${blank}?月(?:${blank}?${digit}{1,2}${blank}?日)?)?`,
  `[〇○零Ｏ0一二三四五六七八九]{4}年(?:${numeral}{1,2}月(?:${numeral}{1,3}日)?)?`,
  `(?<!${digit})${digit}{1,2}月${digit}{1,2}日`,
);

/** Pinyin that a damaged copy shows behind a character: `開(kāi)`. */
export const pinyin = '\\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\\)';

/** A document number behind its issuer's code: `〔2019〕14号`, in any bracket that is met in print. */
export const numberTail = `(?:${pinyin})?[〔\\[［【（(﹝]${blank}?(?:19|20)${digit}{2}${blank}?[〕\\]］】）)﹞]${blank}?第?${digit}{1,5}${blank}?[号號]`;

/** What the units of a note do: `牵头`, `分别负责落实`, `按职责分工负责`; only where a list of units ends. */
export const duty = `(?:按照?(?:各自)?(?:职责|職責)(?:分工)?|按分工|分别|分別|共同|具体|具體|牵头|牽頭|负责|負責|落实|落實|配合|参与|參與|参加|參加|支持|指导|指導|协助|協助|协同|協同|提供|实施|實施|办理|辦理|承办|承辦|推进|推進|完成|抓好){1,6}`;

const duties = either(
  '总?牵头',
  '總?牽頭',
  '(?:第一|主要)?责任',
  '(?:第一|主要)?責任',
  '配合',
  '负责',
  '負責',
  '承办',
  '承辦',
  '主办',
  '主辦',
  '协办',
  '協辦',
  '主责',
  '主責',
  '参与',
  '參與',
  '参加',
  '參加',
  '支持',
  '指导',
  '指導',
  '协助',
  '協助',
  '协同',
  '協同',
  '落实',
  '落實',
  '实施',
  '實施',
  '监督',
  '監督',
  '督办',
  '督辦',
  '主管',
);
const dutyBearers = either(
  '单位',
  '單位',
  '部门',
  '部門',
  '处室',
  '處室',
  '科室',
  '股室',
  '司局',
  '机构',
  '機構',
  '机关',
  '機關',
  '地区',
  '地區',
  '领导',
  '領導',
  '人',
);

/** The name of a role in front of units: `责任单位`, `牵头部门`, `责任科室`, `牵头（责任）单位`. */
export const roleName = `(?:${duties}(?:[、和及与與/]?${duties}|[（(]${duties}[）)]){0,2}${dutyBearers})`;

/** The name of another part of a note: `完成时限`, `适用范围`. */
export const fieldName = '(?:完成(?:时限|時限|时间|時間|期限)|时限要求|時限要求|时限|時限|适用范围|適用範圍)';

/** Characters that names of units end in; without brackets around it a note has one of them before its verb. */
export const unitEnd =
  '委局厅廳部署办辦院会會处處室科股心府区區县縣镇鎮乡鄉道司团團位门門组組校行站队隊社所网網市省州盟旗村等）)〕';

/** Kinds of documents that a title ends in. */
export const documentKind = either(
  '通知',
  '要点',
  '要點',
  '方案',
  '意见',
  '意見',
  '规则',
  '規則',
  '预案',
  '預案',
  '计划',
  '計劃',
  '安排',
  '措施',
  '办法',
  '辦法',
  '规定',
  '規定',
  '细则',
  '細則',
  '事项',
  '事項',
  '任务',
  '任務',
  '纲要',
  '綱要',
  '决定',
  '決定',
  '分工',
  '分解表',
  '清单',
  '清單',
  '规划',
  '規劃',
  '的函',
);

/** How the name of a body that signs documents ends. */
export const bodyEnd = [
  '人民政府',
  '委员会',
  '委員會',
  '办公厅',
  '辦公廳',
  '办公室',
  '辦公室',
  '国务院',
  '國務院',
  '管委会',
  '管委會',
  '领导小组',
  '領導小組',
  '指挥部',
  '指揮部',
  '联席会议',
  '聯席會議',
  '委',
  '局',
  '厅',
  '廳',
  '部',
  '署',
  '办',
  '辦',
  '院',
].join('|');
