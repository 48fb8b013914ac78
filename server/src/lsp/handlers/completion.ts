import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import { completions, mayBeInNote } from '../../features/completion.ts';
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
): Promise<CompletionItem[]> {
  const { service, client, environment } = session;
  const draft = await draftOf(session, textDocument.uri);
  const uri = canonicalUri(textDocument.uri);
  const offset = fromPosition(draft.lines, position);
  const documents = mayBeInNote(draft, offset) ? await service.units(uri) : [];
  const fitting = completions(draft, offset, await service.directives(uri), documents, client.language);
  const texts = snippetOffers(draft, offset, await service.snippets(uri), environment.timer.year());
  return [
    ...fitting.map((entry, index) => toCompletionItem(draft.lines, entry, index)),
    ...texts.map((offer, index) => toSnippetItem(draft.lines, offer, fitting.length + index, client.snippets)),
  ];
}
