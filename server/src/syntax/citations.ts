import type { Span } from '../text/span.ts';
import type { Citation } from './tree.ts';

const documentNumber = /[\p{Script=Han}]{2,8}〔\d{4}〕\d{1,5}[号號]/u;

/** The documents named in a stretch of text. First version: none yet. */
export function findCitations(_text: string, _span: Span): readonly Citation[] {
  return [];
}

/** The first document number in a stretch of text. */
export function parseDocumentNumber(text: string, span: Span): Span | null {
  const found = documentNumber.exec(text.slice(span.start, span.end));
  return found ? { start: span.start + found.index, end: span.start + found.index + found[0].length } : null;
}
