import type { Citation } from '../../syntax/tree.ts';
import type { Localized } from '../../text/message.ts';
import { textOf } from '../../text/span.ts';
import { citedDocument } from '../cited.ts';
import { type Manner, say } from '../markup.ts';
import { lineOf } from '../place.ts';
import type { Relations } from '../relations.ts';

const wording = {
  number: { 'zh-cn': '文号：{0}', 'zh-tw': '文號：{0}', en: 'Number: {0}' },
  issuer: { 'zh-cn': '发文机关：{0}', 'zh-tw': '發文機關：{0}', en: 'Issuer: {0}' },
  date: { 'zh-cn': '成文日期：{0}', 'zh-tw': '成文日期：{0}', en: 'Date: {0}' },
  alias: { 'zh-cn': '本文简称《{0}》', 'zh-tw': '本文簡稱《{0}》', en: 'Called 《{0}》 in this document' },
  itself: { 'zh-cn': '即本文件。', 'zh-tw': '即本文件。', en: 'This document itself.' },
  inLibrary: { 'zh-cn': '在上位文件库中：{0}', 'zh-tw': '在上位文件庫中：{0}', en: 'In the library: {0}' },
  missing: {
    'zh-cn': '上位文件库中没有这份文件。',
    'zh-tw': '上位文件庫中沒有這份文件。',
    en: 'This document is not in the library.',
  },
} as const satisfies Record<string, Localized>;

/** Title, number, issuer and date of a cited document, and whether the library holds it. */
export function describeCitation(relations: Relations, citation: Citation, manner: Manner): string {
  const { markup } = manner;
  const { draft } = relations;
  const found = citedDocument(relations, citation);
  const known = found?.draft ?? null;
  const words = (span: { start: number; end: number } | null) =>
    span ? textOf(draft.text, span).replace(/\s{1,40}/g, '') : null;

  const title = words(citation.title) ?? known?.title ?? '';
  const number = words(citation.number) ?? known?.number ?? null;
  const alias = words(citation.alias);
  const facts = [
    number && say(manner, wording.number, markup.text(number)),
    known?.issuer && say(manner, wording.issuer, markup.text(known.issuer)),
    known?.date && say(manner, wording.date, known.date.iso),
    alias && say(manner, wording.alias, markup.text(alias)),
  ].filter((fact): fact is string => Boolean(fact));

  return markup.paragraphs([title === '' ? '' : markup.strong(title), facts.join(' · '), whereabouts()]);

  function whereabouts(): string {
    if (!found) return say(manner, wording.missing);
    if (found.uri === relations.uri) return say(manner, wording.itself);
    const line = found.draft.titleSpan ? lineOf(found.draft, found.draft.titleSpan.start) : 0;
    return say(manner, wording.inLibrary, markup.link(found.draft.title || found.uri, found.uri, line));
  }
}
