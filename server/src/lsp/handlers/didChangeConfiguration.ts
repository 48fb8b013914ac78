import type { DidChangeConfigurationParams } from 'vscode-languageserver';
import { applySettings, type Session } from '../session.ts';
import { fetchSettings, readAllSettings } from '../settings.ts';

/** The user changed settings. A client that can be asked is asked; else the settings came along. */
export async function didChangeConfiguration(session: Session, params: DidChangeConfigurationParams): Promise<void> {
  const { client, connection } = session;
  const settings = client.configuration ? await fetchSettings(connection) : readAllSettings(params?.settings);
  applySettings(session, settings);
}
