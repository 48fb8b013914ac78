import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references as findReferences } from '../../features/references.ts';
import { fromPosition, toLocation } from '../proto.ts';
import { clientUri, relationsOf, type Session } from '../session.ts';

/** Answers `textDocument/references`. */
export async function references(
  session: Session,
  { textDocument, position, context }: ReferenceParams,
): Promise<Location[]> {
  const relations = await relationsOf(session, textDocument.uri, true);
  const offset = fromPosition(relations.draft.lines, position);
  const places = findReferences(relations, offset, context?.includeDeclaration !== false);
  return places.map((place) => toLocation(place, clientUri(session, place.uri)));
}
