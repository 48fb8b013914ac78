import type { Localized } from '../text/message.ts';
import { type Decisions, type DecisionsProblem, decisionsPath, noDecisions, readDecisions } from './decisions.ts';
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
  /** A file changed: it is read again when it is asked for. Returns whether it is one of these. */
  changed(uri: string): boolean;
  /** Nothing that was read counts any more. */
  forget(): void;
}

const unreadable: Localized = {
  'zh-cn': '决定文件“{0}”读不了，其中的决定暂不起作用，也不会改写它：{1}',
  'zh-tw': '決定檔案「{0}」讀不了，其中的決定暫不起作用，也不會改寫它：{1}',
  en: 'the decisions file “{0}” cannot be read, so its decisions do not count for now and it is not written to: {1}',
};

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

/** Decisions files over a host. */
export function createDecisionFiles(host: Host): DecisionFiles {
  const reading = new Map<string, Promise<OpenDecisions>>();
  const read = new Map<string, OpenDecisions>();

  async function open(uri: string): Promise<OpenDecisions> {
    const opened = await load(host, uri);
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
