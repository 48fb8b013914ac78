import type {
  TypeHierarchyItem,
  TypeHierarchyPrepareParams,
  TypeHierarchySubtypesParams,
  TypeHierarchySupertypesParams,
} from 'vscode-languageserver';
import type { Relations } from '../../features/relations.ts';
import * as chain from '../../features/typeHierarchy.ts';
import type { DraftClause } from '../../model/draft.ts';
import { readClause } from '../commands/namedClauses.ts';
import { fromPosition, toTypeHierarchyItem } from '../proto.ts';
import { clientUri, draftOf, relationsOf, type Session } from '../session.ts';

/** Answers `textDocument/prepareTypeHierarchy`: the clause under the cursor. */
export async function prepareTypeHierarchy(
  session: Session,
  { textDocument, position }: TypeHierarchyPrepareParams,
): Promise<TypeHierarchyItem[] | null> {
  const draft = await draftOf(session, textDocument.uri);
  const entry = chain.hierarchyEntry({ uri: textDocument.uri, draft }, fromPosition(draft.lines, position));
  return entry && toItems(session, [entry]);
}

/** Answers `typeHierarchy/supertypes`: the parent clauses of a clause. */
export async function supertypes(
  session: Session,
  { item }: TypeHierarchySupertypesParams,
): Promise<TypeHierarchyItem[] | null> {
  const found = await findItem(session, item, false);
  return found && toItems(session, chain.supertypes(found.relations, found.clause));
}

/** Answers `typeHierarchy/subtypes`: the clauses that implement a clause. */
export async function subtypes(
  session: Session,
  { item }: TypeHierarchySubtypesParams,
): Promise<TypeHierarchyItem[] | null> {
  const found = await findItem(session, item, true);
  return found && toItems(session, chain.subtypes(found.relations, found.clause));
}

/** The clause that an item of ours stands for now. What the client sends back may be anything. */
async function findItem(
  session: Session,
  item: unknown,
  withChildren: boolean,
): Promise<{ readonly relations: Relations; readonly clause: DraftClause } | null> {
  const { uri, data } = (item ?? {}) as Partial<Record<keyof TypeHierarchyItem, unknown>>;
  const named = readClause(data);
  if (typeof uri !== 'string' || !named) return null;
  const relations = await relationsOf(session, uri, withChildren);
  const clause = chain.sameEntry(relations.draft, named.clause, named.title);
  return clause && { relations, clause };
}

function toItems(session: Session, entries: readonly chain.HierarchyEntry[]): TypeHierarchyItem[] {
  return entries.map((entry) => toTypeHierarchyItem(entry, clientUri(session, entry.uri), session.client.language));
}
