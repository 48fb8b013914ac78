import { type RestructureArguments, restructureChanges } from '../protocol.ts';
import { applyRestructuring } from '../restructuring.ts';
import type { Session } from '../session.ts';

/** `workpoints.restructure`: numbers or moves clauses of an open draft. */
export async function restructure(session: Session, argument: unknown): Promise<boolean> {
  const given = readArguments(argument);
  return given ? applyRestructuring(session, given) : false;
}

function readArguments(given: unknown): RestructureArguments | null {
  if (typeof given !== 'object' || given === null) return null;
  const { uri, position, change } = given as Record<string, unknown>;
  const known = restructureChanges.find((each) => each === change);
  if (typeof uri !== 'string' || !known || typeof position !== 'object' || position === null) return null;
  const { line, character } = position as Record<string, unknown>;
  if (!Number.isInteger(line) || !Number.isInteger(character)) return null;
  return { uri, position: { line: line as number, character: character as number }, change: known };
}
