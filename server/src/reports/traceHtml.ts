import { compareTexts } from '../directives/comparison.ts';
import type { ClauseLink, Coverage, Trace } from '../directives/trace.ts';
import { findWeakened } from '../directives/weakened.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import { wordingOf } from '../model/remembered.ts';
import { onOneLine } from '../syntax/characters.ts';
import { type Language, type Localized, message, render } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { escapeHtml, htmlStyle } from './html.ts';
import {
  coverageFirstUncovered,
  coverageNames,
  type LinkedClause,
  linkedClauses,
  percent,
  reasonNames,
  statusNames,
  type TraceSource,
  traceCounts,
  traceWords,
} from './traceTable.ts';
import { clauseName, clauseTitle, documentName } from './wording.ts';

const words = {
  legend: {
    'zh-cn': '有底色的是两处共有的文字；实线是本稿另有的，虚线是上位文件另有的。',
    'zh-tw': '有底色的是兩處共有的文字；實線是本稿另有的，虛線是上位文件另有的。',
    en: 'Marked words stand in both texts; a solid line is under words of the draft alone, a dotted one under words of the directive alone.',
  },
  line: { 'zh-cn': '第 {0} 行', 'zh-tw': '第 {0} 行', en: 'line {0}' },
  first: { 'zh-cn': '先看这些', 'zh-tw': '先看這些', en: 'To be looked at first' },
  nothing: {
    'zh-cn': '各条都有依据，上位文件各条都已落实。',
    'zh-tw': '各條都有依據，上位文件各條都已落實。',
    en: 'Every clause has a basis and every clause of the directives is covered.',
  },
  unlinked: { 'zh-cn': '没有依据的条目', 'zh-tw': '沒有依據的條目', en: 'Clauses without a basis' },
  uncovered: {
    'zh-cn': '没有落实的上位条目',
    'zh-tw': '沒有落實的上位條目',
    en: 'Parent clauses that nothing implements',
  },
  suspect: {
    'zh-cn': '依据存疑：上位条目在确认之后改过',
    'zh-tw': '依據存疑：上位條目在確認之後改過',
    en: 'Suspect: the parent clause changed since the link was accepted',
  },
  weakened: {
    'zh-cn': '低于上位文件的指标、时限',
    'zh-tw': '低於上位文件的指標、時限',
    en: 'Figures and deadlines weaker than the parent’s',
  },
  weaker: {
    'zh-cn': '上位文件“{0}”，本稿“{1}”',
    'zh-tw': '上位文件「{0}」，本稿「{1}」',
    en: 'the directive “{0}”, the draft “{1}”',
  },
  matrix: { 'zh-cn': '对应一览', 'zh-tw': '對應一覽', en: 'Matrix' },
  matrixLegend: { 'zh-cn': '●主要依据　○次要依据', 'zh-tw': '●主要依據　○次要依據', en: '● primary, ○ secondary' },
  open: { 'zh-cn': '未落实的句子：', 'zh-tw': '未落實的句子：', en: 'Sentences not covered:' },
  before: { 'zh-cn': '确认时的上位文字', 'zh-tw': '確認時的上位文字', en: 'The parent when the link was accepted' },
  after: { 'zh-cn': '现在的上位文字', 'zh-tw': '現在的上位文字', en: 'The parent now' },
  reason: { 'zh-cn': '理由：{0}', 'zh-tw': '理由：{0}', en: 'Reason: {0}' },
} satisfies { readonly [name: string]: Localized };

const htmlLanguages: { readonly [language in Language]: string } = { 'zh-cn': 'zh-Hans', 'zh-tw': 'zh-Hant', en: 'en' };

/** The words of a text that another has, and those that it does not have. */
interface Marks {
  readonly kept: readonly Span[];
  readonly other: readonly Span[];
  /** The element around words that the other text does not have. */
  readonly element: 'ins' | 'del';
}

/** A text with its kept words and its other words marked; spans are offsets of the text, each list in order and disjoint. */
function markedText(text: string, { kept, other, element }: Marks): string {
  const marks = [
    ...kept.map((span) => ({ ...span, element: 'mark' })),
    ...other.map((span) => ({ ...span, element: element as string })),
  ].sort((one, two) => one.start - two.start);
  let [html, at] = ['', 0];
  for (const mark of marks) {
    if (mark.start < at) continue;
    const inside = escapeHtml(text.slice(mark.start, mark.end));
    html += `${escapeHtml(text.slice(at, mark.start))}<${mark.element}>${inside}</${mark.element}>`;
    at = mark.end;
  }
  return `<p>${html}${escapeHtml(text.slice(at))}</p>`;
}

/** What lies between spans of a text. */
function between(spans: readonly Span[], length: number): readonly Span[] {
  const gaps: Span[] = [];
  let from = 0;
  for (const { start, end } of [...spans, { start: length, end: length }]) {
    if (start > from) gaps.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  return gaps;
}

/** A span without the marks and spaces at its ends; `null` where nothing is left. */
function trimmed(text: string, { start, end }: Span): Span | null {
  const words = /[\p{L}\p{N}](?:[\s\S]*[\p{L}\p{N}])?/u.exec(text.slice(start, end));
  return words && { start: start + words.index, end: start + words.index + words[0].length };
}

/** A text to be shown; `compared` is the same, character for character, with what is not to be compared blanked. */
interface Shown {
  readonly text: string;
  readonly compared: string;
}

/** Two texts side by side: the draft's or the newer one first. */
function sideBySide(own: Shown, above: Shown): string {
  const { kept, dropped, added } = compareTexts(own.compared, above.compared);
  const ownKept = between(added, own.text.length).flatMap((span) => trimmed(own.compared, span) ?? []);
  const left = markedText(own.text, { kept: ownKept, other: added, element: 'ins' });
  const right = markedText(above.text, { kept, other: dropped, element: 'del' });
  return `<div class="pair"><div>${left}</div><div>${right}</div></div>`;
}

function plain(text: string): Shown {
  return { text, compared: text };
}

/** The own text of a clause as it stands in the document. Its number and its notes differ anyway and are not compared. */
function textOfClause(draft: Draft, clause: DraftClause): Shown {
  const { blocks, start, end, label, notes } = clause.syntax;
  const text = draft.text.slice(start, blocks.length > 0 ? blocks.at(-1)!.content.end : end);
  let compared = text;
  for (const span of [...(label ? [label] : []), ...notes]) {
    const [from, to] = [Math.max(0, span.start - start), Math.min(text.length, span.end - start)];
    if (to > from) compared = compared.slice(0, from) + ' '.repeat(to - from) + compared.slice(to);
  }
  return { text, compared };
}

function badge(name: string, className: string): string {
  return `<span class="badge ${className}">${escapeHtml(name)}</span>`;
}

function pairHtml(draft: Draft, clause: DraftClause, link: ClauseLink, language: Language): string {
  const parent = link.directive.draft;
  const name = `${percent(link.score)} · ${documentName(parent)} ${clauseName(parent, link.parent, language)}`;
  const reason = link.decision?.reason ? ` · ${render(message(words.reason, link.decision.reason), language)}` : '';
  const head = `<p class="soft">${badge(statusNames[link.status][language], link.status)} ${escapeHtml(name + reason)}</p>`;
  if (link.status === 'rejected') return head;
  const change =
    link.status === 'suspect' && link.decision
      ? `<p class="soft">${words.after[language]} ／ ${words.before[language]}</p>\n${sideBySide(plain(wordingOf(parent, link.parent)), plain(link.decision.parent.text))}`
      : '';
  return `${head}\n${sideBySide(textOfClause(draft, clause), textOfClause(parent, link.parent))}${change}`;
}

function clauseHtml(source: TraceSource, at: number, linked: LinkedClause, language: Language): string {
  const { draft } = source;
  const { clause, links } = linked;
  const line = draft.lines.position(clause.syntax.start).line + 1;
  const title = clauseTitle(draft, clause, language);
  const head = `<h3 id="d${at}-${clause.syntax.start}">${escapeHtml(title)} <span class="soft">${render(message(words.line, line), language)}</span></h3>`;
  const own = linked.unlinked
    ? [
        `<p class="unlinked">${traceWords.unlinked[language]}</p>`,
        `<div class="pair"><div><p>${escapeHtml(textOfClause(draft, clause).text)}</p></div></div>`,
      ]
    : [];
  return [head, ...own, ...links.map((link) => pairHtml(draft, clause, link, language))].join('\n');
}

function row(cells: readonly string[], className = ''): string {
  return `<tr${className ? ` class="${className}"` : ''}>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function tableHtml(heads: readonly string[], rows: readonly string[]): string {
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

/** A list under a heading; nothing where it is empty. */
function listHtml(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  return [`<h3>${title}（${items.length}）</h3>\n<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`];
}

/** What a reviewer should look at before everything else. */
function firstHtml({ draft, trace }: TraceSource, at: number, language: Language): string {
  const linkTo = (clause: DraftClause) =>
    `<a href="#d${at}-${clause.syntax.start}">${escapeHtml(clauseTitle(draft, clause, language))}</a>`;
  const uncovered = trace.coverage.filter(({ status }) => status === 'none');
  const suspect = trace.links.filter(({ status }) => status === 'suspect');
  const weakened = findWeakened(draft, trace).map(({ clause, limit, directive, above }) => {
    const [theirs, own] = [
      directive.draft.text.slice(above.span.start, above.span.end),
      draft.text.slice(limit.span.start, limit.span.end),
    ];
    return `${linkTo(clause)}：${escapeHtml(render(message(words.weaker, theirs, own), language))}`;
  });
  const lists = [
    ...listHtml(words.unlinked[language], trace.unlinked.map(linkTo)),
    ...listHtml(
      words.uncovered[language],
      uncovered.map(({ directive, parent }) =>
        escapeHtml(`${documentName(directive.draft)} ${clauseTitle(directive.draft, parent, language)}`),
      ),
    ),
    ...listHtml(
      words.suspect[language],
      suspect.map(({ clause }) => linkTo(clause)),
    ),
    ...listHtml(words.weakened[language], weakened),
  ];
  const content = lists.length > 0 ? lists.join('\n') : `<p>${words.nothing[language]}</p>`;
  return `<section class="first"><h2>${words.first[language]}</h2>\n${content}</section>`;
}

/** The clauses of the draft against those of one parent. */
function matrixHtml(
  { draft, trace }: TraceSource,
  at: number,
  columns: readonly Coverage[],
  language: Language,
): string {
  const rows = draft.clauses.filter((clause) => clause.leaf && clause.role === 'task');
  const heads = columns.map(({ directive, parent }) => {
    const name = clauseTitle(directive.draft, parent, language);
    return `<th scope="col">${escapeHtml(name.length > 18 ? `${name.slice(0, 18)}…` : name)}</th>`;
  });
  const cell = (clause: DraftClause, { directive, parent, status }: Coverage): string => {
    const link = trace.links.find(
      (each) =>
        each.status !== 'rejected' && each.clause === clause && each.parent === parent && each.directive === directive,
    );
    const mark = link ? `<a href="#d${at}-${clause.syntax.start}">${link.kind === 'primary' ? '●' : '○'}</a>` : '';
    return `<td${status === 'none' ? ' class="none"' : ''}>${mark}</td>`;
  };
  const lines = rows.map(
    (clause) =>
      `<tr><th scope="row">${escapeHtml(clauseTitle(draft, clause, language))}</th>${columns.map((column) => cell(clause, column)).join('')}</tr>`,
  );
  return `<div class="scroll"><table class="matrix"><thead><tr><td></td>${heads.join('')}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table></div>`;
}

function coverageHtml(source: TraceSource, at: number, language: Language): string {
  const { draft, trace } = source;
  const linkTo = (clause: DraftClause) =>
    `<a href="#d${at}-${clause.syntax.start}">${escapeHtml(clauseName(draft, clause, language))}</a>`;
  const rows = coverageFirstUncovered(trace).map((covered) => {
    const parent = covered.directive.draft;
    const name = `${documentName(parent)} ${clauseTitle(parent, covered.parent, language)}`;
    const open = (covered.sentences ?? []).filter(({ status }) => status === 'open');
    const sentences = open.map(({ sentence }) => `<br>${escapeHtml(onOneLine(parent.text, sentence))}`).join('');
    const left =
      covered.status === 'part' && open.length > 0 ? `<p class="soft">${words.open[language]}${sentences}</p>` : '';
    const by = covered.by.map(linkTo).join('<br>') || traceWords.none[language];
    return row([escapeHtml(name) + left, coverageNames[covered.status][language], by], covered.status);
  });
  return tableHtml([traceWords.parent[language], traceWords.status[language], traceWords.by[language]], rows);
}

/** So many parent clauses stand beside each other on a printed page; the others follow in a table below. */
const columnsAtMost = 24;

/** A matrix for each parent that asks for something. */
function matrices(source: TraceSource, at: number, language: Language): readonly string[] {
  const { parents, coverage }: Trace = source.trace;
  return parents.flatMap(({ directive }) => {
    const columns = coverage.filter((each) => each.directive === directive);
    if (columns.length === 0) return [];
    const parts = Array.from({ length: Math.ceil(columns.length / columnsAtMost) }, (_, part) =>
      matrixHtml(source, at, columns.slice(part * columnsAtMost, (part + 1) * columnsAtMost), language),
    );
    return [`<h3>${escapeHtml(directive.draft.title)}</h3>`, ...parts];
  });
}

function sourceHtml(source: TraceSource, at: number, language: Language): string {
  const { draft, trace } = source;
  const title = `<h1>${escapeHtml(draft.title || source.path)}</h1>\n<p class="soft">${escapeHtml(source.path)}</p>`;
  if (trace.parents.length === 0) return `${title}\n<p>${escapeHtml(traceWords.noParents[language])}</p>`;
  const parents = trace.parents.map(({ directive, why }) => {
    const number = directive.draft.number ? `（${directive.draft.number}）` : '';
    return `<li>${escapeHtml(directive.draft.title + number)} <span class="soft">${reasonNames[why][language]}</span></li>`;
  });
  const missing = trace.missing.map((citation) => `<li>${escapeHtml(onOneLine(draft.text, citation))}</li>`);
  const clauses = linkedClauses(source);
  const unlinkedFirst = [...clauses.filter((each) => each.unlinked), ...clauses.filter((each) => !each.unlinked)];
  return [
    title,
    `<p>${escapeHtml(render(message(traceWords.summary, ...traceCounts(source)), language))}</p>`,
    `<h2>${traceWords.parents[language]}</h2>\n<ul>${parents.join('')}</ul>`,
    ...(missing.length > 0 ? [`<h2>${traceWords.missing[language]}</h2>\n<ul>${missing.join('')}</ul>`] : []),
    firstHtml(source, at, language),
    `<h2>${words.matrix[language]}</h2>\n<p class="soft">${words.matrixLegend[language]}</p>`,
    ...matrices(source, at, language),
    `<h2>${traceWords.coverage[language]}</h2>`,
    coverageHtml(source, at, language),
    `<h2>${traceWords.links[language]}</h2>\n<p class="soft">${words.legend[language]}</p>`,
    ...unlinkedFirst.map((linked) => clauseHtml(source, at, linked, language)),
  ].join('\n');
}

/**
 * The links of the drafts as one file for a browser: what has no basis and what nothing implements first, then the matrix, the coverage sentence
 * by sentence, and each clause beside its parent clause with the differences. Needs nothing from elsewhere and runs nothing: a policy in the file
 * forbids scripts, images and connections.
 */
export function traceHtml(sources: readonly TraceSource[], language: Language): string {
  const title = sources.length === 1 ? sources[0]!.draft.title || sources[0]!.path : traceWords.title[language];
  return `<!doctype html>
<html lang="${htmlLanguages[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${htmlStyle}</style>
</head>
<body>
${sources.map((source, at) => `<article>\n${sourceHtml(source, at, language)}\n</article>`).join('\n')}
</body>
</html>
`;
}
