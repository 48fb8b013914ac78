import type { Draft } from '../model/draft.ts';
import { hasOwnNote, type NotedTask } from '../model/ownNotes.ts';
import { type NamedUnit, namedUnits } from '../organs/mentions.ts';
import type { Registry } from '../organs/registry.ts';
import type { Note } from '../syntax/tree.ts';

/** The tasks of a draft by their notes, each note once, in the order of the text; units have the roles that the document gives them. */
export function notedTasks(draft: Draft): readonly NotedTask[] {
  return draft.ask(readNotedTasks);
}

function readNotedTasks(draft: Draft): readonly NotedTask[] {
  const seen = new Set<Note>();
  return draft.tasks.filter(hasOwnNote).filter(({ note }) => !seen.has(note) && seen.add(note));
}

/** The units of a note under a registry. */
export interface NamedNote {
  readonly note: Note;
  readonly units: readonly NamedUnit[];
}

/** The notes of a draft, each once, with the entries of a registry that their units are. */
export function namedNotes(draft: Draft, registry: Registry): readonly NamedNote[] {
  const known = draft.ask(namedUnder);
  const before = known.get(registry);
  if (before) return before;
  const named = notedTasks(draft).map(({ note }) => ({ note, units: namedUnits(registry, draft, note) }));
  known.set(registry, named);
  return named;
}

function namedUnder(): Map<Registry, readonly NamedNote[]> {
  return new Map();
}
