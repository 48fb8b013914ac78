import type { Trace } from '../../directives/trace.ts';
import { type AlignedTexts, alignClause, alignDraft, type Names } from '../../features/alignedTexts.ts';
import { linksAbove } from '../../features/relations.ts';
import { clauseAt, type Draft, type DraftClause } from '../../model/draft.ts';
import { clauseName, clauseTitle, documentName } from '../../reports/wording.ts';
import type { Language } from '../../text/message.ts';
import { fromPosition } from '../proto.ts';
import type { ComparisonJson, ComparisonParams } from '../protocol.ts';
import { relationsOf, type Session } from '../session.ts';

/** Answers `workpoints/comparison`. */
export async function comparison(session: Session, params: ComparisonParams): Promise<ComparisonJson | null> {
  const { language } = session.client;
  const { draft, trace } = await relationsOf(session, params.uri, false);
  const names: Names = { clause: (owner, clause) => clauseTitle(owner, clause, language), document: documentName };
  const isWhole = params.clause === undefined && params.position === undefined;
  const clause = isWhole ? null : clauseOf(draft, params);
  if (!isWhole && !clause) return null;
  const texts: AlignedTexts | null = clause
    ? alignClause(draft, trace, clause, names, language)
    : alignDraft(draft, trace, names, language);
  return texts && { clause: clause?.path ?? null, title: titleOf(draft, trace, clause, language), ...texts };
}

function clauseOf(draft: Draft, { clause, position }: ComparisonParams): DraftClause | null {
  if (position) return clauseAt(draft, fromPosition(draft.lines, position));
  return draft.clauses.find(({ path }) => path === clause) ?? null;
}

function titleOf(draft: Draft, trace: Trace, clause: DraftClause | null, language: Language): string {
  if (!clause) {
    const parents = trace.parents.map(({ directive }) => documentName(directive.draft));
    return `${draft.title} ↔ ${parents.join('、')}`;
  }
  const link = linksAbove(trace, clause)[0]!;
  const parent = `${documentName(link.directive.draft)} ${clauseName(link.directive.draft, link.parent, language)}`;
  return `${clauseName(draft, clause, language)} ↔ ${parent}`;
}
