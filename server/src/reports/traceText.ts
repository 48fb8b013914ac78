import { onOneLine } from '../syntax/characters.ts';
import { appendAll } from '../text/append.ts';
import { type Language, message, render } from '../text/message.ts';
import type { Appearance } from './checkText.ts';
import { displayWidth, padEnd, printable } from './displayWidth.ts';
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

/** Most columns that a clause takes in the list of links. */
const clauseColumns = 44;

function cut(text: string, width: number): string {
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept) + displayWidth(character) > width - 1) return `${kept}…`;
    kept += character;
  }
  return kept;
}

function headLines(source: TraceSource, language: Language, { colors }: Appearance): readonly string[] {
  const parents = source.trace.parents.map(({ directive, why }) => {
    const { number, title } = directive.draft;
    return `  ${colors.cyan('↑')} ${printable(title)}${number ? `（${printable(number)}）` : ''}  ${colors.dim(reasonNames[why][language])}`;
  });
  if (parents.length === 0) parents.push(`  ${colors.yellow(traceWords.noParents[language])}`);
  return [`${colors.underline(printable(source.path))}  ${printable(source.draft.title)}`, ...parents];
}

function linkLines(source: TraceSource, language: Language, { colors }: Appearance): readonly string[] {
  const { draft } = source;
  return linkedClauses(source).flatMap(({ clause, links, unlinked }) => {
    const line = draft.lines.position(clause.syntax.start).line + 1;
    const name = cut(printable(clauseTitle(draft, clause, language)), clauseColumns);
    const head = `  ${String(line).padStart(4)}  ${padEnd(name, clauseColumns)}`;
    const none = `${head}  ${colors.yellow(`– ${traceWords.unlinked[language]}`)}`;
    const shown = links.map((link, at) => {
      const parent = printable(clauseTitle(link.directive.draft, link.parent, language));
      const status = link.status === 'covers' ? '' : `  ${colors.yellow(statusNames[link.status][language])}`;
      const start = at === 0 && !unlinked ? head : ' '.repeat(displayWidth(head));
      return `${start}  → ${percent(link.score).padStart(4)}  ${parent}${status}`;
    });
    return unlinked ? [none, ...shown] : shown;
  });
}

function coverageLines(source: TraceSource, language: Language, { colors }: Appearance): readonly string[] {
  return coverageFirstUncovered(source.trace).flatMap((covered) => {
    if (covered.status === 'full') return [];
    const color = covered.status === 'none' ? colors.red : colors.yellow;
    const { draft } = covered.directive;
    const parent = printable(clauseTitle(draft, covered.parent, language));
    const by = covered.by.map((clause) => clauseName(source.draft, clause, language)).join(' ');
    return `  ${color(padEnd(coverageNames[covered.status][language], 12))}  ${printable(documentName(draft))} ${parent}${by ? `  ← ${by}` : ''}`;
  });
}

function missingLines({ draft, trace }: TraceSource, language: Language): readonly string[] {
  return trace.missing.map((citation) => {
    const line = draft.lines.position(citation.start).line + 1;
    return `  ${String(line).padStart(4)}  ${traceWords.missing[language]}  ${printable(onOneLine(draft.text, citation))}`;
  });
}

/** The links of the drafts for people to read: parents, links clause by clause, what is not covered, and the counts. */
export function traceText(sources: readonly TraceSource[], language: Language, appearance: Appearance): string {
  const shown = sources.map((source) => {
    const lines = [...headLines(source, language, appearance)];
    if (source.trace.parents.length > 0) {
      appendAll(lines, linkLines(source, language, appearance));
      const uncovered = coverageLines(source, language, appearance);
      if (uncovered.length > 0) lines.push('', ...uncovered);
      lines.push('', `  ${render(message(traceWords.summary, ...traceCounts(source)), language)}`);
    }
    appendAll(lines, missingLines(source, language));
    return `${lines.join('\n')}\n`;
  });
  return shown.join('\n');
}
