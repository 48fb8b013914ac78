import type { Level } from './levels.ts';

/** What can stand behind 国务院, 中央, 省级. */
const who = '(?:[各有相关其他直属]{1,6})?(?:部门|单位|机构|机关)';
/** Bodies of the centre as a sentence names them. A word that ends with 部 alone is none: 全部, 各部, 内部. */
const centre = [
  new RegExp(`(?:国务院|中央(?:和国家机关)?)${who}`, 'y'),
  /国务院(?:办公厅|国资委)/y,
  /国家[^,;。、的]{2,8}?[委局署]/y,
  /(?:外交|教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|自然资源|生态环境|环境保护|交通运输|水利)部/y,
  /(?:农业农村|农业|商务|文化和旅游|国土资源|退役军人(?:事务)?|应急(?:管理)?|人力资源和?社会保障|住房和?城乡建设)部/y,
  /(?:中国)?人民银行|审计署|海关总署|(?:银保|银|证|保)监会/y,
  /(?:税务|市场监管|工商|质检|食品药品监管|安全监管|广电|体育)总局/y,
];
/** Named like those of every place: the State Council's own only in its own documents. */
const namesakes = [/国资委|发展改革委|卫生健康委|民委|扶贫办|网信办|医保局|药监局|能源局|统计局|知识产权局|信访局/y];
const provinces = [
  new RegExp(
    `各省(?:级|区市|\\((?:自治)?区、(?:直辖)?市\\)|、自治区、直辖市)?(?:人民政府|政府)?(?:[及其和]{1,2}${who}|${who})?`,
    'y',
  ),
  new RegExp(`省级(?:人民政府|政府)?(?:[及其和]{1,2}${who}|${who})?`, 'y'),
  new RegExp(`省(?:直|政府)${who}`, 'y'),
];
const cities = [
  /各(?:设区的?|地级?)?市(?:人民政府|政府)?|地市级(?:人民政府|政府)/y,
  new RegExp(`市(?:直|级|政府)${who}`, 'y'),
];

const opening = /进一步完善和强化|完善|由/y;
const joint = /以及|[、和与及]/y;
const others = new RegExp(`等(?:${who})?`, 'y');
/** What stands behind those who are bound, where nobody else is. */
const bound =
  /(?:还|也|均|都|分别|按[^,;。]{0,12})?(?:要|应|须|必须|需|负责|牵头|会同|将|结合|根据|抓紧|尽快|继续|加强|制定|组织|带头)/y;
/** So many bodies are read. */
const mostBodies = 9;

/** Where a word that begins at `at` ends; -1 where there is none. */
function endOf(word: RegExp, text: string, at: number): number {
  word.lastIndex = at;
  return word.test(text) ? word.lastIndex : -1;
}

function endOfBody(bodies: readonly RegExp[], text: string, at: number): number {
  return bodies.reduce((end, body) => Math.max(end, endOf(body, text, at)), -1);
}

/** Whether a sentence begins with these bodies, one or several, and goes on with what they have to do. */
function binds(bodies: readonly RegExp[], sentence: string): boolean {
  let at = Math.max(0, endOf(opening, sentence, 0));
  for (let count = 0; count < mostBodies; count++) {
    const end = endOfBody(bodies, sentence, at);
    if (end < 0) return false;
    const behind = Math.max(end, endOf(others, sentence, end));
    if (endOf(bound, sentence, behind) >= 0) return true;
    at = endOf(joint, sentence, end);
    if (at < 0) return false;
  }
  return false;
}

/**
 * Whether a sentence of a document binds only bodies above one of this level, who cannot be asked for it: 国务院各部门要… no place, 各省级政府要…
 * no city. Where the level is not known, only the centre is above. Takes a key.
 */
export function bindsOnlyAbove(sentence: string, isNational: boolean, level: Level | null): boolean {
  const bodies = [
    ...centre,
    ...(isNational ? namesakes : []),
    ...(level !== null && level >= 2 ? provinces : []),
    ...(level !== null && level >= 3 ? cities : []),
  ];
  return binds(bodies, sentence);
}
