import type { Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { decodeText, type EncodingName } from './encoding.ts';
import { failureMessage } from './failure.ts';
import { type Host, HostError } from './host.ts';
import type { OpenProject } from './projects.ts';
import { canonicalUri, folderOf, joinUri } from './uri.ts';

/** Something wrong in a file beside the project file. */
export interface SideFileProblem {
  readonly span: Span | null;
  readonly message: Message;
}

/** A file that was found and read. */
export interface SideFile<Content> {
  readonly uri: string;
  /** `null` where it cannot be read, as its content is. */
  readonly encoding: EncodingName | null;
  readonly content: Content | null;
  readonly problems: readonly SideFileProblem[];
}

/** The files of one name that lie beside project files, each read once. */
export interface SideFiles<Content> {
  /** The file beside the project file, without one that in the folder of the draft; `null` where there is none. Never rejects. */
  of(project: OpenProject, draft: string): Promise<SideFile<Content> | null>;
  /** The files read so far. */
  loaded(): readonly SideFile<Content>[];
  /** A file changed: it is read again when it is asked for. Returns whether it is one that was asked for. */
  changed(uri: string): boolean;
  /** Nothing that was read counts any more. */
  forget(): void;
}

/** Files called `name` over a host; `read` never throws and names what is wrong in a text. */
export function createSideFiles<Content>(
  host: Host,
  name: string,
  read: (text: string) => { readonly content: Content; readonly problems: readonly SideFileProblem[] },
): SideFiles<Content> {
  const reading = new Map<string, Promise<SideFile<Content> | null>>();
  const known = new Map<string, SideFile<Content>>();

  async function open(uri: string, isLoose: boolean): Promise<SideFile<Content> | null> {
    try {
      const { text, encoding } = decodeText(await host.read(uri));
      const file = { uri, encoding, ...read(text) };
      known.set(uri, file);
      return file;
    } catch (error) {
      const failure = error instanceof HostError ? error.failure : null;
      // Beside a loose draft a refusal says nothing about the file, not even that there is one.
      if (failure === 'not-found' || (isLoose && failure === 'refused')) return null;
      const file = { uri, encoding: null, content: null, problems: [{ span: null, message: failureMessage(error) }] };
      known.set(uri, file);
      return file;
    }
  }

  return {
    async of({ folder, isLoose }, draft) {
      const beside = folder ?? folderOf(draft);
      if (beside === null) return null;
      const uri = canonicalUri(joinUri(beside, name));
      const underway = reading.get(uri) ?? open(uri, isLoose);
      reading.set(uri, underway);
      return underway;
    },
    loaded: () => [...known.values()],
    changed(uri) {
      const key = canonicalUri(uri);
      known.delete(key);
      return reading.delete(key);
    },
    forget() {
      reading.clear();
      known.clear();
    },
  };
}
