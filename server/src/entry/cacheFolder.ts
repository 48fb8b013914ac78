import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { canonicalUri } from '../workspace/uri.ts';

/** The URI of the folder of this program among the caches of the machine's user, as the system has it; it need not be there yet. */
export function cacheFolder(): string {
  const { env, platform } = process;
  const given = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  const usual =
    platform === 'darwin' ? join('Library', 'Caches') : platform === 'win32' ? join('AppData', 'Local') : '.cache';
  const caches = given !== undefined && isAbsolute(given) ? given : join(homedir(), usual);
  return canonicalUri(pathToFileURL(join(caches, 'work-points')).href);
}
