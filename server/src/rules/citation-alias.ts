import type { Draft } from '../model/draft.ts';
import { onOneLine } from '../syntax/characters.ts';
import { type Localized, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { Fix, Rule, RuleFinding } from './rule.ts';

const unknown: Localized = {
  'zh-cn': '简称《{0}》前面没有交代全称：首次出现时写全称，并注明“（以下简称《{0}》）”。',
  'zh-tw': '簡稱《{0}》前面沒有交代全稱：首次出現時寫全稱，並註明「（以下簡稱《{0}》）」。',
  en: 'The short name 《{0}》 has not been introduced: give the full title at first, with （以下简称《{0}》） behind it.',
};
const early: Localized = {
  'zh-cn': '简称《{0}》用在交代全称之前。',
  'zh-tw': '簡稱《{0}》用在交代全稱之前。',
  en: 'The short name 《{0}》 is used before it is introduced.',
};
const full: Localized = { 'zh-cn': '全称', 'zh-tw': '全稱', en: 'The full title' };
const introduce: Localized = {
  'zh-cn': '在全称之后加“{0}”',
  'zh-tw': '在全稱之後加「{0}」',
  en: 'Add “{0}” behind the full title',
};

/** A title that is nothing but a kind of document. */
const shortTitle =
  /^(?:实施|實施|指导|指導|若干)?(?:条例|條例|意见|意見|通知|方案|要点|要點|办法|辦法|规定|規定|规划|規劃|纲要|綱要|细则|細則|决定|決定|计划|計劃|指引|分工|安排)$/;

/** A short name such as 《条例》 follows its full title, which announces it: 《…条例》（以下简称《条例》）. */
export const rule: Rule = {
  meta: {
    code: 'citation/alias',
    title: { 'zh-cn': '简称没有交代全称', 'zh-tw': '簡稱沒有交代全稱', en: 'A short name that was not introduced' },
    severity: 'info',
    reads: 'draft',
    fix: 'review',
    basis: '引用公文惯例：首次引用写全称，注明简称',
    since: '0.1.0',
  },
  *check(draft) {
    const announced = new Map<string, number>();
    for (const { alias } of draft.citations) {
      const name = alias ? onOneLine(draft.text, alias) : null;
      if (alias && name !== null && !announced.has(name)) announced.set(name, alias.start);
    }
    const reported = new Set<string>();
    for (const { title, number, alias } of draft.citations) {
      const name = title && !number && !alias ? onOneLine(draft.text, title) : '';
      if (!title || reported.has(name) || !shortTitle.test(name) || isOwn(draft, title)) continue;
      const place = announced.get(name);
      if (place !== undefined && place <= title.start) continue;
      reported.add(name);
      yield report(draft, title, name, place);
    }
  },
};

/** Whether the short name is the document's own: 本《办法》, 上述《通知》. */
function isOwn(draft: Draft, title: Span): boolean {
  return /(?:[本该該此]|上述|前述)$/.test(draft.text.slice(Math.max(0, title.start - 3), title.start - 1));
}

function report(draft: Draft, title: Span, name: string, announcedAt: number | undefined): RuleFinding {
  const span = { start: title.start - 1, end: title.end + 1 };
  const longer = draft.citations.find(
    (citation) =>
      citation.title &&
      citation.title.end - citation.title.start > name.length &&
      onOneLine(draft.text, citation.title).endsWith(name),
  );
  const related = longer ? [{ uri: null, span: { start: longer.start, end: longer.end }, message: message(full) }] : [];
  if (announcedAt !== undefined) return { span, message: message(early, name), related };
  const fixes: Fix[] = [];
  if (longer?.title && !longer.number && !longer.alias && longer.start < title.start) {
    const at = longer.title.end + 1;
    const words = draft.script === 'hans' ? `（以下简称《${name}》）` : `（以下簡稱《${name}》）`;
    const edits = [{ span: { start: at, end: at }, newText: words }];
    fixes.push({ title: message(introduce, words), safety: 'review', edits });
  }
  return { span, message: message(unknown, name), related, fixes };
}
