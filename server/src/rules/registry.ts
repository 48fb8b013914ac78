// Written by npm run gen.
import { rule as directiveUnlinked } from './directive-unlinked.ts';
import { rule as numberingDuplicate } from './numbering-duplicate.ts';
import { rule as numberingSequence } from './numbering-sequence.ts';
import { rule as responsibilityMissing } from './responsibility-missing.ts';
import type { Rule } from './rule.ts';

/** Every rule, by its code. */
export const rules: readonly Rule[] = [directiveUnlinked, numberingDuplicate, numberingSequence, responsibilityMissing];
