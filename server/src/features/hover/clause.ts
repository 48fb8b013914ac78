import { addedPhrases, compareTexts } from '../../directives/comparison.ts';
import type { ClauseLink, Directive, LinkStatus } from '../../directives/trace.ts';
import { assignedClauses, type Draft, type DraftClause } from '../../model/draft.ts';
import { wordingOf } from '../../model/remembered.ts';
import type { Localized } from '../../text/message.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { documentName } from '../documentNames.ts';
import { clauseName } from '../documentSymbols.ts';
import { type Manner, say } from '../markup.ts';
import { lineOf, nameSpan, ownText } from '../place.ts';
import {
  isSameClause,
  type LinkFromBelow,
  linksAbove,
  linksBelow,
  type Relations,
  sentenceLinksAt,
} from '../relations.ts';

const LONGEST_QUOTE = 1200;
const OTHERS_SHOWN = 4;
const CHILDREN_SHOWN = 8;
const ADDED_SHOWN = 6;
const LONGEST_PHRASE = 30;

const wording = {
  parent: { 'zh-cn': '上位条目', 'zh-tw': '上位條目', en: 'Parent clause' },
  from: { 'zh-cn': '{0} · {1} · {2} · {3}', 'zh-tw': '{0} · {1} · {2} · {3}', en: '{0} · {1} · {2} · {3}' },
  score: { 'zh-cn': '把握 {0}%', 'zh-tw': '把握 {0}%', en: '{0}% sure' },
  legend: {
    'zh-cn': '加粗为沿用的文字，其余为上位另有的文字。',
    'zh-tw': '加粗為沿用的文字，其餘為上位另有的文字。',
    en: 'Bold wording was carried over; the rest stands in the parent only.',
  },
  nothingKept: {
    'zh-cn': '没有成段沿用上位的文字。',
    'zh-tw': '沒有成段沿用上位的文字。',
    en: 'No wording was carried over.',
  },
  allKept: {
    'zh-cn': '上位文字全部沿用。',
    'zh-tw': '上位文字全部沿用。',
    en: 'All of the parent’s wording was carried over.',
  },
  added: { 'zh-cn': '本条另有：{0}', 'zh-tw': '本條另有：{0}', en: 'Added here: {0}' },
  more: { 'zh-cn': '等 {0} 处', 'zh-tw': '等 {0} 處', en: 'and more, {0} in all' },
  cut: {
    'zh-cn': '条文较长，只比较了开头部分。',
    'zh-tw': '條文較長，只比較了開頭部分。',
    en: 'The text is long; only its beginning was compared.',
  },
  reason: { 'zh-cn': '理由：{0}', 'zh-tw': '理由：{0}', en: 'reason: {0}' },
  wasThere: {
    'zh-cn': '确认时原有：{0}。',
    'zh-tw': '確認時原有：{0}。',
    en: 'It said when the link was accepted: {0}.',
  },
  isThere: { 'zh-cn': '现在改为：{0}。', 'zh-tw': '現在改為：{0}。', en: 'It says now: {0}.' },
  others: { 'zh-cn': '另见：', 'zh-tw': '另見：', en: 'See also:' },
  sentence: { 'zh-cn': '本句出自：{0}', 'zh-tw': '本句出自：{0}', en: 'This sentence follows {0}' },
  children: {
    'zh-cn': '有 {0} 条下位条目落实本条：',
    'zh-tw': '有 {0} 條下位條目落實本條：',
    en: 'Implemented by {0} clauses:',
  },
  oneChild: {
    'zh-cn': '有 1 条下位条目落实本条：',
    'zh-tw': '有 1 條下位條目落實本條：',
    en: 'Implemented by one clause:',
  },
  moreChildren: { 'zh-cn': '……另有 {0} 条', 'zh-tw': '……另有 {0} 條', en: '… and {0} more' },
  exemptBy: {
    'zh-cn': '不需要责任单位：属于“{0}”。',
    'zh-tw': '不需要責任單位：屬於「{0}」。',
    en: 'Needs no responsible unit: it belongs to “{0}”.',
  },
  preamble: {
    'zh-cn': '不需要责任单位：是文件开头的话。',
    'zh-tw': '不需要責任單位：是文件開頭的話。',
    en: 'Needs no responsible unit: it is the beginning of the document.',
  },
  closing: {
    'zh-cn': '不需要责任单位：是文件结尾的话。',
    'zh-tw': '不需要責任單位：是文件結尾的話。',
    en: 'Needs no responsible unit: it is the end of the document.',
  },
  unlinked: {
    'zh-cn': '上位文件中没有找到对应条目。',
    'zh-tw': '上位文件中沒有找到對應條目。',
    en: 'No corresponding clause was found in the parent documents.',
  },
} as const satisfies Record<string, Localized>;

/** What is said of the state of a link. */
export const statusWording: { readonly [status in LinkStatus]: Localized } = {
  covers: { 'zh-cn': '自动对应', 'zh-tw': '自動對應', en: 'found by comparison' },
  suspect: {
    'zh-cn': '待复核：上位条目已修改',
    'zh-tw': '待複核：上位條目已修改',
    en: 'to be reviewed: the parent changed',
  },
  pinned: { 'zh-cn': '人工确认', 'zh-tw': '人工確認', en: 'confirmed by hand' },
  rejected: { 'zh-cn': '已否定', 'zh-tw': '已否定', en: 'rejected' },
};

/** The parent clause of a clause with its text compared, other links of the clause, and the clauses below that implement it. */
export function describeClause(relations: Relations, clause: DraftClause, offset: number, manner: Manner): string {
  const { markup } = manner;
  const links = linksAbove(relations.trace, clause);
  return markup.paragraphs([
    ...describeParent(relations, clause, links[0], manner),
    describeSentence(relations, clause, links[0], offset, manner),
    describeOthers(links.slice(1), manner),
    relations.trace.unlinked.some((one) => isSameClause(one, clause)) ? say(manner, wording.unlinked) : '',
    describeChildren(linksBelow(relations, clause), manner),
    describeExemption(relations.draft, clause, manner),
  ]);
}

/** Why no unit is asked for here, in a document that names units elsewhere. */
function describeExemption(draft: Draft, clause: DraftClause, manner: Manner): string {
  const { role, exempt, syntax } = clause;
  if (exempt === null || syntax.notes.length > 0 || !draft.ask(assignedClauses)(clause)) return '';
  if (exempt !== '') return say(manner, wording.exemptBy, exempt);
  return say(manner, role === 'preamble' ? wording.preamble : wording.closing);
}

function describeParent(
  relations: Relations,
  clause: DraftClause,
  link: ClauseLink | undefined,
  manner: Manner,
): readonly string[] {
  if (!link) return [];
  const { markup } = manner;
  const parentDraft = link.directive.draft;
  const parentSpan = ownText(link.parent);
  const ownSpan = ownText(clause);
  const own = withoutNotes(relations.draft, clause, ownSpan);
  const comparison = compareTexts(own, withoutNotes(parentDraft, link.parent, parentSpan));
  const kept = comparison.kept.map((span) => shift(span, parentSpan.start));
  const added = addedPhrases(own, comparison.added).map((span) => own.slice(span.start, span.end));
  return [
    `${markup.strong(say(manner, wording.parent))}　${clauseLink(link.directive, link.parent, manner)}`,
    [
      markup.text(documentName(link.directive)),
      markup.text(link.parent.path),
      say(manner, wording.score, Math.round(link.score * 100)),
      say(manner, link.status === 'covers' && link.decision ? statusWording.pinned : statusWording[link.status]),
      ...(link.decision?.reason ? [say(manner, wording.reason, markup.text(link.decision.reason))] : []),
    ].join(' · '),
    describeChange(link, manner),
    markup.quote(quoted(parentDraft, parentSpan, kept, manner)),
    [
      say(manner, summary(comparison.kept.length, comparison.dropped.length)),
      describeAdded(added, manner),
      comparison.cut ? say(manner, wording.cut) : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(manner.language === 'en' ? ' ' : ''),
  ];
}

/** What the parent clause said when the link was accepted, and what of it is there no more; nothing where it did not change. */
function describeChange(link: ClauseLink, manner: Manner): string {
  if (link.status !== 'suspect' || !link.decision) return '';
  const before = link.decision.parent.text;
  const after = wordingOf(link.directive.draft, link.parent);
  const { added, dropped } = compareTexts(after, before);
  const gone = phrases(
    dropped.map(({ start, end }) => before.slice(start, end)),
    manner,
  );
  const fresh = phrases(
    added.map(({ start, end }) => after.slice(start, end)),
    manner,
  );
  return [
    gone === '' ? '' : say(manner, wording.wasThere, gone),
    fresh === '' ? '' : say(manner, wording.isThere, fresh),
  ]
    .filter((sentence) => sentence !== '')
    .join(manner.language === 'en' ? ' ' : '');
}

/** Phrases in quotation marks, the first few. */
function phrases(words: readonly string[], manner: Manner): string {
  return words
    .slice(0, ADDED_SHOWN)
    .map(
      (phrase) =>
        `「${manner.markup.text(phrase.length > LONGEST_PHRASE ? `${phrase.slice(0, LONGEST_PHRASE)}…` : phrase)}」`,
    )
    .join('、');
}

function summary(kept: number, dropped: number): Localized {
  if (kept === 0) return wording.nothingKept;
  return dropped === 0 ? wording.allKept : wording.legend;
}

/** The text with its responsibility notes blanked, offset for offset: who does it differs between the levels and says nothing of what is kept. */
function withoutNotes(draft: Draft, clause: DraftClause, span: Span): string {
  const parts: string[] = [];
  let from = span.start;
  for (const note of clause.syntax.notes) {
    if (!overlaps(note, span) || note.start < from) continue;
    parts.push(draft.text.slice(from, note.start), ' '.repeat(note.end - note.start));
    from = note.end;
  }
  parts.push(draft.text.slice(from, span.end));
  return parts.join('');
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** The parent's text paragraph by paragraph, kept wording in bold. */
function quoted(draft: Draft, span: Span, kept: readonly Span[], { markup }: Manner): string {
  const end = Math.min(span.end, span.start + LONGEST_QUOTE);
  const paragraphs: string[] = [];
  for (let line = lineOf(draft, span.start); line <= lineOf(draft, end); line++) {
    const start = Math.max(span.start, draft.lines.start(line));
    const words = draft.text.slice(start, Math.min(end, draft.lines.end(line)));
    const indent = words.length - words.trimStart().length;
    const content = { start: start + indent, end: start + words.trimEnd().length };
    if (content.end > content.start)
      paragraphs.push(
        withKept(draft.text, content, kept, (part, isKept) => (isKept ? markup.strong(part) : markup.text(part))),
      );
  }
  return paragraphs.join('\n\n') + (end < span.end ? '…' : '');
}

function withKept(
  text: string,
  span: Span,
  kept: readonly Span[],
  write: (part: string, isKept: boolean) => string,
): string {
  const parts: string[] = [];
  let from = span.start;
  for (const run of kept) {
    const start = Math.max(run.start, from);
    const end = Math.min(run.end, span.end);
    if (end <= start) continue;
    parts.push(write(text.slice(from, start), false), write(text.slice(start, end), true));
    from = end;
  }
  parts.push(write(text.slice(from, span.end), false));
  return parts.join('');
}

function describeAdded(added: readonly string[], manner: Manner): string {
  const phrases = added.map((phrase) => phrase.replace(/\s{1,40}/g, ''));
  if (phrases.length === 0) return '';
  const shown = phrases.slice(0, ADDED_SHOWN).map((phrase) => {
    const short = phrase.length > LONGEST_PHRASE ? `${phrase.slice(0, LONGEST_PHRASE)}…` : phrase;
    return `「${manner.markup.text(short)}」`;
  });
  const more = phrases.length > ADDED_SHOWN ? say(manner, wording.more, phrases.length) : '';
  const list = shown.join('、') + (manner.language === 'en' && more ? ` ${more}` : more);
  return say(manner, wording.added, manner.language === 'en' ? `${list}.` : `${list}。`);
}

/** Where the sentence under the cursor comes from, when that is another clause than the one already shown. */
function describeSentence(
  relations: Relations,
  clause: DraftClause,
  shown: ClauseLink | undefined,
  offset: number,
  manner: Manner,
): string {
  const link = sentenceLinksAt(relations.trace, clause, offset)[0];
  if (!link) return '';
  if (shown && shown.directive.uri === link.directive.uri && isSameClause(shown.parent, link.parent)) return '';
  return say(manner, wording.sentence, clauseLink(link.directive, link.parent, manner));
}

function describeOthers(links: readonly ClauseLink[], manner: Manner): string {
  if (links.length === 0) return '';
  const entries = links
    .slice(0, OTHERS_SHOWN)
    .map(
      (link) =>
        `${clauseLink(link.directive, link.parent, manner)} · ${say(manner, wording.score, Math.round(link.score * 100))}`,
    );
  return `${say(manner, wording.others)}\n${manner.markup.list(entries)}`;
}

function describeChildren(links: readonly LinkFromBelow[], manner: Manner): string {
  if (links.length === 0) return '';
  const entries = links.slice(0, CHILDREN_SHOWN).map(({ child, link }) => {
    const document = manner.markup.text(documentName(child));
    return `${clauseLink(child, link.clause, manner)} · ${document}`;
  });
  if (links.length > CHILDREN_SHOWN) entries.push(say(manner, wording.moreChildren, links.length - CHILDREN_SHOWN));
  const head = say(manner, links.length === 1 ? wording.oneChild : wording.children, links.length);
  return `${head}\n${manner.markup.list(entries)}`;
}

function clauseLink(document: Pick<Directive, 'uri' | 'draft'>, clause: DraftClause, { markup }: Manner): string {
  const place = nameSpan(clause) ?? ownText(clause);
  return markup.link(clauseName(document.draft, clause), document.uri, lineOf(document.draft, place.start));
}
