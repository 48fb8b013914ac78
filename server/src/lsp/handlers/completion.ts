import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import { completions } from '../../features/completion.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { fromPosition, toCompletionItem } from '../proto.ts';
import { draftOf, type Session } from '../session.ts';

/** What calls for completion while somebody types: the beginning of a title or a note, and what stands between units. */
export const triggerCharacters = ['《', '（', '(', '〔', '、', '，', '：'];

/** Answers `textDocument/completion`. */
export async function completion(
  session: Session,
  { textDocument, position }: CompletionParams,
): Promise<CompletionItem[]> {
  const draft = await draftOf(session, textDocument.uri);
  const library = await session.service.directives(canonicalUri(textDocument.uri));
  return completions(draft, fromPosition(draft.lines, position), library).map((entry, index) =>
    toCompletionItem(draft.lines, entry, index),
  );
}
