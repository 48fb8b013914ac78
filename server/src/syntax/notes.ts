import type { Span } from '../text/span.ts';
import type { Note } from './tree.ts';

const bracketedNote =
  /。([(（〔[][^。]{2,400}?(?:负责|負責|落实|落實|牵头|牽頭|单位[:：][^()（）]*|單位[:：][^()（）]*)[)）〕\]])(?![)）〕\]、，,])/g;

/** The responsibility notes of a paragraph. First, narrow version: bracketed notes behind a full stop, their units not read yet. */
export function findNotes(text: string, paragraph: Span): readonly Note[] {
  const words = text.slice(paragraph.start, paragraph.end);
  return [...words.matchAll(bracketedNote)].map((found) => {
    const start = paragraph.start + found.index + 1;
    const end = paragraph.start + found.index + found[0].length;
    const inner = { start: start + 1, end: end - 1 };
    return { start, end, inner, bracket: '（', units: [], mode: null, deadline: null, declaration: null };
  });
}
