import type { Draft } from '../model/draft.ts';
import { isNational } from '../model/issuers.ts';
import { type Localized, message } from '../text/message.ts';
import { type Span, textOf } from '../text/span.ts';
import { noticeBlocks, readNotice } from './notice.ts';
import type { Rule, RuleFinding } from './rule.ts';

const own: Localized = {
  'zh-cn': '发文机关就是“{0}”，批准语却说已经{1}同意：政府自己发文，应写经政府会议审议通过，或者不写。',
  'zh-tw': '發文機關就是「{0}」，批准語卻說已經{1}同意：政府自己發文，應寫經政府會議審議通過，或者不寫。',
  en: 'The issuer is {0} itself, yet the sentence says that {1} agreed: a government says by which meeting it decided, or nothing.',
};
const level: Localized = {
  'zh-cn': '发文机关是“{0}”，批准语说的却是“{1}”同意，级别不符。',
  'zh-tw': '發文機關是「{0}」，批准語說的卻是「{1}」同意，級別不符。',
  en: 'The issuer is {0}, yet the approval is that of {1}, another level.',
};
const nobody: Localized = {
  'zh-cn': '{0}向下级政府行文，没有写明已经本级政府同意。',
  'zh-tw': '{0}向下級政府行文，沒有寫明已經本級政府同意。',
  en: '{0} writes to lower governments and does not say that its government agreed.',
};

const opinion = '(?:已经|已經|业经|業經|已报经|已報經|经|經)';
/** `已经市政府同意`: a government and its agreement without a meeting between them. */
const agreement = new RegExp(
  `${opinion}(?<body>(?<place>[\\u4e00-\\u9fff]{0,10}?)(?:人民政府|政府|国务院|國務院))(?:研究|领导|領導)?同意`,
);
/** Who decided, in any words. */
const decision = /同意|批准|审定|審定|通过|通過|审议|審議|决定|決定|授权|授權|研究/;
const lowerGovernments = /(?:各[^，,：:；;。]{0,12}|[区區县縣市州旗乡鄉镇鎮])(?:人民政府|政府)/;
/** The office of a government, or the government itself. */
const governmentName = /^(?<place>.{2,24}?)人民政府(?<office>办公厅|辦公廳|办公室|辦公室)?$/;
const levels = ['省', '自治区', '市', '州', '盟', '区', '县', '旗', '镇', '乡'];
const traditionalLevels: ReadonlyMap<string, string> = new Map([
  ['區', '区'],
  ['縣', '县'],
  ['鎮', '镇'],
  ['鄉', '乡'],
]);
const insertedPinyin = /[（(][a-z\u00e0-\u01dcɑɡ]{1,7}[）)]/g;

/**
 * The approval sentence fits the level of the issuer; an office or department that writes to lower governments says that its government agreed
 * (《党政机关公文处理工作条例》第十六条). Offices have a standing authority, so for a missing sentence information is enough.
 */
export const rule: Rule = {
  meta: {
    code: 'document/approval',
    title: {
      'zh-cn': '批准语与发文机关不符',
      'zh-tw': '批准語與發文機關不符',
      en: 'The approval sentence does not fit the issuer',
    },
    severity: 'warning',
    reads: 'draft',
    fix: 'none',
    basis: '《党政机关公文处理工作条例》（中办发〔2012〕14号）第十六条',
    since: '0.1.0',
  },
  *check(draft) {
    const blocks = noticeBlocks(draft);
    if (!draft.issuer || blocks.length === 0 || isNational(draft)) return;
    const issuer = withoutPinyin(draft.issuer);
    for (const block of blocks) {
      const finding = wrongAgreement(draft, issuer, block.content);
      if (finding) yield finding;
      if (finding) return;
    }
    const silent = withoutAgreement(draft, issuer);
    if (silent) yield silent;
  },
};

/** The words without pinyin that a font conversion inserted. */
function withoutPinyin(words: string): string {
  return words.replace(insertedPinyin, '');
}

/** 济南市钢城区 → 区, 湘西自治州 → 州; `null` where the name of the issuer does not say. */
function levelOf(place: string): string | null {
  const simplified = place.replace(/.$/, (last) => traditionalLevels.get(last) ?? last);
  return levels.find((each) => simplified.endsWith(each)) ?? null;
}

function wrongAgreement(draft: Draft, issuer: string, paragraph: Span): RuleFinding | null {
  const found = agreement.exec(withoutPinyin(textOf(draft.text, paragraph)));
  const body = found?.groups?.body;
  if (!found || body === undefined) return null;
  const government = governmentName.exec(issuer)?.groups;
  if (!government) return null;
  const issuerLevel = levelOf(government.place!);
  const toldLevel = body.endsWith('务院') || body.endsWith('務院') ? body : levelOf(found.groups!.place!);
  if (issuerLevel === null || toldLevel === null) return null;
  const span = approvalSpan(draft, paragraph);
  if (toldLevel !== issuerLevel) return { span, message: message(level, draft.issuer!, body) };
  return government.office === undefined ? { span, message: message(own, draft.issuer!, body) } : null;
}

/** The sentence that speaks of the agreement. */
function approvalSpan(draft: Draft, paragraph: Span): Span {
  const words = textOf(draft.text, paragraph);
  const at = Math.max(words.indexOf('已经'), words.indexOf('已經'), words.indexOf('业经'), words.indexOf('業經'), 0);
  const end = words.slice(at).search(/[，,。；;]/);
  return { start: paragraph.start + at, end: end < 0 ? paragraph.end : paragraph.start + at + end };
}

function withoutAgreement(draft: Draft, issuer: string): RuleFinding | null {
  const { approvals } = readNotice(draft);
  const addressee = draft.tree.blocks.find((block) => block.kind === 'addressee');
  const [first] = approvals;
  if (!addressee || !first || /人民政府$/.test(issuer)) return null;
  if (!lowerGovernments.test(withoutPinyin(textOf(draft.text, addressee.content)))) return null;
  if (noticeBlocks(draft).some(({ content }) => decision.test(textOf(draft.text, content)))) return null;
  return {
    span: { start: first.start - 1, end: first.end + 1 },
    message: message(nobody, draft.issuer!),
    related: [],
    atMost: 'info',
  };
}
