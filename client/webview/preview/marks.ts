import type { PreviewRunJson } from '../../../server/src/lsp/protocol.ts';
import type { PreviewMark, PreviewPlace } from '../../src/views/previewMessages.ts';

/** Characters of a run with the finding on them, if there is one. */
export interface MarkedPiece {
  readonly text: string;
  readonly mark: PreviewMark | null;
}

const weights = { error: 3, warning: 2, info: 1 } as const;

/** The graver of two findings comes first; of equals the one that begins first. */
export function graver(one: PreviewMark, other: PreviewMark): number {
  return weights[other.severity] - weights[one.severity] || compare(one.start, other.start);
}

/** Which of two places is the first. */
export function compare(one: PreviewPlace, other: PreviewPlace): number {
  return one.line - other.line || one.character - other.character;
}

/** Cuts a run where findings begin and end; where several lie on each other the gravest is shown. Together the pieces are the run. */
export function cutRun(run: PreviewRunJson, marks: readonly PreviewMark[]): readonly MarkedPiece[] {
  const columns = (mark: PreviewMark): readonly [from: number, to: number] => [
    mark.start.line < run.line ? 0 : Math.max(0, mark.start.character - run.character),
    mark.end.line > run.line ? run.text.length : Math.min(run.text.length, mark.end.character - run.character),
  ];
  const own = marksOn(run, marks).toSorted(graver);
  const cuts = new Set([0, run.text.length]);
  for (const mark of own) for (const at of columns(mark)) cuts.add(at);
  const places = [...cuts].filter((at) => at >= 0 && at <= run.text.length).sort((one, other) => one - other);
  return places.slice(0, -1).map((from, index) => {
    const covers = (mark: PreviewMark) => columns(mark)[0] <= from && columns(mark)[1] > from;
    return { text: run.text.slice(from, places[index + 1]), mark: own.find(covers) ?? null };
  });
}

/** The findings that touch a run; one without extent touches what it stands before. */
export function marksOn(run: PreviewRunJson, marks: readonly PreviewMark[]): readonly PreviewMark[] {
  const start = { line: run.line, character: run.character };
  const end = { line: run.line, character: run.character + run.text.length };
  return marks.filter((mark) => compare(mark.start, end) < 0 && compare(start, mark.end) < 0);
}
