import type { Draft, DraftClause } from '../model/draft.ts';
import type { Span } from '../text/span.ts';
import type { Relations } from './relations.ts';

/** A stretch of a document that came from a parent (`above`) or went into a child (`below`), and what stands there. */
export interface CarriedWording {
  readonly span: Span;
  readonly from: 'above' | 'below';
  readonly other: { readonly draft: Draft; readonly clause: DraftClause; readonly span: Span };
}

/** The wording that made the links of a document, upwards and downwards, in the order of its text. Rejected links are left out. */
export function carriedWording({ uri, trace, children }: Relations): readonly CarriedWording[] {
  const above = trace.links
    .filter((link) => link.status !== 'rejected')
    .flatMap(({ evidence, directive, parent }) =>
      evidence.map((words): CarriedWording => {
        const other = { draft: directive.draft, clause: parent, span: words.parent };
        return { span: words.child, from: 'above', other };
      }),
    );
  const below = children.flatMap((child) =>
    child.trace.links
      .filter((link) => link.status !== 'rejected' && link.directive.uri === uri)
      .flatMap(({ evidence, clause }) =>
        evidence.map((words): CarriedWording => {
          const other = { draft: child.draft, clause, span: words.child };
          return { span: words.parent, from: 'below', other };
        }),
      ),
  );
  return [...above, ...below].sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}
