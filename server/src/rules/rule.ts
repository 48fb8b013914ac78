import type { ClauseLink, Trace } from '../directives/trace.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import type { Registry } from '../organs/registry.ts';
import type { Citation } from '../syntax/tree.ts';
import type { Localized, Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';

/** How much a finding weighs. `error` must not go out; `warning` should be looked at; `info` is good to know. */
export const severities = ['error', 'warning', 'info'] as const;

/** One of the severities; a project can also switch a rule `off`. */
export type Severity = (typeof severities)[number];

/** Whether a fix may be applied without being looked at (`safe`, on save and with `--fix`) or only when asked for (`review`). */
export type FixSafety = 'safe' | 'review';

/** A replacement in the draft: `newText` for what `span` covers. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A way to mend a finding. It changes what its title says and nothing else. */
export interface Fix {
  readonly title: Message;
  readonly safety: FixSafety;
  /** In the order of the text, disjoint; none where the fix is a decision. */
  readonly edits: readonly TextEdit[];
  /** A decision to be kept in `.workpoints/decisions.json`; nothing of it is written into the draft. */
  readonly decision?: ProposedDecision;
}

/**
 * Something that a person may do about a finding besides editing the draft. `local`: the task is the issuer's own and has no parent clause.
 * `accepted`, `rejected`: the link holds, or does not. `locate`: the document that is cited is shown to the library.
 */
export type ProposedDecision =
  | { readonly kind: 'local'; readonly clause: DraftClause }
  | { readonly kind: 'accepted' | 'rejected'; readonly link: ClauseLink }
  | { readonly kind: 'locate'; readonly citation: Citation };

/** Another place that explains a finding: the other clause, the parent's text. */
export interface RelatedPlace {
  /** The document, `null` for the draft itself. */
  readonly uri: string | null;
  readonly span: Span;
  readonly message: Message;
}

/** What a rule reports. */
export interface RuleFinding {
  readonly span: Span;
  readonly message: Message;
  readonly related?: readonly RelatedPlace[];
  /** The best fix first. */
  readonly fixes?: readonly Fix[];
  /** Set where this finding weighs less than the rule's own severity; never more. */
  readonly atMost?: Severity;
}

/** A finding with what the runner adds: where it comes from and how much it weighs. */
export interface Finding extends RuleFinding {
  readonly code: string;
  readonly severity: Severity;
  /** The path of the clause it lies in, or `null` outside of the clauses. */
  readonly clause: string | null;
}

/** What a rule can see besides the draft. */
export interface RuleContext {
  /** The links of the draft to its parents; `null` while the library is not there (rules that read only the draft run first). */
  readonly trace: Trace | null;
  /** What is known of units: the registry of the workspace, or only what is known everywhere. */
  readonly organs: Registry;
}

/** What is known of a rule without running it. */
export interface RuleMeta {
  /** `group/name`; never changed, never used again for something else. */
  readonly code: string;
  readonly title: Localized;
  readonly severity: Severity;
  /** `draft`: runs on the text alone. `library`: needs the parents. */
  readonly reads: 'draft' | 'library';
  /** The kind of fix it offers, `none` where there is none. */
  readonly fix: FixSafety | 'none';
  /** The standard or practice it rests on: `GB/T 9704—2012 §7.3.3`. */
  readonly basis: string;
  /** The version that first had it. */
  readonly since: string;
}

/** One rule: what it is and how it finds its findings. It may throw; the runner then drops its findings alone. */
export interface Rule {
  readonly meta: RuleMeta;
  check(draft: Draft, context: RuleContext): Iterable<RuleFinding>;
}
