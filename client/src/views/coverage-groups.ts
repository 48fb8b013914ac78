import type { CoverageJson } from '../../../server/src/lsp/protocol.ts';

type Parent = CoverageJson['parents'][number];

/** How far a parent clause is implemented. */
export type CoverageStatus = Parent['clauses'][number]['status'];

/** The clauses of one parent that are implemented equally far, in the order of the text. */
export interface CoverageGroup {
  readonly status: CoverageStatus;
  readonly clauses: Parent['clauses'];
}

/** What is not implemented first, then in part, then in full; none that are empty. */
const order: readonly CoverageStatus[] = ['none', 'part', 'full'];

/** The clauses of a parent, those that nothing implements first. */
export function groupCoverage(parent: Parent): readonly CoverageGroup[] {
  return order
    .map((status) => ({ status, clauses: parent.clauses.filter((each) => each.status === status) }))
    .filter(({ clauses }) => clauses.length > 0);
}

/** Why there is no coverage to show; `null` where there is. */
export type CoverageLack = 'noProject' | 'noDirectives' | 'noParent' | null;

/** What a draft lacks to have parents. One that is in no folder cannot have a project. */
export function lackOf({ parents, project }: CoverageJson): CoverageLack {
  if (parents.length > 0) return null;
  if (!project?.exists) return 'noProject';
  return project.directives === 0 ? 'noDirectives' : 'noParent';
}
