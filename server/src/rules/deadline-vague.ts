import type { Draft } from '../model/draft.ts';
import type { Block, Note } from '../syntax/tree.ts';
import { type Localized, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { Rule } from './rule.ts';

const vague: Localized = {
  'zh-cn': '完成时限只写了“{0}”：写明日期才便于督促检查。',
  'zh-tw': '完成時限只寫了「{0}」：寫明日期才便於督促檢查。',
  en: 'The only deadline is “{0}”: a date can be checked, this cannot.',
};

const words = '(?:适时|適時|尽快|盡快|儘快|尽早|盡早|儘早|早日|近期|择机|擇機|抓紧|抓緊)';
const doing =
  '(?:前|内|內)?(?:完成|落实|落實|推进|推進|组织|組織|实施|實施|启动|啟動|开展|開展|公开|公開|公布|公佈|发布|發布)?';
/** A deadline element that says nothing but that it will be soon; 及时, 长期 and 持续 are standing duties and mean something. */
const element = new RegExp(
  `^\\s*(?:(?:完成|工作)?(?:时限|時限|时间|時間|期限)(?:要求)?\\s*[：:]\\s*)?(?<vague>${words})${doing}\\s*$`,
  'u',
);
/** A line or a cell that is labelled as a deadline. */
const labelled = new RegExp(
  `(?:时限|時限|完成时间|完成時間|时间|時間)(?:要求)?\\s{0,9}[：:]\\s{0,9}(?<vague>${words})${doing}\\s{0,9}(?=[。；;，,）)|]|$)`,
  'u',
);

/** A deadline element of a note, or a line labelled 完成时限, that names no time. Words such as 及时 in running text are no deadline. */
export const rule: Rule = {
  meta: {
    code: 'deadline/vague',
    title: { 'zh-cn': '完成时限不明确', 'zh-tw': '完成時限不明確', en: 'A deadline that names no time' },
    severity: 'info',
    reads: 'draft',
    fix: 'none',
    basis: '任务分解表惯例：完成时限写明日期',
    since: '0.1.0',
  },
  *check(draft) {
    const reported = new Set<number>();
    for (const { note } of draft.tasks) {
      for (const span of note ? vagueElements(draft.text, note) : []) {
        reported.add(span.start);
        yield { span, message: message(vague, draft.text.slice(span.start, span.end)) };
      }
    }
    for (const block of draft.tree.blocks) {
      const span = labelledIn(draft, block);
      if (span && !reported.has(span.start))
        yield { span, message: message(vague, draft.text.slice(span.start, span.end)) };
    }
  },
};

/** Longest element of a note that is looked at. */
const longestElement = 24;

/** The elements of a note, between its commas and semicolons, that are a vague time. */
function vagueElements(text: string, note: Note): readonly Span[] {
  const found: Span[] = [];
  let start = note.inner.start;
  for (let at = start; at <= note.inner.end; at++) {
    if (at < note.inner.end && !'，,；;'.includes(text[at]!)) continue;
    const reading = at - start <= longestElement ? element.exec(text.slice(start, at)) : null;
    if (reading) {
      const from = start + reading[0].indexOf(reading.groups!.vague!);
      found.push({ start: from, end: start + reading[0].trimEnd().length });
    }
    start = at + 1;
  }
  return found;
}

/** Longest line of a list that gives unit and deadline. */
const longestLine = 120;

function labelledIn(draft: Draft, block: Block): Span | null {
  if (block.kind === 'blank' || block.kind === 'noise' || block.kind === 'metadata') return null;
  if (block.content.end - block.content.start > longestLine) return null;
  const line = draft.text.slice(block.content.start, block.content.end);
  if (!line.includes('时') && !line.includes('時')) return null;
  const reading = labelled.exec(line);
  if (!reading) return null;
  const start = block.content.start + reading.index + reading[0].indexOf(reading.groups!.vague!);
  return { start, end: block.content.start + reading.index + reading[0].trimEnd().length };
}
