import type { Draft } from '../model/draft.ts';
import type { UnitRole } from '../syntax/tree.ts';
import { overlaps, type Span } from '../text/span.ts';

/** What a stretch of text means. `citation` the title of a document without 《》, `number` its document number. */
export const tokenKinds = ['title', 'label', 'heading', 'unit', 'deadline', 'citation', 'number', 'figure'] as const;

/** What is said besides of a unit: the role it has, and that it stands for many. */
export const tokenModifiers = ['lead', 'support', 'collective'] as const;

/** One of the kinds. */
export type TokenKind = (typeof tokenKinds)[number];

/** One of the modifiers. */
export type TokenModifier = (typeof tokenModifiers)[number];

/** A stretch of text with what it means; it may go over a line end where the author broke a title. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly modifiers: readonly TokenModifier[];
}

/** A quantity that a task is held to, `70%`, `20个工作日`, `2次`; no part of a date or of a row of numbers. */
const figure =
  /(?<![\d.,年月第])\d[\d,.]{0,15}(?:%|％|‰|多?个百分点|多?個百分點|个工作日|個工作日|[万亿萬億]?(?:元|人次|人|次|家|个|個|项|項|天|日|件|场|場|条|條)(?![起前]))/g;

/** What the parts of a draft mean, in the order of the text and disjoint. */
export function semanticTokens(draft: Draft): readonly Token[] {
  const inner = disjoint(innerTokens(draft));
  const headings = draft.clauses.flatMap(({ syntax }) => (syntax.heading ? [plain('heading', syntax.heading)] : []));
  const title = draft.titleSpan ? [plain('title', draft.titleSpan)] : [];
  const outer = disjoint([...title, ...headings]).flatMap((token) => without(token, inner));
  return disjoint([...inner, ...outer, ...figures(draft, [...inner, ...outer])]);
}

/** Labels, units, deadlines and the parts of citations: they hold nothing else that has a meaning of its own. */
function innerTokens(draft: Draft): Token[] {
  const roles = new Map(draft.tasks.flatMap((task) => task.units.map((unit) => [unit.start, unit.role] as const)));
  const ofClauses = draft.clauses.flatMap(({ syntax }) => [
    ...(syntax.label ? [plain('label', syntax.label)] : []),
    ...syntax.notes.flatMap((note) => [
      ...[...note.units, ...(note.standing?.units ?? [])].map((unit): Token => {
        const modifiers = modifiersOf(roles.get(unit.start) ?? unit.role, unit.collective);
        return { kind: 'unit', start: unit.start, end: unit.end, modifiers };
      }),
      ...(note.deadline ? [plain('deadline', note.deadline)] : []),
    ]),
  ]);
  const ofCitations = draft.citations.flatMap(({ title, number }) => [
    ...(title ? [plain('citation', title)] : []),
    ...(number ? [plain('number', number)] : []),
  ]);
  return [...ofClauses, ...ofCitations];
}

function plain(kind: TokenKind, span: Span): Token {
  return { kind, start: span.start, end: span.end, modifiers: [] };
}

function modifiersOf(role: UnitRole, collective: boolean): readonly TokenModifier[] {
  return [...(role === 'responsible' ? [] : [role]), ...(collective ? (['collective'] as const) : [])];
}

function figures(draft: Draft, others: readonly Token[]): readonly Token[] {
  const taken = disjoint([...others]);
  let next = 0;
  return draft.clauses.flatMap(({ syntax }) =>
    syntax.sentences.flatMap((sentence) => {
      const words = draft.text.slice(sentence.start, sentence.end);
      return [...words.matchAll(figure)].flatMap((found) => {
        const start = sentence.start + found.index;
        const token = plain('figure', { start, end: start + found[0].length });
        while (next < taken.length && taken[next]!.end <= token.start) next++;
        return next < taken.length && overlaps(taken[next]!, token) ? [] : [token];
      });
    }),
  );
}

/** What is left of a token beside the ones inside it. */
function without(token: Token, inner: readonly Token[]): readonly Token[] {
  const parts: Token[] = [];
  let from = token.start;
  for (const other of inner) {
    if (other.end <= from) continue;
    if (other.start >= token.end) break;
    if (other.start > from) parts.push({ ...token, start: from, end: other.start });
    from = other.end;
  }
  if (from < token.end) parts.push({ ...token, start: from });
  return parts;
}

/** The tokens in order; of two that share characters the first stays. Empty ones are dropped. */
function disjoint(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (const token of [...tokens].sort((one, other) => one.start - other.start || one.end - other.end)) {
    if (token.end > token.start && token.start >= (kept.at(-1)?.end ?? 0)) kept.push(token);
  }
  return kept;
}
