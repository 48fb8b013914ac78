import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { documentLinks } from '../../features/documentLinks.ts';
import { toDocumentLink } from '../proto.ts';
import { clientUri, relationsOf, type Session } from '../session.ts';

/** Answers `textDocument/documentLink`. */
export async function documentLink(session: Session, { textDocument }: DocumentLinkParams): Promise<DocumentLink[]> {
  const relations = await relationsOf(session, textDocument.uri, false);
  return documentLinks(relations).map((link) =>
    toDocumentLink(relations.draft.lines, link, clientUri(session, link.target.uri)),
  );
}
