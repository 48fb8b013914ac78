import type { Localized } from '../text/message.ts';
import {
  type DecisionChange,
  type Decisions,
  type DecisionsProblem,
  decisionsPath,
  noDecisions,
  readDecisions,
  withChange,
} from './decisions.ts';
import { decodeText } from './encoding.ts';
import { failureAbout } from './failure.ts';
import { type Host, HostError } from './host.ts';
import type { OpenProject } from './projects.ts';
import { canonicalUri, joinUri } from './uri.ts';

/** A decisions file as it was read; `text` is `null` where there is none. */
export interface OpenDecisions {
  readonly uri: string;
  readonly text: string | null;
  /** Whether a new content may take the place of what is there; a file that cannot be read stays as it is. */
  readonly isSafeToWrite: boolean;
  readonly decisions: Decisions;
  readonly problem: DecisionsProblem | null;
}

/** The decisions files in use, one for each project, each read once. */
export interface DecisionFiles {
  /** The decisions of a project; `null` where there is no project folder to keep them in. Never rejects. */
  of(project: OpenProject): Promise<OpenDecisions | null>;
  /** The files read so far. */
  loaded(): readonly OpenDecisions[];
  /** Whether decisions of a project can be kept: there is a folder for the file, and what is in the file can be understood. */
  isWritable(project: OpenProject): Promise<boolean>;
  /**
   * Keeps a change: read, changed and written in one go, so that what others wrote meanwhile stays. Returns the URI of the file, `null` where
   * nothing could be kept: no folder, or a file that cannot be read or understood. Rejects with a HostError where it cannot be written.
   */
  keep(project: OpenProject, change: DecisionChange): Promise<string | null>;
  /** A file changed: it is read again when it is asked for. Returns whether it is one of these. */
  changed(uri: string): boolean;
  /**
   * Whether a file still holds what was kept last. Another window that read before we wrote and wrote after us may have put it out: then it is
   * kept again. Each change is asked after once. Never rejects.
   */
  confirm(uri: string): Promise<void>;
  /** Nothing that was read counts any more. */
  forget(): void;
}

const unreadable: Localized = {
  'zh-cn': '决定文件“{0}”读不了，其中的决定暂不起作用，也不会改写它：{1}',
  'zh-tw': '決定檔案「{0}」讀不了，其中的決定暫不起作用，也不會改寫它：{1}',
  en: 'the decisions file “{0}” cannot be read, so its decisions do not count for now and it is not written to: {1}',
};

/** How often a change is tried that another window overwrites again and again. */
const attemptsAtMost = 8;

/** A file that is there and cannot be read must not look like one that is not there: it would be overwritten. */
async function load(host: Host, uri: string): Promise<OpenDecisions> {
  try {
    const { text } = decodeText(await host.read(uri));
    return { uri, text, isSafeToWrite: true, ...readDecisions(text) };
  } catch (error) {
    const isAbsent = error instanceof HostError && error.failure === 'not-found';
    const problem = isAbsent ? null : { span: null, message: failureAbout(unreadable, decisionsPath, error) };
    return { uri, text: null, isSafeToWrite: isAbsent, decisions: noDecisions, problem };
  }
}

/** The file as some changes leave it, or `null` where it must not be written. `isInForce`: nothing is left to do. */
async function attempt(
  host: Host,
  uri: string,
  changes: readonly DecisionChange[],
): Promise<{ readonly text: string; readonly isInForce: boolean } | null> {
  const { text: before, isSafeToWrite } = await load(host, uri);
  if (!isSafeToWrite) return null;
  let text: string | null = before;
  for (const change of changes) {
    text = withChange(text, change);
    if (text === null) return null;
  }
  return { text: text ?? '', isInForce: text === before };
}

/** Decisions files over a host. */
export function createDecisionFiles(host: Host): DecisionFiles {
  const reading = new Map<string, Promise<OpenDecisions>>();
  const read = new Map<string, OpenDecisions>();
  const working = new Map<string, Promise<unknown>>();
  const unconfirmed = new Map<string, DecisionChange[]>();

  async function open(uri: string): Promise<OpenDecisions> {
    const opened = await load(host, uri);
    read.set(uri, opened);
    return opened;
  }

  function uriOf({ folder }: OpenProject): string | null {
    return folder === null ? null : canonicalUri(joinUri(folder, decisionsPath));
  }

  function forgetFile(uri: string): boolean {
    read.delete(uri);
    return reading.delete(uri);
  }

  /** Reads, changes and writes until the changes are found in the file: between reading and writing others may have written. */
  async function write(uri: string, changes: readonly DecisionChange[]): Promise<boolean> {
    for (let tried = 0; tried < attemptsAtMost; tried++) {
      const next = await attempt(host, uri, changes);
      if (!next) return false;
      if (next.isInForce) return true;
      await host.write(uri, new TextEncoder().encode(next.text));
    }
    return (await attempt(host, uri, changes))?.isInForce ?? false;
  }

  /** One after the other for each file: changes of one window never cross. */
  function inTurn<Result>(uri: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (working.get(uri) ?? Promise.resolve()).then(work, work);
    working.set(uri, turn);
    return turn;
  }

  return {
    async of(project) {
      const uri = uriOf(project);
      if (uri === null) return null;
      const known = reading.get(uri) ?? open(uri);
      reading.set(uri, known);
      return known;
    },
    async isWritable(project) {
      const file = await this.of(project);
      return file?.isSafeToWrite === true && withChange(file.text, {}) !== null;
    },
    async keep(project, change) {
      const uri = uriOf(project);
      if (uri === null) return null;
      return inTurn(uri, async () => {
        try {
          if (!(await write(uri, [change]))) return null;
          unconfirmed.set(uri, [...(unconfirmed.get(uri) ?? []), change]);
          return uri;
        } finally {
          forgetFile(uri);
        }
      });
    },
    loaded: () => [...read.values()],
    changed: (uri) => forgetFile(canonicalUri(uri)),
    async confirm(given) {
      const uri = canonicalUri(given);
      const changes = unconfirmed.get(uri) ?? [];
      unconfirmed.delete(uri);
      if (changes.length === 0) return;
      const work = async (): Promise<void> => {
        await write(uri, changes);
        forgetFile(uri);
      };
      await inTurn(uri, work).catch(() => undefined);
    },
    forget() {
      reading.clear();
      read.clear();
    },
  };
}
