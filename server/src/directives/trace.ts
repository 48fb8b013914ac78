import type { DocumentCard } from '../model/card.ts';
import type { LinkDecision } from '../model/decision.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import type { Identity } from '../model/identity.ts';
import type { Citation, Sentence } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';

/** A document of the library, known by where it lies. */
export interface Directive {
  readonly uri: string;
  /** Of a large library read when it is asked for: who only wants to know which document it is asks for the card. */
  readonly draft: Draft;
  /** What tells the document from others, where it is known without the draft. */
  readonly card?: DocumentCard;
}

/** What names a document and its year. */
export type NamedDocument = Pick<Identity, 'title' | 'issuer' | 'number' | 'year'>;

/** What names a directive, without reading its draft where a card says it. The same object as long as the document is the same. */
export function identityOf(directive: Directive): NamedDocument {
  return directive.card ?? directive.draft;
}

/** Why a document is a parent of a draft. */
export type ParentReason = 'cited' | 'pinned' | 'same-subject-and-year';

/** A document that a draft implements. */
export interface ParentDocument {
  readonly directive: Directive;
  readonly why: ParentReason;
}

/** What people or the matcher say of a link. */
export type LinkStatus = 'covers' | 'suspect' | 'pinned' | 'rejected';

/** Words of both sides that made a link: the same thing asked for, in the child's and in the parent's words. */
export interface Evidence {
  readonly child: Span;
  readonly parent: Span;
}

/** A clause of the draft and the clause of a parent that it implements. */
export interface ClauseLink {
  readonly clause: DraftClause;
  readonly directive: Directive;
  readonly parent: DraftClause;
  readonly kind: 'primary' | 'secondary';
  readonly status: LinkStatus;
  /** How sure the link is, 0 to 1, calibrated: of links with 0.9 nine in ten are right. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
  /** What a person decided about the link. */
  readonly decision?: LinkDecision;
}

/** A sentence of the draft and the parent clause that it carries over. */
export interface SentenceLink {
  readonly clause: DraftClause;
  readonly sentence: Sentence;
  readonly directive: Directive;
  readonly parent: DraftClause;
  readonly score: number;
}

/**
 * A sentence of a parent clause and the clauses of the draft that implement it. `exempt`: it binds only others, such as the departments of the
 * State Council.
 */
export interface SentenceCoverage {
  readonly sentence: Sentence;
  readonly status: 'covered' | 'open' | 'exempt';
  readonly by: readonly DraftClause[];
}

/** How far a parent clause is implemented, and by which clauses of the draft. */
export interface Coverage {
  readonly directive: Directive;
  readonly parent: DraftClause;
  readonly status: 'full' | 'part' | 'none';
  readonly by: readonly DraftClause[];
  /** Its sentences, in the order of the text. */
  readonly sentences?: readonly SentenceCoverage[];
}

/** Everything known of a draft and the documents above it. */
export interface Trace {
  readonly parents: readonly ParentDocument[];
  readonly links: readonly ClauseLink[];
  readonly sentences: readonly SentenceLink[];
  /** Task clauses without a parent clause; empty where no parent was found. */
  readonly unlinked: readonly DraftClause[];
  readonly coverage: readonly Coverage[];
  /** Documents that the draft cites as its basis and that the library does not hold. */
  readonly missing: readonly Citation[];
  /** Documents of the library that the draft cites, whether or not it implements them. */
  readonly cited?: readonly { readonly citation: Citation; readonly directive: Directive }[];
  /** Somebody named a library, and it holds something. */
  readonly hasLibrary?: boolean;
}

/** What the matcher says of a draft and one parent, before people's decisions. */
export interface Match {
  readonly links: readonly Omit<ClauseLink, 'directive' | 'status'>[];
  readonly sentences: readonly Omit<SentenceLink, 'directive'>[];
}
