import type { ClauseLink } from '../directives/trace.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
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
import { clauseName, clauseTitle, documentName, oneLine } from './wording.ts';

const legend: Localized = {
  'zh-cn': '有底色的文字是两处共有的内容。',
  'zh-tw': '有底色的文字是兩處共有的內容。',
  en: 'Marked words are what both texts ask for.',
};

const lineName: Localized = { 'zh-cn': '第 {0} 行', 'zh-tw': '第 {0} 行', en: 'line {0}' };

const htmlLanguages: { readonly [language in Language]: string } = { 'zh-cn': 'zh-Hans', 'zh-tw': 'zh-Hant', en: 'en' };

/** The own text of a clause, with marks around the given spans; those that overlap another are left out. */
function markedText(draft: Draft, clause: DraftClause, marks: readonly Span[]): string {
  const { text } = draft;
  const { blocks, start, end } = clause.syntax;
  const ends = blocks.length > 0 ? blocks.at(-1)!.content.end : end;
  let html = '';
  let at = start;
  for (const mark of [...marks].sort((one, other) => one.start - other.start)) {
    if (mark.start < at || mark.end > ends) continue;
    html += `${escapeHtml(text.slice(at, mark.start))}<mark>${escapeHtml(text.slice(mark.start, mark.end))}</mark>`;
    at = mark.end;
  }
  return `<p>${html}${escapeHtml(text.slice(at, ends))}</p>`;
}

function pairHtml(draft: Draft, clause: DraftClause, link: ClauseLink, language: Language): string {
  const parent = link.directive.draft;
  const head = `${percent(link.score)} · ${statusNames[link.status][language]} · ${documentName(parent)} ${clauseName(parent, link.parent, language)}`;
  const own = markedText(
    draft,
    clause,
    link.evidence.map((found) => found.child),
  );
  const above = markedText(
    parent,
    link.parent,
    link.evidence.map((found) => found.parent),
  );
  return `<p class="soft">${escapeHtml(head)}</p>\n<div class="pair"><div>${own}</div><div>${above}</div></div>`;
}

function clauseHtml(source: TraceSource, at: number, linked: LinkedClause, language: Language): string {
  const { draft } = source;
  const { clause, links } = linked;
  const line = draft.lines.position(clause.syntax.start).line + 1;
  const title = clauseTitle(draft, clause, language);
  const head = `<h3 id="d${at}-${clause.syntax.start}">${escapeHtml(title)} <span class="soft">${render(message(lineName, line), language)}</span></h3>`;
  if (links.length === 0) {
    return `${head}\n<p class="unlinked">${traceWords.unlinked[language]}</p>\n<div class="pair"><div>${markedText(draft, clause, [])}</div></div>`;
  }
  return [head, ...links.map((link) => pairHtml(draft, clause, link, language))].join('\n');
}

function row(cells: readonly string[], className = ''): string {
  return `<tr${className ? ` class="${className}"` : ''}>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function tableHtml(heads: readonly string[], rows: readonly string[]): string {
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function sourceHtml(source: TraceSource, at: number, language: Language): string {
  const { draft, trace } = source;
  const words = traceWords;
  const title = `<h1>${escapeHtml(draft.title || source.path)}</h1>\n<p class="soft">${escapeHtml(source.path)}</p>`;
  if (trace.parents.length === 0) return `${title}\n<p>${escapeHtml(words.noParents[language])}</p>`;
  const linkTo = (clause: DraftClause) =>
    `<a href="#d${at}-${clause.syntax.start}">${escapeHtml(clauseName(draft, clause, language))}</a>`;
  const parents = trace.parents.map(({ directive, why }) => {
    const number = directive.draft.number ? `（${directive.draft.number}）` : '';
    return `<li>${escapeHtml(directive.draft.title + number)} <span class="soft">${reasonNames[why][language]}</span></li>`;
  });
  const coverage = coverageFirstUncovered(trace).map((covered) => {
    const parent = covered.directive.draft;
    const name = `${documentName(parent)} ${clauseTitle(parent, covered.parent, language)}`;
    const by = covered.by.map(linkTo).join('<br>') || words.none[language];
    return row([escapeHtml(name), coverageNames[covered.status][language], by], covered.status);
  });
  const missing = trace.missing.map((citation) => `<li>${escapeHtml(oneLine(draft.text, citation))}</li>`);
  const clauses = linkedClauses(source);
  const unlinkedFirst = [...clauses.filter((each) => each.unlinked), ...clauses.filter((each) => !each.unlinked)];
  return [
    title,
    `<p>${escapeHtml(render(message(words.summary, ...traceCounts(source)), language))}</p>`,
    `<h2>${words.parents[language]}</h2>\n<ul>${parents.join('')}</ul>`,
    ...(missing.length > 0 ? [`<h2>${words.missing[language]}</h2>\n<ul>${missing.join('')}</ul>`] : []),
    `<h2>${words.coverage[language]}</h2>`,
    tableHtml([words.parent[language], words.status[language], words.by[language]], coverage),
    `<h2>${words.links[language]}</h2>\n<p class="soft">${legend[language]}</p>`,
    ...unlinkedFirst.map((linked) => clauseHtml(source, at, linked, language)),
  ].join('\n');
}

/**
 * The links of the drafts as one file for a browser: coverage with the uncovered first, then each clause beside its parent
 * clause. Needs nothing from elsewhere and runs nothing: a policy in the file forbids scripts, images and connections.
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
