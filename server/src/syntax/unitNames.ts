/** Longest name that is still read as a unit; the longest met in print has 29 characters. */
const longestName = 60;
/** Longest word without the ending of a unit that may still be one: 中国移动. */
const longestUnknownName = 16;

// All patterns see names as `read` gives them: Simplified, half width, without white space. Only the ends of names are looked at.
const unitEnding =
  /(?:[部委办局厅署院会室处科股队府司社馆所站台校行协联组班县区市镇乡州盟旗省团]|海关|机关|中心|集团|银行|大学|街道|镇街|乡街|各地|各方|各村|单位|部门|企业|机构|团中央|党中央|人大|政协|武警|基地|园区|港务|铁塔|学校|公安|税务)$/;
/** Common words that end in the same characters as units. */
const wordEnding =
  /(?:全部|内部|干部|外部|局部|[东西中北南上下]部|社会|(?<!代表)大会|机会|例会|[承主督交催兴举开经协通]办|[格布开大全时结]局|好处|到处|之处|出处|[执进运推实施先试履并举现通可]行|场所|平台|[出后前上]台|网站|学科|本科|^(?:城市|都市|地区|[全本我][国省市区县州])|一组)$/;

const generic = /^(?:有关|相关)?(?:部门|单位|机构|机关|处室|科室|企业|政府|人员|地区|方面|组织|系统|行业)$/;

const groupEnding = /(?:部门|单位|处室|科室|股室|机关|企业|成员|(?:直属|派出|金融|执法|监管|服务|医疗卫生)机构)$/;
const groupWord = /各|其他|其它|所有|全体|[两二三]级(?:人民)?(?:政府|党委|部门)/;
const groupBeginning =
  /^(?:试点|属地|地方(?:各级)?(?:人民)?(?:政府|党委|部门)|功能区|街道(?:办事处)?$|有关|相关|乡镇|镇街|街镇|区县|县区|市县|县市|市州|州市|盟市|旗县|地市|设区市|(?:省|市|县|区|州|乡|镇|街道)级(?!机关))/;
const relatedGroup =
  /(?:有关|相关).{0,12}(?:政府|区|县|市|州|省|街道|镇|乡|委|局|办|处|中心|学校|医院|公司|园区|组织|方面|地方)$/;
const alternatives = /[县区市镇乡州道][([][^()[\]]{0,8}[县区市镇乡州道][^()[\]]{0,4}[)\]]/;
const counted = /^(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})个?(?:部门|单位|区|县|市|镇|街道)/;

/** Words that unit names do not hold; `应` and `对` would, in 应急局 and 对外. */
const sentenceWords =
  /(?<!自)由|[的了着被把让或若是但而仍]|以[下上外内]|如果|对于|关于|不[得能予再]|可以|必须|需要|包括/;
/** Words that sentences begin with, and names only of temporary bodies: 组织部, 优化营商环境工作专班. */
const sentenceBeginning =
  /^(?!.*(?:小组|专班|办公室|指挥部|委员会|联席会议|办)$)(?:引导|鼓励|动员|推动|加强|做好|完善|建立|健全|深化|强化|优化|促进|提升|提高|紧紧|认真|积极|进一步|大力|切实|按照|根据|落实|贯彻|围绕|及时|充分|加快|助力|成立|实行|召开|发挥|坚持|不)/;
/** Words between units that make a sentence of a list: `筹办好北京冬奥会、…`. */
const doingWords =
  /发布|围绕|筹办|支持|参加|设在|下设|提出|依托|部署|申办|举办|开展|服务到|鼓励|推进|推动|加强|落实|包括|关键词/;
/** Things that are no bodies, at the end of a word that is not known as a name. */
const thingEnding =
  /(?:人员|活动|信息|工作|情况|措施|制度|机制|能力|水平|力度|项目|政策|任务|要求|内容|方案|计划|目标|规定)$/;
const unknownNameWords = /及时|[在从向于以并应须需要能已未给对等为有其见附略同无详]/;

/** Headings of table columns and labels, which name nobody. */
const heading = /^(?:总?牵头|责任|配合|负责|参与|协办|落实|主办|承办)(?:责任)?(?:单位|部门|处室|科室|股室|机构)$/;

/** Whether a name is nothing but a general word for bodies: `单位`, `有关部门`. */
export function isGeneric(name: string): boolean {
  return generic.test(name);
}

/** What a word that does not end like a unit must not be like. */
const noNames = [/^[0-9]/, heading, wordEnding, thingEnding, sentenceBeginning, sentenceWords, unknownNameWords];

/** The last characters that `unitEnding` can end in. */
const lastCharacters: ReadonlySet<string> = new Set(
  '部委办局厅署院会室处科股队府司社馆所站台校行协联组班县区市镇乡州盟旗省团关心道位门业构央大警地务塔安街地方村',
);

/** Whether a word ends as names of units do: `市教委`, `区发展改革委(粮食和储备局)`, `各街道(功能区)`. */
export function endsLikeUnit(name: string): boolean {
  if (name.length < 2 || name.length > longestName) return false;
  const base = withoutBrackets(name);
  if (!lastCharacters.has(base[base.length - 1] ?? '')) return false;
  if (!unitEnding.test(base) || sentenceWords.test(base) || heading.test(base)) return false;
  if (sentenceBeginning.test(base)) return false;
  return base.startsWith('各') || !wordEnding.test(base);
}

/** Whether a word may be a unit though it does not end like one: `中国移动`. */
export function couldBeUnit(name: string): boolean {
  if (endsLikeUnit(name)) return true;
  const base = withoutBrackets(name);
  const fits = base.length >= 2 && base.length <= longestUnknownName && /^[\p{Script=Han}A-Za-z0-9·"]{2,}$/u.test(base);
  return fits && !noNames.some((pattern) => pattern.test(base));
}

/** Whether a list of what seem to be units is part of a sentence: `紧紧围绕省委`, `联合采购办公室下设监督组`. */
export function readsAsSentence(name: string): boolean {
  return doingWords.test(name) || /^[0-9]|年.{1,3}月/.test(name) || name.length > 30;
}

/**
 * Whether a name stands for a group and no single body: `各区政府`, `市政府各部门`, `其他市级有关部门`, `县(市、区)政府`, `试点城市政府`.
 * A kind of body (`责任单位`, `公共资源交易监管部门`) is a group too.
 */
export function isCollective(name: string): boolean {
  const base = withoutBrackets(name);
  return (
    groupWord.test(base) ||
    groupEnding.test(base) ||
    groupBeginning.test(base) ||
    relatedGroup.test(base) ||
    alternatives.test(name) ||
    counted.test(base)
  );
}

/** What levels and kinds of bodies are called when a list of them is one group: 区、县级市; 委、办、局. */
const area = '省|自治区|直辖市|自治州|自治县|县级市|设区市|地级市|市|州|盟|区|县|旗|乡|镇|街道|乡镇|镇街|地区';
const office = '部|委|办|局|厅|处|科|室|署';
const groupOpening = new RegExp(`各(?:有关|相关)?(?:(${area}){1,3}|(${office}){1,3})$`);
const groupGoingOn = new RegExp(
  `^(?:(${area}){1,3}(?:[([][^()[\\]]{0,8}[)\\]])?(?:人民政府|政府|办事处|管委会|党委|党委和政府|党委政府)?|(${office}){1,3})$`,
);

/** 市、区两级政府; 各有关部门、单位. */
const levelAlone = /^[省市州盟县区旗乡镇]$/;
const levelsGoingOn = /^[市州盟县区旗乡镇](?:[两二三]级|各级)(?:人民)?(?:政府|党委|部门)$/;
const groupOfBodies = /(?:各|有关|相关)(?:部门|单位|机构)$/;
const bodiesAlone = /^(?:部门|单位|机构|企业)$/;

/** Whether a 、 between the two joins one group and no two units: `各区` `县级市`; `各委` `办`; `各市` `县[市、区]政府`. */
export function isOneGroup(before: string, behind: string): boolean {
  if (levelAlone.test(before) && levelsGoingOn.test(behind)) return true;
  if (groupOfBodies.test(before) && bodiesAlone.test(behind)) return true;
  const opening = groupOpening.exec(withoutBrackets(before).split('、').reduce(joinGroup));
  const goingOn = groupGoingOn.exec(behind);
  if (!opening || !goingOn) return false;
  return (opening[1] !== undefined) === (goingOn[1] !== undefined);
}

/** `各委、办` goes on to 局 as `各委办` would. */
function joinGroup(before: string, behind: string): string {
  return `${before}${behind}`.slice(-12);
}

/** The name without bracket groups; one that is not closed goes to the end. */
export function withoutBrackets(name: string): string {
  if (!/[([〈]/.test(name)) return name;
  let rest = '';
  let depth = 0;
  for (const character of name) {
    if ('([〈'.includes(character)) depth++;
    else if (')]〉'.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0) rest += character;
  }
  return rest;
}
