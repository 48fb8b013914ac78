import type { Connection } from 'vscode-languageserver';
import { type Host, HostError, type HostFailure } from '../workspace/host.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { base64Of } from './base64.ts';
import { clientRequests } from './protocol.ts';

const failures: readonly HostFailure[] = ['not-found', 'refused', 'is-a-folder', 'too-large', 'failed'];

/** A Host whose files are the client's: remote, virtual and browser workspaces are read like those on a disk. */
export function createClientHost(connection: Connection): Host {
  const ask = async (method: string, uri: string, params: object): Promise<unknown> => {
    try {
      return await connection.sendRequest(method, params);
    } catch (error) {
      throw hostError(error, uri);
    }
  };
  return {
    async read(uri) {
      const answer = await ask(clientRequests.readFile, uri, { uri });
      return bytesOf(memberOf(answer, 'base64'), uri);
    },
    async write(uri, bytes) {
      await ask(clientRequests.writeFile, uri, { uri, base64: base64Of(bytes) });
    },
    async find(folder, patterns) {
      const answer = await ask(clientRequests.findFiles, folder, { folder, patterns });
      if (!Array.isArray(answer)) throw new HostError('failed', folder, 'unexpected answer');
      return answer
        .filter((uri) => typeof uri === 'string')
        .map(canonicalUri)
        .sort();
    },
    async exists(uri) {
      const answer = await ask(clientRequests.exists, uri, { uri });
      return answer === 'file' || answer === 'folder' ? answer : null;
    },
  };
}

function hostError(error: unknown, uri: string): HostError {
  const named = memberOf(memberOf(error, 'data'), 'failure');
  const failure = failures.find((known) => known === named) ?? 'failed';
  return new HostError(failure, uri, error instanceof Error ? error.message : '');
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function bytesOf(base64: unknown, uri: string): Uint8Array {
  if (typeof base64 !== 'string') throw new HostError('failed', uri, 'unexpected answer');
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    throw new HostError('failed', uri, 'unexpected answer');
  }
}
