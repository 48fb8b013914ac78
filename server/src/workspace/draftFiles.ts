import type { Host } from './host.ts';
import { draftPatterns } from './names.ts';
import { canonicalUri } from './uri.ts';

/** The files below folders that are drafts by their names, each folder listed once. */
export interface DraftFiles {
  /** Sorted. Never rejects: a folder that cannot be read has none. */
  below(folder: string): Promise<readonly string[]>;
  /** Files may have appeared or vanished: folders are listed again when they are asked for. */
  forget(): void;
}

/** Lists of drafts over a host. */
export function createDraftFiles(host: Host): DraftFiles {
  const listings = new Map<string, Promise<readonly string[]>>();

  async function list(folder: string): Promise<readonly string[]> {
    const found = await host.find(folder, draftPatterns).catch(() => []);
    return found.map(canonicalUri).sort();
  }

  return {
    below(folder) {
      const key = canonicalUri(folder);
      const listing = listings.get(key) ?? list(key);
      listings.set(key, listing);
      return listing;
    },
    forget: () => listings.clear(),
  };
}
