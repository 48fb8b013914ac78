import type { DidChangeWatchedFilesParams } from 'vscode-languageserver';
import { canonicalUri } from '../../workspace/uri.ts';
import type { Session } from '../session.ts';

/** Files changed on the disk: project files, the library, drafts that are not open. */
export async function didChangeWatchedFiles(session: Session, { changes }: DidChangeWatchedFilesParams): Promise<void> {
  const uris = [...new Set(changes.map((change) => change.uri))];
  const affected = await session.service.changed(uris);
  session.scheduler.recheck([...new Set([...affected, ...uris].map(canonicalUri))]);
}
