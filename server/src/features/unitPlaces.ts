import type { Organ } from '../organs/organ.ts';
import { mentionsOf, type UnitDocument, type UnitTask, unitTaskAt } from '../organs/units.ts';
import { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Definition } from './definition.ts';
import type { DocumentPlace } from './relations.ts';

/** The file of the registry of units, as it is now. */
export interface RegistryText {
  readonly uri: string;
  readonly text: string;
}

/**
 * Where a unit comes from: its entry in the registry, else where the draft names it first. `documents` are the drafts of the workspace, the
 * one with the cursor in front. `null` where the cursor is at no unit.
 */
export function unitDefinition(
  documents: readonly UnitDocument[],
  offset: number,
  registry: RegistryText | null,
): Definition | null {
  const [here] = documents;
  const found = here ? unitTaskAt(here, offset) : null;
  if (!here || !found) return null;
  const entry = entryPlace(registry, found);
  const first = mentionsOf(here, found.id)[0] ?? found;
  return { origin: spanOf(found), places: [entry ?? placeOf(here, first)] };
}

/** Everywhere that the drafts of the workspace name the unit at the cursor, its entry in the registry first where `includeEntry`. */
export function unitReferences(
  documents: readonly UnitDocument[],
  offset: number,
  registry: RegistryText | null,
  includeEntry: boolean,
): readonly DocumentPlace[] | null {
  const [here] = documents;
  const found = here ? unitTaskAt(here, offset) : null;
  if (!found) return null;
  const entry = includeEntry ? entryPlace(registry, found) : null;
  const mentions = documents.flatMap((document) =>
    mentionsOf(document, found.id).map((mention) => placeOf(document, mention)),
  );
  return [...(entry ? [entry] : []), ...mentions];
}

/** Everywhere that a draft names the unit at the cursor, also where it inherits its 市 or is spelt otherwise; `null` for no unit. */
export function unitHighlights(document: UnitDocument, offset: number): readonly Span[] | null {
  const found = unitTaskAt(document, offset);
  return found && mentionsOf(document, found.id).map(spanOf);
}

function spanOf({ unit }: UnitTask): Span {
  return { start: unit.start, end: unit.end };
}

function placeOf({ uri, draft }: UnitDocument, mention: UnitTask): DocumentPlace {
  const span = spanOf(mention);
  return { uri, draft, span, focus: span };
}

function entryPlace(registry: RegistryText | null, { unit }: UnitTask): DocumentPlace | null {
  return registry && unit.organ ? organPlace(registry, unit.organ) : null;
}

/** The name of an entry in the file of its registry. */
export function organPlace({ uri, text }: RegistryText, organ: Organ): DocumentPlace {
  return { uri, draft: { text, lines: new LineIndex(text) }, span: organ.span, focus: organ.span };
}
