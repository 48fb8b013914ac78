import type { Message } from '../text/message.ts';
import { type Decisions, decisionsPath, noDecisions, readDecisions } from './decisions.ts';
import { decodeText } from './encoding.ts';
import type { Host } from './host.ts';
import type { OpenProject } from './projects.ts';
import { canonicalUri, joinUri } from './uri.ts';

/** A decisions file as it was read; `text` is `null` where there is none. */
export interface OpenDecisions {
  readonly uri: string;
  readonly text: string | null;
  readonly decisions: Decisions;
  readonly problem: Message | null;
}

/** The decisions files in use, one for each project, each read once. */
export interface DecisionFiles {
  /** The decisions of a project; `null` where there is no project folder to keep them in. Never rejects. */
  of(project: OpenProject): Promise<OpenDecisions | null>;
  /** The files read so far. */
  loaded(): readonly OpenDecisions[];
  /** A file changed: it is read again when it is asked for. Returns whether it is one of these. */
  changed(uri: string): boolean;
  /** Nothing that was read counts any more. */
  forget(): void;
}

/** Decisions files over a host. */
export function createDecisionFiles(host: Host): DecisionFiles {
  const reading = new Map<string, Promise<OpenDecisions>>();
  const read = new Map<string, OpenDecisions>();

  async function open(uri: string): Promise<OpenDecisions> {
    const text = await host.read(uri).then(
      (bytes) => decodeText(bytes).text,
      () => null,
    );
    const { decisions, problem } = text === null ? { decisions: noDecisions, problem: null } : readDecisions(text);
    const opened = { uri, text, decisions, problem };
    read.set(uri, opened);
    return opened;
  }

  return {
    async of({ folder }) {
      if (folder === null) return null;
      const uri = canonicalUri(joinUri(folder, decisionsPath));
      const known = reading.get(uri) ?? open(uri);
      reading.set(uri, known);
      return known;
    },
    loaded: () => [...read.values()],
    changed(uri) {
      const key = canonicalUri(uri);
      read.delete(key);
      return reading.delete(key);
    },
    forget() {
      reading.clear();
      read.clear();
    },
  };
}
