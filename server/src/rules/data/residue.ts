import type { Script } from '../../model/draft.ts';
import { swap, type WordRow } from '../words.ts';

/**
 * What a conversion between Simplified and Traditional leaves behind: Taiwan's words for the Mainland's, and characters picked wrong.
 * `always`: damage wherever it stands. `contextual`: also a Mainland word, so it counts only beside another word that is damage.
 * `characters`: characters picked wrong, which say nothing about the words of the text.
 */
export interface ResidueRow extends WordRow {
  readonly class: 'always' | 'contextual' | 'characters';
}

const converter = 'OpenCC 1.4.1 s2twp 实测';
const gate = '政府网站繁体版与简体版对照';
const mirror = '镜像网站所见';

/** A word in Simplified and in Traditional characters. */
type BothScripts = readonly [hans: string, hant: string];

/** What stands around the word where it is damage, as lookarounds, and text for the example. */
interface Surroundings {
  /** The example's text in front of the word and behind it, each in both scripts. */
  readonly front?: BothScripts;
  readonly behind?: BothScripts;
  /** Lookbehind and lookahead, which must allow for both scripts. */
  readonly notAfter?: string;
  readonly notBefore?: string;
  readonly before?: string;
  readonly level?: WordRow['level'];
  readonly source?: string;
  /** Text with the same characters that is right, in both scripts. */
  readonly right?: BothScripts;
  readonly class?: ResidueRow['class'];
}

/** The rows for one word, one for each script. */
function word(mainland: BothScripts, residue: BothScripts, around: Surroundings = {}): readonly ResidueRow[] {
  return (['hans', 'hant'] as const).map((script, index) => {
    const front = around.front?.[index] ?? '';
    const behind = around.behind?.[index] ?? '';
    const right = around.right ? `，${around.right[index]}` : '';
    return {
      id: `${residue[0]} ${script}`,
      script,
      class: around.class ?? 'always',
      find: [
        around.notAfter ? `(?<![${around.notAfter}])` : '',
        residue[index],
        around.notBefore ? `(?![${around.notBefore}])` : '',
        around.before ? `(?=${around.before})` : '',
      ].join(''),
      mend: swap([residue[index]!, mainland[index]!]),
      level: around.level ?? (around.class === 'contextual' ? 'info' : 'warning'),
      source: around.source ?? converter,
      good: `${front}${mainland[index]}${behind}${right}`,
      bad: `${front}<|${residue[index]}|>${behind}`,
    };
  });
}

/** Characters that are damage in one script only, picked wrong by a conversion. */
function picked(
  script: Script,
  id: string,
  what: Pick<ResidueRow, 'find' | 'good' | 'bad'> & {
    readonly pairs: readonly (readonly [wrong: string, right: string])[];
    readonly others?: readonly string[];
    readonly level?: WordRow['level'];
  },
): ResidueRow {
  const { pairs, level, ...rest } = what;
  return { id, script, class: 'characters', mend: swap(...pairs), level: level ?? 'warning', source: mirror, ...rest };
}

/**
 * Left out because no reading of them is safe: 执行 (运行), 智慧 (智能), 联络 (联系), 启用 (激活), 批次 (批量), 线上 (在线), 预设 (默认), 影片 (视频),
 * 连结 (链接): words of the Mainland's own documents, with no company that gives them away.
 */
export const residue: readonly ResidueRow[] = [
  // Taiwan's words, longest first where one begins like another.
  ...word(['注销', '註銷'], ['登出', '登出'], {
    notAfter: '刊攀发發摘登',
    notBefore: '系账帐賬帳平来來',
    behind: ['营业执照', '營業執照'],
    right: ['刊登出来', '刊登出來'],
  }),
  ...word(['信息公开', '信息公開'], ['资讯公开', '資訊公開'], {
    behind: ['条例', '條例'],
    right: ['资讯网', '資訊網'],
  }),
  ...word(['信息发布', '信息發布'], ['资讯发布', '資訊發佈'], { source: gate }),
  ...word(['互联网', '互聯網'], ['网际网路', '網際網路']),
  ...word(['网络', '網絡'], ['网路', '網路'], {
    notAfter: '际際联聯互电電管水公线線铁鐵道',
    before:
      '安全|平台|平臺|空间|空間|舆情|輿情|媒体|媒體|文明|发布|發布|發佈|环境|環境|技术|技術|服务|服務|信息|資訊|监管|監管',
    behind: ['安全', '安全'],
    right: ['电网路径', '電網路徑'],
  }),
  ...word(['服务窗口', '服務窗口'], ['服务视窗', '服務視窗']),
  ...word(['法定程序', '法定程序'], ['法定程式', '法定程式'], { behind: ['办理', '辦理'] }),
  ...word(['行政程序', '行政程序'], ['行政程式', '行政程式'], { behind: ['规定', '規定'] }),
  ...word(['按程序', '按程序'], ['按程式', '按程式'], { behind: ['办理', '辦理'] }),
  ...word(['服务器', '服務器'], ['伺服器', '伺服器']),
  ...word(['软件', '軟件'], ['软体', '軟體'], {
    before: '开发|開發|系统|系統|平台|平臺|产业|產業|正版|升级|升級|应用|應用|工程|和硬|技术|技術',
    behind: ['开发', '開發'],
    right: ['软体户外广告', '軟體動物'],
  }),
  ...word(['硬件', '硬件'], ['硬体', '硬體'], { behind: ['建设', '建設'] }),
  ...word(['屏幕', '屏幕'], ['萤幕', '螢幕']),
  ...word(['发送短信', '發送短信'], ['发送简讯', '發送簡訊'], { right: ['编发工作简讯', '編發工作簡訊'] }),
  ...word(['打印', '打印'], ['列印', '列印'], { notAfter: '系排罗羅陈陳并並前', behind: ['材料', '材料'] }),
  ...word(['用户权限', '用戶權限'], ['使用者许可权', '使用者許可權']),
  ...word(['优化营商环境', '優化營商環境'], ['最佳化营商环境', '最佳化營商環境']),
  ...word(['优化服务', '優化服務'], ['最佳化服务', '最佳化服務']),
  ...word(['社区治理', '社區治理'], ['社群治理', '社群治理']),
  ...word(['社区服务', '社區服務'], ['社群服务', '社群服務']),
  ...word(['出租车', '出租車'], ['计程车', '計程車']),
  ...word(['云计算', '雲計算'], ['云端计算', '雲端計算']),
  ...word(['人工智能', '人工智能'], ['人工智慧', '人工智慧']),
  ...word(['新闻发布', '新聞發布'], ['新闻释出', '新聞釋出'], {
    behind: ['会', '會'],
    right: ['释出善意', '釋出善意'],
  }),
  ...word(['信息发布', '信息發布'], ['资讯释出', '資訊釋出']),
  ...word(['政策文件', '政策文件'], ['政策档案', '政策檔案'], { right: ['档案管理', '檔案管理'] }),
  ...word(['规范性文件', '規範性文件'], ['规范性档案', '規範性檔案']),
  ...word(['建设项目', '建設項目'], ['建设专案', '建設專案'], { right: ['专案审查', '專案審查'] }),
  ...word(['重点项目', '重點項目'], ['重点专案', '重點專案']),
  ...word(['政务数据', '政務數據'], ['政务资料', '政務資料'], { class: 'contextual' }),
  ...word(['大数据', '大數據'], ['大资料', '大資料'], {
    notAfter: '重扩擴最较較',
    behind: ['平台', '平臺'],
    right: ['重大资料', '重大資料'],
  }),
  ...word(['试运行', '試運行'], ['试执行', '試執行']),
  ...word(['视频会议', '視頻會議'], ['视讯会议', '視訊會議']),
  ...word(['门户网站', '門戶網站'], ['入口网站', '入口網站']),
  ...word(['人民群众', '人民群眾'], ['人民民众', '人民民眾'], { source: mirror }),
  ...word(['高质量发展', '高質量發展'], ['高品质发展', '高品質發展'], { source: gate, class: 'contextual' }),
  ...word(['业务水平', '業務水平'], ['业务水准', '業務水準'], { source: gate, class: 'contextual' }),
  ...word(['建成运行', '建成運行'], ['建成运作', '建成運作'], { source: gate, class: 'contextual' }),
  ...word(['答复质量', '答復質量'], ['答复品质', '答復品質'], { source: gate, class: 'contextual' }),

  // Words that the Mainland has too.
  ...word(['优化', '優化'], ['最佳化', '最佳化'], { class: 'contextual', front: ['职能', '職能'] }),
  ...word(['项目', '項目'], ['专案', '專案'], {
    class: 'contextual',
    notBefore: '组組审審检檢督侦偵',
    front: ['申报', '申報'],
  }),
  ...word(['文件', '文件'], ['档案', '檔案'], {
    class: 'contextual',
    before: '精神|要求的',
    front: ['落实', '落實'],
    behind: ['精神', '精神'],
    right: ['工作档案', '工作檔案'],
  }),
  ...word(['高级', '高級'], ['高阶', '高階'], { class: 'contextual', front: ['评审', '評審'] }),
  ...word(['登录', '登錄'], ['登入', '登入'], { class: 'contextual', behind: ['网站', '網站'] }),
  ...word(['搜索', '搜索'], ['搜寻', '搜尋'], { class: 'contextual', behind: ['功能', '功能'] }),
  ...word(['调度', '調度'], ['排程', '排程'], { class: 'contextual', front: ['工作', '工作'] }),
  ...word(['接口', '接口'], ['介面', '介面'], { class: 'contextual', front: ['开放', '開放'] }),
  ...word(['权限', '權限'], ['许可权', '許可權'], {
    class: 'contextual',
    notBefore: '利',
    notAfter: '行政者',
    front: ['下放', '下放'],
  }),
  ...word(['窗口', '窗口'], ['视窗', '視窗'], { class: 'contextual', front: ['开设', '開設'] }),
  ...word(['程序', '程序'], ['程式', '程式'], { class: 'contextual', front: ['规定的', '規定的'] }),
  ...word(['社区', '社區'], ['社群', '社群'], { class: 'contextual', front: ['走进', '走進'] }),
  ...word(['模块', '模塊'], ['模组', '模組'], { class: 'contextual', front: ['功能', '功能'] }),

  picked('hant', '資訊發布', {
    find: '資訊發布',
    pairs: [['資訊發布', '信息發布']],
    good: '信息發布',
    bad: '<|資訊發布|>',
  }),

  // 著 and 着, in both directions.
  picked('hans', 'CNV-003', {
    find: '(?<![显名土原专巨论编译卓昭遗拙合撰])著[力眼手重实陆落急装]',
    pairs: [['著', '着']],
    good: '着力推进，效果显著，成效显著力度加大',
    bad: '<|著力|>推进',
    others: ['<|著眼|>长远'],
  }),
  picked('hans', 'CNV-004', {
    find: '(?:(?<![彰凸突明尽])显着(?![眼力手重])|(?<![有打借沿随跟])着名(?=[的专学景品企人士院校大商作旅高])|[卓昭]着(?![力眼手重急])|着作权)',
    pairs: [['着', '著']],
    good: '显著提升，彰显着担当，有着名气，发挥着作用',
    bad: '<|显着|>提升',
    others: ['<|着名|>专家', '成效<|卓着|>', '保护<|着作权|>'],
  }),
  picked('hant', 'CNV-004 hant', {
    find: '(?:(?<![彰凸突明盡])顯着(?![眼力手重])|(?<![有打借沿隨跟])着名(?=[的專學景品企人士院校大商作旅高])|[卓昭]着(?![力眼手重急])|着作權)',
    pairs: [['着', '著']],
    good: '顯著提升，着力推進，彰顯着擔當',
    bad: '<|顯着|>提升',
    others: ['<|着名|>專家', '保護<|着作權|>'],
  }),

  // One Simplified character that answers to several Traditional ones, picked wrong.
  picked('hant', 'CNV-005', {
    find: '關于',
    pairs: [['于', '於']],
    good: '關於印發要點',
    bad: '<|關于|>印發要點',
    level: 'info',
  }),
  picked('hant', 'CNV-006 系', {
    find: '(?:(?<!關)係統|體係(?![指由屬因]))',
    pairs: [['係', '系']],
    good: '信息系統，關係統一',
    bad: '信息<|係統|>',
    others: ['制度<|體係|>'],
  }),
  picked('hant', 'CNV-006 面', {
    find: '(?:[全方書下]麵(?![條包粉館食])|麵[對積向臨])',
    pairs: [['麵', '面']],
    good: '全面推進，面對群眾，米麵油',
    bad: '<|全麵|>推進',
    others: ['<|麵對|>群眾', '各<|方麵|>'],
  }),
  picked('hant', 'CNV-006 制', {
    find: '(?:[體機]製(?![造作成品糖磚])|製[度約](?!假))',
    pairs: [['製', '制']],
    good: '制度健全，機制完善，手機製造，媒體製作',
    bad: '<|製度|>健全',
    others: ['<|機製|>完善', '管理<|體製|>'],
  }),
  picked('hant', 'CNV-006 历', {
    find: '(?<![農日公西陰陽])曆[史次年來]',
    pairs: [['曆', '歷']],
    good: '歷史悠久，農曆年初',
    bad: '<|曆史|>悠久',
  }),
  picked('hant', 'CNV-006 复', {
    find: '(?:複[興原蘇]|(?<![重繁反])複[工產]|[恢修康]複|行政複議)',
    pairs: [['複', '復']],
    good: '復興，復工，重複工作，複雜',
    bad: '民族<|複興|>',
    others: ['有序<|複工|>', '<|行政複議|>'],
  }),
  picked('hant', 'CNV-006 干', {
    find: '(?:乾[部警群]|骨乾(?!燥)|若幹|若乾(?![旱燥涸淨])|(?<![骨主才精])幹[淨旱燥預涉擾])',
    pairs: [
      ['若乾', '若干'],
      ['乾', '幹'],
      ['若幹', '若干'],
      ['幹淨', '乾淨'],
      ['幹旱', '乾旱'],
      ['幹燥', '乾燥'],
      ['幹', '干'],
    ],
    good: '幹部，若干意見，乾淨，干預，骨幹預備',
    bad: '黨員<|乾部|>',
    others: ['<|若幹|>意見', '不得<|幹預|>'],
  }),
  picked('hant', 'CNV-006 里', {
    find: '(?:[公鄰]裏|裏程)',
    pairs: [['裏', '里']],
    good: '公里，里程碑，城裏',
    bad: '三<|公裏|>',
    others: ['<|裏程|>碑'],
  }),
  picked('hant', 'CNV-006 后', {
    find: '皇後',
    pairs: [['後', '后']],
    good: '皇后，前後',
    bad: '<|皇後|>',
  }),
  picked('hant', 'CNV-006 发', {
    find: '(?:(?<![帶牽源街龍年口])頭發(?![展布佈揮生起現文放動掘送言行])|髮[展布佈現])',
    pairs: [
      ['頭發', '頭髮'],
      ['髮', '發'],
    ],
    good: '頭髮，發展，牽頭發布，帶頭發言',
    bad: '<|頭發|>',
    others: ['經濟<|髮展|>'],
  }),
  picked('hant', 'CNV-006 准', {
    find: '(?:批準(?![備則確點時])|標准)',
    pairs: [
      ['批準', '批准'],
      ['標准', '標準'],
    ],
    good: '批准實施，標準化，分批準備',
    bad: '<|批準|>實施',
  }),
  picked('hant', 'CNV-006 咸', {
    find: '鹹[陽寧豐]',
    pairs: [['鹹', '咸']],
    good: '咸陽市，鹹味',
    bad: '<|鹹陽|>市',
  }),
  picked('hant', 'CNV-006 于', {
    find: '於洪',
    pairs: [['於', '于']],
    good: '瀋陽市于洪區',
    bad: '瀋陽市<|於洪|>區',
  }),
  picked('hant', 'CNV-006 签', {
    find: '籤[訂署約發字]',
    pairs: [['籤', '簽']],
    good: '簽訂協議，標籤',
    bad: '<|籤訂|>協議',
  }),
  picked('hant', 'CNV-006 只', {
    find: '(?<![一二兩三四五六七八九十百千幾每船這那])隻[有要能是]',
    pairs: [['隻', '只']],
    good: '只有公開，這隻有病',
    bad: '<|隻有|>公開',
  }),
  picked('hant', 'CNV-006 征', {
    find: '長徵(?=精神|路|勝利|途|會師)',
    pairs: [['徵', '征']],
    good: '長征精神，特長徵集',
    bad: '<|長徵|>精神',
  }),
];
