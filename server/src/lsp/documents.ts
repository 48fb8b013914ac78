import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { canonicalUri } from '../workspace/uri.ts';

/** A document that the editor holds open. */
export interface OpenDocument {
  /** The URI in the client's spelling: answers about the document go out under it. */
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** Whether it is read as a draft or directive; project files and other JSON are not. */
  readonly isDraft: boolean;
}

/** The documents that the editor holds open, by canonical URI. */
export interface Documents {
  open(uri: string, language: string, version: number, text: string): OpenDocument;
  /** Applies edits in their order; `null` for a document that is not open. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): OpenDocument | null;
  /** Whether the document was open. */
  close(uri: string): boolean;
  get(uri: string): OpenDocument | null;
  /** The URI as the client spelt it last, also of a document that was closed; one that was never open is given back as it is. */
  spelling(uri: string): string;
  /** Canonical URIs in the order of opening. */
  uris(): readonly string[];
}

/** A store that holds no document yet. */
export function createDocuments(): Documents {
  const documents = new Map<string, TextDocument>();
  const spellings = new Map<string, string>();
  const view = (document: TextDocument): OpenDocument => ({
    uri: document.uri,
    version: document.version,
    text: document.getText(),
    isDraft: !isData(document),
  });
  return {
    open(uri, language, version, text) {
      const document = TextDocument.create(uri, language, version, text);
      documents.set(canonicalUri(uri), document);
      spellings.set(canonicalUri(uri), uri);
      return view(document);
    },
    change(uri, version, changes) {
      const document = documents.get(canonicalUri(uri));
      return document ? view(TextDocument.update(document, [...changes], version)) : null;
    },
    close: (uri) => documents.delete(canonicalUri(uri)),
    get(uri) {
      const document = documents.get(canonicalUri(uri));
      return document ? view(document) : null;
    },
    spelling: (uri) => spellings.get(canonicalUri(uri)) ?? uri,
    uris: () => [...documents.keys()],
  };
}

function isData(document: TextDocument): boolean {
  return /^jsonc?$/.test(document.languageId) || document.uri.endsWith('.json');
}
