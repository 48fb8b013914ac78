import { toSimplified } from '../text/script.ts';
import type { Draft } from './draft.ts';

/** Whether the document comes from the State Council, its general office or the Party's centre, by issuer or number. */
export function isNational(draft: Draft): boolean {
  const issuer = toSimplified(draft.issuer ?? '');
  if (issuer) return /^(?:中共中央|中央|国务院|全国人民代表大会)/.test(issuer);
  return /^(?:国发|国办|中发|中办|国令)/.test(toSimplified(draft.number ?? ''));
}
