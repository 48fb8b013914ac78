import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import type { Directive } from '../../directives/trace.ts';
import { completions, documentsAtMost, mayBeInNote } from '../../features/completion.ts';
import { snippetOffers } from '../../features/teamSnippets.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { fromPosition, toCompletionItem, toSnippetItem } from '../proto.ts';
import { draftOf, type Session } from '../session.ts';

/** What calls for completion while somebody types: the beginning of a title or a note, and what stands between units. */
export const triggerCharacters = ['《', '（', '(', '〔', '、', '，', '：'];

/** Answers `textDocument/completion`: what fits the place, then the texts of the team. */
export async function completion(
  session: Session,
  { textDocument, position }: CompletionParams,
): Promise<CompletionItem[] | CompletionList> {
  const { service, client, environment } = session;
  const draft = await draftOf(session, textDocument.uri);
  const uri = canonicalUri(textDocument.uri);
  const offset = fromPosition(draft.lines, position);
  const documents = mayBeInNote(draft, offset) ? await service.units(uri) : [];
  const library = await knownDocuments(session, uri);
  const fitting = completions(draft, offset, library, documents, client.language);
  const texts = snippetOffers(draft, offset, await service.snippets(uri), environment.timer.year());
  const items = [
    ...fitting.map((entry, index) => toCompletionItem(draft.lines, entry, index)),
    ...texts.map((offer, index) => toSnippetItem(draft.lines, offer, fitting.length + index, client.snippets)),
  ];
  const found = fitting.filter(({ kind }) => kind === 'document').length;
  return found < documentsAtMost ? items : { isIncomplete: true, items };
}

/** The documents that can be cited: those of the library that the project names, then the drafts beside the document. */
async function knownDocuments({ service }: Session, uri: string): Promise<readonly Directive[]> {
  const named = await service.directives(uri);
  const isNamed = new Set(named);
  return [...named, ...(await service.library(uri)).filter((document) => !isNamed.has(document))];
}
