import type { Directive } from '../directives/trace.ts';
import type { Span } from '../text/span.ts';
import { citedDocument } from './cited.ts';
import type { Relations } from './relations.ts';

/** A citation that leads to a document of the library; `span` is its title without 《》, or its number where it has no title. */
export interface CitationLink {
  readonly span: Span;
  readonly target: Directive;
}

/** The citations of a draft that name a document of the library, in the order of the text. */
export function documentLinks(relations: Relations): readonly CitationLink[] {
  return relations.draft.citations.flatMap((citation) => {
    const target = citedDocument(relations, citation);
    if (!target || target.uri === relations.uri) return [];
    return [{ span: citation.title ?? citation.number ?? citation, target }];
  });
}
