import type { ClauseLink, SentenceLink, Trace } from '../directives/trace.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import type { Span } from '../text/span.ts';
import { sentenceAt } from './place.ts';

/** A draft below a document, with the links that lead up to it. */
export interface ChildDocument {
  readonly uri: string;
  readonly draft: Draft;
  readonly trace: Trace;
}

/** A document with what is known of the documents above and below it. */
export interface Relations {
  readonly uri: string;
  readonly draft: Draft;
  readonly trace: Trace;
  readonly children: readonly ChildDocument[];
}

/** A stretch of some document; `focus` is the part of it that names it, such as label and heading of a clause. */
export interface DocumentPlace {
  readonly uri: string;
  /** The document as far as its lines go: the registry of units is no draft. */
  readonly draft: Pick<Draft, 'lines' | 'text'>;
  readonly span: Span;
  readonly focus: Span;
}

/** A link that leads from a clause of a child up to a clause of this document. */
export interface LinkFromBelow {
  readonly child: ChildDocument;
  readonly link: ClauseLink;
}

/** Whether two clauses are the same one of the same document, also where the document was read twice. */
export function isSameClause(one: DraftClause, other: DraftClause): boolean {
  return one === other || (one.path === other.path && one.syntax.start === other.syntax.start);
}

/** The links of a clause up to its parents, the primary one first, then the surest. Rejected ones are left out. */
export function linksAbove(trace: Trace, clause: DraftClause): readonly ClauseLink[] {
  return trace.links
    .filter((link) => link.status !== 'rejected' && isSameClause(link.clause, clause))
    .sort((one, other) => rank(one) - rank(other) || other.score - one.score);
}

function rank(link: ClauseLink): number {
  return link.kind === 'primary' ? 0 : 1;
}

/** The links that lead up to a clause of this document, child by child in the order of their text. Rejected ones are left out. */
export function linksBelow(
  relations: Pick<Relations, 'uri' | 'children'>,
  clause: DraftClause,
): readonly LinkFromBelow[] {
  return relations.children.flatMap((child) =>
    child.trace.links
      .filter(
        (link) =>
          link.status !== 'rejected' && link.directive.uri === relations.uri && isSameClause(link.parent, clause),
      )
      .sort((one, other) => one.clause.syntax.start - other.clause.syntax.start)
      .map((link) => ({ child, link })),
  );
}

/** The links of the sentence that holds an offset, the surest first. */
export function sentenceLinksAt(trace: Trace, clause: DraftClause, offset: number): readonly SentenceLink[] {
  const sentence = sentenceAt(clause, offset);
  return trace.sentences
    .filter((link) => link.sentence.start === sentence?.start && isSameClause(link.clause, clause))
    .sort((one, other) => other.score - one.score);
}
