import { type Localized, message } from '../text/message.ts';
import { type DocumentMention, isPartOf, isSameName, readNotice } from './notice.ts';
import type { Fix, Rule, RuleFinding } from './rule.ts';

const inApproval: Localized = {
  'zh-cn': '批准语里的名称“{0}”与标题“{1}”不一致。',
  'zh-tw': '批准語裡的名稱「{0}」與標題「{1}」不一致。',
  en: 'The approval sentence names “{0}”, the title is “{1}”.',
};
const inNotice: Localized = {
  'zh-cn': '通知标题里的名称“{0}”与正文标题“{1}”不一致。',
  'zh-tw': '通知標題裡的名稱「{0}」與正文標題「{1}」不一致。',
  en: 'The title of the notice names “{0}”, the document itself is “{1}”.',
};
const inPoints: Localized = {
  'zh-cn': '正文标题“{0}”与通知标题和批准语里的名称“{1}”不一致。',
  'zh-tw': '正文標題「{0}」與通知標題和批准語裡的名稱「{1}」不一致。',
  en: 'The title is “{0}”; the title and the approval sentence of the notice both name “{1}”.',
};
const other: Localized = { 'zh-cn': '另一处名称', 'zh-tw': '另一處名稱', en: 'The other name' };
const change: Localized = { 'zh-cn': '改为“{0}”', 'zh-tw': '改為「{0}」', en: 'Change to “{0}”' };

/** Notice title, approval sentence and title name one and the same document in the same words. */
export const rule: Rule = {
  meta: {
    code: 'document/title',
    title: { 'zh-cn': '文件名称前后不一', 'zh-tw': '文件名稱前後不一', en: 'The document has different names' },
    severity: 'warning',
    reads: 'draft',
    fix: 'review',
    basis: '印发通知惯例：标题、批准语、正文标题同名',
    since: '0.1.0',
  },
  *check(draft) {
    const { title, approvals, points } = readNotice(draft);
    const approval = approvals[0];
    if (!points) {
      if (title && approval && !approvals.some((name) => isPartOf(name, title))) {
        yield report(approval, title, inApproval, objectOf(title.words));
      }
      return;
    }
    const agrees = approvals.length === 0 || approvals.some((name) => isSameName(name, points));
    // A notice that brings several documents names them in its title in short: 印发甲方案和乙清单的通知.
    const isNamed = !title || isPartOf(title, points) || (agrees && approvals.length > 1);
    if (!agrees && !isNamed && title && approvals.some((name) => isPartOf(name, title))) {
      yield report(points, approval!, inPoints, approval!.words);
      return;
    }
    if (!agrees) {
      const finding = report(approval!, points, inApproval, points.words);
      yield approvals.some((name) => isPartOf(name, points)) ? { ...finding, atMost: 'info' } : finding;
    }
    if (title && !isNamed) {
      const finding = report(title, points, inNotice, points.words);
      yield { ...finding, message: message(inNotice, objectOf(title.words), points.words), fixes: [] };
    }
  },
};

/** `北京市2019年政务公开工作要点` of `……关于印发《北京市2019年政务公开工作要点》的通知`. */
function objectOf(words: string): string {
  const found = /(?:印发|印發|转发|轉發|下发|下發)(.{2,120}?)(?:的通知|的函|通知)/.exec(words);
  return (found?.[1] ?? words).replace(/^《(.*)》$/, '$1');
}

function report(wrong: DocumentMention, right: DocumentMention, wording: Localized, words: string): RuleFinding {
  // A title inside title marks has the inner marks.
  const newText = wording === inApproval ? words.replaceAll('《', '〈').replaceAll('》', '〉') : words;
  const span = { start: wrong.start, end: wrong.end };
  const fix: Fix = { title: message(change, newText), safety: 'review', edits: [{ span, newText }] };
  return {
    span,
    message: message(wording, wrong.words, words),
    related: [{ uri: null, span: { start: right.start, end: right.end }, message: message(other) }],
    fixes: [fix],
  };
}
