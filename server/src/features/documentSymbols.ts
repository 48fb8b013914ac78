import type { Draft, DraftClause } from '../model/draft.ts';
import { type Span, textOf } from '../text/span.ts';
import { nameSpan, ownText } from './place.ts';

/** What an entry of the outline stands for. `section` a clause that holds others, `clause` one that holds none. */
export type OutlineKind = 'title' | 'preamble' | 'section' | 'clause' | 'closing';

/** One entry of the outline of a draft. */
export interface OutlineEntry {
  readonly kind: OutlineKind;
  /** What a reader sees: `（二）积极回应社会关切`, the first words of a clause without a heading, the title. Never empty. */
  readonly name: string;
  /** The units that answer for a clause, at most three of them: `市科委、市财政局`; empty where there are none. */
  readonly detail: string;
  /** Everything that belongs to the entry, those below it included. */
  readonly span: Span;
  /** What is selected when the entry is chosen: title, label and heading, or the first line; lies within `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineEntry[];
}

const LONGEST_NAME = 80;
const UNITS_SHOWN = 3;

/** The outline of a draft: title, preamble, the tree of clauses, closing, in the order of the text. */
export function documentSymbols(draft: Draft): readonly OutlineEntry[] {
  const outermost = draft.clauses.filter((clause) => !clause.parent).map((clause) => entry(draft, clause));
  const title = titleEntry(draft);
  const entries = title ? [title, ...outermost] : outermost;
  return entries.sort((one, other) => one.span.start - other.span.start);
}

function titleEntry(draft: Draft): OutlineEntry | null {
  const span = draft.titleSpan;
  if (!span || draft.title === '') return null;
  return { kind: 'title', name: shorten(draft.title), detail: '', span, nameSpan: span, children: [] };
}

function entry(draft: Draft, clause: DraftClause): OutlineEntry {
  return {
    kind: outlineKind(clause),
    name: clauseName(draft, clause),
    detail: unitsOf(clause),
    span: clause.syntax,
    nameSpan: clauseNameSpan(draft, clause),
    children: clause.children.map((child) => entry(draft, child)),
  };
}

/** What a clause stands for in the outline. */
export function outlineKind(clause: DraftClause): OutlineKind {
  if (clause.syntax.path === 'preamble') return 'preamble';
  if (clause.syntax.path === 'closing') return 'closing';
  return clause.leaf ? 'clause' : 'section';
}

/** What a reader calls a clause: its label as typed and its title, `（二）积极回应社会关切`. Never empty. */
export function clauseName(draft: Draft, clause: DraftClause): string {
  const { label } = clause.syntax;
  const name = `${label ? textOf(draft.text, label) : ''}${clause.title}`.replace(/\s{1,20}/g, ' ').trim();
  return shorten(name || clause.path);
}

function shorten(name: string): string {
  const characters = Array.from(name.slice(0, LONGEST_NAME * 2));
  return characters.length <= LONGEST_NAME ? name : `${characters.slice(0, LONGEST_NAME).join('')}…`;
}

function unitsOf(clause: DraftClause): string {
  const names = [...new Set(clause.syntax.notes.flatMap((note) => note.units.map((unit) => unit.name)))];
  const shown = names.slice(0, UNITS_SHOWN).join('、');
  return names.length > UNITS_SHOWN ? `${shown}…` : shown;
}

/** Where a clause is named: its label and heading, or its first line. */
export function clauseNameSpan(draft: Draft, clause: DraftClause): Span {
  const name = nameSpan(clause);
  if (name) return name;
  const own = ownText(clause);
  const { lines } = draft;
  return { start: own.start, end: Math.min(own.end, lines.end(lines.position(own.start).line)) };
}
