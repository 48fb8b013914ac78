import type { ClauseLink, Directive, Trace } from '../directives/trace.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import { appendAll } from '../text/append.ts';
import { type Language, type Localized, message, render } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { inSimplified, inStyleOf } from './parentWording.ts';
import { linksAbove } from './relations.ts';

/** Two texts, clause by clause under the same head lines, so that a comparison of lines holds them beside each other. */
export interface AlignedTexts {
  readonly draft: string;
  readonly parent: string;
}

/** How clauses and documents are called in head lines. */
export interface Names {
  /** `二、（三）加强政策解读` */
  readonly clause: (draft: Draft, clause: DraftClause) => string;
  /** `国办发〔2019〕14号` */
  readonly document: (draft: Draft) => string;
}

const wording = {
  style: {
    'zh-cn': '（为便于对照，两边的字体、标点宽窄显示为一致，一句一行；原文以文件为准。）',
    'zh-tw': '（為便於對照，兩邊的字體、標點寬窄顯示為一致，一句一行；原文以檔案為準。）',
    en: '(For comparison both sides are shown in one script and width of marks, a sentence a line; the files have the original.)',
  },
  linked: { 'zh-cn': '━━ {0} ↔ {1} {2}', 'zh-tw': '━━ {0} ↔ {1} {2}', en: '━━ {0} ↔ {1} {2}' },
  also: { 'zh-cn': '━━ {0} ↔ 另见 {1} {2}', 'zh-tw': '━━ {0} ↔ 另見 {1} {2}', en: '━━ {0} ↔ see also {1} {2}' },
  unlinked: {
    'zh-cn': '━━ {0}（没有上位条目）',
    'zh-tw': '━━ {0}（沒有上位條目）',
    en: '━━ {0} (no parent clause)',
  },
  section: { 'zh-cn': '━━ {0}', 'zh-tw': '━━ {0}', en: '━━ {0}' },
  uncovered: {
    'zh-cn': '━━ 本稿没有落实：{0} {1}',
    'zh-tw': '━━ 本稿沒有落實：{0} {1}',
    en: '━━ Not implemented: {0} {1}',
  },
} as const satisfies Record<string, Localized>;

/** One clause beside the clauses of its parents; `null` where it has none. */
export function alignClause(
  draft: Draft,
  trace: Trace,
  clause: DraftClause,
  names: Names,
  language: Language,
): AlignedTexts | null {
  const links = linksAbove(trace, clause);
  if (links.length === 0) return null;
  const sides = createSides(draft, language);
  sides.clause(clause, links, names);
  return sides.texts();
}

/** A draft beside its parents: its clauses in their order, and behind them what no clause implements. `null` where it has no parent. */
export function alignDraft(draft: Draft, trace: Trace, names: Names, language: Language): AlignedTexts | null {
  if (trace.parents.length === 0) return null;
  const sides = createSides(draft, language);
  for (const clause of draft.clauses) sides.clause(clause, linksAbove(trace, clause), names);
  for (const { directive, parent, status } of trace.coverage)
    if (status === 'none') sides.uncovered(directive, parent, names);
  return sides.texts();
}

function createSides(draft: Draft, language: Language) {
  const own: string[] = [];
  const above: string[] = [];
  let isRestyled = false;

  const head = (line: Localized, ...values: string[]) => {
    const words = render(message(line, ...values), language);
    for (const side of [own, above]) side.push(...(side.length > 0 ? [''] : []), words);
  };
  const parentLines = ({ draft: parentDraft }: Directive, parent: DraftClause): readonly string[] =>
    linesOf(parentDraft, parent).map((line) => {
      const shown = inStyleOf(draft, parentDraft, line);
      if (shown !== line) isRestyled = true;
      return shown;
    });
  const ownLines = (clause: DraftClause, links: readonly ClauseLink[]): readonly string[] => {
    // Words are not converted to Traditional, so a Traditional draft is shown in the script of its Simplified parent.
    const isSimplified = draft.script === 'hant' && links.some((link) => link.directive.draft.script === 'hans');
    if (isSimplified) isRestyled = true;
    return linesOf(draft, clause).map((line) => (isSimplified ? inSimplified(line) : line));
  };

  return {
    clause(clause: DraftClause, links: readonly ClauseLink[], names: Names): void {
      const name = names.clause(draft, clause);
      const [first, ...others] = links;
      const at = (link: ClauseLink) =>
        [names.document(link.directive.draft), names.clause(link.directive.draft, link.parent)] as const;
      if (first) head(wording.linked, name, ...at(first));
      else head(clause.role === 'task' && clause.leaf ? wording.unlinked : wording.section, name);
      // The head line says all of a section that is nothing but its heading.
      if (first || clause.leaf || clause.syntax.body.length > 0) appendAll(own, ownLines(clause, links));
      if (first) appendAll(above, parentLines(first.directive, first.parent));
      for (const link of others) {
        head(wording.also, name, ...at(link));
        appendAll(above, parentLines(link.directive, link.parent));
      }
    },
    uncovered(directive: Directive, parent: DraftClause, names: Names): void {
      head(wording.uncovered, names.document(directive.draft), names.clause(directive.draft, parent));
      appendAll(above, parentLines(directive, parent));
    },
    texts(): AlignedTexts {
      const foreword = isRestyled ? [wording.style[language], ''] : [];
      const written = (lines: readonly string[]) => `${[...foreword, ...lines].join('\n')}\n`;
      return { draft: written(own), parent: written(above) };
    },
  };
}

/** The clause's own text without its label: heading, sentences and notes, each on a line. */
function linesOf(draft: Draft, clause: DraftClause): readonly string[] {
  const { heading, sentences, notes, body } = clause.syntax;
  const parts: Span[] = [...(heading ? [heading] : []), ...(sentences.length > 0 ? sentences : body), ...notes];
  return parts
    .sort((one, other) => one.start - other.start)
    .map(({ start, end }) => draft.text.slice(start, end).replace(/\s{0,40}[\r\n]\s{0,40}/g, ''));
}
