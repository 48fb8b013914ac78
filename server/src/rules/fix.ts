import type { Finding, TextEdit } from './rule.ts';

/** How often fixes are applied and the text is checked again before it is taken as it is. */
const roundsAtMost = 10;

/** A text to which safe fixes were applied. */
export interface FixedText {
  readonly text: string;
  /** How many fixes were applied. */
  readonly applied: number;
}

/** The text with edits applied that are in order and disjoint. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let at = 0;
  for (const { span, newText } of edits) {
    edited += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return edited + text.slice(at);
}

/** The edits of the first safe fix of a finding; none where it has none. */
function safeEditsOf(finding: Finding): readonly TextEdit[] {
  return finding.fixes?.find((fix) => fix.safety === 'safe')?.edits ?? [];
}

/**
 * The safe fixes that can be applied at once, each whole or not at all: of two that touch one place the earlier finding's.
 * Each entry is the edits of one fix; the entries do not interleave.
 */
export function safeFixes(findings: readonly Finding[]): readonly (readonly TextEdit[])[] {
  const chosen: (readonly TextEdit[])[] = [];
  let end = -1;
  const candidates = findings.map(safeEditsOf).filter((edits) => edits.length > 0);
  for (const edits of candidates.sort((one, other) => one[0]!.span.start - other[0]!.span.start)) {
    if (edits[0]!.span.start <= end) continue;
    chosen.push(edits);
    end = edits.at(-1)!.span.end;
  }
  return chosen;
}

/** Applies the safe fixes of a text until it has none or they do not settle; `check` gives the findings of a text. */
export async function fixText(text: string, check: (text: string) => Promise<readonly Finding[]>): Promise<FixedText> {
  let fixed = text;
  let applied = 0;
  for (let round = 0; round < roundsAtMost; round++) {
    const fixes = safeFixes(await check(fixed));
    const edited = applyEdits(fixed, fixes.flat());
    if (edited === fixed) break;
    fixed = edited;
    applied += fixes.length;
  }
  return { text: fixed, applied };
}
