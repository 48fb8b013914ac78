import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver';
import { definition as findDefinition } from '../../features/definition.ts';
import { fromPosition, toLocation, toLocationLink, toRange } from '../proto.ts';
import { clientUri, relationsOf, type Session } from '../session.ts';

/** Answers `textDocument/definition`. */
export async function definition(
  session: Session,
  { textDocument, position }: DefinitionParams,
): Promise<Location[] | LocationLink[]> {
  const relations = await relationsOf(session, textDocument.uri, false);
  const { lines } = relations.draft;
  const found = findDefinition(relations, fromPosition(lines, position));
  if (!found) return [];
  if (!session.client.locationLinks) {
    return found.places.map((place) => toLocation(place, clientUri(session, place.uri)));
  }
  const origin = toRange(lines, found.origin);
  return found.places.map((place) => toLocationLink(place, clientUri(session, place.uri), origin));
}
