import type { SemanticTokens, SemanticTokensParams } from 'vscode-languageserver';
import { semanticTokens as findTokens } from '../../features/semanticTokens.ts';
import { toSemanticTokens } from '../proto.ts';
import { draftOf, type Session } from '../session.ts';

/** Answers `textDocument/semanticTokens/full`. */
export async function semanticTokens(
  session: Session,
  { textDocument }: SemanticTokensParams,
): Promise<SemanticTokens> {
  const draft = await draftOf(session, textDocument.uri);
  return toSemanticTokens(draft.lines, findTokens(draft));
}
