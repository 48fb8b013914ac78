import { onOneLine } from '../syntax/characters.ts';
import { type Language, message, render } from '../text/message.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';
import {
  coverageFirstUncovered,
  coverageNames,
  linkedClauses,
  percent,
  reasonNames,
  statusNames,
  type TraceSource,
  traceCounts,
  traceWords,
} from './traceTable.ts';
import { clauseName, clauseTitle, documentName } from './wording.ts';

function sourceMarkdown(source: TraceSource, language: Language): string {
  const { draft, trace } = source;
  const head = `# ${escapeMarkdown(draft.title || source.path)}\n`;
  if (trace.parents.length === 0) return `${head}\n${escapeMarkdown(traceWords.noParents[language])}\n`;
  const parents = trace.parents.map(({ directive, why }) => {
    const number = directive.draft.number ? `（${directive.draft.number}）` : '';
    return `- ${escapeMarkdown(directive.draft.title + number)}：${reasonNames[why][language]}`;
  });
  const links = linkedClauses(source).flatMap(({ clause, links: found, unlinked }) => {
    const name = escapeMarkdown(clauseTitle(draft, clause, language));
    const none = unlinked ? [[name, `**${traceWords.unlinked[language]}**`, '', '']] : [];
    const shown = found.map((link) => [
      name,
      escapeMarkdown(clauseTitle(link.directive.draft, link.parent, language)),
      percent(link.score),
      statusNames[link.status][language],
    ]);
    return [...none, ...shown];
  });
  const coverage = coverageFirstUncovered(trace).map((covered) => [
    escapeMarkdown(
      `${documentName(covered.directive.draft)} ${clauseTitle(covered.directive.draft, covered.parent, language)}`,
    ),
    coverageNames[covered.status][language],
    escapeMarkdown(covered.by.map((clause) => clauseName(draft, clause, language)).join('；')),
  ]);
  const missing = trace.missing.map((citation) => `- ${escapeMarkdown(onOneLine(draft.text, citation))}`);
  const words = traceWords;
  return [
    head,
    `${render(message(words.summary, ...traceCounts(source)), language)}\n`,
    `## ${words.parents[language]}\n`,
    `${parents.join('\n')}\n`,
    `## ${words.links[language]}\n`,
    markdownTable(
      [words.clause[language], words.parent[language], words.score[language], words.status[language]],
      links,
    ),
    `## ${words.coverage[language]}\n`,
    markdownTable([words.parent[language], words.status[language], words.by[language]], coverage),
    ...(missing.length > 0 ? [`## ${words.missing[language]}\n`, `${missing.join('\n')}\n`] : []),
  ].join('\n');
}

/** The links of the drafts in Markdown: parents, a table of links, a table of coverage with the uncovered first. */
export function traceMarkdown(sources: readonly TraceSource[], language: Language): string {
  return sources.map((source) => sourceMarkdown(source, language)).join('\n');
}
