import { type DocumentCard, readCard } from '../model/card.ts';
import { contentKey } from '../text/contentKey.ts';
import type { Host } from './host.ts';
import { joinUri } from './uri.ts';

/** The cards of texts, each read once, also across restarts where there is a folder to keep them in. */
export interface CardCache {
  /** Takes over what was kept; to be called before the first question. Never rejects: what is broken counts as not kept. */
  load(): Promise<void>;
  of(text: string): DocumentCard;
  /** Keeps what became known, if it is enough to be worth a file. Never rejects. */
  save(): Promise<void>;
}

/** Where cards are kept between runs, and by which version of the product: another one may read texts otherwise. */
export interface CachePlace {
  /** The URI of a folder that belongs to the tool: never one with drafts. */
  readonly folder: string;
  readonly version: string;
}

const fileName = 'library.json';
/** Changes when a card holds something else than before. */
const format = 1;
/** How many cards have to be new for a file to be written: fewer are read again in no time. */
const fewestNew = 200;
/** How many cards are kept at most: some 1 kB each. */
const mostKept = 50_000;

type Kept = readonly (readonly [key: string, card: DocumentCard])[];

function isText(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isCard(value: unknown): value is DocumentCard {
  if (typeof value !== 'object' || value === null) return false;
  const { title, issuer, number, year, titles, cited } = value as Record<string, unknown>;
  return (
    typeof title === 'string' &&
    isText(issuer) &&
    isText(number) &&
    (year === null || typeof year === 'number') &&
    Array.isArray(titles) &&
    titles.every((each) => typeof each === 'string') &&
    Array.isArray(cited) &&
    cited.every((each) => typeof each === 'object' && each !== null && isText(each.title) && isText(each.number))
  );
}

/** What a file kept; `null` for anything but a whole file of this version. */
function readKept(bytes: Uint8Array, version: string): Kept | null {
  try {
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const { format: found, version: by, cards } = content as Record<string, unknown>;
    if (found !== format || by !== version || !Array.isArray(cards)) return null;
    return cards.every((row) => Array.isArray(row) && typeof row[0] === 'string' && isCard(row[1])) ? cards : null;
  } catch {
    return null;
  }
}

/** A cache over a host; without a place nothing outlives the run. `place` is asked when it is needed, for a client names it late. */
export function createCardCache(host: Host, place: () => CachePlace | null): CardCache {
  const cards = new Map<string, DocumentCard>();
  let loading: Promise<void> | null = null;
  let unsaved = 0;

  async function load(): Promise<void> {
    const there = place();
    if (!there) return;
    const bytes = await host.read(joinUri(there.folder, fileName)).catch(() => null);
    for (const [key, card] of (bytes && readKept(bytes, there.version)) ?? []) cards.set(key, card);
  }

  return {
    load() {
      loading ??= load();
      return loading;
    },
    of(text) {
      const key = contentKey(text);
      const known = cards.get(key);
      const card = known ?? readCard(text);
      // What was asked for last stands at the end and is forgotten last.
      cards.delete(key);
      cards.set(key, card);
      if (!known) unsaved++;
      if (cards.size > mostKept) cards.delete(cards.keys().next().value!);
      return card;
    },
    async save() {
      const there = place();
      if (!there || unsaved < fewestNew) return;
      unsaved = 0;
      const content = JSON.stringify({ format, version: there.version, cards: [...cards] });
      await host.write(joinUri(there.folder, fileName), new TextEncoder().encode(content)).catch(() => {});
    },
  };
}
