import type { Recorded } from '../../test/support/figures.ts';
import type { BenchResults } from '../bench/results.ts';
import type { EvalFigures } from '../eval.ts';

/** A part of the page that is measured at one time, and the day on which that was. */
type Dated<Part> = Part & { readonly date: string };

/** How rules do on real documents: on defects put into them, against labels, and where nothing was changed. */
export interface ChecksPart {
  /** First parts of the codes of all rules. */
  readonly groups: readonly string[];
  readonly seeded: readonly Recorded['seeded'][];
  readonly labels: readonly Recorded['labels'][];
  readonly alarms: readonly Recorded['alarms'][];
  readonly published: Recorded['published'];
}

/** Tests that passed, by the file that they are in. */
export interface PassedTests {
  readonly file: string;
  readonly names: readonly string[];
}

/** What was done to the program, and did it no harm. */
export interface SurvivalPart {
  readonly fuzz: readonly Recorded['fuzz'][];
  readonly hostile: readonly Recorded['hostile'][];
  readonly memory: readonly Recorded['memory'][];
  readonly regexes: Recorded['regexes'];
  /** Faults that were injected and hostile contents that were shown or exported. */
  readonly tests: readonly PassedTests[];
}

/** What ships of the work of others, and what is known against it. */
export interface DependenciesPart {
  /** `name version` of each package that has a part in a bundle. */
  readonly shipped: readonly string[];
  /** Vulnerabilities by severity; `null` where the registry did not answer. */
  readonly audit: Readonly<Record<string, number>> | null;
}

/** Everything that docs/quality.md shows, kept beside it as docs/quality.json. */
export interface QualityFigures {
  readonly version: 1;
  readonly checks: Dated<ChecksPart>;
  readonly links: Dated<EvalFigures>;
  readonly speed: Dated<BenchResults>;
  readonly survival: Dated<SurvivalPart>;
  readonly dependencies: Dated<DependenciesPart>;
}

/** The name of a part. */
export type PartName = Exclude<keyof QualityFigures, 'version'>;
