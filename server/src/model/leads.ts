import type { Note, SyntaxTree } from '../syntax/tree.ts';

/** A test whether a document says that the first unit of a note leads, and says so in this note or before it. */
export function leadsFirst(_tree: SyntaxTree): (note: Note) => boolean {
  return () => false;
}
