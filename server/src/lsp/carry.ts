import type { Finding } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';

/**
 * Moves findings from one state of a text to the next: those in front of what changed stay, those behind it move along, those that it
 * touches are dropped. Fixes are dropped too, for they were made for the old text.
 */
export function carryOver(before: string, after: string, findings: readonly Finding[]): readonly Finding[] {
  const changed = changedSpan(before, after);
  const by = after.length - before.length;
  const move = (span: Span): Span | null => {
    if (span.end <= changed.start) return span;
    return span.start >= changed.end ? { start: span.start + by, end: span.end + by } : null;
  };
  return findings.flatMap((finding) => {
    const span = move(finding.span);
    if (!span) return [];
    const related = finding.related?.flatMap((place) => {
      const moved = place.uri === null ? move(place.span) : place.span;
      return moved ? [{ ...place, span: moved }] : [];
    });
    const { fixes: _, related: __, ...rest } = finding;
    return [{ ...rest, span, ...(related ? { related } : {}) }];
  });
}

/** The stretch of the old text that the new one has something else for. */
function changedSpan(before: string, after: string): Span {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, end: before.length - tail };
}
