import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver';
import { type Definition, definition as findDefinition } from '../../features/definition.ts';
import { placeAt } from '../../features/place.ts';
import type { Relations } from '../../features/relations.ts';
import { unitDefinition } from '../../features/unitPlaces.ts';
import { fromPosition, toLocation, toLocationLink, toRange } from '../proto.ts';
import { clientUri, relationsOf, type Session } from '../session.ts';

/** Answers `textDocument/definition`. */
export async function definition(
  session: Session,
  { textDocument, position }: DefinitionParams,
): Promise<Location[] | LocationLink[]> {
  const relations = await relationsOf(session, textDocument.uri, false);
  const { lines } = relations.draft;
  const offset = fromPosition(lines, position);
  const found = (await definitionOfUnit(session, relations, offset)) ?? findDefinition(relations, offset);
  if (!found) return [];
  if (!session.client.locationLinks) {
    return found.places.map((place) => toLocation(place, clientUri(session, place.uri)));
  }
  const origin = toRange(lines, found.origin);
  return found.places.map((place) => toLocationLink(place, clientUri(session, place.uri), origin));
}

/** Where the unit of a note at the cursor comes from; the other drafts are not asked for. */
async function definitionOfUnit(
  session: Session,
  { uri, draft }: Relations,
  offset: number,
): Promise<Definition | null> {
  if (placeAt(draft, offset)?.kind !== 'unit') return null;
  return unitDefinition([await session.service.unitsOf(uri)], offset, await session.service.organsFile(uri));
}
