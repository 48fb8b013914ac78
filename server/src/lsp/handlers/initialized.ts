import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { decisionsPath } from '../../workspace/decisions.ts';
import { organsFileName, projectFileName, textPattern } from '../../workspace/names.ts';
import { report } from '../guard.ts';
import { applySettings, type Session } from '../session.ts';
import { fetchSettings } from '../settings.ts';

const watched = [`**/${projectFileName}`, `**/${organsFileName}`, `**/${decisionsPath}`, textPattern];

/** Asks for what the client tells only when asked: settings, and files that change on the disk. */
export async function initialized(session: Session): Promise<void> {
  const { connection } = session;
  session.reporter.update(session.scheduler.loading);
  await Promise.all([
    readSettings(session).finally(session.settingsKnown),
    register(session).catch((error) => report(connection, 'registering', error)),
  ]);
}

async function readSettings(session: Session): Promise<void> {
  const { client, connection } = session;
  if (!client.configuration) return;
  try {
    applySettings(session, await fetchSettings(connection));
  } catch (error) {
    report(connection, 'reading settings', error);
  }
}

async function register({ client, connection }: Session): Promise<void> {
  if (client.configurationChanges) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'workpoints' });
  }
  if (client.watchedFiles) {
    const watchers = watched.map((globPattern) => ({ globPattern }));
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}
