import type { RememberedClause, RememberedDocument } from './remembered.ts';

/** What a person decided about a clause. `local`: the task is the issuer's own and has no parent clause. */
export interface ClauseDecision {
  /** The draft's path, seen from the folder of the project file, with `/`. */
  readonly draft: string;
  /** The draft's title: by it the decision is found again when the file was renamed. */
  readonly document?: string;
  /** Heading or first words of the clause: by them it is found again when its number or its text has changed. */
  readonly title: string;
  /** The number of the clause when the decision was taken, for people who read the file. */
  readonly clause: string;
  /** Its wording at that time: by it the clause is found again when its heading has changed. */
  readonly text?: string;
  readonly state: 'local';
  readonly reason: string;
}

/** What a person can decide of a link: it holds, it does not, it was added by hand. */
export const linkStates = ['accepted', 'rejected', 'pinned'] as const;

/** One of the states. */
export type LinkState = (typeof linkStates)[number];

/** A clause of a directive as a decisions file remembers it. */
export type RememberedParent = RememberedDocument & RememberedClause;

/** A decision on the link between a clause of a draft and a clause of a directive. */
export interface LinkDecision extends RememberedClause, Omit<RememberedDocument, 'path'> {
  /** The draft's path, seen from the folder of the project file, with `/`. */
  readonly draft: string;
  readonly parent: RememberedParent;
  readonly state: LinkState;
  readonly reason: string;
}
