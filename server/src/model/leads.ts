import { declaresFirstLeads } from '../syntax/notes.ts';
import { allClauses, type Note, type SyntaxTree } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';

/**
 * A test whether the first unit of a note leads because the document says so, in that note, in one before it (`列第一位者为牵头单位，下同`)
 * or in the notice (`列第一位的责任单位为牵头单位`).
 */
export function leadsFirst(tree: SyntaxTree): (note: Note) => boolean {
  const from = firstDeclaration(tree);
  return (note) => from !== null && note.end > from;
}

function firstDeclaration(tree: SyntaxTree): number | null {
  const says = (span: Span): boolean => declaresFirstLeads(tree.text, span);
  const front = tree.blocks.find(
    (block) => (block.kind === 'notice' || block.kind === 'preamble') && says(block.content),
  );
  if (front) return front.start;
  for (const clause of allClauses(tree)) {
    for (const { declaration } of clause.notes) if (declaration && says(declaration)) return declaration.start;
  }
  return null;
}
