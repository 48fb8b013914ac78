import { clauseAt, type Draft } from '../model/draft.ts';
import { builtInRegistry } from '../organs/registry.ts';
import { type Finding, type Rule, type RuleContext, type Severity, severities } from './rule.ts';

/** How the rules are to be run. */
export interface RunSettings {
  /** Rule code → level, for the rules that do not keep their own. */
  readonly levels: ReadonlyMap<string, Severity | 'off'>;
  /** Told of each rule that threw; its findings are dropped, those of the others stay. */
  readonly onFailure: (code: string, error: unknown) => void;
}

function weaker(severity: Severity, atMost: Severity | undefined): Severity {
  if (!atMost) return severity;
  return severities.indexOf(atMost) > severities.indexOf(severity) ? atMost : severity;
}

/** What the rules can see; without a registry of units only what is known everywhere. */
export type GivenContext = Omit<RuleContext, 'organs'> & Partial<Pick<RuleContext, 'organs'>>;

/** The findings of one rule, none where it throws. */
function runRule(
  rule: Rule,
  severity: Severity,
  draft: Draft,
  context: RuleContext,
  settings: RunSettings,
): readonly Finding[] {
  const { code } = rule.meta;
  try {
    return Array.from(rule.check(draft, context), (found) => ({
      ...found,
      code,
      severity: weaker(severity, found.atMost),
      clause: clauseAt(draft, found.span.start)?.path ?? null,
    }));
  } catch (error) {
    settings.onFailure(code, error);
    return [];
  }
}

function inOrder(one: Finding, other: Finding): number {
  const places = one.span.start - other.span.start || one.span.end - other.span.end;
  if (places !== 0 || one.code === other.code) return places;
  return one.code < other.code ? -1 : 1;
}

/**
 * The findings of rules on a draft, ordered by place, then by code; two of one rule at one place stay in the rule's order.
 * Rules that need the library are left out while `context.trace` is `null`, rules at level `off` always.
 */
export function runRules(
  draft: Draft,
  rules: readonly Rule[],
  given: GivenContext,
  settings: RunSettings,
): readonly Finding[] {
  const context: RuleContext = { organs: builtInRegistry, ...given };
  const findings = rules.flatMap((rule) => {
    const severity = settings.levels.get(rule.meta.code) ?? rule.meta.severity;
    if (severity === 'off') return [];
    if (rule.meta.reads === 'library' && context.trace === null) return [];
    return runRule(rule, severity, draft, context, settings);
  });
  return findings.sort(inOrder);
}
