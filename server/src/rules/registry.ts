// Written by npm run gen.
import { rule as directiveUnlinked } from './directive-unlinked.ts';
import { rule as documentDamage } from './document-damage.ts';
import { rule as numberingDuplicate } from './numbering-duplicate.ts';
import { rule as numberingForm } from './numbering-form.ts';
import { rule as numberingLevel } from './numbering-level.ts';
import { rule as numberingMixed } from './numbering-mixed.ts';
import { rule as numberingReference } from './numbering-reference.ts';
import { rule as numberingSequence } from './numbering-sequence.ts';
import { rule as responsibilityMissing } from './responsibility-missing.ts';
import type { Rule } from './rule.ts';

/** Every rule, by its code. */
export const rules: readonly Rule[] = [
  directiveUnlinked,
  documentDamage,
  numberingDuplicate,
  numberingForm,
  numberingLevel,
  numberingMixed,
  numberingReference,
  numberingSequence,
  responsibilityMissing,
];
