import type { RuleLevel } from './project.ts';

/** How far a draft has come: being written, sent for review, about to be issued. */
export const profiles = ['drafting', 'review', 'final'] as const;

/** One of the profiles. */
export type Profile = (typeof profiles)[number];

/** The profile that holds where nobody names one: every rule as it is. */
export const usualProfile: Profile = 'review';

const whileDrafting: { readonly [level in RuleLevel]: RuleLevel } = {
  error: 'warning',
  warning: 'info',
  info: 'off',
  off: 'off',
};

/**
 * How much a rule weighs under a profile. While a draft is being written everything weighs less and what is only good to know is kept back; a final
 * text may have nothing left that should be looked at.
 */
export function levelUnder(profile: Profile, level: RuleLevel): RuleLevel {
  if (profile === 'drafting') return whileDrafting[level];
  return profile === 'final' && level === 'warning' ? 'error' : level;
}

/** The profile of a name; `null` for what is none. */
export function profileOf(name: unknown): Profile | null {
  return profiles.find((profile) => profile === name) ?? null;
}
