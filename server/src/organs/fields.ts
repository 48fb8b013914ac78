import { keyOfWords } from '../text/key.ts';
import type { Fact, KnownWords } from '../text/knownWords.ts';
import { placedName } from './places.ts';

/** A field of government: what bodies of it are called, and words that only its tasks have. */
interface Field {
  readonly bodies: RegExp;
  readonly words: RegExp;
}

/**
 * Fields of government as every drafter knows them, in Simplified keys. `words` holds what hardly any text names without meaning the field;
 * words that go with several (企业, 服务, 信息, 项目) are left out. A body may have several fields, a field several bodies.
 */
const fields: readonly Field[] = [
  { bodies: /教育|教委|教体/, words: /教育|学校|高校|高等院校|招生|入学|学生|教师|幼儿园|课程/ },
  { bodies: /科技|科委|科学技术|科创|中关村/, words: /科技|科研|科学技术|高新技术/ },
  { bodies: /工信|经信|工业|信息化|网信|大数据/, words: /工业|信息化|互联网|大数据|云计算|无线电/ },
  { bodies: /公安|交管/, words: /公安|治安|户口|户籍|户政|安保|交通|停车/ },
  { bodies: /民政|退役军人|残联/, words: /民政|低保|特困|殡葬|慈善|社会救助|养老/ },
  { bodies: /司法|法制/, words: /司法|律师|公证|行政复议|普法/ },
  { bodies: /财政/, words: /财政|预算|决算|政府采购|政府债务|收费/ },
  { bodies: /税/, words: /税/ },
  { bodies: /人社|人力|劳动|人才/, words: /就业|创业|社会保险|社保|职业技能|人才|劳动者|农民工/ },
  { bodies: /规划|国土|自然资源|海洋/, words: /规划|土地|征地|国土|不动产|自然资源/ },
  { bodies: /住房|住建|城建|建设|房管|房屋|公积金|重大项目/, words: /住房|棚户区|房地产|公积金|群租房|工程建设/ },
  { bodies: /交通|公路|铁路|民航|港/, words: /交通|公路|道路|铁路|航空|停车/ },
  { bodies: /水务|水利|河长/, words: /水务|水利|河长|污水|水体|饮用水|供水|节水|水源/ },
  { bodies: /农业|农村|农委|农工|畜牧|粮/, words: /农业|农村|农民|乡村|粮食|农产品|农药|兽药|畜禽/ },
  { bodies: /商务|商委|外经贸|口岸|海关|贸促/, words: /商务|外贸|外资|外商|进出口|内外经贸|服务贸易/ },
  { bodies: /文化|旅游|文旅|文广|广电|文物/, words: /文化|旅游|文物/ },
  { bodies: /卫生|卫健|卫计|中医|疾控|医改|医院/, words: /卫生|医疗|医院|疫情|传染病/ },
  { bodies: /医保|医疗保障/, words: /医保|医疗/ },
  { bodies: /应急|安全监管|安监|安全生产|消防/, words: /安全生产|应急|事故|消防/ },
  { bodies: /审计/, words: /审计/ },
  { bodies: /国资|国有资产|文资/, words: /国有企业|国企|国有资产/ },
  {
    bodies: /市场监管|市监|工商|质监|质量|食药|食品|药品|药监|知识产权|专利|假冒/,
    words: /工商|商事|假冒|食品|药品|知识产权|专利|产品质量|消费者|市场主体|企业开办/,
  },
  { bodies: /环保|环境|生态/, words: /环保|环境保护|生态环境|大气|空气|污染|环评|排污/ },
  { bodies: /园林|林业|绿化|林草/, words: /园林|绿化|林业|造林|林地/ },
  { bodies: /金融|银保监|人民银行|证监|银行|保险/, words: /金融|信贷|非法集资|融资/ },
  { bodies: /统计/, words: /统计/ },
  { bodies: /体育/, words: /体育|冬奥|体育场馆/ },
  { bodies: /扶贫|乡村振兴|支援/, words: /扶贫|帮扶|支援合作/ },
  { bodies: /城管|城市管理|市政市容|综合执法/, words: /城管|市容|垃圾|环卫|违法建设|拆违|水电气热/ },
  { bodies: /发展改革|发改|计委|物价/, words: /价格|水价|热价|规划纲要|节能|营商环境|京津冀|固定资产投资|疏解/ },
  { bodies: /宣传|网信|新闻/, words: /舆论|舆情|媒体|新闻/ },
  { bodies: /府办|政府办公|政务服务|政务公开|行政审批/, words: /督查|政务|办事指南|审批/ },
];

/** The fields that words speak of, as numbers. `words` is a key. */
export function fieldsIn(words: string): ReadonlySet<number> {
  return new Set(fields.flatMap((field, at) => (field.words.test(words) ? [at] : [])));
}

/** The words of fields that a text has, each once: `体育` of 关于加快发展体育竞赛表演产业的指导意见. `words` is a key. */
export function fieldWordsIn(words: string): readonly string[] {
  const found = fields.flatMap((field) => field.words.exec(words)?.[0] ?? []);
  return [...new Set(found)];
}

/** Whether words speak of one of some fields, of any field where none are given. `words` is a key. */
export function speaksOf(words: string, some: ReadonlySet<number> | null = null): boolean {
  return fields.some((field, at) => (some === null || some.has(at)) && field.words.test(words));
}

const yes = 1;
const no = 2;
/** For each field whether a sentence speaks of it, as far as that was asked. */
const spokenFields: Fact<Uint8Array> = () => new Uint8Array(fields.length);

/** The same of a sentence, of which it is remembered. */
export function sentenceSpeaksOf(sentence: KnownWords, some: ReadonlySet<number> | null = null): boolean {
  const known = sentence.ask(spokenFields);
  for (const [at, field] of fields.entries()) {
    if (some !== null && !some.has(at)) continue;
    known[at] ||= field.words.test(sentence.ask(keyOfWords)) ? yes : no;
    if (known[at] === yes) return true;
  }
  return false;
}

/** The fields of a body; none for one that the table does not know. */
export const fieldsOfBody: Fact<ReadonlySet<number>> = (name) => {
  const { rest } = name.ask(placedName);
  return new Set(fields.flatMap((field, at) => (field.bodies.test(rest) ? [at] : [])));
};
