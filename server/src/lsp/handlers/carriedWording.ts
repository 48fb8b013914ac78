import { carriedWording as findCarried } from '../../features/carriedWording.ts';
import { clauseName, documentName } from '../../reports/wording.ts';
import { onOneLine } from '../../syntax/characters.ts';
import { toRange } from '../proto.ts';
import type { CarriedWordingJson } from '../protocol.ts';
import { relationsOf, type Session } from '../session.ts';

/** Answers `workpoints/carriedWording`. */
export async function carriedWording(
  session: Session,
  { uri }: { readonly uri: string },
): Promise<CarriedWordingJson[]> {
  const { language } = session.client;
  const relations = await relationsOf(session, uri, true);
  return findCarried(relations).map(({ span, from, other: { draft, clause, span: place } }) => ({
    range: toRange(relations.draft.lines, span),
    from,
    text: onOneLine(draft.text, place),
    source: `${documentName(draft)} ${clauseName(draft, clause, language)}`,
  }));
}
