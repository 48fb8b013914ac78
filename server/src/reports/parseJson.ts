import type { Draft, DraftClause } from '../model/draft.ts';
import type { Citation } from '../syntax/tree.ts';
import { type Span, textOf } from '../text/span.ts';
import { placeOf } from './place.ts';

function words(draft: Draft, span: Span | null): string | null {
  return span ? textOf(draft.text, span) : null;
}

function clauseJson(draft: Draft, clause: DraftClause): object {
  const { label, level } = clause.syntax;
  return {
    path: clause.path,
    level,
    label: words(draft, label),
    title: clause.title,
    ...placeOf(draft.lines, clause.syntax),
    leaf: clause.leaf,
    role: clause.role,
    exempt: clause.exempt,
    sentences: clause.sentences.map(({ sentence, task, note }) => ({
      ...placeOf(draft.lines, sentence),
      task,
      covered: note !== null,
    })),
  };
}

function citationJson(draft: Draft, citation: Citation): object {
  return {
    title: words(draft, citation.title),
    number: words(draft, citation.number),
    alias: words(draft, citation.alias),
    ...placeOf(draft.lines, citation),
  };
}

/** The structure of one document as `workpoints parse` gives it. */
export function parseFileJson(path: string, draft: Draft): object {
  return {
    path,
    title: draft.title,
    issuer: draft.issuer,
    number: draft.number,
    year: draft.year,
    date: draft.date?.iso ?? null,
    script: draft.script,
    clauses: draft.clauses.map((clause) => clauseJson(draft, clause)),
    citations: draft.citations.map((citation) => citationJson(draft, citation)),
  };
}
