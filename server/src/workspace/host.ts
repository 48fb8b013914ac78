/** Why the host could not do what it was asked for. */
export type HostFailure = 'not-found' | 'refused' | 'is-a-folder' | 'too-large' | 'failed';

/** A file or folder that could not be read, found or written. */
export class HostError extends Error {
  readonly failure: HostFailure;
  readonly uri: string;

  constructor(failure: HostFailure, uri: string, detail = '') {
    super(detail || failure);
    this.name = 'HostError';
    this.failure = failure;
    this.uri = uri;
  }
}

/**
 * The one list of what the world around the engine must provide. Files are named by URI (`file:///…`, `vscode-vfs://…`).
 * The command line brings one over the disk, the editor one that asks its client, tests one in memory.
 */
export interface Host {
  /** The bytes of a file. Rejects with a HostError. */
  read(uri: string): Promise<Uint8Array>;
  /** Writes a file whole or not at all; its folder is made where it is missing. Rejects with a HostError. */
  write(uri: string, bytes: Uint8Array): Promise<void>;
  /**
   * The files below a folder that match one of the patterns (`**` any folders, `*` any characters but `/`, `{a,b}` either), sorted by URI.
   * Patterns are relative to the folder and cannot lead out of it. A folder that is not there rejects with a HostError.
   */
  find(folder: string, patterns: readonly string[]): Promise<readonly string[]>;
  /** Whether there is a file or folder of that name. */
  exists(uri: string): Promise<'file' | 'folder' | null>;
}
