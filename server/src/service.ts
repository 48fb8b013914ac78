import type { Trace } from './directives/trace.ts';
import type { Draft } from './model/draft.ts';
import type { Finding } from './rules/rule.ts';
import type { Message } from './text/message.ts';
import type { Span } from './text/span.ts';

/** Something that could not be read or understood, for the user: what and where. */
export interface Problem {
  readonly uri: string;
  readonly span: Span | null;
  readonly message: Message;
}

/** A document that the service knows the text of. */
export interface KnownDocument {
  readonly uri: string;
  readonly draft: Draft;
  /** How the bytes were read; `null` for text that came from an editor. */
  readonly encoding: string | null;
}

/**
 * The engine without an editor, a command line or a disk: everything that `lsp` and `cli` can ask for.
 * Files are named by URI. Text that an editor holds goes before what the host would read.
 */
export interface Service {
  /** Takes over the text of a document from an editor, at opening and after each edit. */
  update(uri: string, text: string): void;
  /** The editor gave a document back; the host's text counts again. */
  release(uri: string): void;
  /** Files changed, appeared or vanished outside of the editor. Returns the URIs of known drafts to be checked again. */
  changed(uris: readonly string[]): Promise<readonly string[]>;
  /** The document, from the editor or read through the host. Rejects with a HostError. */
  document(uri: string): Promise<KnownDocument>;
  /** The findings of the rules that read only the draft: at once, without the library. In the order of the text. */
  checkDraft(uri: string): Promise<readonly Finding[]>;
  /** All findings, in the order of the text. */
  check(uri: string): Promise<readonly Finding[]>;
  /** The links of the draft to its parents. */
  trace(uri: string): Promise<Trace>;
  /** The drafts and directives whose clauses implement clauses of this document. */
  children(uri: string): Promise<readonly { readonly uri: string; readonly trace: Trace }[]>;
  /** The drafts that an edit of this document affects, itself not among them. */
  dependents(uri: string): readonly string[];
  /** What is wrong with project files and library: one entry each, in a stable order. */
  problems(): readonly Problem[];
  /** How many directives are known. */
  librarySize(): number;
}
