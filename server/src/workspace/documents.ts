import { buildDraft } from '../model/build.ts';
import type { Draft } from '../model/draft.ts';
import { decodeText, type EncodingName } from './encoding.ts';
import type { Host } from './host.ts';
import { canonicalUri } from './uri.ts';

/** A document whose text is known. */
export interface StoredDocument {
  /** As the editor spells it; canonical for a file that was read through the host. */
  readonly uri: string;
  readonly draft: Draft;
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

/** Documents over a host. `encoding` forces an encoding; without it each file's is found. */
export function createDocuments(host: Host, encoding: () => EncodingName | null): Documents {
  const open = new Map<string, { readonly uri: string; readonly text: string }>();
  const reading = new Map<string, Promise<StoredDocument>>();
  const read = new Map<string, StoredDocument>();
  const drafts = new Map<string, Draft>();

  function draftOf(key: string, text: string): Draft {
    const before = drafts.get(key);
    if (before?.text === text) return before;
    const draft = buildDraft(text);
    drafts.set(key, draft);
    return draft;
  }

  async function load(key: string): Promise<StoredDocument> {
    const { text, encoding: found, mark } = decodeText(await host.read(key), encoding());
    return { uri: key, draft: draftOf(key, text), encoding: found, mark };
  }

  function forget(key: string): void {
    reading.delete(key);
    read.delete(key);
  }

  function known(uri: string): StoredDocument | null {
    const key = canonicalUri(uri);
    const edited = open.get(key);
    if (edited) return { uri: edited.uri, draft: draftOf(key, edited.text), encoding: null, mark: false };
    return read.get(key) ?? null;
  }

  return {
    update: (uri, text) => void open.set(canonicalUri(uri), { uri, text }),
    release(uri) {
      const key = canonicalUri(uri);
      if (open.delete(key)) forget(key);
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
