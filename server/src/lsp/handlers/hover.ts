import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { hover as hoverText } from '../../features/hover.ts';
import { markdown, plain } from '../../features/markup.ts';
import { placeAt } from '../../features/place.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { fromPosition, toRange } from '../proto.ts';
import { draftOf, relationsOf, type Session } from '../session.ts';

/** Answers `textDocument/hover`, in Markdown where the client shows it. */
export async function hover(session: Session, { textDocument, position }: HoverParams): Promise<Hover | null> {
  const draft = await draftOf(session, textDocument.uri);
  // The clauses below and the units of the workspace each take a look at every draft: one of the two is enough.
  const isUnit = placeAt(draft, fromPosition(draft.lines, position))?.kind === 'unit';
  const relations = await relationsOf(session, textDocument.uri, !isUnit);
  const documents = isUnit ? await session.service.units(canonicalUri(textDocument.uri)) : [];
  const { lines } = relations.draft;
  const { language, markdown: showsMarkdown } = session.client;
  const manner = { language, markup: showsMarkdown ? markdown : plain };
  const found = hoverText(relations, fromPosition(lines, position), manner, documents);
  if (!found) return null;
  const kind = showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: found.text }, range: toRange(lines, found.span) };
}
