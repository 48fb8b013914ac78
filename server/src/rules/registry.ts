// Written by npm run gen.
import { rule as citationAlias } from './citation-alias.ts';
import { rule as citationForm } from './citation-form.ts';
import { rule as citationFuture } from './citation-future.ts';
import { rule as citationMismatch } from './citation-mismatch.ts';
import { rule as deadlineInvalid } from './deadline-invalid.ts';
import { rule as deadlinePast } from './deadline-past.ts';
import { rule as deadlineVague } from './deadline-vague.ts';
import { rule as directiveMissing } from './directive-missing.ts';
import { rule as directiveSuspect } from './directive-suspect.ts';
import { rule as directiveUncovered } from './directive-uncovered.ts';
import { rule as directiveUnlinked } from './directive-unlinked.ts';
import { rule as directiveWeakened } from './directive-weakened.ts';
import { rule as documentApproval } from './document-approval.ts';
import { rule as documentDamage } from './document-damage.ts';
import { rule as documentDate } from './document-date.ts';
import { rule as documentTitle } from './document-title.ts';
import { rule as documentYear } from './document-year.ts';
import { rule as numberDate } from './number-date.ts';
import { rule as numberForm } from './number-form.ts';
import { rule as numberingDuplicate } from './numbering-duplicate.ts';
import { rule as numberingForm } from './numbering-form.ts';
import { rule as numberingLevel } from './numbering-level.ts';
import { rule as numberingMixed } from './numbering-mixed.ts';
import { rule as numberingReference } from './numbering-reference.ts';
import { rule as numberingSequence } from './numbering-sequence.ts';
import { rule as punctuationPair } from './punctuation-pair.ts';
import { rule as punctuationRepeat } from './punctuation-repeat.ts';
import { rule as punctuationUsage } from './punctuation-usage.ts';
import { rule as punctuationWidth } from './punctuation-width.ts';
import { rule as responsibilityDuplicate } from './responsibility-duplicate.ts';
import { rule as responsibilityForm } from './responsibility-form.ts';
import { rule as responsibilityMissing } from './responsibility-missing.ts';
import { rule as responsibilityNoLead } from './responsibility-no-lead.ts';
import { rule as responsibilitySeparator } from './responsibility-separator.ts';
import { rule as responsibilityVague } from './responsibility-vague.ts';
import type { Rule } from './rule.ts';
import { rule as scriptMixed } from './script-mixed.ts';
import { rule as scriptResidue } from './script-residue.ts';
import { rule as unitInconsistent } from './unit-inconsistent.ts';
import { rule as unitPremature } from './unit-premature.ts';
import { rule as unitSuperseded } from './unit-superseded.ts';
import { rule as unitUnknown } from './unit-unknown.ts';
import { rule as wordingConfusable } from './wording-confusable.ts';

/** Every rule, by its code. */
export const rules: readonly Rule[] = [
  citationAlias,
  citationForm,
  citationFuture,
  citationMismatch,
  deadlineInvalid,
  deadlinePast,
  deadlineVague,
  directiveMissing,
  directiveSuspect,
  directiveUncovered,
  directiveUnlinked,
  directiveWeakened,
  documentApproval,
  documentDamage,
  documentDate,
  documentTitle,
  documentYear,
  numberDate,
  numberForm,
  numberingDuplicate,
  numberingForm,
  numberingLevel,
  numberingMixed,
  numberingReference,
  numberingSequence,
  punctuationPair,
  punctuationRepeat,
  punctuationUsage,
  punctuationWidth,
  responsibilityDuplicate,
  responsibilityForm,
  responsibilityMissing,
  responsibilityNoLead,
  responsibilitySeparator,
  responsibilityVague,
  scriptMixed,
  scriptResidue,
  unitInconsistent,
  unitPremature,
  unitSuperseded,
  unitUnknown,
  wordingConfusable,
];
