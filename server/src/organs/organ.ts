import type { Span } from '../text/span.ts';

/** How high a body stands. */
export const organLevels = ['central', 'province', 'city', 'county', 'town'] as const;

/** One of the levels. */
export type OrganLevel = (typeof organLevels)[number];

/** Another name of a body, or another body, and the first day of the change (`2018-11-08`, `2018-11`, `2018`); `null` where it is not known. */
export interface DatedName {
  readonly name: string;
  readonly date: string | null;
}

/** A body that can be responsible: an entry of a registry. */
export interface Organ {
  /** `市发展和改革委员会`: its full name, or the one that the registry wants to be used. */
  readonly name: string;
  /** `市发展改革委`; the usual one first. */
  readonly shortNames: readonly string[];
  readonly level: OrganLevel | null;
  /** The name of the body above it. */
  readonly parent: string | null;
  /** What it was called before, or the bodies that went into it; `date` is the day since which it is this body. */
  readonly predecessors: readonly DatedName[];
  /** What it became; `date` is the day since which it is not this body any more. */
  readonly successors: readonly DatedName[];
  /** What a collective name stands for: the bodies of 市政府各部门. */
  readonly members: readonly string[];
  /** Its name in the file that it comes from. */
  readonly span: Span;
}
