import type { Line } from './lines.ts';
import type { Face, FacedSpan, Printed } from './printed.ts';

const titleKinds: ReadonlySet<Printed['kind']> = new Set(['title', 'attachmentTitle']);

/** A line in stretches of one face each, in order; together they are the line. */
export function runsOf({ kind, faces }: Printed, line: Line): readonly FacedSpan[] {
  const own: Face = titleKinds.has(kind) ? 'headline' : 'body';
  const runs: FacedSpan[] = [];
  for (const span of line.spans) {
    let at = span.start;
    for (const { start, end, face } of faces) {
      const [from, to] = [Math.max(at, start), Math.min(span.end, end)];
      if (from >= to) continue;
      if (from > at) runs.push({ start: at, end: from, face: own });
      runs.push({ start: from, end: to, face });
      at = to;
    }
    if (at < span.end) runs.push({ start: at, end: span.end, face: own });
  }
  return runs;
}
