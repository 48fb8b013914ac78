import { type SymbolInformation, SymbolKind, type WorkspaceSymbolParams } from 'vscode-languageserver';
import { workspaceSymbols } from '../../features/workspaceSymbols.ts';
import { render } from '../../text/message.ts';
import { toLocation } from '../proto.ts';
import { clientUri, type Session } from '../session.ts';

const kinds = { unit: SymbolKind.Class, clause: SymbolKind.Field } as const;

/** Answers `workspace/symbol`. */
export async function workspaceSymbol(
  session: Session,
  { query }: WorkspaceSymbolParams,
): Promise<SymbolInformation[]> {
  const { service, client } = session;
  const documents = await service.units(null);
  const files = await Promise.all(documents.map(({ uri }) => service.organsFile(uri)));
  const registries = [...new Map(files.flatMap((file) => (file ? [[file.uri, file] as const] : []))).values()];
  return workspaceSymbols(documents, registries, query).map(({ kind, name, container, place }) => ({
    name,
    kind: kinds[kind],
    containerName: render(container, client.language),
    location: toLocation(place, clientUri(session, place.uri)),
  }));
}
