import { clauseAt, type Draft } from '../model/draft.ts';
import type { UnitDocument } from '../organs/units.ts';
import type { Note } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { unitOffers } from './unitOffers.ts';

/** A note to be filled in, in the draft's own style, and the units that may go into it. */
export interface EmptyNote {
  /** What stands around the units: `（` `牵头，` `负责落实）`. Between each two of them units are to be named. */
  readonly pieces: readonly string[];
  /** The likeliest first. */
  readonly units: readonly string[];
}

/** More than anybody looks through. */
const mostUnits = 60;
/** Longest text of a task that units are chosen by. */
const longestTask = 300;

/**
 * The note that the tasks of `span` lack: bracket, width, label or verb and the order of roles as most notes of the draft have them; the units
 * in the order of completion. `null` where the draft has no note to go by, or no unit is known.
 */
export function emptyNote(documents: readonly UnitDocument[], span: Span): EmptyNote | null {
  const [here] = documents;
  const pieces = here ? usualPieces(here.draft) : null;
  if (!here || !pieces) return null;
  const { draft } = here;
  const title = clauseAt(draft, span.start)?.title ?? '';
  const words = title + draft.text.slice(Math.max(span.start, span.end - longestTask), span.end);
  const units = unitOffers(documents, words, null).map(({ name }) => name);
  return units.length === 0 ? null : { pieces, units: units.slice(0, mostUnits) };
}

function usualPieces(draft: Draft): readonly string[] | null {
  const counts = new Map<string, { readonly pieces: readonly string[]; count: number }>();
  for (const { syntax } of draft.clauses) {
    for (const note of syntax.notes) {
      const pieces = piecesOf(draft.text, note);
      if (!pieces) continue;
      const known = counts.get(pieces.join('\n')) ?? { pieces, count: 0 };
      counts.set(pieces.join('\n'), known);
      known.count++;
    }
  }
  const [most] = [...counts.values()].sort((one, other) => other.count - one.count);
  return most?.pieces ?? null;
}

/** The words of a note without its units; `null` where it says more than who does it. */
function piecesOf(text: string, { start, end, units, deadline, declaration }: Note): readonly string[] | null {
  const first = units[0];
  if (!first || declaration || (deadline && deadline.start < end)) return null;
  const pieces = [text.slice(start, first.start)];
  for (const [at, unit] of units.entries()) {
    const next = units[at + 1];
    const words = text.slice(unit.end, next?.start ?? end);
    const isSameList = next && next.role === unit.role && /^[\s、，,]*$/.test(words);
    // 分别 is for several units, and which they will be nobody knows yet.
    if (!isSameList) pieces.push(words.replace(/分[别別]/, ''));
  }
  return pieces.some((piece) => piece.length > 20 || /[\r\n]/.test(piece)) ? null : pieces;
}
