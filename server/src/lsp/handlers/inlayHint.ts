import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../../features/inlayHints.ts';
import { render } from '../../text/message.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { fromRange, toPosition } from '../proto.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/inlayHint`. */
export async function inlayHint(session: Session, { textDocument, range }: InlayHintParams): Promise<InlayHint[]> {
  const units = await session.service.unitsOf(canonicalUri(textDocument.uri));
  const { lines } = units.draft;
  return inlayHints(units, fromRange(lines, range)).map(({ offset, label }) => ({
    position: toPosition(lines, offset),
    label: render(label, session.client.language),
    paddingLeft: true,
  }));
}
