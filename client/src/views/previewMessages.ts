import type { PreviewPageJson } from '../../../server/src/lsp/protocol.ts';

/** A place in the file, both counted from 0, columns in UTF-16 units. */
export interface PreviewPlace {
  readonly line: number;
  readonly character: number;
}

/** A finding on the page. */
export interface PreviewMark {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly start: PreviewPlace;
  readonly end: PreviewPlace;
}

/** What the extension tells the page. */
export type ToPreview =
  /** The draft that is shown. `changed` are the pages that differ from those sent before, by number from 0; there are `count` of them. */
  | {
      readonly kind: 'pages';
      readonly uri: string;
      readonly name: string;
      readonly script: 'hans' | 'hant';
      readonly count: number;
      readonly changed: readonly (readonly [number, PreviewPageJson])[];
      readonly leftOut: readonly { readonly line: number; readonly lines: number }[];
    }
  | { readonly kind: 'marks'; readonly marks: readonly PreviewMark[] }
  /** Where the cursor stands in the text. */
  | ({ readonly kind: 'cursor' } & PreviewPlace)
  /** What the text shows at its top. */
  | ({ readonly kind: 'scrolled' } & PreviewPlace)
  | { readonly kind: 'paper'; readonly followsTheme: boolean };

/** What the page tells the extension. */
export type FromPreview =
  | { readonly kind: 'ready' }
  /** What the page shows at its top, after the reader moved it. */
  | ({ readonly kind: 'scrolled' } & PreviewPlace)
  /** What the reader wants to see in the text. */
  | ({ readonly kind: 'chosen' } & PreviewPlace);

/** The words of the page in the reader's language; `{0}` stands for what is put in. */
export interface PreviewTexts {
  readonly label: string;
  readonly page: string;
  readonly leftOut: string;
  readonly showLeftOut: string;
  readonly waiting: string;
  readonly empty: string;
  readonly error: string;
  readonly warning: string;
  readonly info: string;
}
