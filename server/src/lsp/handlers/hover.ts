import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { hover as hoverText } from '../../features/hover.ts';
import { markdown, plain } from '../../features/markup.ts';
import { fromPosition, toRange } from '../proto.ts';
import { relationsOf, type Session } from '../session.ts';

/** Answers `textDocument/hover`, in Markdown where the client shows it. */
export async function hover(session: Session, { textDocument, position }: HoverParams): Promise<Hover | null> {
  const relations = await relationsOf(session, textDocument.uri, true);
  const { lines } = relations.draft;
  const { language, markdown: showsMarkdown } = session.client;
  const manner = { language, markup: showsMarkdown ? markdown : plain };
  const found = hoverText(relations, fromPosition(lines, position), manner);
  if (!found) return null;
  const kind = showsMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: found.text }, range: toRange(lines, found.span) };
}
