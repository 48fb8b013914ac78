import { declaresBeforeCommaLeads, declaresFirstLeads } from '../syntax/notes.ts';
import { allClauses, type Note, type SyntaxTree, type UnitMention } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';

/**
 * How many of the first units of a note lead because the document says so, in that note, in one before it (`列第一位者为牵头单位，下同`,
 * `逗号前为牵头单位，下同`) or in the notice (`列第一位的责任单位为牵头单位`).
 */
export function declaredLeads(tree: SyntaxTree): (note: Note) => number {
  const first = declaredFrom(tree, declaresFirstLeads);
  const beforeComma = declaredFrom(tree, declaresBeforeCommaLeads);
  return (note) => {
    if (beforeComma !== null && note.end > beforeComma) return countBeforeComma(tree.text, note.units);
    return first !== null && note.end > first ? 1 : 0;
  };
}

function declaredFrom(tree: SyntaxTree, declares: (text: string, span: Span) => boolean): number | null {
  const says = (span: Span): boolean => declares(tree.text, span);
  const front = tree.blocks.find(
    (block) => (block.kind === 'notice' || block.kind === 'preamble') && says(block.content),
  );
  if (front) return front.start;
  for (const clause of allClauses(tree)) {
    for (const { declaration } of clause.notes) if (declaration && says(declaration)) return declaration.start;
  }
  return null;
}

/** `市教委、市财政局，各区政府`: two. */
function countBeforeComma(text: string, units: readonly UnitMention[]): number {
  const comma = units.findIndex((unit, at) => at > 0 && /[，,]/.test(text.slice(units[at - 1]!.end, unit.start)));
  return comma < 0 ? units.length : comma;
}
