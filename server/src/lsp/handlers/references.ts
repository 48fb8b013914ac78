import type { Location, Position, ReferenceParams } from 'vscode-languageserver';
import { placeAt } from '../../features/place.ts';
import { references as findReferences } from '../../features/references.ts';
import type { DocumentPlace } from '../../features/relations.ts';
import { unitReferences } from '../../features/unitPlaces.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { fromPosition, toLocation } from '../proto.ts';
import { clientUri, draftOf, relationsOf, type Session } from '../session.ts';

/** Answers `textDocument/references`. */
export async function references(
  session: Session,
  { textDocument, position, context }: ReferenceParams,
): Promise<Location[]> {
  const includeItself = context?.includeDeclaration !== false;
  const places =
    (await referencesOfUnit(session, textDocument.uri, position, includeItself)) ??
    (await otherReferences(session, textDocument.uri, position, includeItself));
  return places.map((place) => toLocation(place, clientUri(session, place.uri)));
}

async function otherReferences(
  session: Session,
  uri: string,
  position: Position,
  includeItself: boolean,
): Promise<readonly DocumentPlace[]> {
  const relations = await relationsOf(session, uri, true);
  return findReferences(relations, fromPosition(relations.draft.lines, position), includeItself);
}

/** Where all drafts of the workspace name the unit at the cursor; `null` for no unit. */
async function referencesOfUnit(
  session: Session,
  given: string,
  position: Position,
  includeEntry: boolean,
): Promise<readonly DocumentPlace[] | null> {
  const draft = await draftOf(session, given);
  if (placeAt(draft, fromPosition(draft.lines, position))?.kind !== 'unit') return null;
  const uri = canonicalUri(given);
  const [documents, registry] = [await session.service.units(uri), await session.service.organsFile(uri)];
  // As the draft is now: it may have been edited while the others were read.
  const offset = fromPosition((documents[0]?.draft ?? draft).lines, position);
  return unitReferences(documents, offset, registry, includeEntry);
}
