import { buildDraft } from '../model/build.ts';
import type { DocumentCard } from '../model/card.ts';
import type { Draft } from '../model/draft.ts';
import { createDraftMemory, type DraftMemory } from '../model/draftMemory.ts';
import type { CardCache } from './cardCache.ts';
import { decodeText, type EncodingName } from './encoding.ts';
import type { Host } from './host.ts';
import { canonicalUri } from './uri.ts';

/** A document whose text is known. The same object as long as the text is the same. */
export interface StoredDocument {
  /** As the editor spells it; canonical for a file that was read through the host. */
  readonly uri: string;
  readonly text: string;
  /** Read when it is asked for, and of files that nobody asked for lately read again. */
  readonly draft: Draft;
  readonly card: DocumentCard;
  /** How the bytes were read; `null` for text that came from an editor. */
  readonly encoding: EncodingName | null;
  /** A byte order mark stood in front of the bytes. */
  readonly mark: boolean;
}

/** The documents in use: text of the editor before what the host reads, each file read once, each text parsed once. */
export interface Documents {
  update(uri: string, text: string): void;
  release(uri: string): void;
  /** What was read of a file counts no more. */
  forget(uri: string): void;
  forgetAll(): void;
  isOpen(uri: string): boolean;
  /** The URIs of the documents that an editor holds, as it spells them, in the order of opening. */
  opened(): readonly string[];
  /** Rejects with a HostError or an EncodingError; the next call tries again. */
  get(uri: string): Promise<StoredDocument>;
  /** The document without waiting; `null` where it would have to be read. */
  known(uri: string): StoredDocument | null;
}

/**
 * How many characters the drafts have that are kept of files that no editor holds, the last one aside: a draft takes some forty times
 * the room of its text, and of a library of ten thousand files only a few are asked for.
 */
const mostCharacters = 2_000_000;

/** Documents over a host. `encoding` forces an encoding; without it each file's is found. */
export function createDocuments(host: Host, encoding: () => EncodingName | null, cards: CardCache): Documents {
  const open = new Map<string, StoredDocument>();
  const reading = new Map<string, Promise<StoredDocument>>();
  const read = new Map<string, StoredDocument>();
  const openDrafts = new Map<string, Draft>();
  /** What is known of the paragraphs of documents that an editor holds: an edit reads those anew that it changed. */
  const memories = new Map<string, DraftMemory>();
  /** The drafts of other files, those asked for last at the end. */
  const drafts = new Map<string, Draft>();
  let characters = 0;

  function drop(key: string): void {
    characters -= drafts.get(key)?.text.length ?? 0;
    drafts.delete(key);
  }

  function keep(key: string, draft: Draft): void {
    drop(key);
    if (open.has(key)) {
      openDrafts.set(key, draft);
      return;
    }
    openDrafts.delete(key);
    drafts.set(key, draft);
    characters += draft.text.length;
    for (const oldest of drafts.keys()) {
      if (characters <= mostCharacters || oldest === key) break;
      drop(oldest);
    }
  }

  function memoryOf(key: string): DraftMemory {
    const memory = memories.get(key) ?? createDraftMemory();
    memories.set(key, memory);
    return memory;
  }

  function draftOf(key: string, text: string): Draft {
    const before = openDrafts.get(key) ?? drafts.get(key);
    const draft = before?.text === text ? before : buildDraft(text, open.has(key) ? memoryOf(key) : null);
    keep(key, draft);
    return draft;
  }

  function store(
    key: string,
    text: string,
    { uri, encoding: found, mark }: Pick<StoredDocument, 'uri' | 'encoding' | 'mark'>,
  ): StoredDocument {
    let card: DocumentCard | null = null;
    return {
      uri,
      text,
      get draft() {
        return draftOf(key, text);
      },
      get card() {
        card ??= cards.of(text);
        return card;
      },
      encoding: found,
      mark,
    };
  }

  async function load(key: string): Promise<StoredDocument> {
    const { text, encoding: found, mark } = decodeText(await host.read(key), encoding());
    return store(key, text, { uri: key, encoding: found, mark });
  }

  function forget(key: string): void {
    reading.delete(key);
    read.delete(key);
  }

  function known(uri: string): StoredDocument | null {
    const key = canonicalUri(uri);
    return open.get(key) ?? read.get(key) ?? null;
  }

  return {
    update(uri, text) {
      const key = canonicalUri(uri);
      const before = open.get(key);
      if (before?.uri === uri && before.text === text) return;
      open.set(key, store(key, text, { uri, encoding: null, mark: false }));
    },
    release(uri) {
      const key = canonicalUri(uri);
      if (!open.delete(key)) return;
      forget(key);
      memories.delete(key);
      const draft = openDrafts.get(key);
      if (draft) keep(key, draft);
    },
    forget: (uri) => forget(canonicalUri(uri)),
    forgetAll() {
      reading.clear();
      read.clear();
    },
    isOpen: (uri) => open.has(canonicalUri(uri)),
    opened: () => Array.from(open.values(), ({ uri }) => uri),
    known,
    async get(uri) {
      const there = known(uri);
      if (there) return there;
      const key = canonicalUri(uri);
      const underway = reading.get(key);
      if (underway) return underway;
      const loading = load(key);
      reading.set(key, loading);
      try {
        const loaded = await loading;
        if (reading.get(key) === loading) read.set(key, loaded);
        return loaded;
      } finally {
        if (reading.get(key) === loading) reading.delete(key);
      }
    },
  };
}
